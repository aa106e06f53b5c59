"""Relationship charters: versions, and their lines."""

import django.core.validators
import django.db.models.deletion
import kam.tenancy.scope
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.db import migrations, models

from kam.tenancy.rls import SecureTenantTables


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0012_footprint_and_economics'),
        ('tenancy', '0002_walls'),
    ]

    operations = [
        migrations.CreateModel(
            name='Charter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                ('cycle', models.PositiveSmallIntegerField(verbose_name='cycle')),
                ('number', models.PositiveSmallIntegerField(verbose_name='version')),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('agreed', 'Agreed'), ('superseded', 'Superseded')], default='draft', max_length=12, verbose_name='state')),
                ('reason', models.TextField(blank=True, verbose_name='why a new version')),
                ('opened_on', models.DateField(verbose_name='opened')),
                ('agreed_on', models.DateField(null=True, verbose_name='agreed on')),
                ('agreed_by_client', models.CharField(blank=True, max_length=160, verbose_name='agreed for the client by')),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='charters', to='accounts.account')),
                ('agreed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.membership', verbose_name='agreed for us by')),
                ('organisation', models.ForeignKey(default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.organisation')),
            ],
            options={
                'ordering': ['-number'],
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='CharterEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                ('cycle', models.PositiveSmallIntegerField(verbose_name='cycle')),
                ('number', models.PositiveSmallIntegerField(verbose_name='version')),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('agreed', 'Agreed'), ('superseded', 'Superseded')], default='draft', max_length=12, verbose_name='state')),
                ('reason', models.TextField(blank=True, verbose_name='why a new version')),
                ('opened_on', models.DateField(verbose_name='opened')),
                ('agreed_on', models.DateField(null=True, verbose_name='agreed on')),
                ('agreed_by_client', models.CharField(blank=True, max_length=160, verbose_name='agreed for the client by')),
                ('account', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.account')),
                ('agreed_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tenancy.membership', verbose_name='agreed for us by')),
                ('organisation', models.ForeignKey(db_constraint=False, default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tenancy.organisation')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='accounts.charter')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CharterExpectation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                ('position', models.PositiveSmallIntegerField()),
                ('thread', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('side', models.CharField(choices=[('ours', 'What we promise'), ('theirs', 'What the client promises')], max_length=8, verbose_name='side')),
                ('text', models.TextField(verbose_name='expectation')),
                ('accepted_by', models.CharField(blank=True, max_length=160, verbose_name='accepted by')),
                ('accepted_on', models.DateField(blank=True, null=True, verbose_name='accepted on')),
                ('charter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='expectations', to='accounts.charter')),
                ('organisation', models.ForeignKey(default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.organisation')),
            ],
            options={
                'ordering': ['position', 'id'],
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='CharterExpectationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                ('position', models.PositiveSmallIntegerField()),
                ('thread', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('side', models.CharField(choices=[('ours', 'What we promise'), ('theirs', 'What the client promises')], max_length=8, verbose_name='side')),
                ('text', models.TextField(verbose_name='expectation')),
                ('accepted_by', models.CharField(blank=True, max_length=160, verbose_name='accepted by')),
                ('accepted_on', models.DateField(blank=True, null=True, verbose_name='accepted on')),
                ('charter', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.charter')),
                ('organisation', models.ForeignKey(db_constraint=False, default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tenancy.organisation')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='accounts.charterexpectation')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CharterGoal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                ('position', models.PositiveSmallIntegerField()),
                ('thread', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('text', models.CharField(max_length=240, verbose_name='goal')),
                ('measure', models.CharField(blank=True, max_length=160, verbose_name='measure')),
                ('target', models.CharField(blank=True, max_length=120, verbose_name='target')),
                ('by_on', models.DateField(blank=True, null=True, verbose_name='by')),
                ('charter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='goals', to='accounts.charter')),
                ('organisation', models.ForeignKey(default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.organisation')),
            ],
            options={
                'ordering': ['position', 'id'],
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='CharterGoalEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                ('position', models.PositiveSmallIntegerField()),
                ('thread', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('text', models.CharField(max_length=240, verbose_name='goal')),
                ('measure', models.CharField(blank=True, max_length=160, verbose_name='measure')),
                ('target', models.CharField(blank=True, max_length=120, verbose_name='target')),
                ('by_on', models.DateField(blank=True, null=True, verbose_name='by')),
                ('charter', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.charter')),
                ('organisation', models.ForeignKey(db_constraint=False, default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tenancy.organisation')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='accounts.chartergoal')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CharterMode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                ('position', models.PositiveSmallIntegerField()),
                ('thread', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('subject', models.CharField(max_length=160, verbose_name='subject')),
                ('rhythm', models.CharField(choices=[('daily', 'Every day'), ('weekly', 'Every week'), ('fortnight', 'Every two weeks'), ('monthly', 'Every month'), ('quarterly', 'Every quarter'), ('halfyear', 'Every six months'), ('yearly', 'Every year'), ('need', 'When needed')], max_length=12, verbose_name='rhythm')),
                ('channel', models.CharField(choices=[('meeting', 'Meeting on site'), ('video', 'Video call'), ('phone', 'Telephone'), ('email', 'E-mail'), ('chat', 'Shared chat'), ('portal', 'Portal or ticket')], max_length=12, verbose_name='channel')),
                ('languages', models.CharField(max_length=80, verbose_name='languages')),
                ('their_contact', models.CharField(blank=True, max_length=160, verbose_name='their contact')),
                ('charter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='modes', to='accounts.charter')),
                ('organisation', models.ForeignKey(default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.organisation')),
                ('our_contact', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.membership', verbose_name='our contact')),
            ],
            options={
                'ordering': ['position', 'id'],
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='CharterModeEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                ('position', models.PositiveSmallIntegerField()),
                ('thread', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('subject', models.CharField(max_length=160, verbose_name='subject')),
                ('rhythm', models.CharField(choices=[('daily', 'Every day'), ('weekly', 'Every week'), ('fortnight', 'Every two weeks'), ('monthly', 'Every month'), ('quarterly', 'Every quarter'), ('halfyear', 'Every six months'), ('yearly', 'Every year'), ('need', 'When needed')], max_length=12, verbose_name='rhythm')),
                ('channel', models.CharField(choices=[('meeting', 'Meeting on site'), ('video', 'Video call'), ('phone', 'Telephone'), ('email', 'E-mail'), ('chat', 'Shared chat'), ('portal', 'Portal or ticket')], max_length=12, verbose_name='channel')),
                ('languages', models.CharField(max_length=80, verbose_name='languages')),
                ('their_contact', models.CharField(blank=True, max_length=160, verbose_name='their contact')),
                ('charter', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.charter')),
                ('organisation', models.ForeignKey(db_constraint=False, default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tenancy.organisation')),
                ('our_contact', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tenancy.membership', verbose_name='our contact')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='accounts.chartermode')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='EscalationStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                ('position', models.PositiveSmallIntegerField()),
                ('thread', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('trigger', models.CharField(max_length=240, verbose_name='when')),
                ('their_contact', models.CharField(blank=True, max_length=160, verbose_name='their contact')),
                ('answer_hours', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(720)], verbose_name='answer within, hours')),
                ('charter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='escalation', to='accounts.charter')),
                ('organisation', models.ForeignKey(default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.organisation')),
                ('our_contact', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.membership', verbose_name='our contact')),
            ],
            options={
                'ordering': ['position', 'id'],
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='EscalationStepEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                ('position', models.PositiveSmallIntegerField()),
                ('thread', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('trigger', models.CharField(max_length=240, verbose_name='when')),
                ('their_contact', models.CharField(blank=True, max_length=160, verbose_name='their contact')),
                ('answer_hours', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(720)], verbose_name='answer within, hours')),
                ('charter', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.charter')),
                ('organisation', models.ForeignKey(db_constraint=False, default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tenancy.organisation')),
                ('our_contact', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tenancy.membership', verbose_name='our contact')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='accounts.escalationstep')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='charter',
            constraint=models.UniqueConstraint(fields=('organisation', 'account', 'number'), name='charter_number_once'),
        ),
        migrations.AddConstraint(
            model_name='charter',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'draft')), fields=('organisation', 'account'), name='charter_one_draft'),
        ),
        migrations.AddConstraint(
            model_name='charter',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'agreed')), fields=('organisation', 'account'), name='charter_one_agreed'),
        ),
        migrations.AddConstraint(
            model_name='charter',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('agreed_by__isnull', True), ('agreed_on__isnull', True), ('state', 'draft')), models.Q(('state__in', ('agreed', 'superseded')), ('agreed_by__isnull', False), ('agreed_on__isnull', False), models.Q(('agreed_by_client', ''), _negated=True)), _connector='OR'), name='charter_agreed_by_both'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='charter',
            trigger=pgtrigger.compiler.Trigger(name='charter_agreed_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nif tg_op = 'DELETE' then\n    if old.state <> 'draft' then\n        raise exception 'charter_agreed_stays: an agreed charter is kept' using errcode = 'check_violation';\n    end if;\n    return old;\nend if;\nif old.state = 'superseded' or (old.state = 'agreed' and (\n    new.state <> 'superseded' or new.agreed_on is distinct from old.agreed_on\n    or new.agreed_by_id is distinct from old.agreed_by_id or new.agreed_by_client <> old.agreed_by_client\n    or new.number <> old.number or new.cycle <> old.cycle or new.account_id <> old.account_id\n)) then\n    raise exception 'charter_agreed_stays: an agreed charter is never changed' using errcode = 'check_violation';\nend if;\nreturn new;\n", hash='f7667b88bf758cae490171cfb323566323715d36', operation='UPDATE OR DELETE', pgid='pgtrigger_charter_agreed_stays_5100d', table='accounts_charter', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='charter',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_charterevent" ("account_id", "agreed_by_client", "agreed_by_id", "agreed_on", "created_at", "cycle", "id", "number", "opened_on", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state", "updated_at", "version") VALUES (NEW."account_id", NEW."agreed_by_client", NEW."agreed_by_id", NEW."agreed_on", NEW."created_at", NEW."cycle", NEW."id", NEW."number", NEW."opened_on", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."reason", NEW."state", NEW."updated_at", NEW."version"); RETURN NULL;', hash='9fc0b8f68da931380c63cab1ae1a78226351b8fd', operation='INSERT', pgid='pgtrigger_insert_insert_d7f48', table='accounts_charter', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='charter',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "accounts_charterevent" ("account_id", "agreed_by_client", "agreed_by_id", "agreed_on", "created_at", "cycle", "id", "number", "opened_on", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state", "updated_at", "version") VALUES (NEW."account_id", NEW."agreed_by_client", NEW."agreed_by_id", NEW."agreed_on", NEW."created_at", NEW."cycle", NEW."id", NEW."number", NEW."opened_on", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."reason", NEW."state", NEW."updated_at", NEW."version"); RETURN NULL;', hash='81a4298750d622875893e786686aacd90789f02f', operation='UPDATE', pgid='pgtrigger_update_update_f2ee7', table='accounts_charter', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='charter',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_charterevent" ("account_id", "agreed_by_client", "agreed_by_id", "agreed_on", "created_at", "cycle", "id", "number", "opened_on", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state", "updated_at", "version") VALUES (OLD."account_id", OLD."agreed_by_client", OLD."agreed_by_id", OLD."agreed_on", OLD."created_at", OLD."cycle", OLD."id", OLD."number", OLD."opened_on", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."reason", OLD."state", OLD."updated_at", OLD."version"); RETURN NULL;', hash='b7c8d9883a74fbeb71a91a0a8779ae63d55e11ef', operation='DELETE', pgid='pgtrigger_delete_delete_90da7', table='accounts_charter', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='charterevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6edd7f73c9421ea23c45ffb6b4990ebe807571cf', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_755b9', table='accounts_charterevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='charterexpectation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('accepted_by', ''), ('accepted_on__isnull', True)), models.Q(models.Q(('accepted_by', ''), _negated=True), ('accepted_on__isnull', False)), _connector='OR'), name='charter_accepted_with_day'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='charterexpectation',
            trigger=pgtrigger.compiler.Trigger(name='charter_expectations_stay', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nif exists (\n    select from accounts_charter c\n    where c.state <> 'draft' and c.id in (\n        case when tg_op = 'INSERT' then null else old.charter_id end,\n        case when tg_op = 'DELETE' then null else new.charter_id end)\n) then\n    raise exception 'charter_lines_stay: the lines of an agreed charter are never changed'\n        using errcode = 'check_violation';\nend if;\nif tg_op = 'DELETE' then return old; end if;\nreturn new;\n", hash='181c82eca1fda9f5e3c0539f5ad67307bf29edf8', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_charter_expectations_stay_2666c', table='accounts_charterexpectation', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='charterexpectation',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_charterexpectationevent" ("accepted_by", "accepted_on", "charter_id", "created_at", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "side", "text", "thread", "updated_at", "version") VALUES (NEW."accepted_by", NEW."accepted_on", NEW."charter_id", NEW."created_at", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."position", NEW."side", NEW."text", NEW."thread", NEW."updated_at", NEW."version"); RETURN NULL;', hash='aa58812725bd41aca5a8579757fb07e7fc2225ce', operation='INSERT', pgid='pgtrigger_insert_insert_f9028', table='accounts_charterexpectation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='charterexpectation',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "accounts_charterexpectationevent" ("accepted_by", "accepted_on", "charter_id", "created_at", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "side", "text", "thread", "updated_at", "version") VALUES (NEW."accepted_by", NEW."accepted_on", NEW."charter_id", NEW."created_at", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."position", NEW."side", NEW."text", NEW."thread", NEW."updated_at", NEW."version"); RETURN NULL;', hash='a5f994762d06e9f7c376d2ffa604342559f754e5', operation='UPDATE', pgid='pgtrigger_update_update_78fcd', table='accounts_charterexpectation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='charterexpectation',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_charterexpectationevent" ("accepted_by", "accepted_on", "charter_id", "created_at", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "side", "text", "thread", "updated_at", "version") VALUES (OLD."accepted_by", OLD."accepted_on", OLD."charter_id", OLD."created_at", OLD."id", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."position", OLD."side", OLD."text", OLD."thread", OLD."updated_at", OLD."version"); RETURN NULL;', hash='dac17c973cb9fc68b9f6779386a7db798801a27b', operation='DELETE', pgid='pgtrigger_delete_delete_35b67', table='accounts_charterexpectation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='charterexpectationevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b93e58b7ae056450ed439c8d35c795b193820cd9', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_54db5', table='accounts_charterexpectationevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='chartergoal',
            trigger=pgtrigger.compiler.Trigger(name='charter_goals_stay', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nif exists (\n    select from accounts_charter c\n    where c.state <> 'draft' and c.id in (\n        case when tg_op = 'INSERT' then null else old.charter_id end,\n        case when tg_op = 'DELETE' then null else new.charter_id end)\n) then\n    raise exception 'charter_lines_stay: the lines of an agreed charter are never changed'\n        using errcode = 'check_violation';\nend if;\nif tg_op = 'DELETE' then return old; end if;\nreturn new;\n", hash='0e6087226bb5ee939f1ad2b2f93146b800311984', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_charter_goals_stay_27cd7', table='accounts_chartergoal', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='chartergoal',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_chartergoalevent" ("by_on", "charter_id", "created_at", "id", "measure", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "target", "text", "thread", "updated_at", "version") VALUES (NEW."by_on", NEW."charter_id", NEW."created_at", NEW."id", NEW."measure", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."position", NEW."target", NEW."text", NEW."thread", NEW."updated_at", NEW."version"); RETURN NULL;', hash='cee0f462b4f6f06879685e215248105534dc45f0', operation='INSERT', pgid='pgtrigger_insert_insert_2171f', table='accounts_chartergoal', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='chartergoal',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "accounts_chartergoalevent" ("by_on", "charter_id", "created_at", "id", "measure", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "target", "text", "thread", "updated_at", "version") VALUES (NEW."by_on", NEW."charter_id", NEW."created_at", NEW."id", NEW."measure", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."position", NEW."target", NEW."text", NEW."thread", NEW."updated_at", NEW."version"); RETURN NULL;', hash='c2104e3e3ca1f02418e0a3641272784fbd43d66a', operation='UPDATE', pgid='pgtrigger_update_update_7e645', table='accounts_chartergoal', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='chartergoal',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_chartergoalevent" ("by_on", "charter_id", "created_at", "id", "measure", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "target", "text", "thread", "updated_at", "version") VALUES (OLD."by_on", OLD."charter_id", OLD."created_at", OLD."id", OLD."measure", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."position", OLD."target", OLD."text", OLD."thread", OLD."updated_at", OLD."version"); RETURN NULL;', hash='42f970e92cc24ac9e7418804618dd4ace0a252b1', operation='DELETE', pgid='pgtrigger_delete_delete_5a961', table='accounts_chartergoal', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='chartergoalevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1b5e3f545cbad99998a47472e268566b92c441fa', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_5dd1b', table='accounts_chartergoalevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='chartermode',
            trigger=pgtrigger.compiler.Trigger(name='charter_modes_stay', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nif exists (\n    select from accounts_charter c\n    where c.state <> 'draft' and c.id in (\n        case when tg_op = 'INSERT' then null else old.charter_id end,\n        case when tg_op = 'DELETE' then null else new.charter_id end)\n) then\n    raise exception 'charter_lines_stay: the lines of an agreed charter are never changed'\n        using errcode = 'check_violation';\nend if;\nif tg_op = 'DELETE' then return old; end if;\nreturn new;\n", hash='6d4d460e43c6a887c18345978638b66b8977aefc', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_charter_modes_stay_4e249', table='accounts_chartermode', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='chartermode',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_chartermodeevent" ("channel", "charter_id", "created_at", "id", "languages", "organisation_id", "our_contact_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "rhythm", "subject", "their_contact", "thread", "updated_at", "version") VALUES (NEW."channel", NEW."charter_id", NEW."created_at", NEW."id", NEW."languages", NEW."organisation_id", NEW."our_contact_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."position", NEW."rhythm", NEW."subject", NEW."their_contact", NEW."thread", NEW."updated_at", NEW."version"); RETURN NULL;', hash='09ef552d949faa1fe9eb3bf1c97f4ff782431e35', operation='INSERT', pgid='pgtrigger_insert_insert_a5c5e', table='accounts_chartermode', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='chartermode',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "accounts_chartermodeevent" ("channel", "charter_id", "created_at", "id", "languages", "organisation_id", "our_contact_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "rhythm", "subject", "their_contact", "thread", "updated_at", "version") VALUES (NEW."channel", NEW."charter_id", NEW."created_at", NEW."id", NEW."languages", NEW."organisation_id", NEW."our_contact_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."position", NEW."rhythm", NEW."subject", NEW."their_contact", NEW."thread", NEW."updated_at", NEW."version"); RETURN NULL;', hash='cd3583621979692ceea271ed66e8f8ccb2b2864a', operation='UPDATE', pgid='pgtrigger_update_update_9eb25', table='accounts_chartermode', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='chartermode',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_chartermodeevent" ("channel", "charter_id", "created_at", "id", "languages", "organisation_id", "our_contact_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "rhythm", "subject", "their_contact", "thread", "updated_at", "version") VALUES (OLD."channel", OLD."charter_id", OLD."created_at", OLD."id", OLD."languages", OLD."organisation_id", OLD."our_contact_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."position", OLD."rhythm", OLD."subject", OLD."their_contact", OLD."thread", OLD."updated_at", OLD."version"); RETURN NULL;', hash='7d82fea7aeb417d040f541ac511dce196cafe884', operation='DELETE', pgid='pgtrigger_delete_delete_afd68', table='accounts_chartermode', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='chartermodeevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5532e17e23b0b93b3d57818b68f09717bcc84f9b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_18efa', table='accounts_chartermodeevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='escalationstep',
            constraint=models.CheckConstraint(condition=models.Q(('answer_hours__gte', 1), ('answer_hours__lte', 720)), name='escalation_within_a_month'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='escalationstep',
            trigger=pgtrigger.compiler.Trigger(name='charter_escalation_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nif exists (\n    select from accounts_charter c\n    where c.state <> 'draft' and c.id in (\n        case when tg_op = 'INSERT' then null else old.charter_id end,\n        case when tg_op = 'DELETE' then null else new.charter_id end)\n) then\n    raise exception 'charter_lines_stay: the lines of an agreed charter are never changed'\n        using errcode = 'check_violation';\nend if;\nif tg_op = 'DELETE' then return old; end if;\nreturn new;\n", hash='09d8ec9797d59e5567513a39ff5ce48e2c133935', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_charter_escalation_stays_0577c', table='accounts_escalationstep', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='escalationstep',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_escalationstepevent" ("answer_hours", "charter_id", "created_at", "id", "organisation_id", "our_contact_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "their_contact", "thread", "trigger", "updated_at", "version") VALUES (NEW."answer_hours", NEW."charter_id", NEW."created_at", NEW."id", NEW."organisation_id", NEW."our_contact_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."position", NEW."their_contact", NEW."thread", NEW."trigger", NEW."updated_at", NEW."version"); RETURN NULL;', hash='ce72f25e50825c1f9370ecd0711cc19cd0d99ba4', operation='INSERT', pgid='pgtrigger_insert_insert_5d4d7', table='accounts_escalationstep', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='escalationstep',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "accounts_escalationstepevent" ("answer_hours", "charter_id", "created_at", "id", "organisation_id", "our_contact_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "their_contact", "thread", "trigger", "updated_at", "version") VALUES (NEW."answer_hours", NEW."charter_id", NEW."created_at", NEW."id", NEW."organisation_id", NEW."our_contact_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."position", NEW."their_contact", NEW."thread", NEW."trigger", NEW."updated_at", NEW."version"); RETURN NULL;', hash='a68f0a7759595f212cb551e23316f7dd16bdcff6', operation='UPDATE', pgid='pgtrigger_update_update_e658e', table='accounts_escalationstep', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='escalationstep',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_escalationstepevent" ("answer_hours", "charter_id", "created_at", "id", "organisation_id", "our_contact_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "their_contact", "thread", "trigger", "updated_at", "version") VALUES (OLD."answer_hours", OLD."charter_id", OLD."created_at", OLD."id", OLD."organisation_id", OLD."our_contact_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."position", OLD."their_contact", OLD."thread", OLD."trigger", OLD."updated_at", OLD."version"); RETURN NULL;', hash='ae465d02a2b258bcf67a783154e331ce8b6340b7', operation='DELETE', pgid='pgtrigger_delete_delete_2ef07', table='accounts_escalationstep', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='escalationstepevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='21d0e6ea644b43d8bfc3394a51f65b4a35008cae', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_95f16', table='accounts_escalationstepevent', when='BEFORE')),
        ),
        SecureTenantTables(only=("charter", "charterevent", "chartermode", "chartermodeevent", "charterexpectation", "charterexpectationevent", "chartergoal", "chartergoalevent", "escalationstep", "escalationstepevent")),
    ]
