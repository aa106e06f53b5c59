"""The journey drawn: one band per cycle, every stay in its phase's hue."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.stays import Cycle, Stay
from kam.lib import formats
from kam.lib.dates import add_months
from kam.ui.cells import phase_label
from kam.ui.charts import marks
from kam.ui.charts.marks import Scale

register = template.Library()

BAND, GAP, AXIS, TOP = 30, 10, 22, 4
LETTER = 6.4  # a character's width at the drawing's text size, to know what fits
STEPS = (1, 2, 3, 6, 12, 24, 36, 60, 120)


@register.simple_tag
def phase_band(stays: Sequence[Stay], today: date, width: int = 720) -> SafeString:
    """All stays on one line of time, a row for each cycle, today marked; time outside the programme stays empty."""
    cycles = sorted({stay.cycle for stay in stays})
    left = 60 if len(cycles) > 1 else 0
    start = min((stay.start for stay in stays), default=today)
    end = max(today, start + timedelta(days=30))
    x = Scale(start.toordinal(), end.toordinal(), left, width - 8)
    height = TOP + len(cycles) * (BAND + GAP) + AXIS
    body: list[SafeString] = []
    for index, cycle in enumerate(cycles):
        y = TOP + index * (BAND + GAP)
        if left:
            body.append(marks.text(0, y + 19, _("Cycle %(n)d") % {"n": cycle}))
        for stay in stays:
            if stay.cycle == cycle and not stay.outside:
                body += _stay(stay, x, y, today)
    body += _axis(start, end, x, height)
    body.append(marks.line(x(today.toordinal()), 0, x(today.toordinal()), height - AXIS, "c-target"))
    title = _title(stays, today)
    return format_html('<div class="chart">{}</div>', marks.svg(width, height, title, "", marks.join(body)))


@register.simple_tag
def cycle_bars(cycles: Sequence[Cycle], today: date, width: int = 720) -> SafeString:
    """Cycles from the same zero, one bar each, so that the eye compares what took longer."""
    longest = max((one.days(today) for one in cycles), default=0) or 1
    x = Scale(0, longest, 60, width - 8)
    height = TOP + len(cycles) * (BAND + GAP)
    body: list[SafeString] = []
    for index, cycle in enumerate(cycles):
        y = TOP + index * (BAND + GAP)
        body.append(marks.text(0, y + 19, _("Cycle %(n)d") % {"n": cycle.number}))
        zero = cycle.start.toordinal()
        for stay in cycle.stays:
            body += _stay(stay, _from(zero, x), y, today)
    drawing = marks.svg(width, height, _slower(cycles, today), "", marks.join(body))
    return format_html('<div class="chart">{}</div>', drawing)


def _from(zero: int, x: Scale) -> Callable[[float], float]:
    """The scale for days counted from `zero`."""
    return lambda day: x(day - zero)


def _slower(cycles: Sequence[Cycle], today: date) -> str:
    told = [
        ngettext("cycle %(number)d: %(n)d day", "cycle %(number)d: %(n)d days", one.days(today))
        % {"number": one.number, "n": one.days(today)}
        for one in cycles
    ]
    return ", ".join(told)


def _title(stays: Sequence[Stay], today: date) -> str:
    if not stays:
        return _("The journey has not begun")
    last = stays[-1]
    if last.outside:
        return _("Outside the programme since %(day)s") % {"day": formats.day(last.start)}
    return _("In %(phase)s since %(day)s, cycle %(n)d") % {
        "phase": phase_label(last.phase),
        "day": formats.day(last.start),
        "n": last.cycle,
    }


def _stay(stay: Stay, x: Callable[[float], float], y: float, today: date) -> list[SafeString]:
    left, right = x(stay.start.toordinal()), x((stay.end or today).toordinal())
    wide = round(max(right - left - 1.5, 1.5), 1)
    name = phase_label(stay.phase)
    days = stay.days(today)
    told = ngettext("%(phase)s, %(n)d day from %(day)s", "%(phase)s, %(n)d days from %(day)s", days) % {
        "phase": name,
        "n": days,
        "day": formats.day(stay.start),
    }
    shapes = [
        format_html(
            '<g><title>{}</title><rect x="{}" y="{}" width="{}" height="{}" rx="3" class="{}" fill="{}" '
            'fill-opacity="0.16"/><rect x="{}" y="{}" width="{}" height="3" rx="1.5" class="{}" fill="{}"/></g>',
            told, left, y, wide, BAND, marks.fill_class(stay.phase), marks.colour(stay.phase),
            left, y, wide, marks.fill_class(stay.phase), marks.colour(stay.phase),
        )
    ]  # fmt: skip
    if len(name) * LETTER + 12 < wide:
        shapes.append(marks.text(left + 8, y + 20, name, css="c-strong"))
    return shapes


def _axis(start: date, end: date, x: Scale, height: float) -> list[SafeString]:
    """Months under the bands, about one every ninety pixels."""
    room = max(int((x.end - x.start) // 90), 1)
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    step = next((step for step in STEPS if months / step <= room), STEPS[-1])
    first = add_months(date(start.year, start.month, 1), 1)
    first = add_months(first, -(first.month - 1) % step) if step <= 12 else first
    shown, day = [], first
    while day <= end:
        middle = min(max(x(day.toordinal()), x.start + 26), x.end - 26)
        shown.append(marks.text(middle, height - 5, formats.month(day), "middle"))
        shown.append(marks.line(x(day.toordinal()), height - AXIS, x(day.toordinal()), height - AXIS + 4, "c-zero"))
        day = add_months(day, step)
    return shown
