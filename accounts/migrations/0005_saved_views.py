"""Saved views of the portfolio, and the one with which somebody's portfolio opens."""

import django.db.models.deletion
import kam.tenancy.scope
from django.db import migrations, models

from kam.tenancy.rls import SecureTenantTables


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0004_forgiving_search'),
        ('tenancy', '0002_walls'),
    ]

    operations = [
        migrations.CreateModel(
            name='SavedView',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                ('name', models.CharField(max_length=60, verbose_name='name')),
                ('query', models.CharField(blank=True, max_length=2000)),
                ('layout', models.CharField(choices=[('list', 'List'), ('board', 'Board')], default='list', max_length=8, verbose_name='shown as')),
                ('shared', models.BooleanField(default=False, verbose_name='shared')),
                ('organisation', models.ForeignKey(default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.organisation')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.membership')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='StartView',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='tenancy.membership')),
                ('organisation', models.ForeignKey(default=kam.tenancy.scope.current_organisation_id, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.organisation')),
                ('view', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='starts', to='accounts.savedview')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.AddIndex(
            model_name='savedview',
            index=models.Index(condition=models.Q(('shared', True)), fields=['organisation'], name='saved_view_shared'),
        ),
        migrations.AddConstraint(
            model_name='savedview',
            constraint=models.UniqueConstraint(fields=('organisation', 'owner', 'name'), name='saved_view_name_once'),
        ),
        migrations.AddConstraint(
            model_name='startview',
            constraint=models.UniqueConstraint(fields=('organisation', 'member'), name='start_view_once'),
        ),
        SecureTenantTables(only=("savedview", "startview")),
    ]
