"""`flush` as the owner of the tables: the application's role may not truncate them."""

from typing import Any

from django.core.management.commands.flush import Command as DjangoFlush

from kam.tenancy.owner import as_owner


class Command(DjangoFlush):
    """Django's flush, connected by DATABASE_OWNER_URL."""

    def handle(self, **options: Any) -> None:
        """Run as the owner, then hand the connection back."""
        with as_owner():
            super().handle(**options)
