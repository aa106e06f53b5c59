"""Share of wallet in words and drawn."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.economics.wallet import Doubt
from accounts.queries.wallet import SharePoint
from kam.lib import formats
from kam.ui.charts import Series, line_chart

register = template.Library()
_DOUBTS = {
    Doubt.NO_ESTIMATE: gettext_lazy("Nobody has estimated yet what this client spends in all."),
    Doubt.NO_REVENUE: gettext_lazy("There is no revenue of four complete quarters to compare with."),
    Doubt.OTHER_CURRENCY: gettext_lazy(
        "The estimate is in another currency than the account, and a share is never taken across currencies. Add an "
        "estimate in the account's currency."
    ),
    Doubt.ABOVE_ALL: gettext_lazy("We sell more than the client is said to spend: the estimate is too low."),
    Doubt.OLD: gettext_lazy("The estimate is more than a year old."),
}


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
