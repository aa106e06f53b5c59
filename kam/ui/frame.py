"""The menus around every page: they depend on person, organisations and language alone, and are printed once."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.conf import settings
from django.template import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from kam.ui.memo import remembered

# Stands for the page's own token while a menu is kept; no text of a person's holds it by chance.
STAND_IN = "5f1c9e6ab0d84f7e9ad2-token-of-the-page-c43b7a90e1"


class Place(NamedTuple):
    """An organisation as a menu shows it."""

    pk: int
    name: str


def part(context: Context, template_name: str) -> SafeString:
    """The menu for whoever reads this page. Everything it shows is part of the key under which it is kept."""
    request, actor = context.get("request"), context.get("actor")
    user, here = getattr(request, "user", None), getattr(request, "organisation", None)
    facts: dict[str, Any] = {
        "signed_in": bool(user and user.is_authenticated),
        "person_name": str(actor.name if actor else user or ""),
        "here": Place(here.pk, here.name) if here else None,
        "organisations": tuple(Place(one.pk, one.name) for one in context.get("my_organisations") or ()),
        "programme": bool((context.get("can") or {}).get("view_programme")),
    }
    printed = (_print if settings.DEBUG else _printed)(template_name, **facts)
    return SafeString(printed.replace(STAND_IN, str(context.get("csrf_token", ""))))


def _print(template_name: str, **facts: Any) -> str:
    return render_to_string(template_name, {**facts, "csrf_token": STAND_IN})


_printed = remembered(512)(_print)
