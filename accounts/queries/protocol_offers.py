"""Which protocols are offered for what happened to an account, and which runs answered it already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from accounts.choices import DueRule, EditionState, Phase, StepState
from accounts.choices.protocols import LIVE
from accounts.gates.checks import Facts
from accounts.models import Account, ProtocolRun, ProtocolVersion
from accounts.protocols.events import Happened, offered_events


@dataclass(frozen=True)
class Offer:
    """A protocol that answers an event, and the run that answers it already, if there is one."""

    account_id: int
    happened: Happened
    edition: ProtocolVersion
    run: ProtocolRun | None

    @property
    def reference_on(self) -> date | None:
        """The day that its steps count back from, where the event knows it: a contract ends, a tender is due."""
        return self.happened.reference_on if self.edition.template.entering_phase == Phase.RENEWAL else None

    @property
    def at_once(self) -> bool:
        """Whether one click is enough: nothing that its steps count back from is missing."""
        return self.edition.counts_back == 0 or self.reference_on is not None  # type: ignore[attr-defined]  # annotated


def open_offers(account: Account, today: date, runs: Sequence[ProtocolRun] | None = None) -> list[Offer]:
    """What is still to be answered at the account, the latest first; `runs` are all of its runs where they are read.

    A fixed number of queries, one for each app that brings events.
    """
    if account.archived_at is not None:
        return []
    bound = _bound_editions()
    kinds = {one.template.event for one in bound}
    facts = Facts(account, today)
    happened = [
        one
        for code, event in offered_events().items()
        if code in kinds and event.recent is not None
        for one in event.recent(facts)
    ]
    runs = _runs(account) if runs is None else runs
    offers = [one for one in _offers(account, happened, bound, runs) if one.run is None]
    return sorted(offers, key=lambda one: one.happened.on, reverse=True)


def offers_for(account: Account, happened: Sequence[Happened]) -> list[Offer]:
    """Every protocol that answers these events, with the run that does so already. Two queries."""
    if account.archived_at is not None or not happened:
        return []
    return _offers(account, happened, _bound_editions(), _runs(account))


def _bound_editions() -> list[ProtocolVersion]:
    """The latest published versions of the protocols in use that are bound to an event."""
    published = ProtocolVersion.objects.filter(state=EditionState.PUBLISHED, template__active=True)
    counted = published.exclude(template__event="").annotate(
        counts_back=Count("steps", filter=Q(steps__due_rule=DueRule.BEFORE))
    )
    latest = {one.template_id: one for one in counted.select_related("template").order_by("template_id", "number")}
    return list(latest.values())


def _runs(account: Account) -> list[ProtocolRun]:
    """Those that may answer something, each with how many of its steps are dealt with: `dealt` of `total`."""
    asked = ProtocolRun.objects.filter(Q(state__in=LIVE) | Q(origin_kind__in=offered_events()), account=account)
    counted = asked.annotate(total=Count("steps"), dealt=Count("steps", filter=~Q(steps__state=StepState.OPEN)))
    return list(counted.select_related("edition").order_by("-pk"))


def _offers(
    account: Account, happened: Sequence[Happened], bound: list[ProtocolVersion], runs: Sequence[ProtocolRun]
) -> list[Offer]:
    return [
        Offer(account.pk, event, edition, next((run for run in runs if _answers(run, event, edition)), None))
        for event in happened
        for edition in bound
        if edition.template.event == event.kind
    ]


def _answers(run: ProtocolRun, happened: Happened, edition: ProtocolVersion) -> bool:
    """Started by this very event; or it still runs, and no other event of the sort started it."""
    if run.template_id != edition.template_id:
        return False
    if run.origin_kind == happened.kind:
        return run.origin_id == happened.pk
    return run.state in LIVE
