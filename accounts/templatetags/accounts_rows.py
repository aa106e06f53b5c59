"""The portfolio's hot rows: fifty of them are drawn in one call, without a template each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.countries import country_name
from accounts.line_cells import change_of, prospect_of, reason_in, revenue
from accounts.reasons import days_away, sentence
from kam.lib import formats
from kam.ui import cells

register = template.Library()
URL_MARK = 987654321


@register.simple_tag
def account_rows(rows: Sequence[Mapping[str, Any]], today: date, picking: bool = False) -> SafeString:
    """The rows of the portfolio's table; `picking` gives each a box of the form that changes many."""
    pattern = reverse("accounts:account_detail", args=[URL_MARK])
    language, renewal = get_language() or "en", escape(_("Renewal"))
    drawn = [_row(row, pattern.replace(str(URL_MARK), str(row["id"])), today, language, renewal) for row in rows]
    if picking:
        drawn = [_with_box(row, html) for row, html in zip(rows, drawn, strict=True)]
    return mark_safe("".join(drawn))  # noqa: S308 every cell below escapes what people wrote


def _with_box(row: Mapping[str, Any], html: str) -> str:
    box = format_html(
        '<input class="pick" type="checkbox" name="pick" value="{}" form="bulk" aria-label="{}">',
        row["id"],
        _("Choose %(name)s") % {"name": row["name"]},
    )
    return html.replace("<a href=", f"{box}<a href=", 1)


def _row(row: Mapping[str, Any], url: str, today: date, language: str, renewal: str) -> str:
    change = change_of(row)
    reason = reason_in(row, change, today)
    group = f' <small class="faint">{escape(row["group_name"])}</small>' if row["group_name"] else ""
    touch = _touch(row["last_touch_on"], today, language) if row["last_touch_on"] else ""
    return (
        f'<tr><th scope="row" class="name"><a href="{url}">{escape(row["name"])}</a>{prospect_of(row)}{group}</th>'
        f"<td>{_phase(row['phase'], language)}</td>"
        f'<td class="num">{revenue(row["revenue_12m"], change, row["currency"])}</td>'
        f'<td class="num" data-label="{renewal}">{_renewal(row["renewal_on"], today, language)}</td>'
        f'<td class="wrap">{escape(sentence(reason)) if reason else ""}</td>'
        f'<td class="desk">{touch}</td><td class="desk">{_country(row["country"], language)}</td>'
        f'<td class="desk">{_avatar(row["owner_name"]) if row["owner_name"] else ""}</td></tr>'
    )


# What recurs from row to row and page to page is drawn once; the language is part of every key.
@lru_cache(maxsize=64)
def _phase(phase: str, _language: str) -> str:
    return str(cells.phase_pill(phase))


@lru_cache(maxsize=4096)
def _renewal(day: date | None, today: date, _language: str) -> str:
    if day is None:
        return ""
    return str(format_html('<span title="{}">{}</span>', formats.day(day), days_away((day - today).days)))


@lru_cache(maxsize=2048)
def _touch(day: date, today: date, _language: str) -> str:
    return str(format_html('<span title="{}">{}</span>', formats.day(day), _ago(day, today)))


def _ago(day: date, today: date) -> str:
    # A plain count at any distance: silences are compared with each other, so a date would hide them.
    days = (day - today).days
    return formats.days(days) if abs(days) > 1 else formats.relative_day(day, today)


@lru_cache(maxsize=512)
def _country(code: str, _language: str) -> str:
    return str(format_html('<span title="{}">{}</span>', country_name(code), code)) if code else ""


@lru_cache(maxsize=2048)
def _avatar(name: str) -> str:
    return str(cells.avatar(name, "", True))


@register.simple_tag
def country(code: str) -> str:
    """The country's name in the reader's language."""
    return country_name(code) if code else ""
