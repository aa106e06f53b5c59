"""The moments protocols bring: a run begun, and ended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.choices import ClosingResult, RunState
from accounts.gates.rule import reader_language
from accounts.models import Account, ProtocolRun
from accounts.moments import Lane, Life, Moment, Mood, Told, register_moments
from kam.lib import formats
from kam.tenancy.compiled import Compiled, compiled

RUN, LONGEST = "protocol", 120
# The protocols of moments that have a lane of their own, by the codes every organisation is founded with.
LANES = {
    "major-incident": Lane.INCIDENTS,
    "new-decision-maker": Lane.TRANSITIONS,
    "contact-departure": Lane.TRANSITIONS,
    "manager-change": Lane.TRANSITIONS,
}
CLOSED = {ClosingResult.MET: Mood.GOOD, ClosingResult.PARTLY: Mood.NEUTRAL, ClosingResult.MISSED: Mood.BAD}

_runs: Compiled[Any] = compiled(
    lambda account: (
        ProtocolRun.objects.filter(account_id=account)
        .annotate(code=F("template__code"), name_en=F("edition__name_en"), name_fr=F("edition__name_fr"))
        .order_by("started_on", "pk")
        .values_list(
            "pk",
            "started_on",
            "ended_on",
            "state",
            "closing_result",
            "reason",
            "code",
            "name_en",
            "name_fr",
            named=True,
        )
    ),
    account=int,
)


def register() -> None:
    """Bring the moments of protocols; for `AppConfig.ready`."""
    register_moments(RUN, run_moments, tell_run)


def run_moments(life: Life) -> Iterator[Moment]:
    """The start of every run, and its end once it has one. One query.

    An incident weighs most and is bad news from its first day; what followed is said by the run's end.
    """
    language = reader_language()
    for row in _runs(account=life.account.pk):
        name, lane = row.name_fr if language == "fr" else row.name_en, LANES.get(row.code, Lane.PROTOCOLS)
        weight, mood = (3, Mood.BAD) if lane == Lane.INCIDENTS else (2 if lane == Lane.TRANSITIONS else 1, Mood.NEUTRAL)
        yield Moment(RUN, row.pk, lane, row.started_on, _begun(name, lane, row.reason), weight, mood)
        if row.ended_on:
            yield Moment(RUN, row.pk, lane, row.ended_on, _ended(row.state) % {"protocol": name}, 2, _mood(row))


def _begun(protocol: str, lane: str, reason: str) -> str:
    """What happened, in its own lane; among protocols, that one began."""
    if lane == Lane.PROTOCOLS:
        return _("Protocol begun: %(protocol)s") % {"protocol": protocol}
    what = reason.strip().partition("\n")[0][:LONGEST]
    return _("%(protocol)s: %(reason)s") % {"protocol": protocol, "reason": what} if what else protocol


def _ended(state: str) -> str:
    return _("Protocol finished: %(protocol)s") if state == RunState.FINISHED else _("Protocol stopped: %(protocol)s")


def _mood(row: Any) -> Mood:
    """A finished run is as good as its closing test; one that was stopped did not take place to its end."""
    if not row.ended_on:
        return Mood.NEUTRAL
    return CLOSED.get(row.closing_result, Mood.NEUTRAL) if row.state == RunState.FINISHED else Mood.OFF


def tell_run(account: Account, pk: int, _today: date) -> Told | None:
    """A run with how it stands, what its closing test said, and what was learned."""
    row = ProtocolRun.objects.filter(account=account, pk=pk).select_related("edition", "started_by").first()
    if row is None:
        return None
    facts = [
        (_("Start"), formats.day(row.started_on)),
        (_("End"), formats.day(row.ended_on) if row.ended_on else ""),
        (_("Status"), str(row.get_state_display())),
        (_("Begun by"), row.started_by.name if row.started_by else _("the system")),
        (_("Closing test"), str(row.get_closing_result_display()) if row.closing_result else ""),
    ]
    texts = (row.reason, row.stop_reason, row.closing_note, row.lessons)
    return Told(
        title=row.edition.name, on=row.ended_on or row.started_on, kind=_("Protocol"), mood=_mood(row),
        facts=[one for one in facts if one[1]], text="\n\n".join(one for one in texts if one),
        url=reverse("accounts:run_detail", args=[row.pk]), action=_("Open the protocol"),
    )  # fmt: skip
