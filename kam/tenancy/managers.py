"""The second wall: without an organisation in scope there are no rows."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db import models

from kam.tenancy.scope import current_organisation_id

M = TypeVar("M", bound=models.Model)


class TenantQuerySet(models.QuerySet[M]):
    """A queryset that refuses to write rows of another organisation."""

    def bulk_create(self, objs: Any, *args: Any, **kwargs: Any) -> list[M]:
        """As Django's, after checking that every row belongs to the organisation in scope."""
        rows = list(objs)
        for row in rows:
            row.check_organisation()
        return super().bulk_create(rows, *args, **kwargs)


class TenantManager(models.Manager[M]):
    """Only the current organisation's rows; none when no organisation is in scope."""

    def get_queryset(self) -> models.QuerySet[M]:
        """Filtered by the scope at the time the queryset is made; row-level security decides again later."""
        queryset: TenantQuerySet[M] = TenantQuerySet(self.model, using=self._db)
        organisation_id = current_organisation_id()
        return queryset.none() if organisation_id is None else queryset.filter(organisation_id=organisation_id)
