"""The entry gates of an account, judged now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.choices import Phase
from accounts.gates.checks import Facts, Finding, registered_checks
from accounts.gates.rule import Gate, Item
from accounts.models import Account, GateCriterion, GateTick
from accounts.moves import ORDER, allowed_moves, asks_gate, next_cycle
from kam.lib import formats


def phases_ahead(account: Account) -> list[Phase]:
    """The phases whose gate the account stands before: one, or two after a renewal or outside the programme."""
    now, outside = Phase(account.phase), account.archived_at is not None
    found = [one for one in allowed_moves(now, outside=outside) if asks_gate(now, one, outside=outside)]
    return sorted(found, key=ORDER.index)


def cycle_ahead(account: Account) -> int:
    """The cycle in which the account will be behind the gates it stands before: the same for all of them."""
    now, outside = Phase(account.phase), account.archived_at is not None
    ahead = phases_ahead(account)
    return next_cycle(now, ahead[0], account.cycle, outside=outside) if ahead else account.cycle


def gates_ahead(account: Account, today: date, known: Facts | None = None) -> dict[str, Gate]:
    """The gates the account stands before, judged now. One query, and one for each room whose data is asked."""
    return gates_of(account, phases_ahead(account), today, known)


def gates_of(account: Account, phases: Sequence[Phase], today: date, known: Facts | None = None) -> dict[str, Gate]:
    """The gates of these phases for the account, every criterion with its fact; those that do not apply left out.

    `known` holds what the page has read of the account already.
    """
    facts = known or Facts(account, today)
    found: dict[str, list[Item]] = {phase.value: [] for phase in phases}
    for criterion in _criteria(account, phases):
        item = _judged_by_system(criterion, facts) if criterion.check_code else _judged_by_people(criterion, account)
        if item is not None:
            found[criterion.phase].append(item)
    return {phase: Gate(phase, tuple(items)) for phase, items in found.items()}


def _criteria(account: Account, phases: Sequence[Phase]) -> QuerySet[GateCriterion]:
    """What is asked, each with the latest tick for the account."""
    ticks = GateTick.objects.filter(criterion=OuterRef("pk"), account=account, cycle=cycle_ahead(account))
    latest = ticks.order_by("-pk").values(told=JSONObject(met="met", note="note", by="actor__name", at="judged_on"))
    asked = GateCriterion.objects.filter(phase__in=[one.value for one in phases], active=True)
    return asked.annotate(tick=Subquery(latest[:1])).order_by("position", "pk")


def _judged_by_system(criterion: GateCriterion, facts: Facts) -> Item | None:
    check = registered_checks().get(criterion.check_code)
    if check is None:  # of a room that is not installed any more
        return None
    finding = check.find(facts, criterion.parameter or 0)
    return _item(criterion, finding) if finding else None


def _judged_by_people(criterion: GateCriterion, account: Account) -> Item:
    tick: dict[str, Any] | None = criterion.tick  # type: ignore[attr-defined]
    url = reverse("accounts:gate_check", args=[account.pk, criterion.pk])
    met = bool(tick and tick["met"])
    action = gettext_lazy("Details") if met else gettext_lazy("Mark as met")
    return _item(criterion, Finding(met, _told(tick), url, action))


def _item(criterion: GateCriterion, finding: Finding) -> Item:
    return Item(
        criterion.pk, criterion.texts, criterion.check_code, finding.met, finding.fact,
        finding.url, "" if finding.met and criterion.check_code else finding.action,
    )  # fmt: skip


def _told(tick: dict[str, Any] | None) -> Callable[[], str]:
    """Who judged it and when, with their note."""

    def fact() -> str:
        if tick is None:
            return _("Nobody has confirmed it yet.")
        day = formats.day(date.fromisoformat(tick["at"]))
        words = _("Confirmed by %(name)s on %(day)s.") if tick["met"] else _("Taken back by %(name)s on %(day)s.")
        return " ".join(filter(None, [words % {"name": tick["by"], "day": day}, tick["note"]]))

    return fact


def ticks_of(account: Account, criterion: GateCriterion) -> QuerySet[GateTick]:
    """Everything judged of the criterion for the account, the latest first."""
    return GateTick.objects.filter(account=account, criterion=criterion).select_related("actor").order_by("-pk")


def criteria_by_phase() -> list[tuple[Phase, list[GateCriterion]]]:
    """All criteria of the organisation, gate by gate, those switched off among them."""
    found: dict[str, list[GateCriterion]] = {phase.value: [] for phase in Phase}
    for criterion in GateCriterion.objects.order_by("position", "pk"):
        found[criterion.phase].append(criterion)
    return [(phase, found[phase.value]) for phase in Phase]
