"""Organisations that exist already get the criteria and thresholds with which new ones begin."""

import json

from django.db import migrations

HEAD = "organisation_id, created_at, updated_at, version"
NOW = "%s, now(), now(), 1"
RULES = (
    f"insert into accounts_qualificationrules ({HEAD}, enter_from, watch_from, spread, requalify_months, raters)"
    f" values ({NOW}, 70, 50, 2, 12, 2)"
)
EDITION = f"insert into accounts_criteriaset ({HEAD}, number, state) values ({NOW}, 1, 'draft') returning id"
GROUP = (
    f"insert into accounts_criteriongroup ({HEAD}, edition_id, position, axis, label_en, label_fr)"
    f" values ({NOW}, %s, %s, %s, %s, %s) returning id"
)
CRITERION = (
    f"insert into accounts_qualificationcriterion ({HEAD}, edition_id, group_id, position, weight, label_en, label_fr,"
    f" scale_en, scale_fr) values ({NOW}, %s, %s, %s, %s, %s, %s, %s, %s)"
)
PUBLISH = "update accounts_criteriaset set state = 'published', published_on = current_date where id = %s"


def furnish(apps, schema_editor):
    """One organisation at a time, inside its own scope: the wall stands for migrations too."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("select * from kam_organisation_ids()")
        for (organisation_id,) in cursor.fetchall():
            cursor.execute("select set_config('app.org', %s, true)", [str(organisation_id)])
            # Named, because an owner that is a superuser too sees past the wall.
            cursor.execute("select 1 from accounts_criteriaset where organisation_id = %s limit 1", [organisation_id])
            if cursor.fetchone() is None:
                _write(cursor, organisation_id)
        cursor.execute("select set_config('app.org', '', true)")


def _write(cursor, organisation_id):
    from accounts.qualification.defaults import GROUPS

    cursor.execute(RULES, [organisation_id])
    cursor.execute(EDITION, [organisation_id])
    [edition] = cursor.fetchone()
    for at, group in enumerate(GROUPS, start=1):
        cursor.execute(GROUP, [organisation_id, edition, at, group.axis, group.label.en, group.label.fr])
        [made] = cursor.fetchone()
        for position, one in enumerate(group.criteria, start=1):
            scales = [json.dumps([getattr(step, word) for step in one.scale]) for word in ("en", "fr")]
            words = [one.weight, one.label.en, one.label.fr, *scales]
            cursor.execute(CRITERION, [organisation_id, edition, made, position, *words])
    cursor.execute(PUBLISH, [edition])


class Migration(migrations.Migration):
    dependencies = [("accounts", "0014_qualification")]

    operations = [migrations.RunPython(furnish, migrations.RunPython.noop)]
