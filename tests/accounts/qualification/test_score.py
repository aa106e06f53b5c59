"""The score, on properties."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from accounts.qualification.defaults import GROUPS
from accounts.qualification.score import Thresholds, Weighed, score_of, verdict_of, weights_missing

RULES = Thresholds()
AXES = st.sampled_from(["attractive", "strength"])


@st.composite
def rated(draw):
    weights = draw(st.lists(st.tuples(st.integers(1, 60), AXES), min_size=1, max_size=8))
    criteria = [Weighed(pk, weight, axis) for pk, (weight, axis) in enumerate(weights)]
    sheet = st.fixed_dictionaries({one.pk: st.integers(0, 5) for one in criteria})
    return criteria, draw(st.lists(sheet, min_size=1, max_size=5))


@given(rated())
def test_every_figure_stays_in_its_bounds(case):
    criteria, sheets = case
    found = score_of(criteria, sheets, RULES)
    for figure in (found.total, found.attractiveness, found.strength):
        assert figure is None or 0 <= figure <= 100
    assert all(0 <= part.spread <= 5 and part.discuss == (part.spread > 2) for part in found.parts)
    assert found.verdict == verdict_of(found.total, RULES)


@given(rated(), st.randoms())
def test_the_order_of_raters_is_nothing(case, dice):
    criteria, sheets = case
    mixed = list(sheets)
    dice.shuffle(mixed)
    assert score_of(criteria, mixed, RULES) == score_of(criteria, sheets, RULES)


@given(rated(), st.data())
def test_a_better_rating_never_lowers_the_score(case, data):
    criteria, sheets = case
    at = data.draw(st.integers(0, len(sheets) - 1))
    key = data.draw(st.sampled_from(sorted(sheets[at])))
    better = [dict(sheet) for sheet in sheets]
    better[at][key] = min(5, better[at][key] + 1)
    higher, lower = score_of(criteria, better, RULES).total, score_of(criteria, sheets, RULES).total
    assert higher is not None
    assert lower is not None
    assert higher >= lower


@given(rated(), st.integers(2, 9))
def test_only_the_proportion_of_weights_counts(case, factor):
    criteria, sheets = case
    larger = [Weighed(one.pk, one.weight * factor, one.axis) for one in criteria]
    assert score_of(larger, sheets, RULES).total == score_of(criteria, sheets, RULES).total


def test_without_sheets_nothing_is_claimed():
    found = score_of([Weighed(1, 100, "strength")], [], RULES)
    assert (found.total, found.strength, found.verdict, found.missing_raters) == (None, None, "", 2)
    assert len(found.unrated) == 1


def test_the_thresholds_hold_for_the_figure_people_read():
    assert [verdict_of(Decimal(n), RULES) for n in ("70.0", "69.9", "50.0", "49.9")] == [
        "enter", "watch", "watch", "decline",
    ]  # fmt: skip
    found = score_of([Weighed(1, 60, "strength"), Weighed(2, 40, "attractive")], [{1: 5, 2: 0}, {1: 2, 2: 5}], RULES)
    assert (found.total, found.strength, found.attractiveness) == (Decimal("62.0"), Decimal("70.0"), Decimal("50.0"))
    assert [part.criterion for part in found.discuss] == [1, 2]


def test_the_defaults_are_whole():
    criteria = [one for group in GROUPS for one in group.criteria]
    assert weights_missing([one.weight for one in criteria]) == 0
    assert [sum(one.weight for one in group.criteria) for group in GROUPS] == [35, 35, 30]
    for one in criteria:
        assert len({step.en for step in one.scale}) == len({step.fr for step in one.scale}) == 6
        assert not any("'" in step.fr for step in one.scale)
