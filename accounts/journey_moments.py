"""The moments this room knows: passages from phase to phase, and what a contract's dates mean."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Value
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.choices import ContractOutcome, ExitOutcome
from accounts.choices.contracts import KEPT
from accounts.models import Account, Charter, Contract, PhasePassage
from accounts.moments import Lane, Life, Moment, Mood, Told, register_moments
from kam.lib import formats
from kam.tenancy.compiled import Compiled, compiled
from kam.ui.cells import phase_label

PASSAGE, CONTRACT = "passage", "contract"

_passages: Compiled[Any] = compiled(
    lambda account: (
        PhasePassage.objects.filter(account_id=account)
        .order_by("position")
        .values_list("pk", "happened_on", "from_phase", "to_phase", "cycle", "outcome", "by_exception", named=True)
    ),
    account=int,
)
_TEXT, _DAY, _MONEY = Value(""), Value(None, models.DateField()), Value(None, models.DecimalField())
# What both sides signed, in one statement: contracts, and the agreed versions of the charter, which have a number.
_agreements: Compiled[Any] = compiled(
    lambda account: (
        Contract.objects.filter(account_id=account)
        .annotate(charter=Value(0))
        .values_list(
            "pk",
            "reference",
            "start_on",
            "notice_on",
            "end_on",
            "outcome",
            "outcome_on",
            "annual_value",
            "currency",
            "charter",
            named=True,
        )
        .union(
            Charter.objects.filter(account_id=account, agreed_on__isnull=False).values_list(
                "pk", _TEXT, "agreed_on", _DAY, _DAY, _TEXT, _DAY, _MONEY, _TEXT, "number", named=True
            ),
            all=True,
        )
    ),
    account=int,
)
# Leaving because there was nothing left to do is no defeat.
_OUT = {ExitOutcome.LOST: Mood.BAD, ExitOutcome.DOWNGRADED: Mood.BAD}
_END = {
    ContractOutcome.LOST: Mood.BAD,
    ContractOutcome.RENEWED: Mood.GOOD,
    ContractOutcome.UP: Mood.GOOD,
    ContractOutcome.DOWN: Mood.NEUTRAL,
}


def register() -> None:
    """Bring the moments of this room; for `AppConfig.ready`."""
    register_moments(PASSAGE, passage_moments, tell_passage)
    register_moments(CONTRACT, contract_moments, tell_contract)


def passage_rows(life: Life) -> list[Any]:
    """The account's passages in the order in which they were written, as rows."""
    return life.once(PASSAGE, lambda: _passages(account=life.account.pk))


def contract_rows(life: Life) -> list[Any]:
    """The account's contracts by their start, as rows."""
    return [row for row in _agreement_rows(life) if not row.charter]


def charter_rows(life: Life) -> list[Any]:
    """The agreed versions of the account's charter, the first first: its number is `charter`, its day `start_on`."""
    return sorted((row for row in _agreement_rows(life) if row.charter), key=lambda row: row.charter)


def _agreement_rows(life: Life) -> list[Any]:
    return life.once(
        CONTRACT, lambda: sorted(_agreements(account=life.account.pk), key=lambda row: (row.start_on, row.pk))
    )


def passage_moments(life: Life) -> Iterator[Moment]:
    """Every passage; those into another cycle and out of the programme weigh most. One query."""
    cycle = 1
    for row in passage_rows(life):
        weight = 3 if row.cycle != cycle or not row.to_phase else 2
        cycle = row.cycle
        yield Moment(PASSAGE, row.pk, Lane.PASSAGES, row.happened_on, _passed(row), weight, _mood(row))


def _passed(row: Any) -> str:
    if not row.to_phase:
        return _("Out of the programme: %(outcome)s") % {"outcome": str(ExitOutcome(row.outcome).label).lower()}
    return _("Into %(phase)s, cycle %(n)d") % {"phase": phase_label(row.to_phase), "n": row.cycle}


def _mood(row: Any) -> Mood:
    if not row.to_phase:
        return _OUT.get(row.outcome, Mood.NEUTRAL)
    return Mood.BAD if row.by_exception else Mood.GOOD


def tell_passage(account: Account, pk: int, _today: date) -> Told | None:
    """A passage with its reason, its author, and whether its gate was met."""
    row = PhasePassage.objects.filter(account=account, pk=pk).select_related("actor").first()
    if row is None:
        return None
    facts = [(_("By"), row.actor.name if row.actor else _("the system"))]
    if row.from_phase and row.to_phase:
        facts.append((_("Before"), phase_label(row.from_phase)))
    if row.by_exception:
        facts.append((_("Entry gate"), _("passed by exception")))
    return Told(
        title=_passed(row), on=row.happened_on, kind=_("Passage"), mood=_mood(row), facts=facts,
        text="\n\n".join(one for one in (row.reason, row.lessons) if one),
        url=reverse("accounts:account_journey", args=[account.pk]), action=_("Open the journey"),
    )  # fmt: skip


def contract_moments(life: Life) -> Iterator[Moment]:
    """Start, notice and end of every contract. One query."""
    today = life.today
    for row in contract_rows(life):
        named = {"contract": row.reference}
        yield _moment(row, row.start_on, _("%(contract)s starts") % named, 2, Mood.GOOD)
        if row.notice_on < row.end_on:
            mood = Mood.AHEAD if row.notice_on > today else Mood.NEUTRAL
            yield _moment(row, row.notice_on, _("%(contract)s: last day for notice") % named, 2, mood)
        if row.outcome_on and row.outcome_on != row.end_on:
            yield _moment(row, row.outcome_on, _decided(row), 3, _END[row.outcome])
        yield _moment(row, row.end_on, _ending(row), 3, _ended(row, today))


def _moment(row: Any, on: date, title: str, importance: int, mood: Mood) -> Moment:
    return Moment(CONTRACT, row.pk, Lane.CONTRACTS, on, title, importance, mood)


def _ending(row: Any) -> str:
    named = {"contract": row.reference}
    if row.outcome in KEPT:
        return _("%(contract)s ends, renewed") % named
    if row.outcome == ContractOutcome.LOST:
        return _("%(contract)s ends, lost") % named
    return _("%(contract)s ends") % named


def _decided(row: Any) -> str:
    """The day of the decision, which may come long before the end."""
    words = {"contract": row.reference, "outcome": str(ContractOutcome(row.outcome).label).lower()}
    return _("%(contract)s decided: %(outcome)s") % words


def _ended(row: Any, today: date) -> Mood:
    """A contract that ran past its end without an outcome is nothing to be content with."""
    return _END.get(row.outcome, Mood.AHEAD if row.end_on >= today else Mood.BAD)


def tell_contract(account: Account, pk: int, today: date) -> Told | None:
    """A contract with its value, its dates and how it stands."""
    row = Contract.objects.filter(account=account, pk=pk).first()
    if row is None:
        return None
    facts = [
        (_("Subject"), row.title),
        (_("Annual value"), formats.money(row.annual_value, row.currency)),
        (_("Start"), formats.day(row.start_on)),
        (_("Notice by"), formats.day(row.notice_on)),
        (_("End"), formats.day(row.end_on)),
        (_("Status"), str(row.get_outcome_display())),
        (_("Decided on"), formats.day(row.outcome_on) if row.outcome_on else ""),
        (_("What decided"), str(row.get_outcome_reason_display())),
        (_("Final annual value"), _final(row)),
    ]
    return Told(
        title=row.reference, on=row.end_on, kind=_("Contract"), mood=_ended(row, today),
        facts=[one for one in facts if one[1]],
        text=row.outcome_note, url=reverse("accounts:contract_detail", args=[row.pk]), action=_("Open the contract"),
    )  # fmt: skip


def _final(row: Contract) -> str:
    return "" if row.final_value is None else formats.money(row.final_value, row.currency)
