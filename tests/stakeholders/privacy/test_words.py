"""Names, addresses and numbers as people write them: found in every way, and nowhere else."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from kam.audit.words import MARK, NOTHING, parts_of, pattern, redacted

WORD = st.text("abcdefghijklmnopqrstuvwxyzéèêëàâôöûüçñÉÀœøßł", min_size=3, max_size=12)
NAME = st.lists(WORD, min_size=2, max_size=3).map(" ".join)


@pytest.mark.parametrize(
    "text",
    [
        "Hélène Baroux", "HELENE BAROUX", "helene baroux", "Baroux Hélène", "BAROUX, Hélène", "H. Baroux",
        "Hélène  Baroux", "He\u0301le\u0300ne Baroux", "helene.baroux", "Baroux-Hélène", "«Hélène Baroux»",
    ],
)  # fmt: skip
def test_a_name_is_found_however_it_is_written(text):
    told = f"«{MARK}»" if text.startswith("«") else MARK
    assert redacted(f"Call with {text}, at ten", pattern(["Hélène Baroux"])) == f"Call with {told}, at ten"


@pytest.mark.parametrize("text", ["Hélène\u00a0Baroux", "Hélène\u2011Baroux", "Hélène%20Baroux", "helene+baroux"])
def test_a_name_is_found_with_the_signs_of_printed_text_and_of_addresses(text):
    assert redacted(f"({text})", pattern(["Hélène Baroux"])) == f"({MARK})"


def test_an_apostrophe_is_found_as_html_writes_it():
    assert redacted("<p>Nora O&#x27;Brien</p>", pattern(["Nora O’Brien"])) == f"<p>{MARK}</p>"


@pytest.mark.parametrize("text", ["Hélène Barouxis", "Michelène Baroux", "Hélène", "Baroux", "Hélène and Mr Baroux"])
def test_a_longer_word_and_a_part_of_the_name_are_left(text):
    assert redacted(text, pattern(["Hélène Baroux"])) == text


def test_the_family_name_alone_is_found_where_it_can_mean_nobody_else():
    alone = parts_of("Hélène Baroux", {"Hélène Petit"})
    assert alone == ["Baroux"]
    assert redacted("Mme Baroux and Hélène", pattern([], alone=alone)) == f"Mme {MARK} and Hélène"


@pytest.mark.parametrize(
    "text", ["+33 1 42 68 53 00", "01 42 68 53 00", "0033142685300", "(01) 42.68.53.00", "+33 (0)1 42 68 53 00"]
)
def test_a_number_is_found_with_and_without_the_country(text):
    assert redacted(f"Tel. {text}!", pattern([], phones=["+33 1 42 68 53 00"])) == f"Tel. {MARK}!"


def test_a_longer_number_is_left():
    assert redacted("Order 99142685300777", pattern([], phones=["01 42 68 53 00"])) == "Order 99142685300777"


def test_an_address_is_found_in_any_case():
    assert redacted("<H.BAROUX@Lumen.Example>", pattern([], ["h.baroux@lumen.example"])) == f"<{MARK}>"


@pytest.mark.parametrize("name", ["", "  ", "Al", "A B"])
def test_nothing_is_looked_for_where_a_name_is_too_short_to_mean_somebody(name):
    assert pattern([name]) == NOTHING
    assert redacted("A b al", NOTHING) == "A b al"


@given(NAME, st.sampled_from([str, str.upper, str.lower, str.title]))
def test_every_name_is_found_in_every_case(name, case):
    assert redacted(f"({case(name)})", pattern([name])) == f"({MARK})"


@given(st.lists(NAME, min_size=1, max_size=4), st.text(max_size=60))
def test_taking_words_out_twice_changes_nothing_more(names, text):
    searched = pattern(names)
    once = redacted(text, searched)
    assert redacted(once, searched) == once


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text",
    [
        "Hélène Baroux", "HELENE BAROUX", "Baroux, Hélène", "H. Baroux", "He\u0301le\u0300ne Baroux", "Barouxis",
        "Éléonore Hélène Baroux-Petit", "01 42 68 53 00", "+33 1 42 68 53 00", "9142685300777",
        "h.baroux@lumen.example", "Hélène\u00a0Baroux", "Hélène\u202fBaroux", "01\u202f42\u202f68\u202f53\u202f00",
    ],
)  # fmt: skip
def test_the_database_reads_the_pattern_as_python_does(text):
    searched = pattern(["Hélène Baroux"], ["h.baroux@lumen.example"], ["+33 1 42 68 53 00"])
    with connection.cursor() as cursor:
        cursor.execute("select regexp_replace(%s, %s, %s, 'g')", [f"a {text} b", searched, MARK])
        assert cursor.fetchone()[0] == re.sub(searched, MARK, f"a {text} b")
