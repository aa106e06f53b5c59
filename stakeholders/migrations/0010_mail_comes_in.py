"""Mail that comes in for an account."""

import django.db.models.deletion
import kam.tenancy.scope
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from kam.tenancy.rls import SecureTenantTables


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0022_protocol_events'),
        ('files', '0003_walls'),
        ('stakeholders', '0009_handovers'),
        ('tenancy', '0002_walls'),
    ]

    operations = [
        migrations.CreateModel(
            name='InboundMail',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                ('message_id', models.CharField(max_length=200)),
                ('sender_name', models.CharField(blank=True, max_length=120, verbose_name='sender')),
                ('sender', models.CharField(blank=True, max_length=254, verbose_name='address')),
                ('recipients', models.JSONField(blank=True, default=list, verbose_name='recipients')),
                ('sent_on', models.DateField(verbose_name='date')),
                ('subject', models.CharField(blank=True, max_length=200, verbose_name='subject')),
                ('text', models.TextField(blank=True, verbose_name='text')),
                ('cut', models.BooleanField(default=False)),
                ('direction', models.CharField(choices=[('ours', 'We sought them'), ('theirs', 'They sought us'), ('both', 'Both sides')], default='theirs', max_length=6)),
                ('state', models.CharField(choices=[('filed', 'Logged'), ('held', 'Waiting'), ('discarded', 'Discarded')], max_length=10, verbose_name='state')),
                ('held', models.CharField(blank=True, choices=[('unknown', 'The sender is nobody we know at this account.'), ('unverified', 'Nothing proves that the mail comes from the address it names.'), ('automatic', 'A machine wrote it: an answer in absence, a list or a report.'), ('nobody', 'It names nobody of this account.'), ('rights', 'Whoever would log it may not log interactions with this account.'), ('date', 'It says it was written on a day to come.'), ('empty', 'It has neither a subject nor a text.')], max_length=12, verbose_name='why it waits')),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mails', to='accounts.account')),
                ('brought_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.membership')),
                ('organisation', models.ForeignKey(default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.organisation')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('touchpoint', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='mails', to='stakeholders.touchpoint')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='InboundMailEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                ('message_id', models.CharField(max_length=200)),
                ('sender_name', models.CharField(blank=True, max_length=120, verbose_name='sender')),
                ('sender', models.CharField(blank=True, max_length=254, verbose_name='address')),
                ('recipients', models.JSONField(blank=True, default=list, verbose_name='recipients')),
                ('sent_on', models.DateField(verbose_name='date')),
                ('subject', models.CharField(blank=True, max_length=200, verbose_name='subject')),
                ('text', models.TextField(blank=True, verbose_name='text')),
                ('cut', models.BooleanField(default=False)),
                ('direction', models.CharField(choices=[('ours', 'We sought them'), ('theirs', 'They sought us'), ('both', 'Both sides')], default='theirs', max_length=6)),
                ('state', models.CharField(choices=[('filed', 'Logged'), ('held', 'Waiting'), ('discarded', 'Discarded')], max_length=10, verbose_name='state')),
                ('held', models.CharField(blank=True, choices=[('unknown', 'The sender is nobody we know at this account.'), ('unverified', 'Nothing proves that the mail comes from the address it names.'), ('automatic', 'A machine wrote it: an answer in absence, a list or a report.'), ('nobody', 'It names nobody of this account.'), ('rights', 'Whoever would log it may not log interactions with this account.'), ('date', 'It says it was written on a day to come.'), ('empty', 'It has neither a subject nor a text.')], max_length=12, verbose_name='why it waits')),
                ('account', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.account')),
                ('brought_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tenancy.membership')),
                ('organisation', models.ForeignKey(db_constraint=False, default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tenancy.organisation')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='stakeholders.inboundmail')),
                ('source', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='files.storedfile')),
                ('touchpoint', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='stakeholders.touchpoint')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='MailAttachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('mail', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attachments', to='stakeholders.inboundmail')),
                ('organisation', models.ForeignKey(default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.organisation')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='Mailbox',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('token', models.CharField(max_length=24)),
                ('retired_at', models.DateTimeField(editable=False, null=True)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mailboxes', to='accounts.account')),
                ('organisation', models.ForeignKey(default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.organisation')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.AddIndex(
            model_name='inboundmail',
            index=models.Index(condition=models.Q(('state', 'held')), fields=['organisation', 'account', '-id'], name='mail_waiting'),
        ),
        migrations.AddConstraint(
            model_name='inboundmail',
            constraint=models.UniqueConstraint(fields=('organisation', 'account', 'message_id'), name='mail_once'),
        ),
        migrations.AddConstraint(
            model_name='inboundmail',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'filed'), ('touchpoint__isnull', True), _connector='XOR'), name='filed_mail_is_logged'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='inboundmail',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stakeholders_inboundmailevent" ("account_id", "brought_by_id", "created_at", "cut", "direction", "held", "id", "message_id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "recipients", "sender", "sender_name", "sent_on", "source_id", "state", "subject", "text", "touchpoint_id", "updated_at", "version") VALUES (NEW."account_id", NEW."brought_by_id", NEW."created_at", NEW."cut", NEW."direction", NEW."held", NEW."id", NEW."message_id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."recipients", NEW."sender", NEW."sender_name", NEW."sent_on", NEW."source_id", NEW."state", NEW."subject", NEW."text", NEW."touchpoint_id", NEW."updated_at", NEW."version"); RETURN NULL;', hash='8b11e8db3dd734a6ee48eab86fe85948185f1ca2', operation='INSERT', pgid='pgtrigger_insert_insert_cfa09', table='stakeholders_inboundmail', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='inboundmail',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "stakeholders_inboundmailevent" ("account_id", "brought_by_id", "created_at", "cut", "direction", "held", "id", "message_id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "recipients", "sender", "sender_name", "sent_on", "source_id", "state", "subject", "text", "touchpoint_id", "updated_at", "version") VALUES (NEW."account_id", NEW."brought_by_id", NEW."created_at", NEW."cut", NEW."direction", NEW."held", NEW."id", NEW."message_id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."recipients", NEW."sender", NEW."sender_name", NEW."sent_on", NEW."source_id", NEW."state", NEW."subject", NEW."text", NEW."touchpoint_id", NEW."updated_at", NEW."version"); RETURN NULL;', hash='bd458d6a761e433d35a48781f04cf6a641cbc68e', operation='UPDATE', pgid='pgtrigger_update_update_5e66b', table='stakeholders_inboundmail', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='inboundmail',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stakeholders_inboundmailevent" ("account_id", "brought_by_id", "created_at", "cut", "direction", "held", "id", "message_id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "recipients", "sender", "sender_name", "sent_on", "source_id", "state", "subject", "text", "touchpoint_id", "updated_at", "version") VALUES (OLD."account_id", OLD."brought_by_id", OLD."created_at", OLD."cut", OLD."direction", OLD."held", OLD."id", OLD."message_id", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."recipients", OLD."sender", OLD."sender_name", OLD."sent_on", OLD."source_id", OLD."state", OLD."subject", OLD."text", OLD."touchpoint_id", OLD."updated_at", OLD."version"); RETURN NULL;', hash='8013f889b32fc6d561e7e2d9671789a46950a99d', operation='DELETE', pgid='pgtrigger_delete_delete_7e67f', table='stakeholders_inboundmail', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='inboundmailevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='518a6b16cb691b2fda3eed0fc1c8c2f60ccd908d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_cfe31', table='stakeholders_inboundmailevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='mailattachment',
            constraint=models.UniqueConstraint(fields=('organisation', 'mail', 'file'), name='attachment_once'),
        ),
        migrations.AddConstraint(
            model_name='mailbox',
            constraint=models.UniqueConstraint(fields=('organisation', 'token'), name='mailbox_token_once'),
        ),
        migrations.AddConstraint(
            model_name='mailbox',
            constraint=models.UniqueConstraint(condition=models.Q(('retired_at__isnull', True)), fields=('organisation', 'account'), name='one_open_mailbox'),
        ),
        SecureTenantTables(only=("mailbox", "inboundmail", "inboundmailevent", "mailattachment")),
    ]
