"""Reading people."""

from __future__ import annotations

from kam.members.models import User
from kam.tenancy.models import Membership
from kam.tenancy.queries import membership_for
from kam.tenancy.scope import tenant


def home_of(email: str) -> Membership | None:
    """The first active membership of the person with this address, or None; sees no other person's."""
    user = User.objects.filter(email__iexact=email.strip(), is_active=True).first()
    if user is None:
        return None
    with tenant(None, user.pk):
        return membership_for(user.pk, None)
