"""The third wall for this application's tables."""

from django.db import migrations

from kam.tenancy.rls import SecureTenantTables


class Migration(migrations.Migration):
    dependencies = [
        ("insights", "0002_initial"),
        ("tenancy", "0002_walls"),
        ("accounts", "0003_walls"),
        ("plans", "0002_walls"),
        ("reviews", "0002_walls"),
    ]

    operations = [
        SecureTenantTables(),
    ]
