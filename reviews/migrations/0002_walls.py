"""The third wall for this application's tables."""

from django.db import migrations

from kam.tenancy.rls import SecureTenantTables


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0001_initial"),
        ("tenancy", "0002_walls"),
        ("accounts", "0003_walls"),
        ("stakeholders", "0002_walls"),
    ]

    operations = [
        SecureTenantTables(),
    ]
