"""The portfolio's selects. They only write an address, which `Filters.parse` reads: nothing here to validate."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import asdict, dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from accounts.choices import Phase
from accounts.countries import country_name
from accounts.queries.facets import Facets
from accounts.queries.filters import Filters
from kam.lib.folding import fold


@dataclass(frozen=True)
class FilterSelect:
    """One select of the filter bar. Drawn in one go: Django's widget renders a template for each option."""

    name: str
    label: str
    choices: list[tuple[str, str]]
    now: str

    @property
    def id_for_label(self) -> str:
        """For the label."""
        return f"filter-{self.name}"

    def __html__(self) -> SafeString:
        chosen = SafeString(" selected")
        options = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            ((value, chosen if value == self.now else "", text) for value, text in [("", self.label), *self.choices]),
        )
        return format_html('<select name="{}" id="{}">{}</select>', self.name, self.id_for_label, options)


def selects_of(filters: Filters, facets: Facets) -> list[FilterSelect]:
    """Phase, account manager, country and industry, where there is something to choose."""
    countries = sorted(((code, country_name(code)) for code in facets.countries), key=lambda one: fold(one[1]))
    offered = [
        ("phase", _("Phase"), [(phase.value, str(phase.label)) for phase in Phase]),
        ("owner", _("Account manager"), [(str(pk), name) for pk, name in facets.owners]),
        ("country", _("Country"), countries),
        ("industry", _("Industry"), [(name, name) for name in facets.industries]),
        ("tag", _("Tag"), [(str(pk), name) for pk, name in facets.tags]),
    ]
    found = []
    for name, label, choices in offered:
        now = str(getattr(filters, name) or "")
        rare = [(now, now)] if now and now not in dict(choices) else []
        if len(choices) > (name != "tag") or now:  # a single tag parts those that carry it
            found.append(FilterSelect(name, label, [*choices, *rare], now))
    return found


def kept(filters: Filters, selects: Set[str]) -> dict[str, str]:
    """The state that neither the search box nor the selects hold, and that a change of theirs must not lose."""
    state = {name: "1" if value is True else str(value) for name, value in asdict(filters).items() if value}
    return {name: value for name, value in state.items() if name != "q" and name not in selects}
