"""The directory's hot rows: fifty are drawn in one call, by hand, every text escaped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from html import escape
from typing import Any

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.models import Account
from kam.ui import cells
from kam.ui.memo import remembered
from stakeholders.choices import DecisionRole, Kind, Profile, Seniority, Support
from stakeholders.queries.directory_pages import DirectoryRow
from stakeholders.queries.people import SUPPORT_TONES, PersonRow
from stakeholders.silence import Silence, SilenceState

register = template.Library()


@register.simple_tag
def directory_lines(rows: Iterable[DirectoryRow], account: Account | None = None) -> SafeString:
    """People with profile, judgement and contact; across accounts with their account too."""
    return Lines(timezone.localdate(), across=not account).drawn(rows)


@register.simple_tag
def people_rows(rows: Iterable[PersonRow]) -> SafeString:
    """A few people with what they do, their silence where a contact is due, and their support."""
    address = reverse("stakeholders:stakeholder_detail", args=[0]).replace("0/", "")
    drawn = (
        f'<li>{cells.avatar(row.person.name)}<div><a class="name" href="{address}{row.person.pk}/">'
        f'{escape(row.person.name)}</a><p class="why">{_does(row)}</p></div>'
        f"{cells.pill(row.support_tone, row.support_word)}</li>"
        for row in rows
    )
    return SafeString(f'<ul class="do">{"".join(drawn)}</ul>')


def _does(row: PersonRow) -> str:
    does = escape(row.person.job_title or row.person.get_profile_display())
    quiet = row.silence
    if quiet.state == SilenceState.OK:
        return does
    return f'{does} · <span class="{quiet.tone}" title="{escape(quiet.reason)}">{escape(quiet.word)}</span>'


def lead_of(job_title: str, kind: str, employer: str) -> str:
    """The job title, and for external people who sends them."""
    known = [job_title] if job_title else []
    if kind == Kind.EXTERNAL:
        known.append(_("external, %(employer)s") % {"employer": employer} if employer else _("external"))
    return " · ".join(known)


class Lines:
    """Draws people; what all of them share, words and addresses, is looked up once. `across` shows their accounts."""

    def __init__(self, today: date, *, across: bool) -> None:
        self.today, self.across = today, across
        self.own = "own_profile__name_fr" if (get_language() or "").startswith("fr") else "own_profile__name_en"
        self.person = reverse("stakeholders:stakeholder_detail", args=[0]).replace("0/", "")
        self.account = reverse("stakeholders:account_people", args=[0]).replace("0/", "")
        self.heads = escape(_("Seniority")), escape(_("Influence")), escape(_("Last contact"))
        self.roles = {code: f'<br><span class="tiny">{escape(str(word))}</span>' for code, word in DecisionRole.choices}
        self.levels = {code: escape(str(word)) for code, word in Seniority.choices}
        self.profiles = {code: escape(str(word)) for code, word in Profile.choices}
        self.supports = {code: cells.pill(SUPPORT_TONES[code], word) for code, word in Support.choices}
        self.none, self.left, self.to_fill = (
            cells.nothing(),
            cells.pill("neutral", _("left")),
            cells.pill("watch", _("to fill")),
        )

    def drawn(self, rows: Iterable[DirectoryRow]) -> SafeString:
        """The rows of the table's body."""
        return SafeString("".join(map(self._line, rows)))

    def _line(self, row: DirectoryRow) -> str:
        one, (seniority, influence, last) = row.person, self.heads
        url, name = f"{self.person}{one['id']}/", escape(one["name"])
        known = lead_of(one["job_title"], one["kind"], one["employer"])
        below = f'<br><span class="tiny">{escape(known)}</span>' if known else ""
        return (
            f'<tr><th scope="row" class="name"><a href="{url}">{name}</a>{below}</th>'
            f"{self._at(one)}<td>{self._profile(one)}{self.roles.get(one['decision_role'], '')}</td>"
            f'<td data-label="{seniority}">{self.levels.get(one["seniority"], self.none)}</td>'
            f'<td class="num" data-label="{influence}">{one["influence"]}</td>'
            f"<td>{self.none if one['kind'] == Kind.ROLE else self.supports[one['support']]}</td>"
            f'<td data-label="{last}">{self._met(one)}</td><td>{self._state(row)}</td></tr>'
        )

    def _at(self, one: Mapping[str, Any]) -> str:
        if not self.across:
            return ""
        return f'<td><a href="{self.account}{one["account_id"]}/">{escape(one["account__name"])}</a></td>'

    def _met(self, one: Mapping[str, Any]) -> str:
        return cells.day(one["last_touch_on"], "relative", self.today) if one["last_touch_on"] else self.none

    def _profile(self, one: Mapping[str, Any]) -> str:
        if one["own_profile_id"] is None:
            return self.profiles[one["profile"]]
        return escape(one[self.own])

    def _state(self, row: DirectoryRow) -> str:
        if row.person["left_on"] is not None:
            return self.left
        return self.to_fill if row.person["kind"] == Kind.ROLE else _silence(row.silence)


@remembered()
def _silence(silence: Silence) -> str:
    """The state as a pill; where a contact is due the reason shows when pointed at."""
    pill = cells.pill(silence.tone, silence.word)
    return pill if silence.state == SilenceState.OK else f'<span title="{escape(silence.reason)}">{pill}</span>'
