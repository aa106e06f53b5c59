"""The moves of the story: somebody leaves and is followed, somebody arrives from another account, and a hand-over."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from accounts.models import Account, ProtocolRun
from accounts.protocol_events import manager_changes
from accounts.protocols.events import Happened
from accounts.services.accounts import update_account
from accounts.services.protocols import start_protocol
from kam.tenancy.models import Membership
from stakeholders.models import Handover, HandoverLine, Stakeholder
from stakeholders.services.departures import Successor, depart, move_person, settle_departure
from stakeholders.services.handovers import redate_handover
from stakeholders.services.touchpoints import log_touchpoint
from stakeholders.services.transfers import advance_line, waive_line

TEXTS: dict[str, dict[str, Any]] = {
    "fr": {
        "left": "Rejoint un industriel à l’étranger ; son poste est repris en interne",
        "follows": "Ariane Delmotte",
        "moved": "Recruté par le groupe",
        "job": "Directeur de projets",
        "lunch": "Déjeuner de présentation à trois",
        "alone": "Point sur le calendrier de maintenance",
        "met": "Visite du site avec la nouvelle responsable",
        "intro": "Tient aux chiffres avant tout : arriver avec le tableau des livraisons",
        "first": "A demandé d’elle-même le prochain rendez-vous",
        "trust": "Appelle désormais directement pour les urgences",
        "waive": "Part à la retraite en fin d’année : son adjoint suit déjà le dossier",
        "preference": "Préfère un appel court le matin ; jamais d’e-mail le vendredi",
    },
    "en": {
        "left": "Joins a manufacturer abroad; the post is filled from within",
        "follows": "Harriet Blakeley",
        "moved": "Hired away within the group",
        "job": "Programme director",
        "lunch": "Lunch to introduce the new manager",
        "alone": "Review of the maintenance calendar",
        "met": "Site visit with the new manager",
        "intro": "Figures first: bring the delivery table",
        "first": "Asked for the next appointment herself",
        "trust": "Rings directly when something is urgent",
        "waive": "Retires at the end of the year: the deputy has taken over already",
        "preference": "Likes a short call in the morning; never an e-mail on a Friday",
    },
}  # fmt: skip


def tell_transitions(
    locale: str, accounts: dict[str, Account], by_role: dict[str, list[Membership]], today: date
) -> None:
    """On the accounts of the story in their order; a house with one manager hands nothing over."""
    managers = by_role.get("key_account_manager", [])
    if len(managers) < 2:
        return
    story = _Story(locale, today)
    told = [one for one in _fresh(accounts) if one.phase in ("development", "consolidation")]
    own = [one for one in told if one.owner_id == managers[0].pk]
    others = [one for one in told if one.owner_id == managers[1].pk]
    story.departure(own[0], managers[0])
    story.move(own[0], own[-1], managers[0])
    story.handover(others[0], managers[1], managers[0])


class _Story:
    def __init__(self, locale: str, today: date) -> None:
        self.words, self.today = TEXTS[locale], today

    def departure(self, account: Account, owner: Membership) -> None:
        """A chief left three weeks ago: the protocol runs, somebody followed, the reports answer to them."""
        chief = _people(account).filter(reports__isnull=False).first() or _people(account)[0]
        reports = list(_people(account).filter(reports_to=chief))
        gone = depart(
            chief, actor=owner, version=chief.version, left_on=self.today - timedelta(days=12), today=self.today,
            reason=self.words["left"], start=True,
        )  # fmt: skip
        settle_departure(
            gone, actor=owner, today=self.today, successor=Successor(self.words["follows"]), chiefs={},
            to_successor=reports[:2],
        )  # fmt: skip

    def move(self, before: Account, after: Account, owner: Membership) -> None:
        """Somebody of one account turned up at another one of the same manager."""
        person = _people(before).order_by("influence", "pk").first()
        if person is None or before.pk == after.pk:
            return
        move_person(
            person, actor=owner, account=after, version=person.version, left_on=self.today - timedelta(days=30),
            today=self.today, job_title=self.words["job"], reason=self.words["moved"],
        )  # fmt: skip

    def handover(self, account: Account, former: Membership, successor: Membership) -> None:
        """The account changed hands; half of its relationships have passed, both managers answer for a while."""
        update_account(account, actor=former, version=account.version, owner=successor)
        handover = Handover.objects.get(account=account, state="running")
        started = self.today - timedelta(days=26)
        # The story's clock: a hand-over of a month ago, told today.
        Handover.objects.filter(pk=handover.pk).update(started_on=started, due_on=self.today + timedelta(days=9))
        handover = Handover.objects.get(pk=handover.pk)
        redate_handover(
            handover, actor=successor, version=handover.version, due_on=self.today + timedelta(days=9),
            dual_from=started, dual_until=self.today + timedelta(days=5),
        )  # fmt: skip
        self._protocol(account, successor, manager_changes(account, 1)[0])
        for number, line in enumerate(self._lines(handover)):
            self._pass_on(line, number, former, successor)

    def _lines(self, handover: Handover) -> list[HandoverLine]:
        lines = HandoverLine.objects.filter(handover=handover).select_related("stakeholder", "handover__account__owner")
        return list(lines.order_by("-stakeholder__influence", "pk"))

    def _protocol(self, account: Account, successor: Membership, happened: Happened) -> ProtocolRun:
        return start_protocol(
            account, actor=successor, code="manager-change", origin=(happened.kind, happened.pk),
            today=self.today - timedelta(days=20),
        )  # fmt: skip

    def _pass_on(self, line: HandoverLine, number: int, former: Membership, successor: Membership) -> None:
        words, person = self.words, line.stakeholder
        Stakeholder.objects.filter(pk=person.pk, notes="").update(notes=words["preference"] if number < 2 else "")
        if number == 4:
            waive_line(line, actor=successor, version=line.version, note=words["waive"], today=self.today)
            return
        depth = (3, 2, 1, 0, 0, 0, 1)[number % 7]
        both = [former.pk, successor.pk]
        plan: tuple[tuple[str, int, str, list[int], Membership, str], ...] = (
            ("introduced", 22, words["lunch"], both, former, words["intro"]),
            ("alone", 14, words["alone"], [successor.pk], successor, words["first"]),
            ("trusted", 5, "", [], successor, words["trust"]),
        )
        for state, back, subject, ours, actor, note in plan[:depth]:
            day = self.today - timedelta(days=back)
            if subject:
                self._meet(line, day, subject, ours, actor)
            line = advance_line(
                line, actor=actor, version=line.version, state=state, happened_on=day, note=note, today=self.today
            )
        if number in (2, 3):  # met since, not confirmed yet: the page proposes it
            self._meet(line, self.today - timedelta(days=3), words["met"], [successor.pk], successor)

    def _meet(self, line: HandoverLine, day: date, subject: str, ours: list[int], actor: Membership) -> None:
        log_touchpoint(
            line.handover.account, actor=actor, happened_on=day, channel="meeting", subject=subject,
            people=[line.stakeholder_id], colleagues=ours, today=self.today, sentiment=1,
        )  # fmt: skip


def _people(account: Account) -> Any:
    people = Stakeholder.objects.filter(account=account, present=True).select_related("account")
    return people.order_by("-influence", "pk").distinct()


def _fresh(accounts: dict[str, Account]) -> list[Account]:
    found = Account.objects.filter(pk__in=[one.pk for one in accounts.values()]).select_related("owner")
    return list(found.order_by("pk"))
