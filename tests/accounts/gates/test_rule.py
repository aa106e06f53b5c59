"""The registry, the defaults and the state of a gate."""

from __future__ import annotations

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from accounts.choices import Phase
from accounts.gates.checks import registered_checks
from accounts.gates.defaults import defaults
from accounts.gates.rule import Gate, Item, gate_record, kept_items


def item(met: bool, number: int = 1) -> Item:
    texts = {"en": f"Text {number}", "fr": f"Texte {number}"}
    return Item(number, texts, "", met, lambda: f"fact {number}")


@given(st.lists(st.booleans(), max_size=12))
def test_a_gate_is_met_when_every_criterion_is(states):
    gate = Gate("renewal", tuple(item(met, number) for number, met in enumerate(states)))
    assert gate.met is all(states)
    assert gate.met_count + len(gate.missing) == gate.total == len(states)
    record = gate_record(gate)
    assert (record["met"], record["total"]) == (gate.met_count, gate.total)
    assert [one.met for one in kept_items(record)] == states


def test_what_is_kept_is_read_in_either_language():
    record = gate_record(Gate("renewal", (item(True),)))
    for language, text in (("en", "Text 1"), ("fr", "Texte 1"), ("de", "Text 1")):
        with override(language):
            assert [one.label for one in kept_items(record)] == [text]
    assert kept_items(None) == []


def test_every_phase_begins_with_a_gate_in_both_languages():
    found = list(defaults())
    assert {one.phase for one in found} == set(Phase.values)
    for one in found:
        assert one.words.en
        assert one.words.fr
        assert one.words.en != one.words.fr
        check = registered_checks().get(one.check)
        assert bool(check and check.parameter) is (one.parameter is not None) is ("{n}" in one.words.en)
        assert ("{n}" in one.words.en) is ("{n}" in one.words.fr)
        if check and check.parameter:
            assert check.parameter.low <= (one.parameter or 0) <= check.parameter.high


@pytest.mark.parametrize("code", sorted(registered_checks()))
def test_every_check_is_named_and_explained_in_both_languages(code):
    check = registered_checks()[code]
    english = (str(check.label), str(check.explanation))
    with override("fr"):
        assert all(a != b for a, b in zip(english, (str(check.label), str(check.explanation)), strict=True))


def test_each_room_registers_what_it_owns():
    rooms = {code.split(".")[0] for code in registered_checks()}
    assert rooms == {"accounts", "stakeholders", "plans", "reviews"}
    assert len(registered_checks()) >= 10
