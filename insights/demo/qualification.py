"""The qualifications of the story: what put each account into the programme, and candidates at every stage."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from accounts.choices import Phase
from accounts.models import Account, Qualification, QualificationCriterion, RatingSheet
from accounts.queries.ratings import results_of
from accounts.services.qualification import decide, nominate, save_sheet, withdraw
from insights.demo.casts import Cast, Client
from kam.tenancy.models import Membership

TEXTS: dict[str, dict[str, Any]] = {
    "fr": {
        "reason": "Leurs besoins dépassent ce qu’un commercial seul peut suivre ; trois sites nous sollicitent déjà.",
        "enter": "Le comité retient le compte : potentiel établi, accès à la direction, équipe désignée.",
        "watch": "Bon potentiel, mais nous ne connaissons que les achats. On en reparle dans un an.",
        "decline": "Décide au seul prix et demande une offre que nous devrions inventer.",
        "withdraw": "Racheté le mois dernier par un groupe dont nous sommes déjà fournisseur.",
        "note": "Rencontré deux fois ce trimestre, il nous a présenté sa feuille de route.",
        "doubt": "Je n’ai vu que les achats, et la discussion portait sur les remises.",
        "prospects": (
            "Minoterie des Trois Rivières", "Chantiers de Kerlouan", "Thermes de Valmorel", "Transports Auclair",
            "Papeterie du Vercors",
        ),
    },
    "en": {
        "reason": "Their needs have outgrown what one salesperson can follow; three of their sites call us already.",
        "enter": "The committee takes them in: the potential is proven, we reach the board, and a team is named.",
        "watch": "Good potential, but we know procurement alone. Look again in a year.",
        "decline": "Decides on price alone, and wants an offer we would have to invent.",
        "withdraw": "Bought last month by a group we supply already.",
        "note": "Met twice this quarter; they showed us their road map.",
        "doubt": "I only saw procurement, and all the talk was of discounts.",
        "prospects": (
            "Severn Valley Mills", "Harrowgate Shipyard", "Peak Thermal Baths", "Auckland Haulage", "Wharfedale Paper",
        ),
    },
}  # fmt: skip


class QualificationStory:
    """Tells the committee's work of one organisation."""

    def __init__(self, cast: Cast, by_role: Mapping[str, Sequence[Membership]], today: date) -> None:
        self.words, self.cast, self.today = TEXTS[cast.locale], cast, today
        self.dice = random.Random(f"{cast.slug} committee")  # noqa: S311  (a story, not a secret)
        self.managers, self.executive = by_role["key_account_manager"], by_role["executive"][0]
        self.contributor = by_role["contributor"][0]

    def tell(self, accounts: Mapping[str, Account]) -> None:
        """Every account of the programme was decided on, some more than a year ago; then the candidates of today."""
        inside = [one for one in self.cast.clients if one.phase != Phase.QUALIFICATION]
        for number, client in enumerate(inside):
            self._entered(accounts[client.name], client, ago=25 + 390 * number // len(inside))
        candidates = [accounts[one.name] for one in self.cast.clients if one.phase == Phase.QUALIFICATION]
        self._candidates([*candidates, *self.words["prospects"]][:6])

    def _entered(self, account: Account, client: Client, *, ago: int) -> None:
        attractive = 2 + (client.annual > 800) + (client.annual > 1600) + (client.annual > 3000)
        strength = 4 - (client.quiet > 20) - (client.quiet > 35) + (client.quiet < 8)
        raters = [*self.managers, self.executive]
        one = self._nominated(account, client.annual * 1200, raters, ago + 20)
        for rater in raters:
            self._rate(one, rater, attractive + (client.trend > 5), strength)
        verdict = self._score(one)
        self._decide(one, "enter" if verdict == "enter" else "watch", ago)

    def _candidates(self, six: Sequence[Account | str]) -> None:
        first, second, *others = six
        manager, other = self.managers[0], self.managers[-1]
        # All sent, two of them far apart: the committee has to talk.
        one = self._nominated(first, 650_000, [other, self.executive, self.contributor], 12)
        self._rate(one, other, 5, 4, self.words["note"])
        self._rate(one, self.executive, 4, 1, self.words["doubt"])
        self._rate(one, self.contributor, 4, 4)
        # Being rated: the first manager is asked, and finds it in their day.
        one = self._nominated(second, 420_000, [manager, other, self.executive], 6)
        self._rate(one, other, 3, 4)
        self._nominated(others[0], 300_000, [manager], 2)
        for candidate, points, ago in zip(others[1:3], ((4, 3), (2, 1)), (70, 110), strict=True):
            raters = [manager, self.executive]
            one = self._nominated(candidate, 250_000, raters, ago + 15)
            for rater in raters:
                self._rate(one, rater, *points)
            self._decide(one, self._score(one), ago)
        one = self._nominated(others[3], 180_000, [other], 40)
        withdraw(one, actor=manager, version=one.version, reason=self.words["withdraw"])

    def _nominated(
        self, account: Account | str, potential: int, raters: Sequence[Membership], ago: int
    ) -> Qualification:
        return nominate(
            account, actor=self.managers[0], potential=Decimal(potential), reason=self.words["reason"],
            today=self.today - timedelta(days=ago), raters=raters, currency=self.cast.currency,
        )  # fmt: skip

    def _rate(self, one: Qualification, rater: Membership, attractive: int, strength: int, note: str = "") -> None:
        sheet = RatingSheet.objects.select_related("qualification").get(qualification=one, rater=rater)
        criteria = list(QualificationCriterion.objects.filter(edition=one.edition_id).select_related("group"))
        level = {"attractive": attractive, "strength": strength}
        points = {
            each.pk: max(0, min(5, level[each.group.axis] + self.dice.choice((-1, 0, 0, 0, 1)))) for each in criteria
        }
        notes = {criteria[-3].pk: note} if note else {}
        save_sheet(sheet, actor=rater, version=sheet.version, points=points, notes=notes, send=True)

    def _score(self, one: Qualification) -> str:
        score = results_of(one).score
        return score.verdict if score else ""

    def _decide(self, one: Qualification, decision: str, ago: int) -> None:
        one.refresh_from_db()
        decide(
            one, actor=self.executive, version=one.version, decision=decision, reasons=self.words[decision],
            today=self.today - timedelta(days=ago),
        )  # fmt: skip
