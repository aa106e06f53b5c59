"""Questions and problems of the story: open, late and answered, and successes worth showing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from accounts.models import Account
from insights.demo.casts import Cast
from kam.tenancy.models import Membership
from stakeholders.choices import Channel, Direction, Importance, Profile, Sentiment
from stakeholders.models import ProfileJourney, Stakeholder
from stakeholders.services.journeys import change_journey
from stakeholders.services.questions import answer_question, raise_question
from stakeholders.services.touchpoints import log_touchpoint

ASKED = 8  # accounts with a register


class Story(NamedTuple):
    """Something raised some days ago, promised for a day from then, answered after some days or not yet."""

    kind: str
    ago: int
    promised: int
    took: int | None
    text: str
    answer: str = ""


STORIES: dict[str, tuple[Story, ...]] = {
    "en": (
        Story("question", 40, 10, 6, "Can single sign-on use our own directory?", "Yes, by SAML; the guide was sent."),
        Story("question", 12, 14, None, "In which country are the data kept, and who can read them?"),
        Story("question", 21, 7, None, "How many parallel users has the interface been tested with?"),
        Story("problem", 75, 5, 3, "Delivery notes are printed twice on Mondays.", "A doubled job was removed."),
        Story("problem", 33, 5, 9, "The portal signs people out after five minutes.", "Raised to thirty minutes."),
        Story("problem", 6, 10, None, "Search does not find articles with an accent."),
        Story("problem", 18, 6, None, "Alerts reach the night shift an hour late."),
    ),
    "fr": (
        Story("question", 40, 10, 6, "L’authentification unique peut-elle utiliser notre annuaire ?",
              "Oui, en SAML 2.0 ; le guide est envoyé."),
        Story("question", 12, 14, None, "Dans quel pays les données sont-elles gardées, et qui peut les lire ?"),
        Story("question", 21, 7, None, "Avec combien d’utilisateurs simultanés l’interface a-t-elle été testée ?"),
        Story("problem", 75, 5, 3, "Les bons de livraison s’impriment deux fois le lundi.",
              "Une tâche en double a été retirée ; plus rien depuis."),
        Story("problem", 33, 5, 9, "Le portail déconnecte après cinq minutes.", "Porté à trente minutes."),
        Story("problem", 6, 10, None, "La recherche ne trouve pas les articles accentués."),
        Story("problem", 18, 6, None, "Les alertes arrivent une heure trop tard à l’équipe de nuit."),
    ),
}  # fmt: skip
SUCCESS = {
    "en": ("Night deliveries opened on time", "4% fewer returns in the first month; they told their board."),
    "fr": (
        "Livraisons de nuit ouvertes à l’heure",
        "4 % de retours en moins le premier mois ; annoncé à leur direction.",
    ),
}
OWN_WORDS = {
    "en": "Figures they can show their chief this week, and news before it is public.",
    "fr": "Des chiffres à montrer à sa hiérarchie cette semaine, et les nouvelles avant tout le monde.",
}


def tell_questions(
    cast: Cast, accounts: Mapping[str, Account], by_role: Mapping[str, Sequence[Membership]], today: date
) -> None:
    """Registers of the first accounts, a success each, and one cell of the journeys in the house's own words."""
    running = [one for one in accounts.values() if one.archived_at is None and one.owner is not None]
    for turn, account in enumerate(running[:ASKED]):
        people = list(Stakeholder.objects.filter(account=account, present=True).order_by("-influence", "pk"))
        if people and account.owner is not None:
            _tell(account, account.owner, people, STORIES[cast.locale][turn % 2 :], today)
            _succeed(account, account.owner, people, SUCCESS[cast.locale], today - timedelta(days=25 + 9 * turn))
    cell = ProfileJourney.objects.get(profile=Profile.SPONSOR, phase="renewal")
    given = {"cadence_days": 10, "channel": cell.channel, "brings": cell.brings, "proof": cell.proof}
    change_journey(cell, actor=by_role["administrator"][0], version=cell.version, needs=OWN_WORDS[cast.locale], **given)


def _tell(
    account: Account, owner: Membership, people: Sequence[Stakeholder], told: Sequence[Story], today: date
) -> None:
    wanted = {"question": Profile.TECHNICAL_INFLUENCER, "problem": Profile.USER}
    for one in told:
        who = next((person for person in people if person.profile == wanted[one.kind]), people[-1])
        raised = today - timedelta(days=one.ago)
        made = raise_question(
            account, actor=owner, kind=one.kind, text=one.text, raised_on=raised, owner=owner, raised_by=who,
            due_on=raised + timedelta(days=one.promised), today=today,
        )  # fmt: skip
        if one.took is not None:
            answer_question(
                made, actor=owner, version=made.version, answer=one.answer, today=today,
                answered_on=raised + timedelta(days=one.took),
            )  # fmt: skip


def _succeed(
    account: Account, owner: Membership, people: Sequence[Stakeholder], words: tuple[str, str], day: date
) -> None:
    who = next((person for person in people if person.profile == Profile.USER), people[-1])
    log_touchpoint(
        account, actor=owner, people=[who.pk], note=words[1], happened_on=day, channel=Channel.CALL, subject=words[0],
        today=day, importance=Importance.NOTABLE, direction=Direction.THEIRS, sentiment=Sentiment.GOOD,
    )  # fmt: skip
