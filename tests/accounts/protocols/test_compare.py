"""What a draft changes beside the published version."""

from __future__ import annotations

from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from accounts.protocols.compare import compare


def step(position, title, **more):
    return SimpleNamespace(position=position, title_en=title, title_fr=f"{title} fr", **more)


def kinds(before, after):
    return [one.kind for one in compare(before, after)]


def test_each_kind_is_named():
    before = [step(1, "a"), step(2, "b"), step(3, "c"), step(4, "d", offset_days=1)]
    after = [step(1, "b"), step(2, "a"), step(3, "new"), step(4, "d", offset_days=2), step(5, "e")]
    assert kinds(before, after) == ["moved", "moved", "changed", "changed", "added"]
    assert kinds(before, before[:3]) == ["same", "same", "same", "removed"]
    assert compare(before, after)[3].fields == ("offset_days",)


TITLES = st.lists(st.sampled_from("abcdef"), max_size=6)


@given(TITLES, TITLES)
def test_every_step_of_both_sides_appears_once(before, after):
    old = [step(at, title) for at, title in enumerate(before, start=1)]
    new = [step(at, title) for at, title in enumerate(after, start=1)]
    found = compare(old, new)
    assert [one.after for one in found if one.after] == new
    assert sorted(one.before.position for one in found if one.before) == list(range(1, len(old) + 1))
    assert kinds(old, old) == ["same"] * len(old)
