"""Small rules: zones, agendas, preparation, the form's rows, the token."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from django.utils import translation

from kam.lib.errors import NotVisible
from reviews.agendas import suggested_agenda, total_minutes
from reviews.choices import MeetingKind
from reviews.forms.agenda import AgendaRow, AgendaRows
from reviews.preparation import Facts, to_prepare
from reviews.unsubscribe import read_token
from reviews.zones import is_zone, local_start, zone_choices, zone_words


def test_the_hour_that_spring_skips_does_not_exist():
    assert local_start(date(2027, 3, 28), time(2, 30), "Europe/Paris") is None
    autumn = local_start(date(2027, 10, 31), time(2, 30), "Europe/Paris")
    assert autumn is not None
    assert autumn.utcoffset() == timedelta(hours=2)


def test_zones_read_like_places():
    with translation.override("fr"):
        assert zone_words("Europe/Paris") == "heure de Paris"
    assert zone_words("UTC") == "UTC time"
    assert is_zone("Europe/Paris")
    assert not is_zone("Europe/Atlantis")
    assert zone_choices("Asia/Tokyo", "Asia/Tokyo", "Bad/Zone")[0][0] == "Asia/Tokyo"
    assert len({name for name, _city in zone_choices("Asia/Tokyo")}) == len(zone_choices("Asia/Tokyo"))


@pytest.mark.parametrize("kind", MeetingKind.values)
def test_suggestions_fill_an_hour(kind):
    assert total_minutes(suggested_agenda(kind)) == 60


def test_a_quarterly_review_looks_ahead():
    minutes = [point.minutes for point in suggested_agenda("qbr")]
    assert sum(minutes[3:]) / sum(minutes) == pytest.approx(0.7)


def test_what_is_still_to_prepare():
    ready = Facts("qbr", "Extend", "Lyon", 60, 60, ["decision_maker"])
    assert to_prepare(ready) == []
    bare = Facts("qbr", "", "", 60, 0, [], late_actions=2)
    assert len(to_prepare(bare)) == 5
    long = Facts("steering", "x", "x", 60, 75, ["user"])
    assert [task.text for task in to_prepare(long)] == ["The agenda is 15 minutes longer than the meeting."]
    assert len(to_prepare(Facts("executive", "x", "x", 60, 30, ["user"]))) == 1


def test_rows_move_without_a_script():
    rows = AgendaRows([AgendaRow("a", "1"), AgendaRow("b", "2")], 60)
    for button, titles in [
        ("up:1", ["b", "a"]), ("up:0", ["b", "a"]), ("down:0", ["a", "b"]), ("add", ["a", "b", ""]),
        ("remove:0", ["b", ""]), ("remove:9", ["b", ""]), ("nonsense:x", ["b", ""]),
    ]:  # fmt: skip
        rows.press(button)
        assert [row.title for row in rows.rows] == titles
    assert (rows.total, rows.left) == (2, 58)


def test_rows_are_checked_where_they_are_typed():
    rows = AgendaRows.of_post({"minutes": "60", "agenda-0-title": "x", "agenda-0-minutes": "-3", "agenda-1-title": ""})
    assert not rows.is_valid()
    assert rows.rows[0].error
    assert not rows.rows[1].error


@pytest.mark.parametrize("token", ["", "x", "WzEsMV0:1:2", "é"])
def test_foreign_tokens_open_nothing(token):
    with pytest.raises(NotVisible):
        read_token(token)
