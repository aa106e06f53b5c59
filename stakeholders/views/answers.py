"""How the views of this room answer: in a panel or as a page, saved or refused."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Account
from kam.lib.errors import Invalid
from kam.tenancy.models import VersionedModel
from kam.tenancy.requests import ActorRequest
from kam.ui.templatetags.ui import maybe_url

Crumb = dict[str, str]
# People belong to accounts: the navigation stays on the portfolio.
NAV = "accounts:portfolio"


def shown(request: ActorRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """The page, or its `panel` fragment where htmx asked."""
    name = f"{template}#panel" if request.htmx else template
    return render(request, name, {"nav": NAV, **context}, status=status)


def saved(request: ActorRequest, text: str, url: str) -> HttpResponse:
    """Back to `url` with a message; from a panel the page behind it is loaded anew."""
    messages.success(request, text)
    if not request.htmx:
        return HttpResponseRedirect(url)
    response = HttpResponse(status=204)
    own = request.htmx.current_url_abs_path
    if own and own.split("?")[0] != request.path:
        response.headers["HX-Refresh"] = "true"
    else:
        response.headers["HX-Redirect"] = url
    return response


def explain(form: BaseForm, error: Invalid) -> None:
    """Put a service's refusal beside the fields it is about."""
    for field, found in error.errors.items():
        for message in found:
            form.add_error(field if field in form.fields else None, message)


def crumbs_of(account: Account, *more: tuple[str, str]) -> list[Crumb]:
    """Portfolio, account, people, and what follows: pairs of word and address, the last without."""
    people = reverse("stakeholders:account_people", args=[account.pk])
    trail = [
        {"label": _("Portfolio"), "url": maybe_url("accounts:portfolio")},
        {"label": account.name, "url": maybe_url("accounts:account_detail", account.pk) or people},
        {"label": _("People"), "url": people if more else ""},
    ]
    return [*trail, *({"label": label, "url": url} for label, url in more)]


def differences(form: BaseForm, current: Any, names: Iterable[str]) -> list[tuple[str, Any, Any]]:
    """For a stale save: each field's label, what was typed, and what is saved now."""
    return [
        (str(form.fields[name].label), _word(form, name, form[name].value()), _now(current, name)) for name in names
    ]


def read_anew(form: BaseForm, current: VersionedModel) -> None:
    """After a stale save: what was typed stays, and the next save is held against the current version."""
    data = dict(form.data.items()) if not isinstance(form.data, QueryDict) else form.data.copy()
    data["version"] = str(current.version)
    form.data = data


def _now(current: Any, name: str) -> Any:
    shown_as = getattr(current, f"get_{name}_display", None)
    return shown_as() if shown_as else getattr(current, name)


def _word(form: BaseForm, name: str, typed: Any) -> Any:
    """A choice's word rather than its code."""
    choices = getattr(form.fields[name], "choices", None)
    if choices is None:
        return typed
    return next((str(word) for code, word in choices if str(code) == str(typed)), typed)
