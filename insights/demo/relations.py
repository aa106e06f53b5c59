"""Relations of the story: who of ours meets whom, how their people stand to one another, and months of coverage."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from accounts.models import Account
from insights.demo.casts import Cast
from kam.tenancy.models import Membership
from stakeholders.choices import Channel, Direction, Importance, Kind, Profile, Seniority
from stakeholders.models import Stakeholder
from stakeholders.services.coverage import keep_coverage
from stakeholders.services.people import add_stakeholder, update_stakeholder
from stakeholders.services.ties import add_tie, end_tie
from stakeholders.services.touchpoints import log_touchpoint

TOLD, WEEKS = 7, 20  # accounts with a story of their own; weeks of coverage kept
RANKS = {
    Profile.DECISION_MAKER: Seniority.EXECUTIVE,
    Profile.SPONSOR: Seniority.DIRECTOR,
    Profile.TECHNICAL_INFLUENCER: Seniority.MANAGER,
    Profile.USER: Seniority.STAFF,
}
TEXTS: dict[str, dict[str, Any]] = {
    "fr": {
        "entities": ("Siège", "Site de production"),
        "role": ("Responsable sécurité (à identifier)", "Sécurité"),
        "touches": (
            "Déjeuner de direction", "Point technique sur l’intégration", "Visite de l’atelier", "Appel sur le budget",
            "Retour d’expérience partagé", "Question posée par leur équipe",
        ),
        "ties": (
            ("trusts", "Elle l’appelle avant chaque décision d’investissement."),
            ("conflicts", "Désaccord ouvert sur le budget de maintenance."),
            ("mentors", "L’a fait venir dans l’équipe il y a trois ans."),
            ("influences", "Prépare ses dossiers pour le comité de direction."),
        ),
        "ended": ("allies", "Portaient ensemble le projet du premier site.", "Le projet est terminé."),
    },
    "en": {
        "entities": ("Head office", "Production site"),
        "role": ("Head of security (to identify)", "Security"),
        "touches": (
            "Board lunch", "Technical session on the integration", "Tour of the workshop", "Call about the budget",
            "Lessons learned, shared", "Question from their team",
        ),
        "ties": (
            ("trusts", "Calls before every decision on investments."),
            ("conflicts", "Open disagreement about the maintenance budget."),
            ("mentors", "Brought them into the team three years ago."),
            ("influences", "Prepares the papers for the executive committee."),
        ),
        "ended": ("allies", "Stood together for the project of the first site.", "The project is over."),
    },
}  # fmt: skip


def tell_relations(
    cast: Cast, accounts: Mapping[str, Account], by_role: Mapping[str, Sequence[Membership]], today: date
) -> None:
    """Ranks and places, further colleagues who meet people, ties, a role to fill; then the weeks of coverage."""
    story = RelationStory(cast, by_role, today)
    for number, account in enumerate(accounts.values()):
        if number < TOLD and account.owner is not None:
            story.tell(account, account.owner, number)
    for back in reversed(range(WEEKS)):
        keep_coverage(today=today - timedelta(weeks=back))


class RelationStory:
    """Tells the relations of one organisation's accounts; the same dice at every telling."""

    def __init__(self, cast: Cast, by_role: Mapping[str, Sequence[Membership]], today: date) -> None:
        self.words, self.today = TEXTS[cast.locale], today
        self.dice = random.Random(f"{cast.slug} relations")  # noqa: S311  (a story, not a secret)
        self.executives = by_role.get("executive", by_role["administrator"])
        self.helpers = by_role.get("contributor", by_role["administrator"])
        self.managers = by_role.get("key_account_manager", by_role["administrator"])

    def tell(self, account: Account, owner: Membership, number: int) -> None:
        """Every second account has a second colleague in each room; the others rest on their manager."""
        self.owner = owner
        people = [self._placed(one, index) for index, one in enumerate(self._people(account))]
        if number % 2 == 0:
            self._met(account, people)
        if len(people) > 3:
            self._ties(account, people)
        if number % 3 == 0:
            title, function = self.words["role"]
            add_stakeholder(
                account, actor=self.owner, today=self.today - timedelta(days=60), name=title,
                function=function, entity=self.words["entities"][1], kind=Kind.ROLE, influence=3, support=0,
                profile=Profile.TECHNICAL_INFLUENCER,
            )  # fmt: skip

    def _people(self, account: Account) -> list[Stakeholder]:
        return list(Stakeholder.objects.filter(account=account, present=True).order_by("pk"))

    def _placed(self, one: Stakeholder, index: int) -> Stakeholder:
        place = self.words["entities"][index % 3 == 2]
        return update_stakeholder(
            one,
            actor=self.owner,
            version=one.version,
            seniority=RANKS[Profile(one.profile)],
            entity=place,
        )

    def _met(self, account: Account, people: list[Stakeholder]) -> None:
        """The executive meets those who decide, support meets those who use, another manager meets a few."""
        other = next((one for one in self.managers if one.pk != account.owner_id), self.managers[0])
        for person in people:
            if person.profile in (Profile.DECISION_MAKER, Profile.SPONSOR):
                self._several(account, person, self.executives[0], Channel.MEETING, 3)
            else:
                self._several(account, person, self.helpers[0], Channel.VIDEO, 4)
        self._several(account, people[0], other, Channel.CALL, 2)

    def _several(
        self, account: Account, person: Stakeholder, colleague: Membership, channel: Channel, times: int
    ) -> None:
        directions = (Direction.BOTH, Direction.THEIRS, Direction.OURS)
        for turn in range(times):
            log_touchpoint(
                account, actor=self.owner, channel=channel, subject=self.dice.choice(self.words["touches"]),
                happened_on=self.today - timedelta(days=self.dice.randint(2, 30) + 28 * turn), people=[person.pk],
                colleagues=[colleague.pk], today=self.today, direction=directions[turn % 3],
                importance=self.dice.choice((Importance.ROUTINE, Importance.NOTABLE)),
            )  # fmt: skip

    def _ties(self, account: Account, people: list[Stakeholder]) -> None:
        pairs = ((0, 1), (1, 2), (0, 3), (2, 1))
        noted = self.today - timedelta(days=150)
        for (kind, note), (one, other) in zip(self.words["ties"], pairs, strict=True):
            add_tie(
                account, actor=self.owner, from_person=people[one], kind=kind, to_person=people[other],
                note=note, today=noted,
            )  # fmt: skip
        kind, note, reason = self.words["ended"]
        tie = add_tie(
            account, actor=self.owner, from_person=people[0], kind=kind, to_person=people[2], note=note,
            today=noted,
        )  # fmt: skip
        end = self.today - timedelta(days=40)
        end_tie(tie, actor=self.owner, version=tie.version, ended_on=end, today=self.today, reason=reason)
