from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from stakeholders.ties.flags import Relations, flags_of
from stakeholders.ties.matrix import COLUMNS, ROWS, SORTS, Asked, matrix_of


def crowd(size: int, seed: int) -> list[Relations]:
    """People with relations drawn by dice: strategies that draw each number are slow by the dozen."""
    dice = random.Random(seed)  # noqa: S311  (a made-up crowd)
    return [
        Relations(
            key,
            f"Person {key:02d}",
            dice.randint(1, 5),
            {dice.randint(1, 20): dice.randint(1, 100) for _ in range(dice.randint(0, 4))},
        )
        for key in range(size)
    ]


people = st.builds(crowd, st.integers(0, 100), st.integers(0, 1000))


def one(key, influence=3, **strengths):
    return Relations(key, f"Person {key}", influence, {int(name[1:]): score for name, score in strengths.items()})


def test_a_single_thread_is_one_active_relation_alone():
    found = flags_of([one(1, m1=40, m2=20), one(2, m1=40, m2=31), one(3, m1=30)])
    assert [(person.key, member) for person, member in found.single] == [(1, 1)]


def test_influence_without_a_thread_is_named_the_most_influential_first():
    found = flags_of([one(1, 4, m1=30), one(2, 5), one(3, 3), one(4, 4, m1=31)])
    assert [person.key for person in found.unthreaded] == [2, 1]


def test_who_holds_more_than_half_is_named_but_never_for_one_relation():
    assert flags_of([one(1, m1=60), one(2, m1=10, m2=60)]).holder == (1, 70 / 130)
    assert flags_of([one(1, m1=60), one(2, m2=60)]).holder is None
    assert flags_of([one(1, m1=60)]).holder is None


@given(people, st.sampled_from(["", *SORTS]), st.sampled_from(["", "active", "single", "unthreaded", "none", "?"]))
def test_every_person_is_on_exactly_one_page_and_rows_and_columns_are_bounded(found, sort, show):
    seen: list[int] = []
    for after in range(0, len(found) + ROWS, ROWS):
        page = matrix_of(found, Asked(sort=sort, show=show, after=after))
        assert len(page.rows) <= ROWS
        assert len(page.columns) <= COLUMNS
        seen += page.rows
    assert len(seen) == len(set(seen)) == page.people
    if show in ("", "?"):
        assert page.people == len(found)


def test_strongest_first_unless_asked_otherwise():
    found = [one(1, 5, m1=10), one(2, 1, m1=90), one(3, 4)]
    assert matrix_of(found, Asked()).rows == [2, 1, 3]
    assert matrix_of(found, Asked(sort="influence")).rows == [1, 3, 2]
    assert matrix_of(found, Asked(sort="name")).rows == [1, 2, 3]
    assert matrix_of(found, Asked(q="person 3")).rows == [3]


def test_a_name_is_found_without_its_accents():
    found = [Relations(1, "Hélène Baroux", 3, {}), Relations(2, "Paul Darcy", 3, {})]
    assert matrix_of(found, Asked(q=" helene")).rows == [1]
    assert matrix_of(found, Asked(q="HÉL")).rows == [1]
