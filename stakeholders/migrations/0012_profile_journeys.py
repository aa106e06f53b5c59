"""What each profile needs in each phase, and the rhythm that follows, kept with each person."""

import datetime
import django.core.validators
import django.db.models.deletion
import kam.tenancy.scope
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from kam.tenancy.rls import SecureTenantTables

# On the accounts' table, and yet of this room: accounts know nothing of people. Whoever has neither a rhythm agreed nor
# one of their own profile follows the phase; their own trigger finds it.
PHASE_RHYTHM = """
create function stakeholders_rhythm_follows_phase() returns trigger language plpgsql as $$
begin
    update stakeholders_stakeholder set rhythm_days = 0
    where organisation_id = new.organisation_id and account_id = new.id and cadence_days is null;
    return null;
end $$;
create trigger stakeholders_rhythm_follows_phase after update of phase on accounts_account
    for each row when (old.phase is distinct from new.phase) execute function stakeholders_rhythm_follows_phase();
"""
NO_PHASE_RHYTHM = """
drop trigger stakeholders_rhythm_follows_phase on accounts_account;
drop function stakeholders_rhythm_follows_phase();
"""
CELL = (
    "insert into stakeholders_profilejourney (organisation_id, created_at, updated_at, version, profile, phase, needs,"
    " brings, proof, cadence_days, channel) values (%s, now(), now(), 1, %s, %s, %s, %s, %s, %s, %s)"
)
# One statement for an organisation's people; the trigger finds what belongs there.
FILL = "update stakeholders_stakeholder set rhythm_days = 0 where organisation_id = %s and rhythm_days = 0"


def furnish(apps, schema_editor):
    """One organisation at a time, inside its own scope: the wall stands for migrations too."""
    from stakeholders.journeys.defaults import defaults_of

    with schema_editor.connection.cursor() as cursor:
        cursor.execute("select * from kam_organisation_ids()")
        for (organisation_id,) in cursor.fetchall():
            cursor.execute("select set_config('app.org', %s, true)", [str(organisation_id)])
            cursor.execute("select locale from tenancy_organisation where id = %s", [organisation_id])
            [locale] = cursor.fetchone()
            for one in defaults_of(locale):
                cursor.execute(CELL, [organisation_id, *one])
            cursor.execute(FILL, [organisation_id])
        cursor.execute("select set_config('app.org', '', true)")


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0022_protocol_events'),
        ('stakeholders', '0011_executive_pairs'),
        ('tenancy', '0002_walls'),
    ]

    operations = [
        migrations.CreateModel(
            name='ProfileJourney',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                ('profile', models.CharField(choices=[('decision_maker', 'Economic decision-maker'), ('sponsor', 'Internal sponsor'), ('user', 'Operational user'), ('technical_influencer', 'Technical influencer')], max_length=24, verbose_name='profile')),
                ('phase', models.CharField(choices=[('qualification', 'Qualification'), ('onboarding', 'Onboarding'), ('development', 'Development'), ('consolidation', 'Consolidation'), ('renewal', 'Renewal')], max_length=16, verbose_name='phase')),
                ('needs', models.TextField(max_length=600, verbose_name='what they need')),
                ('brings', models.TextField(max_length=600, verbose_name='what we bring')),
                ('cadence_days', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(730)], verbose_name='contact every (days)')),
                ('channel', models.CharField(choices=[('meeting', 'Meeting'), ('video', 'Video call'), ('call', 'Phone call'), ('email', 'E-mail'), ('event', 'Event'), ('other', 'Other')], max_length=8, verbose_name='channel')),
                ('proof', models.TextField(max_length=600, verbose_name='proof that it works')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='ProfileJourneyEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                ('profile', models.CharField(choices=[('decision_maker', 'Economic decision-maker'), ('sponsor', 'Internal sponsor'), ('user', 'Operational user'), ('technical_influencer', 'Technical influencer')], max_length=24, verbose_name='profile')),
                ('phase', models.CharField(choices=[('qualification', 'Qualification'), ('onboarding', 'Onboarding'), ('development', 'Development'), ('consolidation', 'Consolidation'), ('renewal', 'Renewal')], max_length=16, verbose_name='phase')),
                ('needs', models.TextField(max_length=600, verbose_name='what they need')),
                ('brings', models.TextField(max_length=600, verbose_name='what we bring')),
                ('cadence_days', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(730)], verbose_name='contact every (days)')),
                ('channel', models.CharField(choices=[('meeting', 'Meeting'), ('video', 'Video call'), ('call', 'Phone call'), ('email', 'E-mail'), ('event', 'Event'), ('other', 'Other')], max_length=8, verbose_name='channel')),
                ('proof', models.TextField(max_length=600, verbose_name='proof that it works')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='stakeholder',
            name='overdue_from',
            field=models.DateField(db_default=datetime.date(2000, 1, 1), editable=False),
        ),
        migrations.AddField(
            model_name='stakeholder',
            name='rhythm_days',
            field=models.PositiveSmallIntegerField(db_default=0, editable=False),
        ),
        migrations.AddIndex(
            model_name='stakeholder',
            index=models.Index(condition=models.Q(('present', True)), fields=['organisation', 'overdue_from'], name='stakeholder_overdue'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ownprofile',
            trigger=pgtrigger.compiler.Trigger(name='own_profile_rhythm_follows', sql=pgtrigger.compiler.UpsertTriggerSql(func='\nupdate stakeholders_stakeholder set rhythm_days = 0\nwhere organisation_id = new.organisation_id and own_profile_id = new.id and cadence_days is null;\nreturn null;\n', hash='30aaa83dbc19c417b73b14f3d53fa0b4d41c2a1c', operation='UPDATE OF "cadence_days"', pgid='pgtrigger_own_profile_rhythm_follows_69290', table='stakeholders_ownprofile', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='stakeholder',
            trigger=pgtrigger.compiler.Trigger(name='stakeholder_rhythm', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nnew.rhythm_days := coalesce(\n    new.cadence_days,\n    (select o.cadence_days from stakeholders_ownprofile o\n     where o.organisation_id = new.organisation_id and o.id = new.own_profile_id),\n    (select j.cadence_days from accounts_account a join stakeholders_profilejourney j\n        on j.organisation_id = a.organisation_id and j.phase = a.phase\n     where a.organisation_id = new.organisation_id and a.id = new.account_id and j.profile = new.profile),\n    case new.profile when 'decision_maker' then 90 when 'sponsor' then 21 when 'user' then 30 when 'technical_influencer' then 56 end\n);\nnew.overdue_from := coalesce(new.last_touch_on, (new.created_at at time zone (\n    select o.time_zone from tenancy_organisation o where o.id = new.organisation_id))::date)\n    + new.rhythm_days * 3 / 2 + 1;\nreturn new;\n", hash='ae1b2fbb1c96c0d525a94d7b694b7167e2fb845d', operation='INSERT OR UPDATE OF "cadence_days", "own_profile_id", "profile", "last_touch_on", "account_id", "created_at", "rhythm_days", "overdue_from"', pgid='pgtrigger_stakeholder_rhythm_f2414', table='stakeholders_stakeholder', when='BEFORE')),
        ),
        migrations.AddField(
            model_name='profilejourney',
            name='organisation',
            field=models.ForeignKey(default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.organisation'),
        ),
        migrations.AddField(
            model_name='profilejourneyevent',
            name='organisation',
            field=models.ForeignKey(db_constraint=False, default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tenancy.organisation'),
        ),
        migrations.AddField(
            model_name='profilejourneyevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='stakeholders.profilejourney'),
        ),
        migrations.AddConstraint(
            model_name='profilejourney',
            constraint=models.UniqueConstraint(fields=('organisation', 'profile', 'phase'), name='profile_journey_once'),
        ),
        migrations.AddConstraint(
            model_name='profilejourney',
            constraint=models.CheckConstraint(condition=models.Q(('cadence_days__range', (1, 730))), name='journey_cadence_1_to_730'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='profilejourney',
            trigger=pgtrigger.compiler.Trigger(name='journey_rhythm_follows', sql=pgtrigger.compiler.UpsertTriggerSql(func='\nupdate stakeholders_stakeholder s set rhythm_days = 0\nfrom accounts_account a\nwhere s.organisation_id = new.organisation_id and s.profile = new.profile and s.cadence_days is null\n    and a.organisation_id = s.organisation_id and a.id = s.account_id and a.phase = new.phase;\nreturn null;\n', hash='5fa04e2e7bba02b27157ebf7000be55f82b845b0', operation='INSERT OR UPDATE OF "cadence_days"', pgid='pgtrigger_journey_rhythm_follows_282cf', table='stakeholders_profilejourney', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='profilejourney',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stakeholders_profilejourneyevent" ("brings", "cadence_days", "channel", "created_at", "id", "needs", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase", "profile", "proof", "updated_at", "version") VALUES (NEW."brings", NEW."cadence_days", NEW."channel", NEW."created_at", NEW."id", NEW."needs", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."phase", NEW."profile", NEW."proof", NEW."updated_at", NEW."version"); RETURN NULL;', hash='e1072ac50fc2a755cdd20849c50086ddcaabe673', operation='INSERT', pgid='pgtrigger_insert_insert_c8811', table='stakeholders_profilejourney', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='profilejourney',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "stakeholders_profilejourneyevent" ("brings", "cadence_days", "channel", "created_at", "id", "needs", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase", "profile", "proof", "updated_at", "version") VALUES (NEW."brings", NEW."cadence_days", NEW."channel", NEW."created_at", NEW."id", NEW."needs", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."phase", NEW."profile", NEW."proof", NEW."updated_at", NEW."version"); RETURN NULL;', hash='af4873f98314d9f3fe1219368d04a2d18cceae10', operation='UPDATE', pgid='pgtrigger_update_update_062ac', table='stakeholders_profilejourney', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='profilejourney',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stakeholders_profilejourneyevent" ("brings", "cadence_days", "channel", "created_at", "id", "needs", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase", "profile", "proof", "updated_at", "version") VALUES (OLD."brings", OLD."cadence_days", OLD."channel", OLD."created_at", OLD."id", OLD."needs", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."phase", OLD."profile", OLD."proof", OLD."updated_at", OLD."version"); RETURN NULL;', hash='147a0120f293fe47c812ff165353f40e0f4736fb', operation='DELETE', pgid='pgtrigger_delete_delete_9d549', table='stakeholders_profilejourney', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='profilejourneyevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='77c9ea9d32521fae8dea9d0e8730dc20e08324c1', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f27af', table='stakeholders_profilejourneyevent', when='BEFORE')),
        ),
        SecureTenantTables(only=("profilejourney", "profilejourneyevent")),
        migrations.RunSQL(PHASE_RHYTHM, NO_PHASE_RHYTHM),
        migrations.RunPython(furnish, migrations.RunPython.noop),
    ]
