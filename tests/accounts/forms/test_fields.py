"""Amounts as people type them."""

from __future__ import annotations

import pytest
from django.utils import translation

from accounts.forms.fields import plain_amount


@pytest.mark.parametrize(
    ("language", "typed", "plain"),
    [
        ("fr", "1 200,50", "1200.50"),
        ("fr", "1\u202f200\u00a0000", "1200000"),
        ("fr", "1.200,50", "1200.50"),
        ("fr", "1,200", "1.200"),
        ("en", "1,200", "1200"),
        ("en", "1,200.50", "1200.50"),
        ("en", "1,200,300", "1200300"),
        ("en", "12,5", "12.5"),
        ("en", " 1200 ", "1200"),
        ("en", "twelve", "twelve"),
    ],
)
def test_spaces_commas_and_points(language, typed, plain):
    with translation.override(language):
        assert plain_amount(typed) == plain
