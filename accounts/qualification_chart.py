"""The portfolio matrix as a chart: attractiveness by our strength."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.choices.qualification import Axis
from accounts.models import QualificationRules
from kam.lib import formats
from kam.ui.charts import Point, Zone, scatter_chart

NAMED = 30  # points that carry their name: the largest potentials
_TONES = {"enter": ("good", "circle"), "watch": ("watch", "diamond"), "decline": ("risk", "square")}


def matrix_chart(rows: Sequence[Mapping[str, Any]], rules: QualificationRules) -> SafeString:
    """Each account one point that opens it, the thresholds as lines; tone and shape say what was decided."""
    enter, watch = rules.enter_from, rules.watch_from
    best = sum(row["attractiveness"] >= enter and row["strength"] >= enter for row in rows)
    title = ngettext(
        "%(n)s account is both attractive and within our strength",
        "%(n)s accounts are both attractive and within our strength",
        best,
    ) % {"n": formats.number(best)}
    ticks = [(float(n), str(n)) for n in (0, watch, enter, 100)]
    zones = [
        Zone(_("Invest"), enter, 100, enter, 100, "good"),
        Zone(_("Build our strength"), 0, enter, enter, 100, "watch"),
        Zone(_("Serve with little effort"), enter, 100, 0, enter, "plain"),
        Zone(_("Leave to others"), 0, enter, 0, enter, "plain"),
    ]
    known = [row["worth"] for row in rows if row["worth"] is not None]
    largest = max(known, default=1) or 1
    points = [_point(row, (row["worth"] or Decimal(0)) / largest) for row in rows]
    return scatter_chart(
        title, points, str(Axis.STRENGTH.label), str(Axis.ATTRACTIVENESS.label),
        ticks, ticks, zones, desc=_("The fields part where a candidate may enter."), width=860, height=560,
        named=NAMED,
    )  # fmt: skip


def _point(row: Mapping[str, Any], share: Decimal) -> Point:
    """A point whose area grows with its share of the largest potential; the smallest where no rate is known."""
    one = row["one"]
    tone, shape = _TONES[one.decision]
    url = reverse("accounts:account_detail", args=[one.account_id])
    x, y = float(row["strength"]), float(row["attractiveness"])
    return Point(one.account.name, x, y, round(6 + 8 * float(share) ** 0.5, 1), tone, shape, url)
