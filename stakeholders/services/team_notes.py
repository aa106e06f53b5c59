"""What only the account team may know of a person."""

from __future__ import annotations

from django.utils.translation import gettext as _

from kam.audit.acts import act
from kam.lib.errors import Invalid
from kam.lib.versions import save_version
from kam.tenancy.models import Membership
from stakeholders.access import require_team
from stakeholders.models import Stakeholder, TeamNote

LONGEST = 4000


def add_team_note(person: Stakeholder, *, actor: Membership, text: str) -> TeamNote:
    """A new note. Only the account team may, whatever their role. Raises Invalid for an empty or endless text."""
    require_team(actor, person.account)
    with act(actor, "team_note.add", target=person):
        return TeamNote.objects.create(stakeholder=person, text=_checked(text), author=actor)


def change_team_note(note: TeamNote, *, actor: Membership, version: int, text: str) -> TeamNote:
    """Another text. Raises Conflict when somebody saved first."""
    require_team(actor, note.stakeholder.account)
    with act(actor, "team_note.change", target=note.stakeholder):
        return save_version(note, version, text=_checked(text))


def drop_team_note(note: TeamNote, *, actor: Membership) -> None:
    """Take the note away."""
    require_team(actor, note.stakeholder.account)
    with act(actor, "team_note.drop", target=note.stakeholder):
        TeamNote.objects.filter(pk=note.pk).delete()


def _checked(text: str) -> str:
    text = text.strip()
    if not text:
        raise Invalid({"text": [_("Write the note.")]})
    if len(text) > LONGEST:
        raise Invalid({"text": [_("A note has at most %(most)s characters.") % {"most": LONGEST}]})
    return text
