"""The runway drawn: one contract's countdown from T-365 to T-0.

Shape and colour say the same of a gate: a full circle is done, a hollow one lies ahead, a diamond is due or was done
late, a triangle is overdue.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accounts.queries.runway import GateLine, RunwayLine
from accounts.renewals.runway import LINE, State, place
from accounts.runway_words import finding, state_words, t_minus
from kam.lib import formats
from kam.ui import palette
from kam.ui.charts import marks

WIDTH, PAD, NEAR, LEVEL = 860, 26, 22, 28
STOPS = (365, 270, 180, 90, 30, 0)  # days before the end that the axis names
SHAPES = {
    State.DONE: '<circle r="{r}" class="c-good" fill="' + palette.GOOD + '"/>',
    State.DONE_LATE: '<path d="M0 -{r}L{r} 0L0 {r}L-{r} 0Z" class="c-good" fill="' + palette.GOOD + '"/>',
    State.OVERDUE: '<path d="M0 {r}L-{r} -{r}H{r}Z" class="c-risk" fill="' + palette.RISK + '"/>',
    State.SOON: '<path d="M0 -{r}L{r} 0L0 {r}L-{r} 0Z" class="c-watch" fill="' + palette.WATCH + '"/>',
    State.AHEAD: (
        '<circle r="{r}" class="c-dot" fill="' + palette.SHEET + '" stroke="' + palette.ACCENT + '" stroke-width="2"/>'
    ),
}


def shape(state: State, r: int) -> SafeString:
    """A gate's mark around the origin."""
    return SafeString(SHAPES[state].replace("{r}", str(r)))


def _x(day: date, end: date) -> float:
    return round(PAD + place(day, end) * (WIDTH - 2 * PAD), 1)


def runway_figure(line: RunwayLine, today: date, urls: dict[int, str]) -> SafeString:
    """The countdown from T-365 to T-0 with gates, notice date and today; `urls` says where each gate leads.

    Its data is the list that stands beside it, so it brings no table of its own.
    """
    placed = list(_levels(line))
    base = 46 + LEVEL * max((level for _gate, level in placed), default=0) + 14
    body = [*_ground(line, today, base), *_axis(line, base)]
    body += [
        _gate(gate, _x(gate.stop.safe, line.contract.end_on), base - LEVEL * level, urls) for gate, level in placed
    ]
    # A group, not an image: the gates in it are links.
    return format_html(
        '<figure class="chart desk"><svg viewBox="0 0 {0} {1}" width="{0}" height="{1}" role="group" aria-label="{2}">'
        "{3}</svg></figure>",
        WIDTH, base + 52, finding(line), marks.join(body),
    )  # fmt: skip


def _levels(line: RunwayLine) -> Iterator[tuple[GateLine, int]]:
    """Each gate with how high it stands: those on nearly the same day one above the other."""
    last: list[float] = []
    for gate in line.gates:
        x = _x(gate.stop.safe, line.contract.end_on)
        level = next((at for at, before in enumerate(last) if x - before >= NEAR), len(last))
        last[level : level + 1] = [x]
        yield gate, level


def _ground(line: RunwayLine, today: date, base: float) -> Iterator[SafeString]:
    """The line as far as it is flown, what lies after the notice date, and the two days that matter."""
    end = line.contract.end_on
    now, notice = _x(today, end), _x(line.contract.notice_on, end)
    box = '<rect x="{}" y="{}" width="{}" height="{}" rx="3" class="{}" fill="{}"/>'
    if line.contract.notice_on < end:
        yield format_html(box, notice, 24, WIDTH - PAD - notice, base - 14, "c-watch-soft", palette.WATCH_SOFT)
    yield marks.line(PAD, base, WIDTH - PAD, base, "c-zero", palette.LINE_STRONG)
    yield format_html(box, PAD, base - 2, now - PAD, 4, "c-fill", palette.ACCENT)
    dashed = '<line x1="{0}" y1="{1}" x2="{0}" y2="{2}" class="{3}" stroke="{4}" stroke-width="1.5"{5}/>'
    dashes = SafeString(' stroke-dasharray="4 3"')
    yield format_html(dashed, notice, 24, base + 10, "c-stroke-watch", palette.WATCH, dashes)
    yield format_html(dashed, now, 24, base + 10, "c-target", palette.INK, "")
    yield from _days(line, now, notice)


def _days(line: RunwayLine, now: float, notice: float) -> Iterator[SafeString]:
    """What the two lines are called; where they would touch, notice is told one line higher."""
    told = pgettext("runway", "today %(t)s") % {"t": t_minus(line.runway.left)}
    yield marks.text(now, 18, told, _anchor(now), "c-strong")
    by = _("notice by %(day)s") % {"day": formats.day_short(line.contract.notice_on)}
    high = 4 if abs(now - notice) < 170 else 18
    yield marks.text(notice, high, by, _anchor(notice), "c-watch", palette.WATCH)


def _anchor(x: float) -> str:
    if x < PAD + 60:
        return "start"
    return "end" if x > WIDTH - PAD - 60 else "middle"


def _axis(line: RunwayLine, base: float) -> Iterator[SafeString]:
    for days in STOPS:
        day = line.contract.end_on - timedelta(days=days)
        x = _x(day, line.contract.end_on)
        anchor = "start" if days == LINE else "end" if not days else "middle"
        at = x - PAD + 8 if days == LINE else x + PAD - 8 if not days else x
        yield marks.line(x, base + 2, x, base + 12, "c-zero", palette.LINE_STRONG)
        yield marks.text(at, base + 28, t_minus(days), anchor, "c-strong")
        yield marks.text(at, base + 43, formats.day_short(day), anchor)


def _gate(line: GateLine, x: float, y: float, urls: dict[int, str]) -> SafeString:
    title = f"{line.number}. {line.gate.label}: {state_words(line)}"
    ink = (
        palette.ON_ACCENT
        if line.stop.state in (State.DONE, State.OVERDUE, State.SOON, State.DONE_LATE)
        else palette.INK
    )
    number = format_html(
        '<text y="{}" text-anchor="middle" class="{}" fill="{}" font-family="{}" font-size="10" font-weight="600">{}'
        "</text>",
        1 if line.stop.state is State.OVERDUE else 3.5,
        "c-strong" if ink == palette.INK else "c-on",
        ink,
        marks.FONT,
        line.number,
    )
    return format_html(
        '<a href="{}" data-panel="" aria-label="{}"><title>{}</title><g transform="translate({} {})">{}{}</g></a>',
        urls[line.gate.pk], title, title, x, y, shape(line.stop.state, 10), number,
    )  # fmt: skip
