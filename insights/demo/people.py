"""Who else is at the accounts of the story: levels, sites, a consultant, a role nobody fills, one entry too many."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from accounts.models import Account
from kam.tenancy.models import Membership
from stakeholders.choices import DecisionRole, Kind, Profile, Seniority
from stakeholders.models import OwnProfile, Stakeholder
from stakeholders.services.own_profiles import create_own_profile
from stakeholders.services.people import add_stakeholder, mark_left, update_stakeholder

TEXTS: dict[str, dict[str, str]] = {
    "fr": {
        "buyer": "Acheteur", "entities": "Siège|Site de production|Centre de services", "source": "Salon professionnel",
        "cfo": "Direction financière", "cfo_note": "La signature remonte au groupe ; personne ne nous a été présenté.",
        "consultant": "Conseil en organisation", "firm": "Cabinet Solenne", "buyers_title": "Responsable des achats",
    },
    "en": {
        "buyer": "Purchasing manager", "entities": "Head office|Production site|Service centre", "source": "Trade fair",
        "cfo": "Chief financial officer", "cfo_note": "Signatures go up to the group; nobody was introduced to us.",
        "consultant": "Operations consultant", "firm": "Solenne Advisory", "buyers_title": "Head of purchasing",
    },
}  # fmt: skip
_BY_PROFILE = {
    Profile.DECISION_MAKER: (Seniority.EXECUTIVE, DecisionRole.DECIDES),
    Profile.SPONSOR: (Seniority.DIRECTOR, DecisionRole.RECOMMENDS),
    Profile.USER: (Seniority.STAFF, DecisionRole.USES),
    Profile.TECHNICAL_INFLUENCER: (Seniority.MANAGER, DecisionRole.EVALUATES),
}


def tell_people(
    cast_locale: str, accounts: Mapping[str, Account], by_role: Mapping[str, list[Membership]], today: date
) -> None:
    """Complete whoever the story brought, and add who makes it interesting on the first accounts."""
    words = TEXTS[cast_locale]
    buyer = create_own_profile(
        actor=by_role["administrator"][0], name_en=TEXTS["en"]["buyer"], name_fr=TEXTS["fr"]["buyer"],
        counts_as=Profile.TECHNICAL_INFLUENCER, cadence_days=45,
    )  # fmt: skip
    for number, account in enumerate(accounts.values()):
        owner = account.owner or by_role["administrator"][0]
        people = list(Stakeholder.objects.filter(account=account, present=True).order_by("pk"))
        for place, person in enumerate(people):
            _complete(person, owner, words["entities"].split("|")[place % 3])
        if number % 4 == 0 and people:
            _company(account, people, owner, buyer, words, today)
    _moved(list(accounts.values()), by_role["administrator"][0], today)


def _complete(person: Stakeholder, owner: Membership, entity: str) -> None:
    seniority, role = _BY_PROFILE[Profile(person.profile)]
    update_stakeholder(
        person, actor=owner, version=person.version, seniority=seniority, decision_role=role, entity=entity,
        preferred_channel="email" if person.pk % 3 else "meeting",
    )  # fmt: skip


def _company(
    account: Account,
    people: list[Stakeholder],
    owner: Membership,
    buyer: OwnProfile,
    words: dict[str, str],
    today: date,
) -> None:
    """A role to fill above the sponsor, somebody of one's own profile, a consultant, and one entry too many."""
    known = today - timedelta(days=120)

    def add(**fields: Any) -> Stakeholder:
        return add_stakeholder(account, actor=owner, today=known, **fields)

    add(
        name=words["cfo"], kind=Kind.ROLE, profile=Profile.DECISION_MAKER, influence=5, notes=words["cfo_note"],
        seniority=Seniority.EXECUTIVE, decision_role=DecisionRole.APPROVES,
    )  # fmt: skip
    add(
        name="Irène Vasseur", profile=buyer.counts_as, own_profile=buyer, job_title=words["buyers_title"], influence=4,
        support=0, seniority=Seniority.DIRECTOR, decision_role=DecisionRole.EVALUATES, source=words["source"],
    )  # fmt: skip
    add(
        name="Matthias Orban", kind=Kind.EXTERNAL, employer=words["firm"], profile=Profile.TECHNICAL_INFLUENCER,
        job_title=words["consultant"], influence=3, support=1, decision_role=DecisionRole.RECOMMENDS,
    )  # fmt: skip
    first, _, last = people[0].name.rpartition(" ")
    add(
        name=f"{last.upper()} {first}", profile=people[0].profile, email=people[0].email, influence=people[0].influence,
        support=people[0].support, source=words["source"], phone="+33 1 00 00 00 00",
    )  # fmt: skip


def _moved(accounts: list[Account], admin: Membership, today: date) -> None:
    """Somebody who left one account is at another since: proposed as the same person."""
    if len(accounts) < 3:
        return
    for place, account in enumerate(accounts[1:3]):
        person = add_stakeholder(
            account, actor=account.owner or admin, today=today - timedelta(days=200), name="Jonas Hallberg",
            profile=Profile.USER, influence=2, support=1,
        )  # fmt: skip
        if place == 0:
            gone = today - timedelta(days=40)
            mark_left(person, actor=account.owner or admin, version=person.version, left_on=gone, today=today)
