"""Each passage continues the one before it: counted, checked by the database; the way out has outcome and lessons."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

# Passages are append-only and behind the wall, for their owner too: both step aside for this one statement.
COUNT = [
    "alter table accounts_phasepassage disable trigger user",
    "alter table accounts_phasepassage no force row level security",
    """
    update accounts_phasepassage as p set position = counted.position
    from (select id, row_number() over (partition by account_id order by id) as position
          from accounts_phasepassage) as counted
    where p.id = counted.id and p.position <> counted.position
    """,
    "alter table accounts_phasepassage force row level security",
    "alter table accounts_phasepassage enable trigger user",
]

# Counted just above, so it holds for what is there; two new passages at once is what it is for.
ONCE = (
    "alter table accounts_phasepassage"
    " add constraint passage_position_once unique (organisation_id, account_id, position)"
)
NOT_ONCE = "alter table accounts_phasepassage drop constraint passage_position_once"


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0005_saved_views"),
        ("tenancy", "0002_walls"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="phasepassage",
            options={"base_manager_name": "objects", "ordering": ["position"]},
        ),
        migrations.AddField(
            model_name="phasepassage",
            name="lessons",
            field=models.TextField(blank=True, db_default="", default="", verbose_name="lessons"),
        ),
        migrations.AddField(
            model_name="phasepassage",
            name="outcome",
            field=models.CharField(
                blank=True,
                choices=[
                    ("lost", "Lost to a competitor"),
                    ("wound_down", "Business wound down"),
                    ("merged", "Merged into another account"),
                    ("downgraded", "Served outside the programme"),
                    ("not_retained", "Not retained at qualification"),
                    ("other", "Another outcome"),
                ],
                db_default="",
                default="",
                max_length=16,
                verbose_name="outcome",
            ),
        ),
        migrations.AddField(
            model_name="phasepassage",
            name="position",
            field=models.PositiveSmallIntegerField(db_default=1, default=1),
        ),
        migrations.RunSQL(COUNT, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="phasepassage",
            name="to_phase",
            field=models.CharField(
                blank=True,
                choices=[
                    ("qualification", "Qualification"),
                    ("onboarding", "Onboarding"),
                    ("development", "Development"),
                    ("consolidation", "Consolidation"),
                    ("renewal", "Renewal"),
                ],
                max_length=16,
                verbose_name="phase",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="phasepassage",
            trigger=pgtrigger.compiler.Trigger(
                name="passage_follows",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE previous record;",
                    func="\nselect p.position, p.to_phase, p.cycle, p.happened_on into previous from accounts_phasepassage p\n    where p.organisation_id = new.organisation_id and p.account_id = new.account_id\n    order by p.position desc limit 1;\nif not found then\n    if new.position = 1 then return new; end if;\nelsif new.position = previous.position + 1 and new.from_phase = previous.to_phase\n    and new.to_phase <> previous.to_phase and new.happened_on >= previous.happened_on\n    and new.cycle = previous.cycle + (case\n        when previous.to_phase = '' then 1\n        when previous.to_phase = 'renewal' and new.to_phase in ('development', 'consolidation') then 1\n        else 0 end)\nthen return new;\nend if;\nraise exception 'passage_follows: a passage continues the one before it' using errcode = 'check_violation';\n",
                    hash="cbea3ecd65c8bf6a01df1c04700f37ae72198fb6",
                    operation="INSERT",
                    pgid="pgtrigger_passage_follows_6f081",
                    table="accounts_phasepassage",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(ONCE, NOT_ONCE)],
            state_operations=[
                migrations.AddConstraint(
                    model_name="phasepassage",
                    constraint=models.UniqueConstraint(
                        fields=("organisation", "account", "position"), name="passage_position_once"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="phasepassage",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("outcome__in", ["lost", "wound_down", "merged", "downgraded", "not_retained", "other"]),
                        ("to_phase", ""),
                    ),
                    models.Q(
                        ("outcome", ""),
                        ("to_phase__in", ["qualification", "onboarding", "development", "consolidation", "renewal"]),
                    ),
                    _connector="OR",
                ),
                name="passage_into_a_phase_or_out",
            ),
        ),
    ]
