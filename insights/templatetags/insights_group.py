"""The lines of a group, each drawn by one function: a group has hundreds."""

from __future__ import annotations

from datetime import date
from html import escape  # Django's own costs five times as much, and here every text is plain
from typing import Any
from urllib.parse import urlencode

from django import template
from django.template import Context
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.countries import country_name
from accounts.exchange import Conversion
from accounts.templatetags.accounts_exchange import quote_text, rate_text
from insights.addresses import address
from insights.choices import RiskLevel
from insights.queries.group import Apart, Asked, GroupPage, Line
from kam.lib import formats
from kam.ui import cells

register = template.Library()
DEEPEST = 6  # levels that move to the right; what is deeper says so in words alone
CLASSES = (' class="num"', ' class="num"', ' class="num"', "", "")  # of the columns after the name
CURRENT = ' aria-current="true"'


class Words:
    """The words of the columns and levels, looked up once for all lines."""

    def __init__(self, page: GroupPage, asked: Asked, here: int, today: date) -> None:
        self.page, self.asked, self.here, self.today = page, asked, here, today
        self.labels = [escape(one) for one in (_("Own revenue"), _("With subsidiaries"), _("Running contracts"))]
        self.labels += [escape(one) for one in (_("Earliest renewal"), _("Renewal risk"))]
        self.level, self.unfold, self.outside = (
            _("Level %(n)s: "),
            _("Subsidiaries of %(name)s"),
            _("outside the programme"),
        )
        self.levels: dict[str, str] = {one.value: str(one.label) for one in RiskLevel}
        self.names = {one.pk: one.name for one in page.lines}


@register.simple_tag
def group_lines(page: GroupPage, asked: Asked, here: int, today: date) -> SafeString:
    """The body of the table. Written by hand: thirty lines of twenty pieces are 600 calls of `format_html`."""
    words = Words(page, asked, here, today)
    return SafeString("".join([_row(one, words) for one in page.lines]))


def _row(one: Line, words: Words) -> str:
    currency = words.page.currency
    own = cells.money(one.own, currency) if one.own is not None else _apart(one.apart, "own")
    ends = cells.day(one.ends, "relative", words.today) if one.ends else cells.nothing()
    shown = (own, _rolled(one, currency), _contracts(one, currency), ends, _risk(one, words))
    columns = zip(CLASSES, words.labels, shown, strict=True)
    drawn = "".join([f'<td{css} data-label="{label}">{cell}</td>' for css, label, cell in columns])
    here, level = CURRENT if one.pk == words.here else "", escape(words.level % {"n": one.depth + 1})
    return (
        f'<tr class="in-{min(one.depth, DEEPEST)}"{here}><th scope="row" class="name">'
        f'{_toggle(one, words) if one.children else ""}<span class="sr-only">{level}</span>'
        f'<a href="{address("insights:account_group", one.pk)}">{escape(one.name)}</a>{_beside(one, words)}</th>'
        f"{drawn}</tr>"
    )


def _toggle(one: Line, words: Words) -> str:
    """Opens or folds what is below; a plain link, so that it works without JavaScript and stays in the address."""
    asked, here = words.asked, {one.pk}
    opened, folded = set(asked.opened) - here, set(asked.folded) - here
    if one.open:
        folded |= here
    else:
        opened |= here
    state = {"currency": asked.currency, "on": _day_asked(asked, words.today), "open": _joined(opened),
             "fold": _joined(folded), "after": asked.after}  # fmt: skip
    query = urlencode({key: value for key, value in state.items() if value})
    expanded, said = "true" if one.open else "false", escape(words.unfold % {"name": one.name})
    return (
        f'<a class="fold" id="n{one.pk}" href="?{escape(query)}" hx-boost="true" aria-expanded="{expanded}" '
        f'aria-label="{said}"></a>'
    )


def _day_asked(asked: Asked, today: date) -> str:
    return "" if asked.on == today else asked.on.isoformat()


def _joined(ids: set[int]) -> str:
    return "-".join(str(pk) for pk in sorted(ids))


def _beside(one: Line, words: Words) -> str:
    """Phase, country and manager under the name, and what is hidden below."""
    facts = [country_name(one.country) if one.country else "", one.owner]
    if not one.live:
        facts.append(words.outside)
    if one.parent and one.parent not in words.names:
        facts.append(_("continued from the page before"))
    if one.hidden:
        facts.append(hidden_words(one.hidden))
    small = " · ".join(str(fact) for fact in facts if fact)
    return f' {cells.phase_pill(one.phase) if one.live else ""}<br><small class="muted">{escape(small)}</small>'


def hidden_words(count: int) -> str:
    """How many accounts the reader may not see."""
    told = ngettext("%(n)s account you may not see", "%(n)s accounts you may not see", count)
    return told % {"n": formats.number(count)}


def _rolled(one: Line, currency: str) -> str:
    parts = []
    if one.revenue is not None:
        change = cells.delta(one.change, "%") if one.change is not None else ""
        parts.append(f'<span class="strong">{cells.money(one.revenue, currency)}</span> {change}')
    if any(apart.revenue is not None for apart in one.apart):
        parts.append(f"{'+ ' if parts else ''}{_apart(one.apart, 'revenue')}")
    return f"<span>{'<br>'.join(parts)}</span>" if parts else cells.nothing()


def _contracts(one: Line, currency: str) -> str:
    if not one.contracts:
        return cells.nothing()
    value = cells.money(one.value, currency) if one.value is not None else ""
    apart = _apart(one.apart, "value") if any(it.value is not None for it in one.apart) else ""
    return f"{formats.number(one.contracts)} · {value}{' + ' if value and apart else ''}{apart}"


def _apart(amounts: list[Apart], column: str) -> str:
    """Amounts that have no rate, each in its own currency."""
    found = [cells.money(amount, one.currency) for one in amounts if (amount := getattr(one, column)) is not None]
    return f'<span class="watch">{" + ".join(found)}</span>' if found else cells.nothing()


def _risk(one: Line, words: Words) -> str:
    if not one.level:
        return cells.nothing()
    score = cells.pill(one.level, f"{words.levels[one.level]} {one.score}")
    many = f" <small>{escape(fragile_words(one.fragile))}</small>" if one.accounts != 1 and one.fragile else ""
    return f"{score}{many}"


def fragile_words(count: Any) -> str:
    """How many renewals are to be watched or at risk."""
    return ngettext("%(n)s fragile", "%(n)s fragile", int(count)) % {"n": formats.number(count)}


@register.simple_tag
def hidden_note(count: int) -> str:
    """See `hidden_words`."""
    return hidden_words(count)


@register.simple_tag
def used_rates(used: list[Conversion], currency: str) -> str:
    """By which dated rates the money was converted, in a sentence."""
    return " · ".join(_used(one, currency) for one in used)


def _used(one: Conversion, currency: str) -> str:
    quotes = [quote_text(quote) for quote in one.by]
    if len(quotes) == 1:
        return quotes[0]
    facts = {"source": one.source, "rate": rate_text(one.factor), "target": currency, "quotes": ", ".join(quotes)}
    return _("1 %(source)s = %(rate)s %(target)s, by way of %(quotes)s") % facts


@register.simple_tag
def apart_sums(whole: Line) -> SafeString:
    """What is in no sum: revenue and contracts of each currency without a rate."""
    return format_html_join(
        "",
        "<li>{}</li>",
        ((_apart_words(one),) for one in whole.apart),
    )


def _apart_words(one: Apart) -> str:
    facts = {
        "revenue": formats.money(one.revenue or 0, one.currency), "value": formats.money(one.value or 0, one.currency),
        "currency": one.currency,
    }  # fmt: skip
    return _("%(currency)s: %(revenue)s of revenue, %(value)s of running contracts a year") % facts


@register.simple_tag(takes_context=True)
def next_lines(context: Context, page: GroupPage) -> str:
    """Where the lines go on."""
    query = context["request"].GET.copy()
    query["after"] = page.lines[-1].pk
    return f"?{query.urlencode()}"
