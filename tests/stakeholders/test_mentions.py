from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholders.mentions import mentioned

NAMES = {1: "Camille Aubry", 2: "Camille Roy", 3: "Jean-Paul Étienne", 4: "Noé Bell", 5: "Noé"}


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("@Camille Aubry please look", [1]),
        ("@camille aubry, and @CAMILLE ROY.", [1, 2]),
        ("@Camille is shared by two", []),
        ("@jean-paul", [3]),
        ("@Jean Paul Etienne", [3]),
        ("ask @Noé Bell", [4]),
        ("ask @Noé", [5]),
        ("ask @Noémie", []),
        ("write to camille@roy.example", []),
        ("@@Noé Bell", [4]),
        ("@", []),
        ("@Camille Aubry @Camille Aubry", [1]),
    ],
)
def test_a_name_after_an_at_is_meant_whatever_its_accents(note, found):
    assert mentioned(note, NAMES) == found


@given(st.text(max_size=200), st.dictionaries(st.integers(1, 9), st.text(max_size=30), max_size=5))
def test_any_note_is_read_and_only_known_people_are_found(note, names):
    assert set(mentioned(note, names)) <= set(names)


@given(st.sampled_from(sorted(NAMES)), st.sampled_from(["", " ", ", then", "\nand", "!"]))
def test_a_full_name_is_always_recognised(pk, after):
    assert mentioned(f"See @{NAMES[pk]}{after}", NAMES) == [pk]
