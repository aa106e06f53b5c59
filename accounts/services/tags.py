"""Marking accounts with tags, and looking after the tags themselves."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Func, Value
from django.utils.translation import gettext as _

from accounts.access import Right, require_right
from accounts.models import Account, AccountTag, Tag
from kam.audit.acts import act
from kam.lib.errors import Invalid
from kam.lib.taken import once_only
from kam.lib.versions import save_version
from kam.tenancy.capabilities import Capability, require
from kam.tenancy.models import Membership

LONGEST = 40
MOST = 200  # tags of an organisation: a list one can still read


def change_tags(
    account: Account, *, actor: Membership, add: Iterable[Tag] = (), remove: Iterable[Tag] = (), new: Iterable[str] = ()
) -> bool:
    """Put tags on the account and take others off, whatever else it carries by now; `new` names are found or coined.

    Two people who change different tags at once both succeed. False when nothing had to change.
    """
    require_right(actor, account, Right.CHANGE)
    with act(actor, "account.tag", target=account) as entry:
        wanted = [*add, *(tag_named(name) for name in new if name.strip())]
        there = set(AccountTag.objects.filter(account=account).values_list("tag_id", flat=True))
        added = {tag.pk: tag for tag in wanted if tag.pk not in there}
        removed = {tag.pk: tag for tag in remove if tag.pk in there and tag.pk not in added}
        marks = [AccountTag(account=account, tag=tag) for tag in added.values()]
        AccountTag.objects.bulk_create(marks, ignore_conflicts=True)
        AccountTag.objects.filter(account=account, tag__in=removed).delete()
        entry.details = {
            "added": sorted(tag.name for tag in added.values()),
            "removed": sorted(tag.name for tag in removed.values()),
        }
    return bool(added or removed)


def tag_named(name: str) -> Tag:
    """The organisation's tag of this name, whatever its case and accents; a new one if there is none.

    For services that have checked and opened their act. Raises Invalid beyond MOST or for a name too long.
    """
    name = " ".join(name.replace("\x00", "").split())
    if not name or len(name) > LONGEST:
        raise Invalid({"new": [_("A tag has at most 40 characters.")]})
    found = Tag.objects.filter(sort_name=Func(Value(name), function="kam_sortkey")).first()
    if found is not None:
        return found
    if Tag.objects.count() >= MOST:
        raise Invalid({"new": [_("Two hundred tags are enough: use one of them, or have one deleted.")]})
    Tag.objects.bulk_create([Tag(name=name)], ignore_conflicts=True)  # somebody may coin it at the same moment
    return Tag.objects.get(sort_name=Func(Value(name), function="kam_sortkey"))


def rename_tag(tag: Tag, *, actor: Membership, version: int, name: str) -> Tag:
    """Another name on every account that carries it. Raises Invalid for a taken one, Conflict when stale."""
    require(actor, Capability.MANAGE_PROGRAMME)
    taken = _("There is a tag of this name already.")
    with act(actor, "tag.update", target=tag), once_only(tag_name_once=("name", taken)):
        return save_version(tag, version, name=" ".join(name.split()))


def delete_tag(tag: Tag, *, actor: Membership) -> int:
    """Take it off every account and delete it; how many carried it."""
    require(actor, Capability.MANAGE_PROGRAMME)
    with act(actor, "tag.delete", target=tag) as entry:
        count = AccountTag.objects.filter(tag=tag).count()
        entry.details = {"rows": count}
        tag.delete()
    return count
