"""The two functions that may take words away: inside an act, inside the organisation, and never anything else."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from accounts.models import Tag
from kam.audit.acts import act
from kam.audit.models import Act, Redaction, events_of
from kam.audit.redaction import redact
from kam.audit.words import MARK, pattern
from kam.outbox.services import send_message
from kam.tenancy.scope import tenant
from stakeholders.models import Judgement, Stakeholder, Touchpoint
from tests import factories
from tests.stakeholders.factories import touchpoint

SEARCHED = pattern(["Zélie Quandor"])


def test_words_leave_texts_history_and_trail_and_the_database_notes_it(place):
    with tenant(place.house.organisation.pk):
        touch = touchpoint(place.house, place.account, place.person, subject="Zelie Quandor was angry")
        with act(place.house.administrator, "stakeholder.erase", reason="asked"):
            assert redact(SEARCHED) >= 3
        fresh = Touchpoint.objects.get(pk=touch.pk)
        assert fresh.subject == f"{MARK} was angry"
        assert fresh.version == touch.version + 1
        assert not events_of(Touchpoint).objects.filter(subject__icontains="quandor").exists()
        assert not Act.objects.filter(object_label__icontains="quandor").exists()
        noted = set(Redaction.objects.values_list("table", flat=True))
        assert {"stakeholders_touchpoint", "stakeholders_touchpointevent", "audit_act"} <= noted


@pytest.mark.parametrize(
    "text", ["Hello,\nZélie Quandor called", "To:\tZélie Quandor", "Zélie\nQuandor", "Zélie\r\nQuandor"]
)
def test_a_name_at_the_beginning_of_a_line_leaves_a_message(place, text):
    """In JSON a line break is a backslash and a letter, which must not count as the word before."""
    with tenant(place.house.organisation.pk):
        row = send_message("note", to="x@house.example", subject="x", text=text)
        with act(place.house.administrator, "stakeholder.erase"):
            redact(SEARCHED)
        row.refresh_from_db()
        assert MARK in row.payload["text"]
        assert "Quandor" not in row.payload["text"]


def test_outside_an_act_nothing_is_taken_away(place):
    with (
        tenant(place.house.organisation.pk),
        pytest.raises(DatabaseError, match="only inside an act"),
        transaction.atomic(),
    ):
        redact(SEARCHED)


def test_another_organisation_keeps_its_words(place, rival):
    with tenant(rival.organisation.pk):
        elsewhere = factories.account(rival)
        touch = touchpoint(rival, elsewhere, subject="Zélie Quandor called")
    with tenant(place.house.organisation.pk), act(place.house.administrator, "stakeholder.erase"):
        redact(SEARCHED)
    with tenant(rival.organisation.pk):
        assert Touchpoint.objects.get(pk=touch.pk).subject == "Zélie Quandor called"


def test_the_trail_still_refuses_everything_else(place):
    """Having taken words away once in a transaction opens nothing for the statements after it."""
    with tenant(place.house.organisation.pk):
        with act(place.house.administrator, "stakeholder.erase"):
            redact(SEARCHED)
        for statement in ("update audit_act set reason = 'x'", "delete from audit_redaction", "delete from audit_act"):
            with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement)
        with pytest.raises(DatabaseError), transaction.atomic():
            Judgement.objects.filter(stakeholder=place.person).update(reason="x")


def test_other_people_keep_their_own_name(place):
    """Marie Dupont is erased; Marie Dupont-Durand is somebody else."""
    with tenant(place.house.organisation.pk):
        Stakeholder.objects.filter(pk=place.person.pk).update(name="Marie Dupont-Durand")
        with act(place.house.administrator, "stakeholder.erase"):
            redact(pattern(["Marie Dupont"]))
        assert Stakeholder.objects.get(pk=place.person.pk).name == "Marie Dupont-Durand"


def test_two_things_named_after_the_person_stay_two(place):
    with tenant(place.house.organisation.pk):
        for name in ("Zélie Quandor", "Quandor Zélie"):
            Tag.objects.create(name=name)
        with act(place.house.administrator, "stakeholder.erase"):
            redact(SEARCHED)
        names = set(Tag.objects.values_list("name", flat=True))
        assert len(names) == 2
        assert all(name.startswith("[…") for name in names)


@pytest.mark.parametrize("searched", [".", "", "a?", "[a-z]+"])
def test_what_would_be_found_everywhere_is_refused(place, searched):
    with (
        tenant(place.house.organisation.pk),
        pytest.raises(DatabaseError, match="would be found everywhere"),
        act(place.house.administrator, "stakeholder.erase"),
    ):
        redact(searched)
