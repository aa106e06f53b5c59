"""The account in a hand-over dossier: where it stands in its journey, what hurts, which contracts bind."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.db.models import Case, F, TextField, Value, When
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.choices import ContractOutcome
from accounts.gates.rule import reader_language
from accounts.models import Account, Contract, ProtocolRun
from accounts.queries.gates import gates_ahead
from kam.lib import formats
from kam.ui.cells import phase_label
from stakeholders.choices import Sentiment
from stakeholders.models import Stakeholder, Touchpoint
from stakeholders.transitions.parts import Cell, Part

SORE_DAYS = 365
MOST = 20
BAD, INCIDENT = "bad", "major-incident"


def standing(account: Account, today: date) -> Part:
    """The phase, and what the next gate asks; one query and those of the gate's checks."""
    url = reverse("accounts:account_journey", args=[account.pk])
    since = _("since %(day)s, cycle %(n)d") % {"day": formats.day(account.phase_since), "n": account.cycle}
    rows = [(Cell(_("Phase")), Cell(phase_label(account.phase), since, url))]
    for phase, gate in gates_ahead(account, today).items():
        told = _("%(met)d of %(total)d criteria met") % {"met": gate.met_count, "total": gate.total}
        missing = _("missing: %(what)s") % {"what": " · ".join(gate.missing)} if gate.missing else ""
        name = _("Gate of %(phase)s") % {"phase": phase_label(phase)}
        rows.append((Cell(name), Cell(told, missing, url, "good" if gate.met else "watch")))
    return Part(
        "standing", _("Where the account stands"), _("Journey and entry gates, judged today"),
        (_("What"), _("How it stands")), rows, "", account.phase_since,
    )  # fmt: skip


def sore_points(account: Account, people: Sequence[Stakeholder], today: date) -> Part:
    """What went badly in the last year, incidents, and who stands against us. One query."""
    found = [_sore(account, *one) for one in _sore_rows(account, today - timedelta(days=SORE_DAYS))]
    against = [_opponent(one) for one in people if one.support < 0]
    return Part(
        "sore", _("Where it hurts"), _("Interactions and incidents of the last year, judgements of support"),
        (_("What"), _("Which"), _("When")), [*against, *(cells for _on, cells in found)],
        _("Nothing went badly in the last year, and nobody stands against us."),
        max((on for on, _cells in found), default=None),
    )  # fmt: skip


def _sore_rows(account: Account, since: date) -> list[tuple[str, int, date, str, str]]:
    """What went badly and which incidents there were since a day, the latest first, in one statement."""
    bad = Touchpoint.objects.filter(account=account, sentiment=Sentiment.BAD, happened_on__gte=since)
    runs = ProtocolRun.objects.filter(account=account, template__code=INCIDENT, started_on__gte=since)
    name = Case(
        When(reason="", then=F(f"edition__name_{reader_language()}")), default=F("reason"), output_field=TextField()
    )
    told = bad.order_by().values_list(Value(BAD), "pk", "happened_on", "subject", "note")
    incidents = runs.order_by().values_list(Value(INCIDENT), "pk", "started_on", name, "lessons")
    rows = told.union(incidents, all=True)
    return sorted(rows, key=lambda row: (row[2], row[1]), reverse=True)[:MOST]


def _sore(account: Account, kind: str, pk: int, on: date, text: str, note: str) -> tuple[date, tuple[Cell, ...]]:
    if kind == INCIDENT:
        return on, (Cell(_("Incident")), Cell(text, note, reverse("accounts:run_detail", args=[pk])), _day(on))
    url = reverse("stakeholders:touchpoint_list", args=[account.pk])
    return on, (Cell(_("Went badly")), Cell(text, note, url), _day(on))


def _opponent(one: Stakeholder) -> tuple[Cell, ...]:
    url = reverse("stakeholders:stakeholder_detail", args=[one.pk])
    role = _("influence %(n)d of 5") % {"n": one.influence}
    told = " · ".join(text for text in (one.job_title, role) if text)
    return Cell(str(one.get_support_display()), tone="risk"), Cell(one.name, told, url), Cell(_("today"))


def contracts(account: Account, today: date) -> Part:
    """What runs, until when, and the last day to give notice. One query."""
    running = list(Contract.objects.filter(account=account, outcome=ContractOutcome.RUNNING).order_by("end_on", "pk"))
    rows = [
        (
            Cell(one.reference, one.title, reverse("accounts:contract_detail", args=[one.pk])),
            Cell(formats.day(one.end_on), _("renews by itself") if one.auto_renewal else ""),
            Cell(formats.day(one.notice_on), tone="risk" if today > one.notice_on else ""),
            Cell(formats.money_exact(one.annual_value, one.currency)),
        )
        for one in running
    ]
    return Part(
        "contracts", _("Contracts and notice dates"), _("Contracts that run"),
        (_("Contract"), _("Ends"), _("Notice by"), _("A year")), rows, _("No contract runs."),
    )  # fmt: skip


def _day(day: date) -> Cell:
    return Cell(formats.day(day))
