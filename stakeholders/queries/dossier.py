"""The hand-over dossier: what whoever takes an account over must know, each part with its source and its day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.choices import CharterSide, CharterState
from accounts.models import Account, CharterExpectation
from kam.lib import formats
from kam.tenancy.models import Membership
from stakeholders.models import Handover
from stakeholders.queries.dossier_facts import contracts, sore_points, standing
from stakeholders.queries.dossier_people import deciders, preferences, ties, weighty_people
from stakeholders.queries.handovers import running_handover
from stakeholders.transitions.parts import Cell, Part, Promise, further_parts, open_promises


@dataclass(frozen=True)
class Dossier:
    """The parts in their order, and the hand-over they are read for, if one runs."""

    account: Account
    handover: Handover | None
    parts: list[Part]


def dossier_of(account: Account, *, reader: Membership, today: date, whole: bool = False) -> Dossier:
    """Everything of the account, in the reader's language. `whole` judges the next gates too: some queries more."""
    promises = open_promises(account)
    people = weighty_people(account)
    parts = [
        *([standing(account, today)] if whole else []),
        promised(account, promises),
        sore_points(account, people, today),
        deciders(account, people),
        ties(people),
        preferences(account, people),
        open_actions(account, promises),
        contracts(account, today),
        *further_parts(account, today),
    ]
    return Dossier(account, running_handover(account), parts)


def promised(account: Account, promises: Sequence[Promise]) -> Part:
    """What each side may count on: the agreed charter, and what was promised on a day. One query."""
    agreed = CharterExpectation.objects.filter(charter__account=account, charter__state=CharterState.AGREED)
    lines = list(agreed.select_related("charter").order_by("side", "position", "pk"))
    url = reverse("accounts:account_charter", args=[account.pk])
    rows: list[tuple[Cell, ...]] = [
        (
            Cell(_("We") if one.side == CharterSide.OURS else account.name),
            Cell(one.text, _("accepted by %(name)s") % {"name": one.accepted_by} if one.accepted_by else "", url),
            Cell(_("at any time")),
            Cell(_("Charter, version %(n)d") % {"n": one.charter.number}, _on(one.charter.agreed_on)),
        )
        for one in lines
    ]
    rows += [_promise(one, account) for one in promises]
    days = [one.charter.agreed_on for one in lines] + [one.since for one in promises]
    return Part(
        "promises", _("What is promised, to whom and by when"), _("Charter that counts, open actions, decisions"),
        (_("Who"), _("What"), _("By when"), _("From where")), rows,
        _("Nothing is written down: ask the former manager what was promised by word of mouth."), latest(days),
    )  # fmt: skip


def _promise(one: Promise, account: Account) -> tuple[Cell, ...]:
    who = one.who if one.ours else account.name
    return (
        Cell(who or _("We")),
        Cell(one.text, _("promised to %(name)s") % {"name": one.to} if one.to else "", one.url),
        Cell(formats.day(one.due_on) if one.due_on else _("no day")),
        Cell(one.source, _on(one.since)),
    )


def open_actions(account: Account, promises: Sequence[Promise]) -> Part:
    """What is to be done, by whom, the first due first."""
    found = [one for one in promises if one.ours]
    rows = [
        (Cell(one.text, url=one.url), Cell(one.who), Cell(formats.day(one.due_on) if one.due_on else "–"))
        for one in found
    ]
    return Part(
        "actions", _("Open actions"), _("Account plan and actions"), (_("Action"), _("Owner"), _("Due")), rows,
        _("No action is open."), latest([one.since for one in found]),
    )  # fmt: skip


def latest(days: Sequence[date | None]) -> date | None:
    """The newest of the days that are known."""
    return max((one for one in days if one is not None), default=None)


def _on(day: date | None) -> str:
    return formats.day(day) if day else ""
