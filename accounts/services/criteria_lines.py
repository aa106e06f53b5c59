"""The groups and criteria of a draft: added, changed, moved, taken out. What is published is refused here too."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db.models import F, Max
from django.utils.translation import gettext as _

from accounts.models import CriteriaSet, CriterionGroup, QualificationCriterion
from accounts.services.criteria import GROUP_COLUMNS, LINE_COLUMNS, held_draft
from accounts.services.kept_words import kept_words
from kam.audit.acts import act
from kam.lib.errors import Conflict, Invalid, NotVisible
from kam.lib.versions import save_version
from kam.tenancy.capabilities import Capability, require
from kam.tenancy.models import Membership

MAX_GROUPS = 8
MAX_LINES = 30
Part = TypeVar("Part", CriterionGroup, QualificationCriterion)


def add_group(edition: CriteriaSet, *, actor: Membership, **columns: Any) -> CriterionGroup:
    """A new group at the end of a draft, without criteria."""
    require(actor, Capability.MANAGE_PROGRAMME)
    written = _clean(columns, GROUP_COLUMNS)
    with act(actor, "qualification.criteria", target=held_draft(edition)) as entry:
        entry.details = {"group": written[f"label_{actor.organisation.locale}"]}
        last = edition.groups.aggregate(last=Max("position"))["last"] or 0
        if edition.groups.count() >= MAX_GROUPS:
            raise Invalid(_("%(count)d groups are enough: raters must keep them in mind.") % {"count": MAX_GROUPS})
        _touch(edition)
        return CriterionGroup.objects.create(edition=edition, position=last + 1, **written)


def update_group(group: CriterionGroup, *, actor: Membership, version: int, **columns: Any) -> CriterionGroup:
    """Change a group of a draft if nobody saved since `version`."""
    require(actor, Capability.MANAGE_PROGRAMME)
    written = _clean(columns, GROUP_COLUMNS)
    with act(actor, "qualification.criteria", target=held_draft(group.edition)) as entry:
        entry.details = {"group": written[f"label_{actor.organisation.locale}"]}
        _touch(group.edition)
        return save_version(group, version, **written)


def remove_group(group: CriterionGroup, *, actor: Membership, version: int) -> None:
    """Take an empty group out of a draft. Raises Invalid while it holds criteria, Conflict."""
    require(actor, Capability.MANAGE_PROGRAMME)
    with act(actor, "qualification.criteria", target=held_draft(group.edition)) as entry:
        entry.details = {"group": kept_words(group, "label", actor)}
        if group.criteria.exists():
            raise Invalid(_("This group holds criteria: take them out first, or give them another group."))
        _delete(group, version)
        _touch(group.edition)


def move_group(group: CriterionGroup, *, actor: Membership, up: bool) -> None:
    """One place up or down; at the end of the list it stays."""
    require(actor, Capability.MANAGE_PROGRAMME)
    with act(actor, "qualification.criteria", target=held_draft(group.edition)) as entry:
        entry.details = {"group": kept_words(group, "label", actor)}
        _move(list(group.edition.groups.order_by("position", "id")), group, up=up)


def add_line(group: CriterionGroup, *, actor: Membership, weight: int, **columns: Any) -> QualificationCriterion:
    """A new criterion at the end of a group of a draft; sentences may be missing until it is published."""
    require(actor, Capability.MANAGE_PROGRAMME)
    written = _clean(columns, LINE_COLUMNS)
    with act(actor, "qualification.criteria", target=held_draft(group.edition)) as entry:
        entry.details = {"criterion": written[f"label_{actor.organisation.locale}"]}
        if group.edition.criteria.count() >= MAX_LINES:
            raise Invalid(_("%(count)d criteria are enough: raters must judge each of them.") % {"count": MAX_LINES})
        _touch(group.edition)
        return QualificationCriterion.objects.create(
            edition=group.edition, group=group, position=_next(group), weight=weight, **written
        )


def update_line(
    line: QualificationCriterion, *, actor: Membership, version: int, group: CriterionGroup, **columns: Any
) -> QualificationCriterion:
    """Change the words of a criterion of a draft, or its group, if nobody saved since `version`."""
    require(actor, Capability.MANAGE_PROGRAMME)
    written: dict[str, Any] = _clean(columns, LINE_COLUMNS)
    with act(actor, "qualification.criteria", target=held_draft(line.edition)) as entry:
        entry.details = {"criterion": written[f"label_{actor.organisation.locale}"]}
        if group.edition_id != line.edition_id:
            raise NotVisible
        if group.pk != line.group_id:
            written |= {"group": group, "position": _next(group)}
        _touch(line.edition)
        return save_version(line, version, **written)


def remove_line(line: QualificationCriterion, *, actor: Membership, version: int) -> None:
    """Take a criterion out of a draft; what is published keeps it. Raises Conflict."""
    require(actor, Capability.MANAGE_PROGRAMME)
    with act(actor, "qualification.criteria", target=held_draft(line.edition)) as entry:
        entry.details = {"criterion": kept_words(line, "label", actor)}
        _delete(line, version)
        _touch(line.edition)


def move_line(line: QualificationCriterion, *, actor: Membership, up: bool) -> None:
    """One place up or down within its group."""
    require(actor, Capability.MANAGE_PROGRAMME)
    with act(actor, "qualification.criteria", target=held_draft(line.edition)) as entry:
        entry.details = {"criterion": kept_words(line, "label", actor)}
        _move(list(line.group.criteria.order_by("position", "id")), line, up=up)


def _touch(edition: CriteriaSet) -> None:
    """Whoever is about to publish, or to throw the draft away, reads first what has just been written."""
    CriteriaSet.objects.filter(pk=edition.pk).update(version=F("version") + 1)


def _next(group: CriterionGroup) -> int:
    return int(group.criteria.aggregate(last=Max("position"))["last"] or 0) + 1


def _delete(part: Part, version: int) -> None:
    manager = type(part)._default_manager
    if not manager.filter(pk=part.pk, version=version).delete()[0]:
        current = manager.filter(pk=part.pk).first()
        raise Conflict(current) if current else NotVisible


def _move(parts: list[Part], part: Part, *, up: bool) -> None:
    at = next((index for index, one in enumerate(parts) if one.pk == part.pk), None)
    if at is None:
        raise NotVisible
    to = at - 1 if up else at + 1
    if 0 <= to < len(parts):
        parts[at], parts[to] = parts[to], parts[at]
    for position, one in enumerate(parts, start=1):
        type(one)._default_manager.filter(pk=one.pk).exclude(position=position).update(position=position)


def _clean(columns: dict[str, Any], known: tuple[str, ...]) -> dict[str, Any]:
    if set(columns) - set(known):
        raise TypeError(f"not editable: {set(columns) - set(known)}")
    written = {name: value.strip() if isinstance(value, str) else value for name, value in columns.items()}
    errors = {name: [_("Write it in both languages.")] for name in ("label_en", "label_fr") if not written.get(name)}
    if errors:
        raise Invalid(errors)
    return written
