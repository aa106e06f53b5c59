"""The third wall for this application's tables."""

from django.db import migrations

from kam.tenancy.rls import SecureTenantTables


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0001_initial"),
        ("tenancy", "0002_walls"),
        ("accounts", "0003_walls"),
        ("files", "0003_walls"),
        ("outbox", "0002_walls"),
    ]

    operations = [
        SecureTenantTables(),
    ]
