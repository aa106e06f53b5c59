"""The trail speaks the reader's language: every verb, every noun and every detail in the code has its word."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.utils import translation

from kam.audit.trail import detail_field
from kam.audit.verbs import (
    detail_label,
    noun_label,
    registered_details,
    registered_nouns,
    registered_verbs,
)

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("accounts", "stakeholders", "plans", "reviews", "insights", "kam")
# Only ever written by the demonstration, which is told in the console.
ELSEWHERE = {"demo.revenue"}


def trees() -> Iterator[ast.Module]:
    for room in ROOMS:
        for path in (ROOT / room).rglob("*.py"):
            yield ast.parse(path.read_text())


def verbs_in_code() -> set[str]:
    """The second argument of every `act(...)` that is written out."""
    return {
        node.args[1].value
        for tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "act"
        if len(node.args) > 1 and isinstance(node.args[1], ast.Constant) and isinstance(node.args[1].value, str)
    }


def details_in_code() -> set[str]:
    """The keys of every `entry.details = {...}`."""
    return {
        key.value
        for tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict)
        if any(isinstance(to, ast.Attribute) and to.attr == "details" for to in node.targets)
        for key in node.value.keys
        if isinstance(key, ast.Constant) and isinstance(key.value, str)
    }


def test_every_verb_has_its_sentence():
    found = verbs_in_code()
    assert len(found) > 40
    assert found - registered_verbs() - ELSEWHERE == set()


def test_every_detail_is_a_field_of_what_it_is_about_or_has_its_word():
    found = details_in_code()
    assert len(found) > 10
    fields = {key for key in found for noun in registered_nouns() if detail_field(noun, key) is not None}
    assert found - registered_details() - fields == set()


def test_every_tracked_noun_has_its_word():
    tracked = {model._meta.label_lower for model in apps.get_models() if hasattr(model, "events")}
    assert tracked - registered_nouns() == set()


@pytest.mark.parametrize("noun", sorted(registered_nouns()))
def test_nouns_are_translated(noun):
    assert apps.get_model(noun)
    with translation.override("fr"):
        assert noun_label(noun) != noun


def test_what_programs_note_for_themselves_is_not_shown():
    assert detail_label("form") is None
