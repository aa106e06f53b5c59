"""The organisation chart on paper: cards with a bar for the coverage, and lines from chiefs to their reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kam.ui import palette
from kam.ui.charts import marks
from stakeholders.chart.sheets import DOWN, HIGH, WIDE, Card, Sheet
from stakeholders.drawing.shapes import figures
from stakeholders.map_labels import cut, shorten

BARS = {"good": palette.GOOD, "watch": palette.WATCH, "risk": palette.RISK, "plain": palette.LINE_STRONG}
_INKS = {**BARS, "plain": palette.INK_3}


@dataclass(frozen=True)
class Face:
    """What a card says: coverage as tone and word, support as a mark."""

    name: str
    title: str
    tone: str
    state: str
    support: str = ""
    is_role: bool = False
    note: str = ""


def draw_chart(sheet: Sheet, faces: Mapping[int, Face], title: str) -> SafeString:
    """One sheet as SVG, in literal colours."""
    body = [_line(sheet.cards[chief], sheet.cards[report]) for chief, report in sheet.lines]
    body += [_card(card, faces[key], key in sheet.elsewhere) for key, card in sheet.cards.items()]
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-2 -2 {} {}" width="{}" height="{}" role="img">'
        "<title>{}</title>{}</svg>",
        *figures(sheet.width + 4, sheet.height + 4) * 2, title, marks.join(body),
    )  # fmt: skip


def _line(chief: Card, report: Card) -> SafeString:
    """Down from the chief and along; from the left where reports hang below one another."""
    if report.stacked:
        x, foot = report.x - 7, chief.y + HIGH
        start = (
            f"M{chief.middle:g} {foot:g}V{foot + DOWN / 2:g}H{x:g}"
            if abs(chief.x - report.x) > WIDE / 2
            else f"M{x:g} {foot:g}"
        )
        way = f"{start}V{report.y + HIGH / 2:g}H{report.x:g}"
    else:
        way = f"M{chief.middle:g} {chief.y + HIGH:g}V{report.y - DOWN / 2:g}H{report.middle:g}V{report.y:g}"
    return format_html('<path d="{}" fill="none" stroke="{}"/>', way, palette.LINE_STRONG)


def _card(card: Card, face: Face, goes_on: bool) -> SafeString:
    room = WIDE - 20
    dashed = SafeString(' stroke-dasharray="4 3"') if face.is_role else ""
    bar = '<rect x="{}" y="{}" width="3" height="{}" fill="{}"/>'
    support = marks.text(card.x + WIDE - 8, card.y + 14, face.support, "end", "c-strong")
    return format_html(
        '<g><rect x="{}" y="{}" width="{}" height="{}" rx="5" fill="{}" stroke="{}"{}/>'
        "{}{}{}{}{}{}</g>",
        *figures(card.x, card.y, WIDE, HIGH), palette.SHEET, palette.LINE_STRONG, dashed,
        "" if face.is_role else format_html(bar, *figures(card.x, card.y + 4, HIGH - 8), BARS[face.tone]),
        marks.text(card.x + 10, card.y + 14, cut(face.name, room - 20), css="c-strong"),
        marks.text(card.x + 10, card.y + 27, shorten(face.title, room)),
        marks.text(card.x + 10, card.y + 40, face.state, fill=_INKS[face.tone]),
        support if face.support else "",
        marks.text(card.x + WIDE - 6, card.y + 40, _("continued ▸"), "end") if goes_on else "",
    )  # fmt: skip
