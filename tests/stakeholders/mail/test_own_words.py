"""Of a letter, what its writer says: in French and English, whatever program wrote the rest."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholders.mail.own_words import own_words

ANSWER = "We can sign on Monday.\n\nMarc"
TAILS = [
    "On Mon, 2 Nov 2026 at 09:30, Claire Vidal <claire@us.example> wrote:\n> When can you sign?\n> Claire",
    "On Mon, 2 Nov 2026 at 09:30, Claire Vidal\n<claire@us.example>\nwrote:\n\nWhen can you sign?",
    "Le lun. 2 nov. 2026 à 09:30, Claire Vidal <claire@us.example> a écrit :\n\n> Quand signez-vous ?",
    "Le 2 novembre 2026 à 09:30, Claire Vidal <claire@us.example> a écrit\xa0:\nQuand signez-vous ?",
    "From: Claire Vidal <claire@us.example>\nSent: Monday\nTo: Marc\nSubject: Signing\n\nWhen can you sign?",
    "________________________________\nDe : Claire Vidal\nEnvoyé : lundi\nÀ : Marc\nObjet : Signature\n\nQuand ?",
    "-----Original Message-----\nFrom: Claire\nWhen can you sign?",
    "-----Message d’origine-----\nDe : Claire\nQuand ?",
    "---------- Forwarded message ---------\nFrom: Claire\nWhen?",
    "-- \nMarc Petit\nBuyer, Orvelle",
    "--\nMarc Petit",
    "Sent from my iPhone",
    "Envoyé de mon iPhone",
    "Envoyé depuis Outlook pour Android",
    "Get Outlook for iOS",
]


@pytest.mark.parametrize("tail", TAILS)
def test_what_the_program_wrote_is_cut(tail):
    assert own_words(f"{ANSWER}\n\n{tail}") == ANSWER


def test_an_answer_below_or_between_the_quotes_stays():
    wrote = "On Mon, 2 Nov 2026, Claire <c@us.example> wrote:"
    assert own_words(f"{wrote}\n> When?\n\nOn Monday.") == "On Monday."
    assert own_words(f"{wrote}\n> When?\nMonday.\n> Where?\nHere.") == "Monday.\nHere."


@pytest.mark.parametrize(
    "text",
    [
        "On Monday they wrote:\nwe will sign",
        "From: our side nothing more\nto say",
        "De : rien de plus",
        "Le client a écrit : il signe",
        "We note -- as agreed -- the price.",
        "Options:\n- one\n- two",
    ],
)
def test_in_doubt_the_words_stay(text):
    assert own_words(text) == text


def test_a_letter_sent_on_without_a_word_stays_whole():
    text = "---------- Forwarded message ---------\nFrom: Claire\nWhen?"
    assert own_words(text) == text
    assert own_words("> all quoted") == "> all quoted"


LINES = st.lists(
    st.one_of(st.sampled_from([line for tail in TAILS for line in tail.split("\n")]), st.text(max_size=30)), max_size=25
)


@given(LINES)
def test_nothing_is_invented_and_something_stays(lines):
    text = "\n".join(lines)
    found = own_words(text)
    assert bool(found.strip()) == bool(text.strip())
    if found == text:
        return
    plain = iter(line.replace("\xa0", " ").replace("\u202f", " ").strip() for line in text.split("\n"))
    assert all(any(line == other for other in plain) for line in (one.strip() for one in found.split("\n")) if line)


@pytest.mark.parametrize("line", ["On 1 ", "From: x", "-", "_ ", "original message ", "Le 1 a", "> ", "On " * 50, "\t"])
def test_a_hostile_letter_takes_no_time(line):
    started = perf_counter()
    own_words("\n".join([line] * (20_000 // (len(line) + 1))))
    own_words(line * (20_000 // len(line)))
    assert perf_counter() - started < 2
