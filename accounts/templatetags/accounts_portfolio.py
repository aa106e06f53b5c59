"""What stands around the portfolio's rows: columns that sort, quick filters, sentences of totals."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.queries.filters import Filters
from accounts.queries.totals import MANY, Totals
from accounts.words import FLAGS, sort_words
from kam.lib import formats
from kam.ui import shells

register = template.Library()


@register.simple_tag
def sorted_column(filters: Filters, key: str, label: str, css: str = "") -> SafeString:
    """A column's head: a link that sorts by it, in the other direction when it does already."""
    now = filters.sort or "name"
    state = {key: "ascending", f"-{key}": "descending"}.get(now, "")
    link = shells.sort_link(filters.query(sort=f"-{key}" if now == key else key), label, state)
    aria = format_html(' aria-sort="{}"', state) if state else ""
    named = format_html(' class="{}"', css) if css else ""
    return format_html('<th scope="col"{}{}>{}</th>', named, aria, link)


@register.simple_tag
def portfolio_chips(filters: Filters, totals: Totals) -> list[dict[str, Any]]:
    """The quick filters, each a switch that keeps the others, with what it would leave while that can be counted."""
    chips = []
    for name, label in FLAGS.items():
        active, count = getattr(filters, name), totals.chips[name]
        shown = None if totals.many else count
        chips.append({"label": label, "url": filters.query(**{name: not active}), "active": active, "count": shown})
    if filters.group:
        chips.append({"label": _("One group"), "url": filters.query(group=None), "active": True, "count": None})
    return chips


@register.simple_tag
def page_url(filters: Filters, cursor: str | None) -> str:
    """The address of the page that starts at the cursor; empty when there is none."""
    if not cursor:
        return ""
    query = filters.query()
    return f"{query}{'&' if len(query) > 1 else ''}after={cursor}"


@register.simple_tag
def totals_line(totals: Totals) -> str:
    """A set of accounts in a sentence: how many, what they bring in, how much of it renews soon."""
    if totals.many:
        return _("More than %(many)s accounts") % {"many": formats.number(MANY)}
    parts = [
        ngettext("%(n)s account", "%(n)s accounts", totals.count) % {"n": formats.number(totals.count)},
    ]
    if totals.revenue:
        parts.append(_("%(sum)s over twelve months") % {"sum": _sums(totals.revenue)})
    if totals.renewing:
        parts.append(_("%(sum)s renewing within 90 days") % {"sum": _sums(totals.renewing)})
    return " · ".join(parts)


@register.simple_tag
def page_summary(shown: int, totals: Totals, filters: Filters) -> str:
    """Where one is in the list, and how it is sorted."""
    many = {"shown": formats.number(shown), "all": formats.number(MANY if totals.many else totals.count)}
    where = _("%(shown)s of more than %(all)s") % many if totals.many else _("%(shown)s of %(all)s") % many
    return f"{where} · {sort_words(filters.sort)}"


@register.simple_tag
def totals_lead(totals: Totals, swap: bool = False) -> SafeString:
    """The sentence under the page's title, which a filtered list brings up to date from afar (`swap`)."""
    aside = mark_safe(' hx-swap-oob="true"') if swap else ""
    return format_html('<span id="totals"{}>{}</span>', aside, totals_line(totals))


def _sums(by_currency: Mapping[str, Decimal]) -> str:
    return " + ".join(formats.money(amount, currency) for currency, amount in by_currency.items())


@register.simple_tag
def money_sums(by_currency: Mapping[str, Decimal]) -> str:
    """Sums of several currencies, never added together."""
    return _sums(by_currency)
