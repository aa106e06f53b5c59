"""Between whom and in which days an account may be handed over."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from accounts.access import Right, may
from accounts.models import Account
from kam.lib.errors import Invalid
from kam.tenancy.models import Membership, MembershipStatus, Role


def check_people(account: Account, former: Membership, successor: Membership) -> None:
    """Raise Invalid beside the field unless the account may pass from one to the other."""
    if former.pk == successor.pk:
        raise Invalid({"successor": [_("An account is handed over to somebody else: choose another colleague.")]})
    if account.owner_id not in (former.pk, successor.pk):
        raise Invalid({"former": [_("One of the two manages the account: choose its manager on one side.")]})
    if successor.status == MembershipStatus.DEACTIVATED:
        raise Invalid({"successor": [_("%(name)s does not work here any more.") % {"name": successor.name}]})
    if successor.role == Role.CONTRIBUTOR and not may(successor, account, Right.CHANGE):
        sentence = _(
            "As a contributor %(name)s may not change this account: make them an editor on its team first, or choose "
            "an account manager."
        )
        raise Invalid({"successor": [sentence % {"name": successor.name}]})


def check_days(start: date, due_on: date, dual_from: date | None, dual_until: date | None) -> None:
    """Raise Invalid beside the field unless the days are in order."""
    if due_on < start:
        raise Invalid({"due_on": [_("This day lies before the start of the hand-over.")]})
    if (dual_from is None) != (dual_until is None):
        raise Invalid({"dual_until": [_("Give both days, or neither.")]})
    if dual_from is not None and dual_until is not None and dual_until < dual_from:
        raise Invalid({"dual_until": [_("This day lies before the first one.")]})
