"""The forms with which meetings are planned, changed, moved, cancelled and recorded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kam.ui.day_field import DayField
from kam.ui.offering import offer
from kam.ui.widgets import Combobox
from reviews.choices import MeetingKind
from reviews.draft import AgendaPoint, MeetingDraft
from reviews.models import Meeting
from reviews.queries.people import Invitable
from reviews.zones import local_start, zone_choices
from stakeholders.forms.colleagues import chosen_colleagues, near_field, offer_colleagues, other_field
from stakeholders.models import Stakeholder


class WhenForm(forms.Form):
    """Date, time, zone and length: one moment."""

    date = DayField(label=_("Date"))
    time = forms.TimeField(label=_("Time"), widget=forms.TimeInput({"type": "time"}, format="%H:%M"))
    minutes = forms.IntegerField(label=_("Length in minutes"), min_value=15, max_value=600)
    time_zone = forms.ChoiceField(label=_("Time zone"), widget=Combobox)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, zones: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.starts_at: datetime | None = None
        offer(self, "time_zone", zone_choices(*zones))

    def clean(self) -> dict[str, Any]:
        """Put the moment together; the hour that clocks skip in spring does not exist."""
        values = super().clean() or self.cleaned_data
        if {"date", "time", "time_zone"} <= values.keys():
            self.starts_at = local_start(values["date"], values["time"], values["time_zone"])
            if self.starts_at is None:
                self.add_error("time", _("Clocks skip this hour that day: choose another time."))
        return values

    def wanted_start(self) -> datetime:
        """The moment of a valid form."""
        assert self.starts_at is not None  # noqa: S101 - only asked of a valid form
        return self.starts_at


class RescheduleForm(WhenForm):
    """A new moment, and why if one wants to say it."""

    reason = forms.CharField(label=_("Reason"), required=False, max_length=500)


class MeetingForm(WhenForm):
    """Everything about a meeting but its agenda (AgendaRows)."""

    kind = forms.ChoiceField(label=_("Kind"), choices=MeetingKind.choices)
    title = forms.CharField(label=_("Title"), max_length=160)
    location = forms.CharField(label=_("Place or link"), max_length=200, required=False)
    owner = forms.TypedChoiceField(label=pgettext_lazy("meeting", "Owner"), coerce=int, widget=Combobox)
    goal = forms.CharField(
        label=_("Goal"), required=False, max_length=4000, widget=forms.Textarea({"rows": 3}),
        help_text=_("What should be decided or obtained when the meeting ends."),
    )  # fmt: skip
    members = near_field(_("Our side"))
    colleague = other_field()
    stakeholders = forms.TypedMultipleChoiceField(
        label=_("Their side"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    token = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, people: Invitable, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ours = people.ours
        offer(self, "owner", sorted([*ours.near, *ours.others], key=lambda one: one[1].casefold()))
        offer_colleagues(self, lambda: ours, near="members")
        offer(self, "stakeholders", [(one.pk, described(one)) for one in people.theirs])

    def draft(self, agenda: Sequence[AgendaPoint]) -> MeetingDraft:
        """The meeting a valid form asks for."""
        values = self.cleaned_data
        return MeetingDraft(
            kind=values["kind"],
            title=values["title"],
            starts_at=self.wanted_start(),
            time_zone=values["time_zone"],
            owner=values["owner"],
            minutes=values["minutes"],
            location=values["location"],
            goal=values["goal"],
            members=chosen_colleagues(values, near="members"),
            stakeholders=values["stakeholders"],
            agenda=agenda,
        )


def meeting_values(meeting: Meeting) -> dict[str, Any]:
    """The initial values of a form about a loaded meeting."""
    names = ("kind", "title", "minutes", "time_zone", "location", "goal", "version")
    people = meeting.attendees.all()
    return {
        **{name: getattr(meeting, name) for name in names},
        **when_values(meeting.starts_at, meeting.time_zone),
        "owner": meeting.owner_id,
        "members": [one.member_id for one in people if one.member_id],
        "stakeholders": [one.stakeholder_id for one in people if one.stakeholder_id],
    }


def when_values(moment: datetime, time_zone: str) -> dict[str, Any]:
    """Date and time as clocks in the zone show them."""
    there = moment.astimezone(ZoneInfo(time_zone))
    return {"date": there.date(), "time": there.time().replace(second=0, microsecond=0)}


def described(person: Stakeholder) -> str:
    """Name and title, or profile where there is none."""
    return f"{person.name} · {person.job_title or person.get_profile_display()}"
