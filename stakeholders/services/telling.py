"""Telling colleagues that they were named in a note."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse

from accounts.access import Right, may
from kam.outbox.services import send_email
from kam.tenancy.models import Membership
from kam.tenancy.queries import active_members
from stakeholders.mentions import mentioned
from stakeholders.models import Touchpoint

KIND = "touchpoint.mention"


def tell_mentioned(touchpoint: Touchpoint, *, actor: Membership) -> list[int]:
    """Queue one e-mail for everybody the note names with "@", and return their ids.

    Once per interaction and person, however often the note is saved. Whoever may not open the account is not
    told, nor is the author. Call it inside the act that saves the note.
    """
    if "@" not in touchpoint.note:
        return []
    members = {one.pk: one for one in active_members().select_related("user", "organisation")}
    named = mentioned(touchpoint.note, {pk: one.name for pk, one in members.items()})
    told = [pk for pk in named if pk != actor.pk and may(members[pk], touchpoint.account, Right.VIEW)]
    for pk in told:
        _tell(touchpoint, members[pk], actor)
    return told


def _tell(touchpoint: Touchpoint, member: Membership, actor: Membership) -> None:
    if not member.email:
        return
    page = reverse("stakeholders:touchpoint_list", args=[touchpoint.account_id])
    send_email(
        KIND,
        to=member.email,
        template="stakeholders/email/mention",
        context={
            "organisation": member.organisation,
            "who": actor.name,
            "touchpoint": touchpoint,
            "account": touchpoint.account,
            "page_url": settings.PUBLIC_URL + page,
        },
        key=f"{KIND}:{touchpoint.pk}:{member.pk}",
        locale=(member.user.locale if member.user is not None else "") or member.organisation.locale,
    )
