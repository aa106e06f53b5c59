"""Cards out and in: what is written is read again, and what strangers send does no harm."""

from __future__ import annotations

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from kam.tenancy.scope import tenant
from stakeholders.cards.card import Card
from stakeholders.cards.reading import MOST, read_cards
from stakeholders.cards.writing import write_cards
from stakeholders.models import Stakeholder
from tests.stakeholders.factories import stakeholder

WORDS = st.text(st.characters(exclude_categories=["C", "Zl", "Zp", "Zs"]), min_size=1, max_size=30)
TEXT = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)


@given(name=TEXT, title=TEXT, place=TEXT, note=TEXT)
def test_what_is_written_is_read_again(name, title, place, note):
    card = Card(name=name, job_title=title[:120], location=place[:80], note=note, languages=("fr",))
    text = write_cards([card, card])
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    again = read_cards(text)
    assert [one.card for one in again] == [card, card]


@given(st.text(max_size=400))
def test_anything_may_come(noise):
    found = read_cards(f"BEGIN:VCARD\n{noise}\nEND:VCARD\nBEGIN:VCARD\nFN:Anna\nEND:VCARD\n")
    assert found[-1].card == Card(name="Anna")


def test_a_value_cannot_end_the_card_or_begin_another():
    text = write_cards([Card(name="Eve", note="x\r\nEND:VCARD\r\nBEGIN:VCARD\r\nFN:Mallory")])
    assert text.count("BEGIN:VCARD\r\n") == 1
    [one] = read_cards(text)
    assert one.card.name == "Eve"
    assert "Mallory" in one.card.note


OLD = (
    "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Lef=C3=A8vre;=C3=89=\r\nlodie\r\n"
    "TEL;WORK:+33 1 00 00 00 00\r\nTEL;CELL:+33 6 00 00 00 00\r\nitem1.EMAIL;INTERNET:elodie@x.example\r\n"
    "ADR;WORK:;;1 rue;Lyon;;69000;France\r\nORG:Orvelle\\, SA;Fret\r\nPHOTO;BASE64:AAAA\r\nX-AB:1\r\nEND:VCARD\r\n"
)


def test_an_old_card_of_a_telephone_is_read():
    [one] = read_cards(OLD)
    assert one.card == Card(
        name="Élodie Lefèvre", organisation="Orvelle, SA", entity="Fret", email="elodie@x.example",
        phone="+33 1 00 00 00 00", location="Lyon", more=("+33 6 00 00 00 00",),
    )  # fmt: skip
    assert one.ignored == ("PHOTO",)


def test_broken_cards_are_named_and_the_others_are_read():
    found = read_cards("BEGIN:VCARD\nFN:Lost\nBEGIN:VCARD\nFN:Anna\nEND:VCARD\nBEGIN:VCARD\nTEL:1\nEND:VCARD\n")
    assert [one.card.name if one.card else one.problem[:20] for one in found] == [
        "The card does not en", "Anna", "The card names nobod",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["x" * 1_000_001, "BEGIN:VCARD\nFN:A\nEND:VCARD\n" * (MOST + 1)])
def test_what_is_too_large_is_refused(text):
    with pytest.raises(ValueError, match="split"):
        read_cards(text)


TWO = "BEGIN:VCARD\nFN:Baroux Hélène\nEMAIL:h@x.example\nEND:VCARD\nBEGIN:VCARD\nFN:Nora Kessel\nTITLE:CFO\nEND:VCARD\n"


def test_cards_are_looked_at_and_then_taken_in_once(place, sign_in):
    client, url = sign_in(place.house.kam), reverse("stakeholders:account_cards", args=[place.account.pk])
    assert client.get(url).status_code == 200
    preview = client.post(url, {"text": TWO, "profile": "sponsor"}).content.decode()
    assert "Known, gains details" in preview
    assert "Nora Kessel" in preview
    with tenant(place.house.organisation.pk):
        assert Stakeholder.objects.count() == 1
    for _twice in range(2):
        assert client.post(url, {"text": TWO, "profile": "sponsor", "step": "take"}).status_code == 302
    with tenant(place.house.organisation.pk):
        people = dict(Stakeholder.objects.values_list("name", "email"))
        assert people == {"Hélène Baroux": "h@x.example", "Nora Kessel": ""}
        assert Stakeholder.objects.get(name="Nora Kessel").source == "vCard"


@pytest.mark.parametrize("typed", [{}, {"text": "hello"}, {"text": TWO, "profile": "king"}, {"text": "\x00\x01"}])
def test_bad_input_is_422_and_writes_nothing(place, sign_in, typed):
    url = reverse("stakeholders:account_cards", args=[place.account.pk])
    answer = sign_in(place.house.kam).post(url, {"profile": "user"} | typed)
    assert answer.status_code == 422
    with tenant(place.house.organisation.pk):
        assert Stakeholder.objects.count() == 1


def test_people_leave_as_cards(place, sign_in):
    with tenant(place.house.organisation.pk):
        stakeholder(place.house, place.account, "CFO", kind="role")
    client = sign_in(place.house.kam)
    one = client.get(place.url("stakeholder_card"))
    assert one["Content-Type"].startswith("text/vcard")
    assert "FN:Hélène Baroux\r\n" in one.content.decode()
    every = client.post(reverse("stakeholders:account_card_file", args=[place.account.pk])).content.decode()
    assert every.count("BEGIN:VCARD") == 1
    assert sign_in(place.house.contributor).get(place.url("stakeholder_card")).status_code == 403
