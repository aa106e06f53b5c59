"""The score, on properties."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import QualificationRules
from accounts.qualification.criteria import DraftGroup, DraftLine, sum_said, wanting
from accounts.qualification.defaults import GROUPS
from accounts.qualification.score import Thresholds, Weighed, score_of, verdict_of, weights_missing
from accounts.queries.qualification import SOON
from accounts.queries.qualification import due as queries_due
from accounts.services.qualification import decide
from tests.accounts.qualification.test_pages import candidate, rate

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


@given(rated())
def test_the_parts_sum_to_the_score_when_weights_are_whole(case):
    criteria, sheets = case
    whole = sum(one.weight for one in criteria)
    found = score_of(criteria, sheets, RULES)
    # Each part is of its weight, the score of a hundred; each is rounded by itself, to a tenth.
    parts = sum((part.points for part in found.parts), Decimal(0)) * 100 / whole
    assert found.total is not None
    assert abs(parts - found.total) <= Decimal("0.05") * len(criteria) * 100 / whole + Decimal("0.05")


@given(rated())
def test_the_score_lies_between_its_axes(case):
    criteria, sheets = case
    found = score_of(criteria, sheets, RULES)
    assert found.total is not None
    axes = [one for one in (found.attractiveness, found.strength) if one is not None]
    assert min(axes) <= found.total <= max(axes)


@given(rated(), st.integers(0, 5))
def test_raters_who_agree_lie_nowhere_apart(case, points):
    criteria, sheets = case
    agreed = [dict.fromkeys((one.pk for one in criteria), points) for _sheet in sheets]
    found = score_of(criteria, agreed, RULES)
    assert (found.total, found.discuss) == (Decimal(points * 20), ())


@given(st.integers(2, 100), st.integers(1, 99), st.integers(0, 1000))
def test_a_verdict_never_falls_as_the_score_rises(enter, watch, tenths):
    rules = Thresholds(enter, min(watch, enter - 1))
    order = ("decline", "watch", "enter")
    lower, higher = Decimal(tenths) / 10, Decimal(min(1000, tenths + 1)) / 10
    assert order.index(verdict_of(lower, rules)) <= order.index(verdict_of(higher, rules))
    assert verdict_of(Decimal(enter), rules) == "enter"
    assert verdict_of(Decimal(enter) - Decimal("0.1"), rules) != "enter"
    assert verdict_of(Decimal(rules.watch), rules) in ("watch", "enter")


WHOLE_SCALE = ("a", "b", "c", "d", "e", "f")


@st.composite
def drafts(draw):
    groups = draw(st.lists(st.tuples(AXES, st.lists(st.integers(0, 60), max_size=5)), max_size=5))
    return [
        DraftGroup(f"G{n}", axis, [DraftLine(f"L{n}.{at}", weight, WHOLE_SCALE, WHOLE_SCALE)
                                   for at, weight in enumerate(weights)])
        for n, (axis, weights) in enumerate(groups)
    ]  # fmt: skip


@given(drafts())
def test_a_draft_is_publishable_exactly_when_it_is_whole(groups):
    sound = (
        sum(group.weight for group in groups) == 100
        and all(group.weight for group in groups)
        and {group.axis for group in groups} == {"attractive", "strength"}
    )
    assert (wanting(groups) == []) == sound


@given(st.lists(st.integers(0, 100), max_size=8))
def test_the_sum_says_by_how_much_it_fails(weights):
    short = 100 - sum(weights)
    assert weights_missing(weights) == short
    assert (str(abs(short)) in sum_said(weights)) if short else sum_said(weights) == ""


@given(st.integers(0, 5), st.sampled_from(["", "  "]), st.booleans())
def test_one_sentence_missing_in_one_language_is_said(at, blank, english):
    scale = [*WHOLE_SCALE]
    scale[at] = blank
    line = DraftLine("Will", 50, scale if english else WHOLE_SCALE, WHOLE_SCALE if english else scale)
    other = DraftGroup("Money", "attractive", [DraftLine("Spend", 50, WHOLE_SCALE, WHOLE_SCALE)])
    (said,) = wanting([other, DraftGroup("Strength", "strength", [line])])
    assert "“Will” lacks sentences" in said


@pytest.mark.parametrize(
    ("decided", "months", "due"),
    [
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2027, 2, 28), 12, date(2028, 2, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 31), 60, date(2031, 12, 31)),
    ],
)
def test_the_next_qualification_at_month_ends(inside, house, decided, months, due):
    QualificationRules.objects.update(requalify_months=months, raters=1)
    one = candidate(house, raters=("kam",))
    rate(one, house.kam, 4)
    one.refresh_from_db()
    done = decide(one, actor=house.executive, version=one.version, decision="enter", reasons="Agreed", today=decided)
    assert done.requalify_on == due
    horizon = due - timedelta(days=SOON)
    assert [found.pk for found in queries_due(house.kam, horizon).rows] == [one.pk]
    assert queries_due(house.kam, horizon - timedelta(days=1)).rows == []


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
