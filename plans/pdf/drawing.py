"""What the document draws: progress, the power map, influence. Literal colours, because paper reads no style sheet."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kam.ui import palette
from kam.ui.charts import marks
from plans.progress import Progress
from stakeholders.drawing.power_map import Mark, Overlay, draw_map
from stakeholders.map_geometry import Dot
from stakeholders.map_layout import lay_out
from stakeholders.queries.people import PersonRow

TONES = {"good": palette.GOOD, "watch": palette.WATCH, "risk": palette.RISK, "neutral": palette.INK_3}


def progress_bar(progress: Progress, title: str) -> SafeString:
    """The way done, with a tick where the time stands."""
    done = progress.percent or 0
    tick = round(progress.elapsed * 6.4, 1)
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 14" width="640" height="14" role="img">'
        '<title>{}</title><rect y="4" width="640" height="6" rx="3" fill="{}"/>'
        '<rect y="4" width="{}" height="6" rx="3" fill="{}"/>'
        '<rect x="{}" width="2" height="14" fill="{}"/></svg>',
        f"{title}: {progress.reason}",
        palette.LINE,
        round(done * 6.4, 1),
        TONES[progress.tone],
        min(max(tick - 1, 0), 638),
        palette.INK_2,
    )


def influence_dots(influence: int) -> SafeString:
    """Influence as five dots."""
    dots = marks.join(
        [
            format_html(
                '<circle cx="{}" cy="5" r="3.4" fill="{}"/>',
                5 + 10 * index,
                palette.ACCENT if index < influence else palette.LINE,
            )
            for index in range(5)
        ]
    )
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 50 10" width="50" height="10" role="img">'
        "<title>{}</title>{}</svg>",
        _("Influence %(n)s of 5") % {"n": influence},
        dots,
    )


def power_map(rows: Sequence[PersonRow], title: str) -> SafeString:
    """The people by influence and support, without links; nothing when nobody is on the map."""
    if not rows:
        return SafeString("")
    people = {row.person.pk: _mark(row) for row in rows}
    layout = lay_out([Dot(one.key, one.label, one.influence, one.support, one.engagement) for one in people.values()])
    drawing = draw_map(layout, people, title, may_judge=False, overlay=Overlay(paper=True))
    # A figure of a tagged PDF takes its alternative text from its first title.
    head, rest = drawing.split(">", 1)
    return format_html("{}<title>{}</title>{}", SafeString(f"{head}>"), title, SafeString(rest))


def _mark(row: PersonRow) -> Mark:
    person = row.person
    return Mark(
        key=person.pk,
        label=person.name,
        influence=person.influence,
        support=person.support,
        engagement=row.engagement.score,
        profile=person.profile,
        title=person.name,
    )
