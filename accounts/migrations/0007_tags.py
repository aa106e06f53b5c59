"""Tags: labels of the organisation's own on its accounts."""

import django.db.models.deletion
import kam.tenancy.scope
from django.db import migrations, models

from kam.tenancy.rls import SecureTenantTables


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0006_passages_continue'),
        ('tenancy', '0002_walls'),
    ]

    operations = [
        migrations.CreateModel(
            name='Tag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                ('name', models.CharField(max_length=40, verbose_name='name')),
                ('sort_name', models.GeneratedField(db_persist=True, expression=models.Func(models.F('name'), function='kam_sortkey'), output_field=models.CharField(max_length=80))),
                ('organisation', models.ForeignKey(default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.organisation')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='AccountTag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tagged', to='accounts.account')),
                ('organisation', models.ForeignKey(default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.organisation')),
                ('tag', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tagged', to='accounts.tag')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.AddConstraint(
            model_name='tag',
            constraint=models.UniqueConstraint(fields=('organisation', 'sort_name'), name='tag_name_once'),
        ),
        migrations.AddIndex(
            model_name='accounttag',
            index=models.Index(fields=['organisation', 'tag', 'account'], name='account_by_tag'),
        ),
        migrations.AddConstraint(
            model_name='accounttag',
            constraint=models.UniqueConstraint(fields=('organisation', 'account', 'tag'), name='account_tag_once'),
        ),
        SecureTenantTables(only=("tag", "accounttag")),
    ]
