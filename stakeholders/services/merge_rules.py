"""What may be merged and undone, and which columns the kept entry gets."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from kam.lib.errors import Invalid, NotVisible
from stakeholders.models import PersonMerge, Stakeholder

# What one chooses for each of the two, and the columns behind it. Influence and support are one judgement.
CHOSEN: dict[str, tuple[str, ...]] = {
    "name": ("name",), "kind": ("kind", "employer"), "job_title": ("job_title",), "function": ("function",),
    "seniority": ("seniority",), "entity": ("entity",), "profile": ("profile", "own_profile_id"),
    "decision_role": ("decision_role",), "email": ("email",), "phone": ("phone",), "location": ("location",),
    "languages": ("languages",), "preferred_channel": ("preferred_channel",), "cadence_days": ("cadence_days",),
    "reports_to": ("reports_to_id",), "counterpart": ("counterpart_id",), "notes": ("notes",),
    "judgement": ("influence", "support"), "left_on": ("left_on",), "lawful_basis": ("lawful_basis", "source"),
}  # fmt: skip
_DAYS = ("left_on", "last_touch_on")


def lock_two(one: Stakeholder, other: Stakeholder) -> tuple[Stakeholder, Stakeholder]:
    """Both as they stand now, held until the transaction ends, in an order that two merges cannot block."""
    held = Stakeholder.objects.select_for_update(of=("self",), no_key=True).select_related("account").order_by("pk")
    found = {who.pk: who for who in held.filter(pk__in={one.pk, other.pk})}
    if one.pk not in found or other.pk not in found:
        raise NotVisible
    return found[one.pk], found[other.pk]


def check_merge(kept: Stakeholder, gone: Stakeholder) -> None:
    """Raise Invalid unless the two can be one."""
    if kept.pk == gone.pk:
        raise Invalid(_("Choose two entries."))
    if kept.account_id != gone.account_id:
        raise Invalid(_("These two are at different accounts: somebody who moved has an entry at each of them."))
    if kept.merged_into_id is not None or gone.merged_into_id is not None:
        raise Invalid(_("One of the two is merged already."))
    if kept.is_role or gone.is_role:
        raise Invalid(_("A role to fill is nobody yet: say on its page that you found who fills it."))


def kept_columns(kept: Stakeholder, gone: Stakeholder, take: Sequence[str]) -> dict[str, Any]:
    """The columns to write on the kept entry: what is taken from the other, and the later of two last contacts."""
    columns = {column: getattr(gone, column) for name in take for column in CHOSEN[name]}
    met = [day for day in (kept.last_touch_on, gone.last_touch_on) if day is not None]
    return columns | {"last_touch_on": max(met, default=None)}


def above(kept: Stakeholder, chief: int | None, gone: Stakeholder) -> int | None:
    """Whom the kept entry reports to: the chosen one, the merged one's own chief in its place, nobody in a circle."""
    if chief == gone.pk:
        chief = gone.reports_to_id
    chiefs = dict(Stakeholder.objects.filter(account=kept.account_id).values_list("pk", "reports_to_id"))
    at, seen = chief, {kept.pk}
    while at is not None:
        if at in seen:
            return None
        seen.add(at)
        at = chiefs.get(at)
    return chief


def check_undo(merge: PersonMerge, kept: Stakeholder, gone: Stakeholder) -> None:
    """Raise Invalid with every reason for which the merge cannot be undone."""
    if merge.undone_at is not None:
        raise Invalid(_("This merge is undone already."))
    reasons = []
    later = PersonMerge.objects.filter(kept=kept, pk__gt=merge.pk, undone_at=None).select_related("gone").first()
    if kept.merged_into_id is not None:
        reasons.append(_("%(name)s was merged into somebody else since: undo that first.") % {"name": kept.name})
    elif later is not None:
        reasons.append(_("%(name)s was merged in later: undo that first.") % {"name": later.gone.name})
    elif kept.version != merge.kept_version:
        reasons.append(_("%(name)s was changed since: what was written later would be lost.") % {"name": kept.name})
    if gone.merged_into_id != kept.pk:
        reasons.append(_("%(name)s is not merged any more.") % {"name": gone.name})
    if not reasons and _would_circle(merge, kept):
        reasons.append(_("Somebody above them reports to them since: they would report to themselves."))
    if reasons:
        raise Invalid({"": reasons})


def _would_circle(merge: PersonMerge, kept: Stakeholder) -> bool:
    chiefs = dict(Stakeholder.objects.filter(account=kept.account_id).values_list("pk", "reports_to_id"))
    moved = merge.moved.get("stakeholders.Stakeholder.reports_to", [])
    chiefs |= {pk: merge.gone_id for pk in moved if chiefs.get(pk) == kept.pk}
    chiefs[kept.pk] = merge.before["reports_to_id"]
    for start in (kept.pk, merge.gone_id):
        at, seen = chiefs.get(start), {start}
        while at is not None:
            if at in seen:
                return True
            seen.add(at)
            at = chiefs.get(at)
    return False


def restored(merge: PersonMerge) -> dict[str, Any]:
    """The columns of the kept entry as they were."""
    before: dict[str, Any] = merge.before
    return before | {name: date.fromisoformat(before[name]) for name in _DAYS if before.get(name)}
