"""The signed address by which a person stops the weekly digest without signing in."""

from __future__ import annotations

from django.core import signing

from kam.lib.errors import NotVisible
from kam.tenancy.models import Membership

_SALT = "insights.digest.unsubscribe"


def digest_token(member: Membership) -> str:
    """Proof that whoever holds it received our e-mail to this member. It stops the digest and nothing else."""
    return signing.dumps([member.organisation_id, member.pk], salt=_SALT)


def read_digest_token(token: str) -> tuple[int, int]:
    """The organisation's and the membership's id; NotVisible when the token is not ours."""
    try:
        organisation_id, membership_id = signing.loads(token, salt=_SALT)
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise NotVisible from error
    return int(organisation_id), int(membership_id)
