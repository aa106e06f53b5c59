"""The marks of the power map: people, roles to fill, roles nobody fills, and the places people have left."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accounts.models import Account
from kam.lib import formats
from stakeholders.choices import Kind, Profile, Support
from stakeholders.drawing.power_map import Mark, Way
from stakeholders.models import Stakeholder
from stakeholders.past.standing import Changes, Standing
from stakeholders.queries.people import PersonRow
from stakeholders.silence import SilenceState, state_word

# Where a role nobody fills would stand: influential, and of unknown opinion.
_EXPECTED_INFLUENCE = {Profile.DECISION_MAKER: 5, Profile.SPONSOR: 4}
_GHOST_SIZE = 0.15


class Marker:
    """Makes marks of rows; what all of them share, words and addresses, is looked up once."""

    def __init__(self, *, may_judge: bool) -> None:
        self.may_judge = may_judge
        self.person = reverse("stakeholders:stakeholder_detail", args=[0]).replace("0/", "")
        self.profiles = {code: str(label).lower() for code, label in Profile.choices}
        self.supports = {code: str(label).lower() for code, label in Support.choices}
        self.said = _(
            "%(name)s, %(profile)s: influence %(influence)s, %(support)s, engagement %(engagement)s%%, %(silence)s"
        )
        self.states = {state: state_word(state) for state in SilenceState}
        self.new = pgettext("contact", "new")
        self.role = _("%(name)s: a role to fill, %(profile)s")

    def mark(self, row: PersonRow, *, fresh: bool = False) -> Mark:
        """A person, or a role to fill, which is hollow and dashed."""
        person, is_role = row.person, row.person.kind == Kind.ROLE
        url = f"{self.person}{person.pk}/"
        return Mark(
            key=person.pk,
            label=person.name,
            influence=row.influence,
            support=row.support,
            engagement=0.25 if is_role else row.engagement.score,
            profile="" if is_role else person.profile,
            title=self._title(row, self.role if is_role else self.said),
            url=url,
            may_judge=self.may_judge,
            fresh=fresh,
        )

    def _title(self, row: PersonRow, said: str) -> str:
        return said % {
            "name": row.person.name,
            "profile": self.profiles[row.person.profile],
            "influence": row.influence,
            "support": self.supports[row.support],
            "engagement": row.engagement.percent,
            "silence": self.new if row.silence.is_new else self.states[row.silence.state],
        }


def expected_role(role: Profile, account: Account, may_judge: bool) -> Mark:
    """A profile nobody at the account has, and nobody has noted as a role to fill."""
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


def _ghost_key(key: int) -> int:
    """Below those of the expected roles."""
    return -100 - key


def ghosts_of(
    changes: Changes,
    before: Mapping[int, Standing],
    people: Mapping[int, Stakeholder],
    shown: Collection[int],
    day: date,
) -> list[Mark]:
    """The places held on `day` by those of `shown` who have moved, and by those who left."""
    was, gone = (
        _("%(name)s on %(day)s: influence %(influence)s, %(support)s"),
        _("%(name)s has left; on %(day)s: influence %(influence)s, %(support)s"),
    )
    keys = [(move.key, was) for move in changes.moved] + [(key, gone) for key in changes.left]
    return [_ghost(people[key], before[key], said, day) for key, said in keys if key in shown]


def _ghost(person: Stakeholder, standing: Standing, said: str, day: date) -> Mark:
    values = {"name": person.name, "day": formats.day(day), "influence": standing.influence}
    return Mark(
        key=_ghost_key(person.pk),
        label=person.name,
        influence=standing.influence,
        support=standing.support,
        engagement=_GHOST_SIZE,
        profile=person.profile,
        title=said % {**values, "support": Support(standing.support).label.lower()},
        hollow=True,
    )


def ways_of(changes: Changes | None, drawn: Collection[int]) -> list[Way]:
    """An arrow for everybody who moved and is drawn."""
    moves = changes.moved if changes else []
    return [Way(_ghost_key(one.key), one.key, one.tone) for one in moves if one.key in drawn]
