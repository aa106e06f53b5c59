"""Who works on an account, and what guardian lets them do there: written here and nowhere else."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.models import Permission
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import Right, require_right
from accounts.choices import AccessLevel, Coordination
from accounts.models import Account, AccountMember, AccountUserPermission
from accounts.queries.team import changes_of
from accounts.services.protocols.running import release_steps
from kam.audit.acts import act
from kam.lib.errors import Invalid, NotVisible
from kam.lib.versions import save_version
from kam.tenancy.models import Membership

RIGHTS_OF_LEVEL = {
    AccessLevel.OWNER: (Right.VIEW, Right.CHANGE),
    AccessLevel.EDITOR: (Right.VIEW, Right.CHANGE),
    AccessLevel.READER: (Right.VIEW,),
}
RESTORED = ("level", "responsibility", "function", "since", "coordination", "region")


def set_team_member(
    account: Account,
    *,
    actor: Membership,
    member: Membership,
    level: str,
    version: int | None = None,
    coordination: str = "",
    region: str = "",
    **fields: Any,
) -> AccountMember:
    """Put a colleague on the account team, or change their place there; `fields`: responsibility, function, since.

    With a `version` the place must be there (NotVisible) and still have it, else Conflict; 0 is the version of a place
    that must not be there yet. Raises Invalid for a coordination that does not
    belong there, and beside `level` for the account manager, who stays the owner.
    """
    require_right(actor, account, Right.CHANGE)
    if member.pk == account.owner_id and level != AccessLevel.OWNER:
        raise Invalid({"level": [_("The account manager stays its owner until the account has another one.")]})
    _check_coordination(account, member, coordination, region)
    given = {**fields, "coordination": coordination, "region": region}
    with act(actor, "account.team", target=account) as entry:
        if version and not _held(account, member):
            raise NotVisible
        place = place_on_team(account, member, AccessLevel(level), version=version, **given)
        entry.details = {"member": member.name, "level": str(level)}
    return place


def remove_team_member(account: Account, *, actor: Membership, member: Membership) -> None:
    """Take a colleague off the account team; steps they cannot see any more fall to the account manager.

    The account's owner stays until the account has another.
    """
    require_right(actor, account, Right.CHANGE)
    with act(actor, "account.team_remove", target=account) as entry:
        _take_off(account, member)
        entry.details = {"member": member.name}


def undo_team_change(account: Account, *, actor: Membership, member: Membership, event: int) -> None:
    """Put a colleague's place back as it was before the change that left `event` in its history.

    Raises Invalid when it has changed again since: what somebody else did is not undone.
    """
    require_right(actor, account, Right.CHANGE)
    with act(actor, "account.team_undo", target=account) as entry:
        entry.details = {"member": member.name}
        changes = changes_of(account, member)
        if not changes or changes[0]["pgh_id"] != event:
            raise Invalid(_("This place has changed again since: it was left as it stands now."))
        before = _before(changes)
        if before is None:
            _take_off(account, member)
            return
        level = AccessLevel.OWNER if member.pk == account.owner_id else AccessLevel(before["level"])
        kept = {name: before[name] for name in RESTORED if name != "level"}
        _check_coordination(account, member, kept["coordination"], kept["region"])
        place_on_team(account, member, level, **kept)


def place_on_team(
    account: Account, member: Membership, level: AccessLevel, *, version: int | None = None, **fields: Any
) -> AccountMember:
    """Write the place and the rights that follow from it; for services that have checked and opened their act.

    Of a place that is there only what is given changes; a new one counts from today unless told otherwise.
    """
    written = {"level": level, **fields}
    made = {**written, "since": fields.get("since") or _today()}
    place, created = AccountMember.objects.get_or_create(account=account, member=member, defaults=made)
    if not created:
        place = save_version(place, place.version if version is None else version, **written)
    _grant(account, member, RIGHTS_OF_LEVEL[level])
    return place


def grant_rights_of(member: Membership) -> None:
    """Give a member who has just signed in for the first time the rights of their places on teams."""
    for place in AccountMember.objects.filter(member=member).select_related("account"):
        _grant(place.account, member, RIGHTS_OF_LEVEL[AccessLevel(place.level)])


def _held(account: Account, member: Membership) -> bool:
    """Whether the member has a place, which then stays until the transaction ends."""
    places = AccountMember.objects.select_for_update().filter(account=account, member=member)
    return bool(places.values("pk").first())


def _today() -> date:
    return timezone.localdate()


def _take_off(account: Account, member: Membership) -> None:
    if member.pk == account.owner_id:
        raise Invalid(_("The account manager leaves the team when the account has another one."))
    AccountMember.objects.filter(account=account, member=member).delete()
    _grant(account, member, ())
    release_steps(account, member)


def _before(changes: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The place as it stood before the latest of its changes; None when that change made it."""
    latest, *earlier = changes
    if latest["pgh_label"] == "delete":
        return latest
    return earlier[0] if earlier and latest["pgh_label"] == "update" else None


def _check_coordination(account: Account, member: Membership, coordination: str, region: str) -> None:
    """A group is led from its head and by one, a local lead has a region, and nobody else has one."""
    if coordination and account.parent_id is not None:
        raise Invalid({"coordination": [_("A group is led from its head: put the lead on the team of the head.")]})
    if coordination == Coordination.LOCAL and not region:
        raise Invalid({"region": [_("Say which country or region this colleague leads.")]})
    if region and coordination != Coordination.LOCAL:
        raise Invalid({"region": [_("Only a local lead has a region: choose the local lead, or leave this empty.")]})
    if coordination == Coordination.GLOBAL:
        # Held until the transaction ends: of two who are named at once the second is told.
        Account.objects.select_for_update(of=("self",), no_key=True).get(pk=account.pk)
        if AccountMember.objects.filter(account=account, coordination=coordination).exclude(member=member).exists():
            raise Invalid({"coordination": [_("The group has a global lead already: change that place first.")]})


def _grant(account: Account, member: Membership, rights: tuple[Right, ...]) -> None:
    """Exactly these rights on the account for the member's user; people without a log-in have none yet."""
    if member.user_id is None:
        return
    mine = AccountUserPermission.objects.filter(content_object=account, user_id=member.user_id)
    mine.exclude(permission__codename__in=[right.value for right in rights]).delete()
    wanted = Permission.objects.filter(
        content_type__app_label="accounts", codename__in=[right.value for right in rights]
    )
    AccountUserPermission.objects.bulk_create(
        [
            AccountUserPermission(content_object_id=account.pk, user_id=member.user_id, permission=permission)
            for permission in wanted
        ],
        ignore_conflicts=True,
    )
