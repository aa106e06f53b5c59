"""What the portfolio's state is called: said by its chips, its foot, its saved views and its exports."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FLAGS: dict[str, Promise] = {
    "mine": _("Mine"),
    "renewing": _("Renewing within 90 days"),
    "silent": _("Silent for 45 days"),
    "unowned": _("Without account manager"),
}
_SORTED: dict[str, Promise] = {
    "name": _("sorted by name"),
    "phase": _("sorted by phase"),
    "revenue": _("sorted by revenue"),
    "renewal": _("sorted by renewal"),
    "owner": _("sorted by account manager"),
    "country": _("sorted by country"),
    "touch": _("sorted by last interaction"),
}


def sort_words(sort: str) -> str:
    """How a list in this order is called."""
    return str(_SORTED[sort.removeprefix("-") or "name"])
