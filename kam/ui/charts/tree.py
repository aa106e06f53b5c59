"""A tree from top to bottom: the base of the organisation chart."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kam.ui import palette
from kam.ui.charts import marks

WIDE, HIGH, GAP_X, GAP_Y = 156, 46, 16, 34


@dataclass(frozen=True)
class Node:
    """A box with a name and a line below it; ``tone`` colours its edge."""

    label: str
    note: str = ""
    children: Sequence["Node"] = field(default_factory=tuple)
    tone: str = ""
    url: str = ""


@dataclass
class _Placed:
    node: Node
    x: float
    depth: int
    children: list["_Placed"]


def tree_chart(title: str, roots: Sequence[Node], desc: str = "") -> SafeString:
    """Boxes with elbows between a chief and those who report; several roots stand side by side."""
    placed, right = [], 0.0
    for root in roots:
        one, right = _place(root, right, 0)
        placed.append(one)
    flat = [item for one in placed for item in _walk(one)]
    width = max(right - GAP_X, WIDE)
    height = (max((item.depth for item in flat), default=0) + 1) * (HIGH + GAP_Y) - GAP_Y
    body = [_elbow(item, child) for item in flat for child in item.children] + [_box(item) for item in flat]
    rows = [[item.node.label, item.node.note, _chief(item, flat)] for item in flat]
    inset = format_html('<g transform="translate(1 1)">{}</g>', marks.join(body))
    drawing = marks.svg(width + 2, height + 2, title, desc, inset)
    return marks.figure(drawing, title, [_("Name"), _("Role"), _("Reports to")], rows)


def _place(node: Node, left: float, depth: int) -> tuple[_Placed, float]:
    children, right = [], left
    for child in node.children:
        one, right = _place(child, right, depth + 1)
        children.append(one)
    if not children:
        return _Placed(node, left, depth, []), left + WIDE + GAP_X
    return _Placed(node, (children[0].x + children[-1].x) / 2, depth, children), max(right, left + WIDE + GAP_X)


def _walk(item: _Placed) -> list[_Placed]:
    return [item, *(below for child in item.children for below in _walk(child))]


def _chief(item: _Placed, flat: Sequence[_Placed]) -> str:
    return next((other.node.label for other in flat if any(child is item for child in other.children)), "–")


def _top(item: _Placed) -> float:
    return item.depth * (HIGH + GAP_Y)


def _elbow(chief: _Placed, report: _Placed) -> SafeString:
    x1, y1, x2, y2 = chief.x + WIDE / 2, _top(chief) + HIGH, report.x + WIDE / 2, _top(report)
    middle = (y1 + y2) / 2
    return format_html(
        '<path d="M{} {}V{}H{}V{}" fill="none" class="c-zero" stroke="{}" stroke-width="1.5"/>',
        x1,
        y1,
        middle,
        x2,
        y2,
        palette.LINE_STRONG,
    )


def _box(item: _Placed) -> SafeString:
    node, x, y = item.node, item.x, _top(item)
    edge = marks.colour(node.tone) if node.tone else palette.LINE_STRONG
    box = format_html(
        '<rect x="{}" y="{}" width="{}" height="{}" rx="6" class="c-node {}" fill="{}" stroke="{}"/>{}{}',
        x,
        y,
        WIDE,
        HIGH,
        f"c-stroke-{node.tone}" if node.tone else "",
        palette.SHEET,
        edge,
        marks.text(x + 12, y + 19, _cut(node.label, 22), css="c-strong"),
        marks.text(x + 12, y + 35, _cut(node.note, 24)),
    )
    told = format_html("<g><title>{}</title>{}</g>", f"{node.label} · {node.note}" if node.note else node.label, box)
    return format_html('<a href="{}">{}</a>', node.url, told) if node.url else told


def _cut(words: str, limit: int) -> str:
    return words if len(words) <= limit else words[: limit - 1].rstrip() + "…"
