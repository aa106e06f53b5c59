"""Who works on an account, and what guardian lets them do there: written here and nowhere else."""

from __future__ import annotations

from django.contrib.auth.models import Permission
from django.utils.translation import gettext as _

from accounts.access import Right, require_right
from accounts.choices import AccessLevel
from accounts.models import Account, AccountMember, AccountUserPermission
from accounts.services.protocols.running import release_steps
from kam.audit.acts import act
from kam.lib.errors import Invalid
from kam.tenancy.models import Membership

RIGHTS_OF_LEVEL = {
    AccessLevel.OWNER: (Right.VIEW, Right.CHANGE),
    AccessLevel.EDITOR: (Right.VIEW, Right.CHANGE),
    AccessLevel.READER: (Right.VIEW,),
}


def set_team_member(
    account: Account, *, actor: Membership, member: Membership, level: str, responsibility: str = ""
) -> AccountMember:
    """Put a colleague on the account team with a level of access, or change their level."""
    require_right(actor, account, Right.CHANGE)
    if member.pk == account.owner_id and level != AccessLevel.OWNER:
        raise Invalid({"level": [_("The account manager stays its owner until the account has another one.")]})
    with act(actor, "account.team", target=account) as entry:
        place = place_on_team(account, member, AccessLevel(level), responsibility)
        entry.details = {"member": member.name, "level": str(level)}
    return place


def remove_team_member(account: Account, *, actor: Membership, member: Membership) -> None:
    """Take a colleague off the account team; steps they cannot see any more fall to the account manager.

    The account's owner stays until the account has another.
    """
    require_right(actor, account, Right.CHANGE)
    if member.pk == account.owner_id:
        raise Invalid(_("The account manager leaves the team when the account has another one."))
    with act(actor, "account.team_remove", target=account) as entry:
        AccountMember.objects.filter(account=account, member=member).delete()
        _grant(account, member, ())
        release_steps(account, member)
        entry.details = {"member": member.name}


def place_on_team(account: Account, member: Membership, level: AccessLevel, responsibility: str = "") -> AccountMember:
    """Write the place and the rights that follow from it; for services that have checked and opened their act."""
    place, _created = AccountMember.objects.update_or_create(
        account=account, member=member, defaults={"level": level, "responsibility": responsibility}
    )
    _grant(account, member, RIGHTS_OF_LEVEL[level])
    return place


def grant_rights_of(member: Membership) -> None:
    """Give a member who has just signed in for the first time the rights of their places on teams."""
    for place in AccountMember.objects.filter(member=member).select_related("account"):
        _grant(place.account, member, RIGHTS_OF_LEVEL[AccessLevel(place.level)])


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
            AccountUserPermission(content_object=account, user_id=member.user_id, permission=permission)
            for permission in wanted
        ],
        ignore_conflicts=True,
    )
