"""`migrate` as the owner of the tables: the application's role may not change them."""

from typing import Any

from django.core.management.commands.migrate import Command as DjangoMigrate

from kam.tenancy.owner import as_owner


class Command(DjangoMigrate):
    """Django's migrate, connected by DATABASE_OWNER_URL."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Run as the owner, then hand the connection back."""
        with as_owner():
            super().handle(*args, **options)
