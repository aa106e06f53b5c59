"""What a change of many accounts would do: to how many, and which stay as they are and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import BooleanField, Exists, F, OuterRef, QuerySet, Value
from django.utils.translation import gettext as _

from accounts.access import changeable
from accounts.choices import Bulk, Phase
from accounts.models import Account, AccountTag, Tag
from accounts.moves import allowed_moves, asks_gate
from accounts.queries.chosen import chosen, current_accounts
from accounts.queries.filters import Filters
from accounts.queries.gates import gates_of
from accounts.queries.totals import MANY
from kam.tenancy.models import Membership

NAMED = 50  # accounts named in the preview
Line = Mapping[str, Any]


@dataclass(frozen=True)
class Selection:
    """Rows somebody ticked, or everything the filters leave (`whole`)."""

    picks: tuple[int, ...]
    whole: bool
    filters: Filters

    def accounts(self, actor: Membership, today: date) -> QuerySet[Account]:
        """The accounts among those the actor sees; another organisation's ids select nothing."""
        if self.whole:
            return chosen(actor, self.filters, today)
        return current_accounts(actor).filter(pk__in=self.picks)


@dataclass(frozen=True)
class Change:
    """What is to be changed: the account manager (`member`), the phase, or a tag put on or taken off."""

    kind: Bulk
    member: Membership | None = None
    phase: str = ""
    tag: Tag | None = None
    tag_name: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Preview:
    """`ready` will change, `skipped` will not, by reason. `too_many`: beyond what one change may touch."""

    ready: Sequence[Line]
    skipped: Mapping[str, list[str]] = field(default_factory=dict)
    too_many: bool = False

    @property
    def named(self) -> Sequence[Line]:
        """Those the page names."""
        return self.ready[:NAMED]

    @property
    def others(self) -> int:
        """How many more there are."""
        return len(self.ready) - len(self.named)


def preview_of(selection: Selection, change: Change, actor: Membership, today: date) -> Preview:
    """Sort the selection into what would change and what would not. One query, two for words the filters look for."""
    found = selection.accounts(actor, today).annotate(
        may_change=changeable(actor), owner_name=F("owner__name"), has_tag=_has(change.tag)
    )
    read = ("id", "name", "version", "phase", "owner_id", "owner_name", "may_change", "has_tag")
    lines = list(found.order_by("sort_name", "pk").values(*read)[: MANY + 1])
    if len(lines) > MANY:
        return Preview([], too_many=True)
    ready: list[Line] = []
    skipped: dict[str, list[str]] = {}
    for line in lines:
        reason = _reason(line, change)
        if reason:
            skipped.setdefault(reason, []).append(line["name"])
        else:
            ready.append(line)
    return Preview(ready, skipped)


def count_of(selection: Selection, actor: Membership, today: date) -> int:
    """How many accounts are selected; one more than MANY stands for "too many"."""
    return len(selection.accounts(actor, today).order_by()[: MANY + 1].values_list("pk", flat=True))


def _has(tag: Tag | None) -> Exists | Value:
    if tag is None:
        return Value(False, output_field=BooleanField())
    return Exists(AccountTag.objects.filter(account=OuterRef("pk"), tag=tag))


def _reason(line: Line, change: Change) -> str:
    """Why this account would stay as it is; empty when it would change."""
    if not line["may_change"]:
        return _("You may not change it")
    if change.kind == Bulk.OWNER:
        same = change.member is not None and line["owner_id"] == change.member.pk
        return _("Has this account manager already") if same else ""
    if change.kind == Bulk.PHASE:
        if line["phase"] == change.phase:
            return _("Is in this phase already")
        far = change.phase not in allowed_moves(Phase(line["phase"]))
        return (
            _("The journey does not lead there from %(phase)s") % {"phase": Phase(line["phase"]).label} if far else ""
        )
    if change.kind == Bulk.TAG:
        return _("Carries the tag already") if line["has_tag"] else ""
    return "" if line["has_tag"] else _("Does not carry the tag")


@dataclass(frozen=True)
class Foreseen:
    """Of the accounts that would move, the first `judged`: those whose entry gate is not met, with what is missing."""

    unmet: Sequence[tuple[Account, list[str]]]
    judged: int
    others: int  # not judged beforehand


def foresee(preview: Preview, phase: str, today: date) -> Foreseen:
    """Judge the gate of the phase for the accounts the preview names, as the move will.

    Each costs a query for each room whose data the gate asks; hence the bound, and a request of its own.
    """
    found = Account.objects.filter(pk__in=[line["id"] for line in preview.named]).order_by("sort_name", "pk")
    unmet = []
    for account in found:
        gate = (
            gates_of(account, [Phase(phase)], today)[phase] if asks_gate(Phase(account.phase), Phase(phase)) else None
        )
        if gate is not None and not gate.met:
            unmet.append((account, gate.missing))
    return Foreseen(unmet, len(preview.named), preview.others)
