"""Tenancy: who may see which rows."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class TenancyConfig(AppConfig):
    """Grants the application's role its rights after every migration."""

    name = "kam.tenancy"
    label = "tenancy"

    def ready(self) -> None:
        """Connect the grants; they run once, after the last application migrated."""
        from kam.tenancy.owner import grant_application_role

        post_migrate.connect(grant_application_role, sender=self, dispatch_uid="kam.tenancy.grants")
