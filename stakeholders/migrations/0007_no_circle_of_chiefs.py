"""Nobody reports to themselves, at whatever depth: not by a form, SQL, nor two people dragging at once."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('stakeholders', '0006_doubles'),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name='stakeholder',
            trigger=pgtrigger.compiler.Trigger(name='stakeholder_no_circle', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."reports_to_id" IS NOT NULL)', constraint='CONSTRAINT', declare='DECLARE scope text; circle boolean;', func="\nif tg_op = 'UPDATE' and new.reports_to_id is not distinct from old.reports_to_id then return null; end if;\nscope := current_setting('app.org', true);\nperform set_config('app.org', new.organisation_id::text, true);\nperform pg_advisory_xact_lock(hashtext('stakeholders_stakeholder.reports_to'), new.organisation_id::int);\nwith recursive above(id) as (\n    select s.reports_to_id from stakeholders_stakeholder s where s.id = new.id and s.reports_to_id is not null\n    union\n    select s.reports_to_id from stakeholders_stakeholder s join above on s.id = above.id\n        where s.reports_to_id is not null\n)\nselect exists (select from above where id = new.id) into circle;\nperform set_config('app.org', coalesce(scope, ''), true);\nif circle then\n    raise exception 'stakeholder_no_circle: person % would report to themselves', new.id\n        using errcode = 'check_violation', constraint = 'stakeholder_no_circle', table = 'stakeholders_stakeholder';\nend if;\nreturn null;\n", hash='560040391367521159b64d56ba7dccd7d74102f2', operation='INSERT OR UPDATE OF "reports_to_id"', pgid='pgtrigger_stakeholder_no_circle_90e9e', table='stakeholders_stakeholder', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
    ]
