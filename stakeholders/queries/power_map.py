"""The power map of an account: its drawing, what it says, and whom to contact next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from accounts.models import Account
from stakeholders.choices import Profile
from stakeholders.drawing.power_map import Mark, draw_map
from stakeholders.map_geometry import Dot
from stakeholders.map_layout import lay_out
from stakeholders.map_reading import Reading, missing_profiles, read_map
from stakeholders.next_contact import NextContact, next_best_contact
from stakeholders.queries.people import PersonRow, persons_of, present_people_of, rows_of

# Where a role nobody fills would stand: influential, and of unknown opinion.
_EXPECTED_INFLUENCE = {Profile.DECISION_MAKER: 5, Profile.SPONSOR: 4}


@dataclass(frozen=True)
class PowerMap:
    """Everything the map view shows."""

    rows: list[PersonRow]
    drawing: SafeString
    crowded: bool
    readings: list[Reading]
    next_contact: NextContact | None


def power_map_of(account: Account, *, today: date, may_judge: bool) -> PowerMap:
    """The map of those who work at the account today. Three queries, whatever their number."""
    rows = rows_of(present_people_of(account), today=today)
    persons = persons_of(rows, account)
    missing = missing_profiles(persons)
    marks = [_mark(row, may_judge) for row in rows] + [_role(role, account, may_judge) for role in missing]
    layout = lay_out([Dot(one.key, one.label, one.influence, one.support, one.engagement) for one in marks])
    title = _("Power map of %(account)s: influence upwards, support to the right, size by engagement")
    drawing = draw_map(layout, {one.key: one for one in marks}, title % {"account": account.name}, may_judge)
    return PowerMap(rows, drawing, layout.crowded, read_map(persons), next_best_contact(persons))


def _mark(row: PersonRow, may_judge: bool) -> Mark:
    person = row.person
    said = _("%(name)s, %(profile)s: influence %(influence)s, %(support)s, engagement %(engagement)s%%, %(silence)s")
    title = said % {
        "name": person.name,
        "profile": Profile(person.profile).label.lower(),
        "influence": person.influence,
        "support": row.support_word.lower(),
        "engagement": row.engagement.percent,
        "silence": row.silence.word,
    }
    return Mark(
        key=person.pk,
        label=person.name,
        influence=person.influence,
        support=person.support,
        engagement=row.engagement.score,
        profile=person.profile,
        title=title,
        url=reverse("stakeholders:stakeholder_detail", args=[person.pk]),
        judge_url=reverse("stakeholders:stakeholder_judge", args=[person.pk]) if may_judge else "",
    )


def _role(role: Profile, account: Account, may_judge: bool) -> Mark:
    url = f"{reverse('stakeholders:stakeholder_create', args=[account.pk])}?profile={role.value}"
    words = {Profile.DECISION_MAKER: _("Decision-maker?"), Profile.SPONSOR: _("Sponsor?")}
    return Mark(
        key=-1 - list(Profile).index(role),
        label=words.get(role, str(role.label)),
        influence=_EXPECTED_INFLUENCE.get(role, 3),
        support=0,
        engagement=0.25,
        profile="",
        title=_("A role to identify: %(role)s") % {"role": role.label},
        url=url if may_judge else "",
    )
