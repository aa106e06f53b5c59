"""Making two entries of one person one, and taking that back. One transaction and one audit entry each."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import Right, require_right
from kam.audit.acts import act
from kam.lib.errors import Conflict, Invalid
from kam.lib.versions import save_version
from kam.tenancy.models import Membership
from stakeholders.doubles.references import reference_of, references
from stakeholders.models import DistinctPeople, PersonMerge, Stakeholder, TouchpointPerson
from stakeholders.services.merge_rules import (
    CHOSEN,
    above,
    check_merge,
    check_undo,
    kept_columns,
    lock_two,
    restored,
)


def merge_people(
    kept: Stakeholder,
    gone: Stakeholder,
    *,
    actor: Membership,
    kept_version: int,
    gone_version: int,
    take: Collection[str] = (),
) -> PersonMerge:
    """Merge `gone` into `kept`, which takes the fields named in `take` from it and all that refers to it.

    `take` holds names of CHOSEN. Judgements stay where they are and are read along. Raises Invalid when the two cannot
    be one, Conflict when somebody saved one of them since it was read.
    """
    require_right(actor, kept.account, Right.CHANGE)
    kept, gone = lock_two(kept, gone)
    check_merge(kept, gone)
    for one, version in ((kept, kept_version), (gone, gone_version)):
        if one.version != version:
            raise Conflict(one)
    with act(actor, "stakeholder.merge", target=kept) as entry:
        columns = kept_columns(kept, gone, [name for name in CHOSEN if name in take])
        before = {name: _json(getattr(kept, name)) for name in columns}
        moved = {one.column: one.move(kept, gone) for one in references()}
        columns["reports_to_id"] = above(kept, columns.get("reports_to_id", kept.reports_to_id), gone)
        before["reports_to_id"] = kept.reports_to_id
        save_version(gone, gone.version, merged_into=kept)
        fresh = save_version(kept, kept.version, **columns)
        entry.details = {"merged": gone.name}
        return PersonMerge.objects.create(
            kept=kept, gone=gone, by=actor, before=before, moved=moved, kept_version=fresh.version
        )


def undo_merge(merge: PersonMerge, *, actor: Membership) -> PersonMerge:
    """Two entries again, each with what was its own before.

    Raises Invalid with the reasons when the kept one changed since, or was merged again: what came later would be lost.
    """
    require_right(actor, merge.kept.account, Right.CHANGE)
    kept, gone = lock_two(merge.kept, merge.gone)
    merge = PersonMerge.objects.select_for_update(of=("self",)).get(pk=merge.pk)
    check_undo(merge, kept, gone)
    with act(actor, "stakeholder.unmerge", target=kept) as entry:
        for one, columns in ((gone, {"merged_into": None}), (kept, restored(merge))):
            fresh = save_version(one, one.version, **columns)
            _carry(one, fresh.version)
        for column, moved in reversed(merge.moved.items()):
            reference_of(column).back(kept, gone, moved)
        _meet_again((kept.pk, gone.pk))
        entry.details = {"merged": gone.name}
        merge.undone_at, merge.undone_by = timezone.now(), actor
        merge.save(update_fields=["undone_at", "undone_by"])
    return merge


def say_distinct(one: Stakeholder, other: Stakeholder, *, actor: Membership) -> None:
    """Two people who only look alike: they are proposed no more."""
    for who in (one, other):
        require_right(actor, who.account, Right.CHANGE)
    if one.pk == other.pk:
        raise Invalid(_("Choose two entries."))
    first, second = sorted((one, other), key=lambda who: who.pk)
    with act(actor, "stakeholder.distinct", target=one) as entry:
        entry.details = {"merged": other.name}
        DistinctPeople.objects.bulk_create(
            [DistinctPeople(first=first, second=second, by=actor)], ignore_conflicts=True
        )


def note_move(person: Stakeholder, former: Stakeholder, *, actor: Membership) -> Stakeholder:
    """The person is somebody who left another account: both entries stay, each with its own history, and are linked.

    Raises Invalid when the two are at one account, or the other one has not left.
    """
    require_right(actor, person.account, Right.CHANGE)
    require_right(actor, former.account, Right.VIEW)
    if person.account_id == former.account_id:
        raise Invalid(_("These two are at one account: merge them instead."))
    if former.left_on is None:
        raise Invalid(_("Note first that %(name)s left the other account.") % {"name": former.name})
    with act(actor, "stakeholder.moved", target=person) as entry:
        entry.details = {"from": str(former.account)}
        return save_version(person, person.version, came_from=former)


def _carry(person: Stakeholder, version: int) -> None:
    """A merge before the one undone can be undone next: the two saves of this one do not count as a change."""
    earlier = PersonMerge.objects.filter(kept=person, undone_at=None, kept_version=version - 2)
    earlier.update(kept_version=version)


def _meet_again(people: Collection[int]) -> None:
    """Everybody's last contact from what they took part in; a day noted without an interaction stays."""
    met = TouchpointPerson.objects.filter(stakeholder__in=people).order_by()
    lasts = met.values("stakeholder").annotate(last=Max("touchpoint__happened_on"))
    for row in lasts.values_list("stakeholder", "last"):
        Stakeholder.objects.filter(pk=row[0]).update(last_touch_on=row[1])


def _json(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
