"""Protocols as pages show them: the programme's list, and the runs of an account."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet, prefetch_related_objects

from accounts.choices import DueRule, EditionState, RunState, Side, StepState
from accounts.choices.protocols import LIVE
from accounts.models import Account, ProtocolRun, ProtocolStep, ProtocolTemplate, ProtocolVersion, RunStep
from accounts.protocols.due import Progress, days_late, expected_days, progress
from accounts.queries.protocol_owners import owners_of, rules_of
from kam.tenancy.capabilities import Capability, actor_can
from kam.tenancy.models import Membership

ENDED = 20  # runs that are over, on one page


@dataclass(frozen=True)
class TemplateLine:
    """A protocol in the programme's list."""

    template: ProtocolTemplate
    published: ProtocolVersion | None
    draft: ProtocolVersion | None
    live: int
    ended: int

    @property
    def shown(self) -> ProtocolVersion | None:
        """The version one reads: the published one, else the draft."""
        return self.published or self.draft

    @property
    def startable(self) -> bool:
        """Whether runs can be made of it."""
        return self.template.active and self.published is not None


@dataclass(frozen=True)
class StepLine:
    """A step of a run as it stands on a day."""

    step: RunStep
    keeper: Membership | None
    fell: bool  # its owner left; the account manager has it
    late: int

    @property
    def is_open(self) -> bool:
        """Whether it is still to do."""
        return self.step.state == StepState.OPEN


@dataclass(frozen=True)
class RunLine:
    """A run with its steps, as it stands on a day."""

    run: ProtocolRun
    steps: list[StepLine]
    progress: Progress

    @property
    def live(self) -> bool:
        """Whether it runs or is paused."""
        return self.run.state in LIVE

    @property
    def running(self) -> bool:
        """Whether steps can be dealt with."""
        return self.run.state == RunState.RUNNING

    @property
    def next(self) -> StepLine | None:
        """The open step that is due first; undated ones come last."""
        still = [one for one in self.steps if one.is_open]
        return min(still, key=lambda one: (one.step.due_on or date.max, one.step.position), default=None)

    @property
    def counts_back(self) -> bool:
        """Whether a step is due some days before the reference date."""
        return any(one.step.step.due_rule == DueRule.BEFORE for one in self.steps)

    @property
    def sides(self) -> list[tuple[str, list[StepLine]]]:
        """Our steps and the client's, each in order; a side without steps is left out."""
        found = [(side, [one for one in self.steps if one.step.step.side == side.value]) for side in Side]
        return [(str(side.label), steps) for side, steps in found if steps]


def templates() -> list[TemplateLine]:
    """Every protocol of the organisation, those in use first. Three queries."""
    editions: dict[int, dict[str, ProtocolVersion]] = defaultdict(dict)
    for one in ProtocolVersion.objects.annotate(step_count=Count("steps")).order_by("number"):
        editions[one.template_id][one.state] = one
    counted = ProtocolTemplate.objects.annotate(
        live=Count("runs", filter=Q(runs__state__in=LIVE)), ended=Count("runs", filter=~Q(runs__state__in=LIVE))
    )
    return [
        TemplateLine(
            one, editions[one.pk].get(EditionState.PUBLISHED), editions[one.pk].get(EditionState.DRAFT),
            one.live, one.ended,
        )
        for one in counted.order_by("-active", "pk")
    ]  # fmt: skip


def startable() -> list[TemplateLine]:
    """The protocols that can be started now."""
    return [one for one in templates() if one.startable]


def editions_of(template: ProtocolTemplate) -> list[ProtocolVersion]:
    """All its versions, the newest first, with how many runs each has."""
    counted = template.editions.annotate(run_count=Count("runs"), live_count=Count("runs", filter=LIVE_RUNS))
    return list(counted.select_related("published_by").order_by("-number"))


LIVE_RUNS = Q(runs__state__in=LIVE)


def steps_of(edition: ProtocolVersion) -> list[ProtocolStep]:
    """The steps of a version, in order."""
    return list(edition.steps.order_by("position"))


def published_of(template: ProtocolTemplate) -> ProtocolVersion | None:
    """The version that runs are made of now."""
    return template.editions.filter(state=EditionState.PUBLISHED).order_by("-number").first()


def live_runs(template: ProtocolTemplate) -> int:
    """How many accounts are in the middle of it."""
    return template.runs.filter(state__in=LIVE).count()


def runs_of(account: Account) -> list[ProtocolRun]:
    """All runs of an account, the latest first, live ones with their steps. Two queries."""
    runs = list(ProtocolRun.objects.filter(account=account).select_related("edition", "template").order_by("-pk"))
    prefetch_related_objects([one for one in runs if one.state in LIVE], _with_steps())
    return runs


@dataclass(frozen=True)
class Over:
    """So many runs that are over, and after which run the pages beside begin; 0 for the first, None for none."""

    runs: list[ProtocolRun]
    previous: int | None = None
    next: int | None = None


def over_of(runs: Sequence[ProtocolRun], after: int = 0) -> Over:
    """The page of the runs that are over which begins after the run of this id; 0 for the first."""
    ended = [one for one in runs if one.state not in LIVE]
    before = [one.pk for one in ended if after and one.pk >= after]
    shown = ended[len(before) : len(before) + ENDED]
    more = len(ended) > len(before) + ENDED
    return Over(shown, [0, *before][max(0, len(before) - ENDED)] if before else None, shown[-1].pk if more else None)


def live_runs_of(account: Account, today: date) -> list[RunLine]:
    """The runs of an account that are not over."""
    runs = ProtocolRun.objects.filter(account=account, state__in=LIVE).select_related("edition", "template")
    return [run_line(one, account, today) for one in runs.prefetch_related(_with_steps()).order_by("-pk")]


def run_line(run: ProtocolRun, account: Account, today: date) -> RunLine:
    """A run as it stands today. While it is paused nothing of it is late."""
    paused = run.state == RunState.PAUSED
    steps = sorted(run.steps.all(), key=lambda one: one.position)
    lines = [step_line(one, account, today, counts=run.state == RunState.RUNNING) for one in steps]
    found = progress(((one.state, None if paused else one.due_on) for one in steps), today)
    return RunLine(run, lines, found)


def step_line(step: RunStep, account: Account, today: date, *, counts: bool = True) -> StepLine:
    """A step as it stands today. It falls to the account manager when its owner may not work here any more."""
    still = step.state == StepState.OPEN
    fell = still and (step.owner is None or not step.owner.is_active)
    late = days_late(step.due_on, today) if still and counts else 0
    return StepLine(step, account.owner if fell else step.owner, fell, late)


def with_steps(run: ProtocolRun) -> QuerySet[RunStep]:
    """The steps of a run with what their page shows."""
    return RunStep.objects.filter(run=run).select_related("step", "owner", "done_by").order_by("position")


def _with_steps() -> Prefetch[str]:
    steps = RunStep.objects.select_related("step", "owner", "done_by").order_by("position")
    return Prefetch("steps", queryset=steps)


@dataclass(frozen=True)
class Planned:
    """A step of a preview: when it would be due and whose it would be."""

    step: ProtocolStep
    due_on: date | None
    owner: Membership | None


def preview(
    account: Account, steps: Sequence[ProtocolStep], *, actor: Membership, start: date, reference: date | None
) -> list[Planned]:
    """What a start would bring about, every step thought done on its day."""
    days = expected_days(rules_of(list(steps)), start=start, reference=reference)
    owners = owners_of(account, actor)
    return [Planned(one, days[one.position], owners[one.owner_role]) for one in steps]


def colleagues_for(account: Account) -> list[Membership]:
    """Who may be given a step: active people who can open the account."""
    active = Membership.objects.filter(status="active").order_by("name", "pk")
    team = set(account.team.values_list("member_id", flat=True))
    return [one for one in active if one.pk in team or actor_can(one, Capability.VIEW_ALL_ACCOUNTS)]
