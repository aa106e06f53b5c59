"""Hand-overs as pages show them: each relationship with its steps, and what the interactions speak for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef
from django.db.models.functions import JSONObject
from django.utils.translation import gettext as _

from accounts.models import Account
from stakeholders.choices import HandoverState, Transfer
from stakeholders.models import Handover, HandoverLine, HandoverStep, TouchpointColleague, TouchpointPerson
from stakeholders.transitions.transfer import ORDER, Encounter, Progress, Proposal, next_of, progress, proposal


def verb_of(step: Transfer | None) -> str:
    """What one does to note a step, in the reader's language."""
    words = {
        Transfer.INTRODUCED: _("Note the introduction"),
        Transfer.ALONE: _("Note the meeting"),
        Transfer.TRUSTED: _("Note the trust"),
    }
    return words.get(step, _("Save")) if step else _("Save")


@dataclass(frozen=True)
class LineRow:
    """One relationship: how far it is, its steps in order, and the next step that an interaction speaks for."""

    line: HandoverLine
    steps: list[HandoverStep]
    proposal: Proposal | None

    @property
    def next(self) -> Transfer | None:
        """The step that may follow."""
        return next_of(self.line.state)

    @property
    def verb(self) -> str:
        """What its button says."""
        return verb_of(self.next)

    @property
    def waived(self) -> bool:
        """Whether it was left out."""
        return self.line.state == Transfer.WAIVED

    @property
    def gone(self) -> bool:
        """Whether its person left before it was settled."""
        return not self.line.stakeholder.present and self.line.state not in (Transfer.TRUSTED, Transfer.WAIVED)

    @property
    def open(self) -> bool:
        """Whether something is still to do."""
        return self.next is not None and not self.gone

    @property
    def last(self) -> HandoverStep | None:
        """The latest step."""
        return self.steps[-1] if self.steps else None

    @property
    def stages(self) -> list[tuple[str, str, HandoverStep | None]]:
        """The three steps with how each stands: done, next or later, and what is known of it."""
        taken = {one.state: one for one in self.steps}
        at = max((ORDER.index(Transfer(one.state)) for one in self.steps if one.state in ORDER), default=0)
        return [
            (
                str(stage.label),
                "done" if place <= at else "next" if place == at + 1 and self.open else "later",
                taken.get(stage),
            )
            for place, stage in enumerate(ORDER)
            if place
        ]


@dataclass(frozen=True)
class HandoverPage:
    """A hand-over with its relationships, those still to pass first."""

    handover: Handover
    rows: list[LineRow]
    progress: Progress


def handover_page(handover: Handover) -> HandoverPage:
    """Everything a hand-over's page shows. Three queries, whatever its relationships."""
    lines = list(
        HandoverLine.objects.filter(handover=handover)
        .select_related("stakeholder")
        .order_by("-stakeholder__influence", "stakeholder__sort_name", "pk")
    )
    steps: dict[int, list[HandoverStep]] = defaultdict(list)
    for one in HandoverStep.objects.filter(line__handover=handover).select_related("member").order_by("id"):
        steps[one.line_id].append(one)
    met = _encounters(handover) if handover.running else {}
    rows = [_row(one, steps[one.pk], met.get(one.stakeholder_id, ()), handover) for one in lines]
    found = progress((one.state, one.stakeholder.present) for one in lines)
    return HandoverPage(handover, sorted(rows, key=lambda row: not row.open), found)


def _row(line: HandoverLine, steps: list[HandoverStep], met: Sequence[Encounter], handover: Handover) -> LineRow:
    since = max([handover.started_on, *(one.happened_on for one in steps)])
    offered = proposal(line.state, met, since) if line.stakeholder.present else None
    return LineRow(line, steps, offered)


def _encounters(handover: Handover) -> dict[int, list[Encounter]]:
    """The interactions in which the successor took part since the start, by person of theirs. One query."""
    ours = TouchpointColleague.objects.filter(touchpoint=OuterRef("touchpoint"))
    met = TouchpointPerson.objects.filter(
        Exists(ours.filter(member=handover.successor_id)),
        touchpoint__account=handover.account_id,
        touchpoint__happened_on__gte=handover.started_on,
    ).annotate(together=Exists(ours.filter(member=handover.former_id)))
    found: dict[int, list[Encounter]] = defaultdict(list)
    columns = ("stakeholder_id", "touchpoint_id", "touchpoint__happened_on", "touchpoint__subject", "together")
    for person, *told in met.values_list(*columns):
        found[person].append(Encounter(*told))
    return found


def progress_of(handover: Handover) -> Progress:
    """How far it is, as it stands in the database. One query."""
    lines = HandoverLine.objects.filter(handover=handover)
    return progress(lines.values_list("state", "stakeholder__present"))


def running_handover(account: Account) -> Handover | None:
    """The hand-over that runs at the account."""
    found = Handover.objects.filter(account=account, state=HandoverState.RUNNING)
    return found.select_related("former", "successor").first()


def latest_handovers(account: Account, most: int = 10) -> list[tuple[Handover, Progress]]:
    """The account's hand-overs, the latest first, each with its progress. One query."""
    lines = HandoverLine.objects.filter(handover=OuterRef("pk")).order_by()
    told = lines.values(told=JSONObject(state="state", present="stakeholder__present"))
    found = Handover.objects.filter(account=account).select_related("former", "successor").order_by("-id")
    return [
        (one, progress((line["state"], line["present"]) for line in one.told))
        for one in found.annotate(told=ArraySubquery(told))[:most]
    ]
