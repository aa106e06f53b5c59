"""The profiles an organisation added to the four."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet

from kam.tenancy.compiled import compiled
from stakeholders.models import OwnProfile

_in_use = compiled(lambda: OwnProfile.objects.filter(retired_at=None).order_by("pk"))
_with = compiled(lambda also: OwnProfile.objects.filter(Q(retired_at=None) | Q(pk=also)).order_by("pk"), also=int)


def profiles_to_choose(also: int | None = None) -> list[OwnProfile]:
    """Those in use, and the one with this id even if it is retired. One query."""
    return _with(also=also) if also else _in_use()


def profiles_with_counts() -> QuerySet[OwnProfile]:
    """All of them, those in use first, each with how many people have it today."""
    theirs = Count("people", filter=Q(people__present=True, people__account__archived_at=None))
    return OwnProfile.objects.annotate(count=theirs).order_by("retired_at", "counts_as", "name_en", "pk")
