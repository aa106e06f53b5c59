"""The calendar file, read back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from icalendar import Calendar

from reviews.draft import AgendaPoint
from reviews.ics import meeting_calendar
from reviews.queries.detail import loaded
from reviews.services.meetings import cancel_meeting
from tests import factories
from tests.reviews import factories as some
from tests.stakeholders import factories as people

pytestmark = pytest.mark.django_db
START = datetime(2030, 10, 26, 22, 30, tzinfo=UTC)  # the night clocks go back in Paris


def event_of(meeting):
    calendar = Calendar.from_ical(meeting_calendar(loaded(meeting)))
    return calendar, next(iter(calendar.walk("VEVENT")))


def test_a_calendar_reads_what_we_planned(inside):
    account = factories.account(inside)
    boss = people.stakeholder(inside, account, 'Hélène "LN" Baroux', email="helene@orvelle.example")
    meeting = some.meeting(inside, account, boss, starts_at=START, minutes=180, location="Lyon; salle 4, 2e étage")
    calendar, event = event_of(meeting)
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/Paris"]
    assert event["DTSTART"].params["TZID"] == "Europe/Paris"
    assert event.decoded("DTSTART").astimezone(UTC) == START
    assert event.decoded("DURATION").total_seconds() == 180 * 60
    assert event["SEQUENCE"] == 1
    assert event["STATUS"] == "CONFIRMED"
    assert str(event["LOCATION"]) == "Lyon; salle 4, 2e étage"
    assert str(event["ORGANIZER"]) == f"mailto:{inside.kam.email}"
    invited = [str(one) for one in event["ATTENDEE"]]
    assert sorted(invited) == sorted([f"mailto:{inside.kam.email}", "mailto:helene@orvelle.example"])
    assert "1. Results (20 min)" in str(event["DESCRIPTION"])
    assert str(event["URL"]).endswith(f"/meetings/{meeting.pk}/")


def test_text_cannot_break_out_of_its_line(inside):
    account = factories.account(inside)
    nasty = "Review\r\nATTENDEE:mailto:spy@x.example\r\nEND:VEVENT"
    points = [AgendaPoint("One; two, \\three\nURL:http://x.example", 10)]
    who = people.stakeholder(inside, account, 'Eve":mailto:spy@x.example;X="', email="eve@orvelle.example")
    meeting = some.meeting(inside, account, who, starts_at=START, title=nasty, agenda=points)
    _calendar, event = event_of(meeting)
    raw = meeting_calendar(meeting).decode()
    lines = raw.replace("\r\n ", "").split("\r\n")
    assert not [line for line in lines if line.startswith("ATTENDEE:mailto:spy")]
    assert lines.count("END:VEVENT") == 1
    assert len(event["ATTENDEE"]) == 2
    assert str(event["URL"]).endswith(f"/meetings/{meeting.pk}/")
    assert "One; two, \\three" in str(event["DESCRIPTION"])
    assert all(len(line.encode()) <= 75 for line in raw.split("\r\n"))


def test_the_same_event_changed_and_cancelled(inside):
    meeting = some.meeting(inside, factories.account(inside), starts_at=START)
    _calendar, before = event_of(meeting)
    _calendar, after = event_of(cancel_meeting(meeting, actor=inside.kam, version=1, reason="Moved to spring"))
    assert before["UID"] == after["UID"]
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (1, 2)
    assert after["STATUS"] == "CANCELLED"
