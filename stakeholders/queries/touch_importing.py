"""What rows of a file of interactions are matched against."""

from __future__ import annotations

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.importing import Existing
from stakeholders.choices import Kind
from stakeholders.importing.touch_plan import KnownTouchpoints
from stakeholders.importing.touch_repeats import Logged
from stakeholders.models import Stakeholder, Touchpoint, TouchpointPerson


def known_touchpoints() -> KnownTouchpoints:
    """Everybody at the programme's accounts, a double by the one that was kept, and every interaction. Two queries."""
    people = Stakeholder.objects.exclude(kind=Kind.ROLE).filter(account__archived_at=None)
    kept = people.annotate(kept=Coalesce("merged_into_id", "pk")).order_by("pk")
    took_part = TouchpointPerson.objects.filter(touchpoint=OuterRef("pk")).order_by("stakeholder_id")
    logged = Touchpoint.objects.filter(account__archived_at=None).order_by("pk")
    there = logged.annotate(theirs=ArraySubquery(took_part.values("stakeholder_id")))
    return KnownTouchpoints(
        [
            Existing(name, pk, {"email": email}, {"account": account})
            for pk, name, email, account in kept.values_list("kept", "name", "email", "account_id")
        ],
        [
            Logged(*row)
            for row in there.values_list("account_id", "happened_on", "channel", "subject", "theirs").iterator()
        ],
        timezone.localdate(),
    )
