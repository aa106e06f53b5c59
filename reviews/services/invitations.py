"""Who is invited and what is on the agenda: written by the services that plan and change meetings."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from django.utils.translation import gettext as _

from accounts.models import Account
from kam.lib.errors import Invalid
from kam.tenancy.queries import active_members
from reviews.agendas import MOST_POINTS
from reviews.draft import AgendaPoint, MeetingDraft
from reviews.models import AgendaItem, Attendee, Meeting
from stakeholders.models import Stakeholder


def check_people(draft: MeetingDraft, account: Account, meeting: Meeting | None = None) -> None:
    """Raise Invalid unless the owner and ours work here and theirs are people of this account.

    Who was invited already stays acceptable after leaving, so that an old meeting can still be corrected.
    Ids of other organisations are refused like ids that do not exist.
    """
    errors = {}
    invited = Attendee.objects.filter(meeting=meeting) if meeting else Attendee.objects.none()
    ours = {*active_members().filter(pk__in=[*draft.members, draft.owner]).values_list("pk", flat=True)}
    ours |= {*invited.filter(member__isnull=False).values_list("member_id", flat=True)}
    if draft.owner not in ours:
        errors["owner"] = [_("Choose a colleague who works here.")]
    if not set(draft.members) <= ours:
        errors["members"] = [_("Choose colleagues who work here.")]
    theirs = Stakeholder.objects.filter(account=account, pk__in=draft.stakeholders)
    if theirs.count() != len(set(draft.stakeholders)):
        errors["stakeholders"] = [_("Choose people of this account.")]
    if errors:
        raise Invalid(errors)


def check_agenda(points: Sequence[AgendaPoint]) -> None:
    """Raise Invalid for an agenda that cannot be kept."""
    if len(points) > MOST_POINTS:
        raise Invalid({"agenda": [_("An agenda holds at most %(n)s points.") % {"n": MOST_POINTS}]})
    if any(not point.title.strip() or not 1 <= point.minutes <= 600 for point in points):
        raise Invalid({"agenda": [_("Each point needs a title and 1 to 600 minutes.")]})


def invite(meeting: Meeting, members: Collection[int], stakeholders: Collection[int]) -> None:
    """Make these the invited people; whoever stays keeps their row."""
    before = list(Attendee.objects.filter(meeting=meeting))
    kept = [one for one in before if one.member_id in members or one.stakeholder_id in stakeholders]
    Attendee.objects.filter(pk__in={one.pk for one in before} - {one.pk for one in kept}).delete()
    ours, theirs = {one.member_id for one in kept}, {one.stakeholder_id for one in kept}
    new = [Attendee(meeting=meeting, member_id=pk) for pk in sorted(set(members) - ours)]
    new += [Attendee(meeting=meeting, stakeholder_id=pk) for pk in sorted(set(stakeholders) - theirs)]
    Attendee.objects.bulk_create(new)


def set_agenda(meeting: Meeting, points: Sequence[AgendaPoint]) -> None:
    """Write the agenda anew unless it is as it was."""
    before = [AgendaPoint(*row) for row in AgendaItem.objects.filter(meeting=meeting).values_list("title", "minutes")]
    if before == list(points):
        return
    AgendaItem.objects.filter(meeting=meeting).delete()
    AgendaItem.objects.bulk_create(
        [
            AgendaItem(meeting=meeting, position=position, title=point.title.strip(), minutes=point.minutes)
            for position, point in enumerate(points, 1)
        ]
    )


def invited_owner(draft: MeetingDraft) -> set[int]:
    """Our people at the table: the owner is always one of them."""
    return {*draft.members, draft.owner}
