"""The moments charters bring: a version agreed by both sides."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.choices import CharterState
from accounts.journey_moments import charter_rows
from accounts.models import Account, Charter
from accounts.moments import Lane, Life, Moment, Mood, Told, register_moments

CHARTER = "charter"


def register() -> None:
    """Bring the moments of charters; for `AppConfig.ready`."""
    register_moments(CHARTER, charter_moments, tell_charter)


def charter_moments(life: Life) -> Iterator[Moment]:
    """The day on which each version was agreed. Read together with the contracts."""
    for row in charter_rows(life):
        yield Moment(CHARTER, row.pk, Lane.CONTRACTS, row.start_on, _title(row.charter), 2, Mood.GOOD)


def _title(number: int) -> str:
    if number == 1:
        return _("Relationship charter agreed")
    return _("Relationship charter agreed, version %(n)d") % {"n": number}


def tell_charter(account: Account, pk: int, _today: date) -> Told | None:
    """A version with who agreed on both sides, and why it was written."""
    row = Charter.objects.filter(account=account, pk=pk, agreed_on__isnull=False).select_related("agreed_by").first()
    if row is None or row.agreed_on is None:
        return None
    counts = _("it counts today") if row.state == CharterState.AGREED else _("a later version counts today")
    return Told(
        title=_title(row.number), on=row.agreed_on, kind=_("Relationship charter"), mood=Mood.GOOD,
        facts=[
            (_("For us"), row.agreed_by.name if row.agreed_by else "–"),
            (_("For the client"), row.agreed_by_client),
            (_("Status"), counts),
        ],
        text=row.reason, url=reverse("accounts:charter_detail", args=[row.pk]), action=_("Open the charter"),
    )  # fmt: skip
