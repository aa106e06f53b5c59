"""What the views of this room share: breadcrumbs, and what a stale save shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.forms import BaseForm
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Account
from kam.lib import formats
from kam.tenancy.models import VersionedModel
from kam.ui.templatetags.ui import maybe_url

Crumb = dict[str, str]


def crumbs_of(account: Account, *more: tuple[str, str]) -> list[Crumb]:
    """Portfolio, account, people, and what follows: pairs of word and address, the last without."""
    people = reverse("stakeholders:account_people", args=[account.pk])
    trail = [
        {"label": _("Portfolio"), "url": maybe_url("accounts:portfolio")},
        {"label": account.name, "url": maybe_url("accounts:account_detail", account.pk) or people},
        {"label": _("People"), "url": people if more else ""},
    ]
    return [*trail, *({"label": label, "url": url} for label, url in more)]


def differences(form: BaseForm, current: Any, names: Iterable[str]) -> list[tuple[str, str, str]]:
    """For a stale save: each field's label, what was typed, and what is saved now; the same value reads the same."""
    return [
        (str(form.fields[name].label), _text(_word(form, name, form[name].value())), _text(_now(current, name)))
        for name in names
    ]


def read_anew(form: BaseForm, current: VersionedModel) -> None:
    """After a stale save: what was typed stays, and the next save is held against the current version."""
    data = dict(form.data.items()) if not isinstance(form.data, QueryDict) else form.data.copy()
    data["version"] = str(current.version)
    form.data = data


def _now(current: Any, name: str) -> Any:
    if name == "profile":
        return current.profile_name
    shown_as = getattr(current, f"get_{name}_display", None)
    return shown_as() if shown_as else getattr(current, name)


def _word(form: BaseForm, name: str, typed: Any) -> Any:
    """A choice's word rather than its code."""
    choices = getattr(form.fields[name], "choices", None)
    if choices is None:
        return form.cleaned_data.get(name, typed)
    if typed in (None, ""):
        return ""
    return next((str(word) for code, word in _flat(choices) if str(code) == str(typed)), typed)


def _text(value: Any) -> str:
    if isinstance(value, date):
        return formats.day(value)
    said = ", ".join(value) if isinstance(value, list) else "" if value is None else str(value)
    return said or "–"


def _flat(choices: Iterable[tuple[Any, Any]]) -> Iterator[tuple[Any, Any]]:
    """The choices of groups among those without one."""
    for code, word in choices:
        if isinstance(word, list | tuple):
            yield from word
        else:
            yield code, word
