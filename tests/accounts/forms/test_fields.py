"""Amounts as people type them."""

from __future__ import annotations

import pytest
from django.test.html import parse_html
from django.utils import translation

from accounts.forms.fields import QuickCombobox, plain_amount
from kam.ui.widgets import Combobox


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


def test_a_combobox_drawn_in_one_go_reads_as_djangos_own():
    choices = [("", ""), ("FR", "France"), (7, "<b>")]
    for value in (None, "", "FR", 7, "7"):
        attrs = {"id": "id_c", "required": True}
        quick, own = (kind(choices=choices).render("c", value, attrs) for kind in (QuickCombobox, Combobox))
        assert parse_html(quick) == parse_html(own)
