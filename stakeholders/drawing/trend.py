"""A person's judgements over time: height for support, size for influence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kam.lib import formats
from kam.ui.charts import marks
from kam.ui.charts.marks import Scale
from stakeholders.choices import Support
from stakeholders.drawing.shapes import TONES

WIDTH, HEIGHT, LEFT = 320, 150, 78
WITHIN_A_YEAR = 330


class Judged(Protocol):
    """What the figure needs of a judgement."""

    @property
    def influence(self) -> int:
        """From 1 to 5."""
        ...

    @property
    def support(self) -> int:
        """A value of `Support`."""
        ...

    @property
    def judged_on(self) -> date:
        """The day."""
        ...


def draw_trend(judgements: Sequence[Judged], name: str) -> SafeString:
    """A step line through the judgements, oldest first; nothing for nobody's opinion."""
    if not judgements:
        return SafeString("")
    days = [one.judged_on.toordinal() for one in judgements]
    x = Scale(days[0], days[-1], LEFT + 14, WIDTH - 16)
    if days[0] == days[-1]:
        x = Scale(0, 1, (LEFT + WIDTH) / 2, (LEFT + WIDTH) / 2)
    y = Scale(-2, 2, HEIGHT - 34, 12)
    body = [*_levels(y), _steps(days, judgements, x, y), *_dots(days, judgements, x, y), *_ends(judgements, x, days)]
    drawing = marks.svg(WIDTH, HEIGHT, _("Support of %(name)s over time") % {"name": name}, "", marks.join(body))
    heads = [_("Date"), _("Support"), _("Influence")]
    rows = [[formats.day(one.judged_on), Support(one.support).label, one.influence] for one in judgements]
    return marks.figure(drawing, _finding(judgements), heads, rows)


def _finding(judgements: Sequence[Judged]) -> str:
    """What the figure says."""
    first, last = judgements[0], judgements[-1]
    values = {"now": Support(last.support).label.lower(), "before": Support(first.support).label.lower()}
    values["day"] = formats.month(first.judged_on)
    if len(judgements) == 1:
        return _("Judged %(now)s in %(day)s, once so far") % values
    if first.support == last.support:
        return _("%(now)s as in %(day)s") % {**values, "now": values["now"].capitalize()}
    return _("From %(before)s in %(day)s to %(now)s") % values


def _levels(y: Scale) -> list[SafeString]:
    lines = [marks.line(LEFT, y(one.value), WIDTH, y(one.value)) for one in Support]
    return lines + [marks.text(LEFT - 8, y(one.value) + 4, str(one.label).lower(), "end") for one in Support]


def _steps(days: Sequence[int], judgements: Sequence[Judged], x: Scale, y: Scale) -> SafeString:
    path = f"M{x(days[0])} {y(judgements[0].support)}"
    for day, one in zip(days[1:], judgements[1:], strict=True):
        path += f"H{x(day)}V{y(one.support)}"
    return format_html(
        '<path d="{}" fill="none" class="c-other" stroke="{}" stroke-width="1.5"/>', path, marks.colour("other")
    )


def _dots(days: Sequence[int], judgements: Sequence[Judged], x: Scale, y: Scale) -> list[SafeString]:
    return [
        format_html(
            '<circle cx="{}" cy="{}" r="{}" class="{}" fill="{}"><title>{}</title></circle>',
            x(day),
            y(one.support),
            2.5 + one.influence,
            marks.fill_class(TONES[one.support]),
            marks.colour(TONES[one.support]),
            f"{formats.day(one.judged_on)} · {Support(one.support).label} · {one.influence}/5",
        )
        for day, one in zip(days, judgements, strict=True)
    ]


def _ends(judgements: Sequence[Judged], x: Scale, days: Sequence[int]) -> list[SafeString]:
    first, last = (_when(one.judged_on, days[-1] - days[0]) for one in (judgements[0], judgements[-1]))
    if days[0] == days[-1]:
        return [marks.text(x(days[-1]), HEIGHT - 8, last, "middle")]
    return [marks.text(x(days[0]), HEIGHT - 8, first), marks.text(x(days[-1]), HEIGHT - 8, last, "end")]


def _when(day: date, span: int) -> str:
    """The year is said unless all is within one: day and month alone would be read as this year's."""
    if span == 0:
        return formats.day(day)
    return formats.day_short(day) if span < WITHIN_A_YEAR else formats.month(day)
