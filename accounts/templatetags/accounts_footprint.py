"""The footprint drawn: cells by the hundred, so in Python rather than in templates."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.choices import CellState
from accounts.economics.footprint import Sums, Why
from accounts.economics.wallet import Doubt
from accounts.models import ClientEntity, Product
from accounts.queries.footprint import Cell, Grid, product_name
from accounts.queries.wallet import SharePoint
from kam.lib import formats
from kam.ui.charts import Series, line_chart

register = template.Library()
SIGNS = {"in_place": "●", "opportunity": "◇", "competitor": "▲", "not_relevant": "–", "": "·"}
_WHY = {
    Why.OPEN: gettext_lazy("Potential that nobody serves yet."),
    Why.TAKEN: gettext_lazy("A competitor serves this potential today."),
}
_DOUBTS = {
    Doubt.NO_ESTIMATE: gettext_lazy("Nobody has estimated yet what this client spends in all."),
    Doubt.NO_REVENUE: gettext_lazy("There is no revenue of four complete quarters to compare with."),
    Doubt.OTHER_CURRENCY: gettext_lazy("The estimate is in another currency than the account; we know no rates."),
    Doubt.ABOVE_ALL: gettext_lazy("We sell more than the client is said to spend: the estimate is too low."),
    Doubt.OLD: gettext_lazy("The estimate is more than a year old."),
}
register.filter("product_name", product_name)


@register.simple_tag
def grid_rows(grid: Grid, may_change: bool) -> SafeString:
    """All rows of the body; the first cell is the one Tab reaches."""
    base = reverse("accounts:footprint_cell", args=[0, 0]).removesuffix("0/0/")
    rows = []
    for entity in grid.entities:
        cells = [_cell(grid, entity.pk, one.pk, base if may_change else "") for one in grid.products]
        head = format_html('<th scope="row" class="fp-head">{}{}</th>', _head(entity, may_change), _country(entity))
        rows.append(format_html("<tr>{}{}{}</tr>", head, SafeString("".join(cells)), row_total(grid, entity)))
    return SafeString("".join(rows))


def _head(entity: ClientEntity, may_change: bool) -> SafeString:
    if not may_change:
        return format_html("{}", entity.name)
    url = reverse("accounts:entity_edit", args=[entity.pk])
    return format_html('<a class="link" href="{}" data-panel>{}</a>', url, entity.name)


def _country(entity: ClientEntity) -> SafeString:
    return format_html(' <small class="muted">{}</small>', entity.country) if entity.country else SafeString("")


@register.simple_tag
def grid_cell(grid: Grid, entity: int, product: int) -> SafeString:
    """One cell, as it is after it was saved: swapped in beside whatever else changed."""
    base = reverse("accounts:footprint_cell", args=[0, 0]).removesuffix("0/0/")
    return _cell(grid, entity, product, base, oob=True)


def _cell(grid: Grid, entity: int, product: int, base: str, *, oob: bool = False) -> SafeString:
    cell = grid.cells.get((entity, product))
    state = cell.state if cell else ""
    query = grid.query
    inner = _inner(cell, grid.account.currency)
    held = (
        format_html('<a href="{}{}/{}/{}" data-cell tabindex="-1" data-version="{}">{}</a>',
                    base, entity, product, query, cell.version if cell else 0, inner)
        if base else format_html('<span data-cell tabindex="-1">{}</span>', inner)
    )  # fmt: skip
    return format_html(
        '<td role="gridcell" id="cell-{}-{}" class="fp fp-{}"{}>{}</td>',
        entity, product, state or "none", _OOB if oob else "", held,
    )  # fmt: skip


_OOB = SafeString(' hx-swap-oob="true"')


def _inner(cell: Cell | None, currency: str) -> SafeString:
    if cell is None:
        return format_html('<span aria-hidden="true">·</span><span class="sr-only">{}</span>', _("not looked at"))
    label = CellState(cell.state).label
    sign = format_html('<span class="fp-sign" aria-hidden="true">{}</span> {}', SIGNS[cell.state], label)
    amounts = _amounts(cell, currency)
    detail = " · ".join(part for part in (cell.competitor, amounts) if part)
    note = format_html('<span class="sr-only">. {}</span>', cell.note) if cell.note else ""
    return format_html("{}<small>{}</small>{}", sign, detail, note)


def _amounts(cell: Cell, currency: str) -> str:
    now = formats.money(cell.current, currency) if cell.current is not None else ""
    could = formats.money(cell.potential, currency) if cell.potential is not None else ""
    return " / ".join(part for part in (now or ("0" if could else ""), could) if part)


@register.simple_tag
def row_total(grid: Grid, entity: ClientEntity | int, oob: bool = False) -> SafeString:
    """Current and whitespace of a row."""
    pk = entity if isinstance(entity, int) else entity.pk
    return _total(f"row-{pk}", grid.by_entity.get(pk, Sums()), grid.account.currency, oob)


@register.simple_tag
def column_total(grid: Grid, product: Product | int, oob: bool = False) -> SafeString:
    """Current and whitespace of a column."""
    pk = product if isinstance(product, int) else product.pk
    return _total(f"col-{pk}", grid.by_product.get(pk, Sums()), grid.account.currency, oob)


@register.simple_tag
def whole_total(grid: Grid, oob: bool = False) -> SafeString:
    """Current and whitespace of everything shown."""
    return _total("grid-total", grid.total, grid.account.currency, oob)


def _total(name: str, sums: Sums, currency: str, oob: bool) -> SafeString:
    return format_html(
        '<td role="gridcell" id="{}" class="num fp-total"{}>{}<small>{}</small></td>',
        name, _OOB if oob else "", formats.money(sums.current, currency),
        _("+%(sum)s open") % {"sum": formats.money(sums.whitespace, currency)} if sums.whitespace else "",
    )  # fmt: skip


@register.simple_tag
def state_signs() -> list[tuple[str, str, str]]:
    """Sign, word and key of each state: the legend."""
    keys = dict(zip(CellState.values, state_keys(), strict=True))
    return [(SIGNS[one.value], str(one.label), keys[one.value]) for one in CellState]


@register.simple_tag
def state_keys() -> str:
    """The letters that set a state, in the order of the states, in the reader's language."""
    return _("iocn")


@register.filter
def why_words(why: Why) -> str:
    """Why there is whitespace."""
    return str(_WHY.get(why, ""))


@register.filter
def doubt_words(doubts: Sequence[Doubt]) -> SafeString:
    """What to doubt of a share, a sentence each."""
    return format_html_join(" ", "{}", ((_DOUBTS[one],) for one in doubts))


@register.simple_tag
def share_chart(points: list[SharePoint], width: int = 640) -> SafeString:
    """Share of wallet at the end of each quarter for which both sides are known."""
    known: list[Decimal] = [one.share.percent for one in points if one.share.percent is not None]
    if not known:
        return SafeString("")
    title = _("%(share)s of what the client spends") % {"share": formats.percent(known[-1], 1)}
    values = [None if one.share.percent is None else float(one.share.percent) for one in points]
    series = [Series(_("Share of wallet"), values)]
    return line_chart(title, [formats.month(one.day) for one in points], series, formats.percent, from_zero=True,
                      width=width)  # fmt: skip
