"""Ties and pairs of executives when two entries become one: they move, unless the kept entry has the very same.

What would be there twice, or would tie somebody to themselves, is ended with the merged entry instead, so that the
undo finds it as it was.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils import timezone

from stakeholders.choices import TieKind
from stakeholders.doubles.references import Reference, register_reference, register_staying
from stakeholders.models import ExecutivePair, Stakeholder, Tie


def register() -> None:
    """Add them to the registry; for `AppConfig.ready`."""
    register_reference(Reference("stakeholders.Tie.from_person", _move_ties, _ties_back))
    register_staying("stakeholders.Tie.to_person", "moves with its other end")
    register_reference(Reference("stakeholders.ExecutivePair.stakeholder", _move_pairs, _pairs_back))


def _move_ties(kept: Stakeholder, gone: Stakeholder) -> dict[str, Any]:
    moved, ended = [], []
    for tie in Tie.objects.filter(Q(from_person=gone) | Q(to_person=gone)).order_by("pk"):
        ends = [kept.pk if pk == gone.pk else pk for pk in (tie.from_person_id, tie.to_person_id)]
        if tie.kind in TieKind.mutual():
            ends.sort()
        live = tie.ended_on is None
        same = Tie.objects.filter(from_person=ends[0], to_person=ends[1], kind=tie.kind, ended_on__isnull=True)
        if ends[0] == ends[1] or (live and same.exists()):
            if live:
                ended.append(tie.pk)
                Tie.objects.filter(pk=tie.pk).update(ended_on=timezone.localdate())
            continue
        moved.append([tie.pk, tie.from_person_id, tie.to_person_id])
        Tie.objects.filter(pk=tie.pk).update(from_person=ends[0], to_person=ends[1])
    return {"moved": moved, "ended": ended}


def _ties_back(_kept: Stakeholder, _gone: Stakeholder, moved: Any) -> None:
    for pk, first, second in moved["moved"]:
        Tie.objects.filter(pk=pk).update(from_person=first, to_person=second)
    Tie.objects.filter(pk__in=moved["ended"]).update(ended_on=None)


def _move_pairs(kept: Stakeholder, gone: Stakeholder) -> dict[str, Any]:
    live = ExecutivePair.objects.filter(ended_on__isnull=True)
    taken = set(live.filter(stakeholder=kept).values_list("member_id", flat=True))
    twice = list(live.filter(stakeholder=gone, member__in=taken).values_list("pk", flat=True))
    free = ExecutivePair.objects.filter(stakeholder=gone).exclude(pk__in=twice)
    moved = list(free.order_by("pk").values_list("pk", flat=True))
    ExecutivePair.objects.filter(pk__in=twice).update(ended_on=timezone.localdate())
    ExecutivePair.objects.filter(pk__in=moved).update(stakeholder=kept)
    return {"moved": moved, "ended": twice}


def _pairs_back(_kept: Stakeholder, gone: Stakeholder, moved: Any) -> None:
    ExecutivePair.objects.filter(pk__in=moved["moved"]).update(stakeholder=gone)
    ExecutivePair.objects.filter(pk__in=moved["ended"]).update(ended_on=None)
