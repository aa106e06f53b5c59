"""Who changed role: read from the history that the database keeps of every person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Min, OuterRef
from django.db.models.functions import JSONObject
from django.utils import timezone

from stakeholders.choices import Profile


@dataclass(frozen=True)
class RoleChange:
    """The day, and what the person was before and since."""

    on: date
    before: str
    after: str


def roles_held() -> ArraySubquery:
    """A column for people: every job title and profile each had, by when it was first seen."""
    events: Any = apps.get_model("stakeholders.StakeholderEvent")._default_manager
    kept = events.filter(pgh_obj_id=OuterRef("pk"), pgh_label__in=("insert", "update"))
    seen = kept.order_by().values("job_title", "profile").annotate(since=Min("pgh_created_at")).order_by("since")
    return ArraySubquery(seen.values(told=JSONObject(job_title="job_title", profile="profile", since="since")))


def role_changes(roles: Sequence[dict[str, Any]]) -> list[RoleChange]:
    """From one role to the next; going back to an earlier one is not seen."""
    found: list[RoleChange] = []
    for before, after in pairwise(roles):
        words = _words(before), _words(after)
        if words[0] != words[1]:
            found.append(RoleChange(timezone.localtime(_moment(after["since"])).date(), *words))
    return found


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _words(state: dict[str, Any]) -> str:
    profile = str(Profile(state["profile"]).label)
    return f"{state['job_title']} ({profile})" if state["job_title"] else profile
