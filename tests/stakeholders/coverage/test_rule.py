from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from stakeholders.choices import Profile, Support
from stakeholders.coverage.holes import CellState, Placed, holes_of, rows_of
from stakeholders.coverage.rule import Coverage, Covered, Targets, coverage
from stakeholders.coverage.words import fragile, parts_of, why

people = st.lists(
    st.builds(
        Covered,
        st.integers(1, 10_000),
        st.just("Hélène Baroux"),
        st.sampled_from(Profile.values),
        st.sampled_from(["", "Finance", "finance ", "Operations", "IT", "Quality"]),
        st.integers(1, 5),
        st.sampled_from(Support.values),
        st.floats(0, 1),
        st.dictionaries(st.integers(1, 4), st.integers(1, 100), max_size=4),
    ),
    max_size=12,
    unique_by=lambda one: one.key,
)
few = st.integers(0, 50)
targets = st.builds(Targets, few, few, few, few, few, st.integers(10, 100))


def person(key: int = 1, **changes) -> Covered:
    return replace(Covered(key, f"Person {key}", Profile.USER, "", 3, 0, 0.0, {}), **changes)


def test_nobody_on_the_map_is_nothing_whatever_is_asked():
    assert coverage([], Targets(0, 0, 0, 0, 0)) == Coverage()
    assert why(Coverage(), Targets()) == "nobody is on the map"


def test_the_literature_counts_the_influence_of_the_engaged_who_are_not_against_us():
    found = coverage(
        [
            person(1, influence=5, engagement=0.5, support=0),
            person(2, influence=3, engagement=1.0, support=-1),
            person(3, influence=2, engagement=0.49, support=2),
        ],
        Targets(),
    )
    assert (found.weight_covered, found.weight, found.influence) == (5, 10, 20)


def test_a_whole_map_is_a_hundred_and_says_so():
    held = {1: 60, 2: 60}
    some = [
        person(1, profile=Profile.SPONSOR, function="Operations", support=2),
        person(2, profile=Profile.DECISION_MAKER, function="Finance"),
        person(3, function="IT"),
        person(4),
        person(5),
    ]
    found = coverage([replace(one, engagement=0.8, strengths=held) for one in some], Targets())
    assert found.score == 100
    assert why(found, Targets()) == "nothing is missing"
    assert fragile(found, Targets(), {}, {}) == []


def test_what_rests_on_one_is_said_and_lowers_nothing():
    some = [
        person(1, influence=5, engagement=0.9, strengths={7: 80}),
        person(2, influence=4, engagement=0.9, strengths={7: 40, 8: 10}),
    ]
    found = coverage(some, Targets())
    assert (found.person, found.person_share, found.colleague, found.colleague_share) == (1, 56, 7, 92)
    said = fragile(found, Targets(), {1: "Paul Darcy"}, {7: "Camille Moreau"})
    assert said[0].startswith("Paul Darcy carries 56")
    assert said[1].startswith("Camille Moreau holds 92")
    assert said[2].startswith("2 people are known actively")
    assert fragile(found, Targets(most_share=95), {}, {}) == said[2:]


@given(people, targets)
def test_it_stays_between_0_and_100_and_its_parts_add_up(some, wanted):
    found = coverage(some, wanted)
    parts = parts_of(found, wanted)
    assert 0 <= found.score <= 100
    assert sum(part.value for part in parts) == found.score
    assert sum(part.maximum for part in parts) == 100
    assert all(0 <= part.value <= part.maximum and part.reason for part in parts)


@given(people, targets, st.integers(1, 5), st.sampled_from([0, 1, 2]), st.sampled_from(Profile.values))
def test_an_engaged_supporter_more_never_lowers_it(some, wanted, influence, support, profile):
    more = person(
        20_000, influence=influence, support=support, profile=profile, engagement=0.7, strengths={3: 50},
        function="Purchasing",
    )  # fmt: skip
    assert coverage([*some, more], wanted).score >= coverage(some, wanted).score


placed = st.lists(
    st.builds(
        Placed,
        st.integers(1, 10_000),
        st.just("Nora"),
        st.sampled_from(Profile.values),
        st.sampled_from(["", "Finance", "FINANCE ", "IT"]),
        st.sampled_from(["", "Lyon", " lyon", "Oslo"]),
        st.booleans(),
        st.booleans(),
    ),
    max_size=20,
    unique_by=lambda one: one.key,
)


@given(placed)
def test_every_hole_is_listed_exactly_once_and_nobody_is_lost(some):
    rows = rows_of(some)
    cells = [cell for row in rows for cell in row.cells]
    holes = holes_of(rows)
    assert sorted(one.key for cell in cells for one in cell.people) == sorted(one.key for one in some)
    assert len(cells) == len(Profile) * len({(row.entity.lower(), row.function.lower()) for row in rows})
    places = [(cell.entity.lower(), cell.function.lower(), cell.profile) for cell in holes]
    assert len(places) == len(set(places)) == sum(cell.state != CellState.LIVE for cell in cells)


def test_a_hole_says_what_it_is():
    rows = rows_of([
        Placed(1, "A", Profile.SPONSOR, "Finance", "Lyon", active=True),
        Placed(2, "B", Profile.USER, " finance", "lyon"),
        Placed(3, "C", Profile.DECISION_MAKER, "Finance", "Lyon", active=True),
        Placed(4, "D", Profile.DECISION_MAKER, "Finance", "Lyon", role=True),
    ])  # fmt: skip
    (row,) = rows
    assert [cell.state for cell in row.cells] == ["role", "live", "silent", "nobody"]
    assert [cell.state for cell in holes_of(rows)] == ["role", "silent", "nobody"]
