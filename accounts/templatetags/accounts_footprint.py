"""The footprint drawn: cells by the hundred, so in Python rather than in templates."""

from __future__ import annotations

from html import escape

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.choices import CellState
from accounts.countries import country_name
from accounts.economics.footprint import Sums, Why
from accounts.models import ClientEntity, Product
from accounts.queries.footprint import product_name
from accounts.queries.grid import Cell, Grid
from kam.lib import formats

register = template.Library()
SIGNS = {"in_place": "●", "opportunity": "◇", "competitor": "▲", "not_relevant": "–", "": "·"}
_WHY = {
    Why.OPEN: gettext_lazy("Potential that nobody serves yet."),
    Why.REST: gettext_lazy("In place for part of the potential; the rest is open."),
    Why.TAKEN: gettext_lazy("A competitor serves this potential today."),
}
register.filter("product_name", product_name)
register.filter("country_name", country_name)


@register.simple_tag
def grid_rows(grid: Grid, may_change: bool) -> SafeString:
    """All rows of the body; the first cell is the one Tab reaches."""
    base = _base() if may_change else ""
    words, rows = _words(), []
    for entity in grid.drawn:
        cells = [_cell(grid, entity.pk, one.pk, base, words) for one in grid.columns]
        head = format_html('<th scope="row" class="fp-head">{}{}</th>', _head(entity, may_change), _country(entity))
        rows.append(f"<tr>{head}{''.join(cells)}{row_total(grid, entity)}</tr>")
    return SafeString("".join(rows))


def _base() -> str:
    return reverse("accounts:footprint_cell", args=[0, 0]).removesuffix("0/0/")


def _words() -> dict[str, str]:
    """A state's word; asked for once, not once for each of hundreds of cells."""
    return {one.value: str(one.label) for one in CellState} | {"": _("not looked at")}


def _head(entity: ClientEntity, may_change: bool) -> SafeString:
    if not may_change:
        return format_html("{}", entity.name)
    url = reverse("accounts:entity_edit", args=[entity.pk])
    return format_html('<a class="link" href="{}" data-panel>{}</a>', url, entity.name)


def _country(entity: ClientEntity) -> SafeString:
    return (
        format_html(' <small class="muted">{}</small>', country_name(entity.country))
        if entity.country
        else SafeString("")
    )


@register.simple_tag
def grid_cell(grid: Grid, entity: int, product: int) -> SafeString:
    """One cell, as it is after it was saved: swapped in beside whatever else changed."""
    return SafeString(_cell(grid, entity, product, _base(), _words(), _OOB))


def _cell(grid: Grid, entity: int, product: int, base: str, words: dict[str, str], oob: str = "") -> str:
    cell = grid.cells.get((entity, product))
    inner = _inner(cell, grid.account.currency, words)
    if base:
        url = f"{base}{entity}/{product}/{escape(grid.query)}"
        held = f'<a href="{url}" data-cell tabindex="-1" data-version="{cell.version if cell else 0}">{inner}</a>'
    else:
        held = f'<span data-cell tabindex="-1">{inner}</span>'
    css = cell.state if cell else "none"
    return f'<td role="gridcell" id="cell-{entity}-{product}" class="fp fp-{css}"{oob}>{held}</td>'


_OOB = SafeString(' hx-swap-oob="true"')


def _inner(cell: Cell | None, currency: str, words: dict[str, str]) -> str:
    if cell is None:
        return f'<span aria-hidden="true">·</span><span class="sr-only">{words[""]}</span>'
    detail = escape(" · ".join(part for part in (cell.competitor, _amounts(cell, currency)) if part))
    note = f'<span class="sr-only">. {escape(cell.note)}</span>' if cell.note else ""
    sign = f'<span class="fp-sign" aria-hidden="true">{SIGNS[cell.state]}</span> {words[cell.state]}'
    return f"{sign}<small>{detail}</small>{note}"


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
