"""The signed address by which a person stops meeting reminders without signing in."""

from __future__ import annotations

from dataclasses import dataclass

from django.core import signing

from kam.lib.errors import NotVisible
from kam.tenancy.models import Membership

_SALT = "reviews.reminders.unsubscribe"


@dataclass(frozen=True)
class Subscriber:
    """Whom a token speaks of."""

    organisation_id: int
    membership_id: int


def unsubscribe_token(member: Membership) -> str:
    """Proof that whoever holds it received our e-mail to this member. It stops reminders and nothing else."""
    return signing.dumps([member.organisation_id, member.pk], salt=_SALT)


def read_token(token: str) -> Subscriber:
    """Whom the token speaks of; NotVisible when it is not ours."""
    try:
        organisation_id, membership_id = signing.loads(token, salt=_SALT)
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise NotVisible from error
    return Subscriber(int(organisation_id), int(membership_id))
