"""What the marks of the power map mean, for the page and for paper."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kam.ui import palette
from kam.ui.memo import remembered
from stakeholders.choices import Profile, TieKind
from stakeholders.drawing.map_lines import sample
from stakeholders.drawing.shapes import figures, ghost, legend_entries
from stakeholders.map_lines import TIES


def map_legend_entries(lines: Sequence[str] = (), compared: object = None) -> list[tuple[SafeString, str]]:
    """The marks that are on this map: each drawn around (6, 6), with its word."""
    kinds = [kind for one in lines for kind in (TieKind.values if one == TIES else [one])]
    entries = legend_entries() + [sample(kind) for kind in kinds]
    if compared is None:
        return entries
    ring = '<circle cx="{}" cy="{}" r="{}" class="c-line" fill="none" stroke="{}"/>'
    fresh = format_html(ring, *figures(6, 6, 5), palette.ACCENT)
    return [*entries, (ghost(Profile.USER, 6, 6, 5), _("where somebody stood")), (fresh, _("new on the map"))]


def map_legend(lines: Sequence[str] = (), compared: object = None) -> SafeString:
    """The legend under the map."""
    return _legend(tuple(lines), compared is not None)


@remembered(64)
def _legend(lines: tuple[str, ...], compared: bool) -> SafeString:
    item = '<li><svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">{}</svg>{}</li>'
    items = format_html_join("", item, map_legend_entries(lines, compared or None))
    note = _("size: engagement over the last 90 days")
    return format_html('<ul class="legend">{}<li>{}</li></ul>', items, note)
