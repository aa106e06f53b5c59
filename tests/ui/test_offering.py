"""Choices given to a form, and refused to fields that have none."""

from __future__ import annotations

import pytest
from django import forms

from kam.tenancy.models import Membership
from kam.ui.offering import offer, offer_rows


class Asking(forms.Form):
    one = forms.ChoiceField()
    row = forms.ModelChoiceField(queryset=Membership.objects.none())
    text = forms.CharField()


def test_choices_are_given_at_once_or_when_asked_for():
    form = Asking({"one": "b", "text": "x"})
    offer(form, "one", iter([("a", "A")]))
    assert "Select a valid choice" in form.errors["one"][0]
    assert '<option value="a">A</option>' in str(form["one"])
    later = Asking({"one": "b", "text": "x"})
    offer(later, "one", lambda: [("b", "B")])
    assert "one" not in later.errors


def test_a_field_without_choices_is_refused():
    form = Asking()
    with pytest.raises(TypeError, match="text"):
        offer(form, "text", [])
    with pytest.raises(TypeError, match="one"):
        offer_rows(form, "one", Membership.objects.none())
