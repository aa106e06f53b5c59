"""The events of this room that protocols answer: somebody leaves, and somebody new decides."""

from __future__ import annotations

from datetime import date

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.gates.checks import Facts
from accounts.models import Account
from accounts.protocols.events import Event, Happened, offered_since, register_event
from kam.audit.models import Act
from kam.lib import formats
from stakeholders.choices import Kind, Profile
from stakeholders.models import Stakeholder

LEFT = "stakeholders.left"
DECIDER = "stakeholders.decider"
SHOWN = 3  # a wave of departures is one event to its reader: the latest stand for it


def register() -> None:
    """Add them to the registry; for `AppConfig.ready`."""
    register_event(Event(LEFT, gettext_lazy("somebody leaves the client"), tell_departure, recent_departures))
    register_event(Event(DECIDER, gettext_lazy("somebody becomes a decision-maker"), tell_decider, recent_deciders))


def tell_departure(account: Account, pk: int) -> Happened | None:
    """The departure of a person of the account, also when it was taken back afterwards."""
    person = Stakeholder.objects.filter(account=account, pk=pk).first()
    return departure_of(person) if person is not None else None


def departure_of(person: Stakeholder) -> Happened:
    """That the person left, and when; or that they were thought to have left."""
    if person.left_on is None:
        text = _("%(name)s was marked as having left, and is back") % {"name": person.name}
    else:
        text = _("%(name)s left on %(day)s") % {"name": person.name, "day": formats.day(person.left_on)}
    return Happened(LEFT, person.pk, person.left_on or timezone.localdate(), text, _page(person))


def recent_departures(facts: Facts) -> list[Happened]:
    """The latest departures of the last weeks."""
    since = offered_since(facts.today)
    left = [one for one in _moving(facts) if one.left_on is not None and one.left_on >= since]
    return [departure_of(one) for one in sorted(left, key=lambda one: (one.left_on, one.pk), reverse=True)[:SHOWN]]


def tell_decider(account: Account, pk: int) -> Happened | None:
    """That a person of the account became a decision-maker, also when they are none any more."""
    person = _dated(Stakeholder.objects.filter(account=account, pk=pk)).first()
    return _decides(person) if person is not None else None


def recent_deciders(facts: Facts) -> list[Happened]:
    """Who became a decision-maker in the last weeks at an account where others decided before.

    Where the people of an account are being written down for the first time all are new to us, and nobody is new.
    """
    people = [one for one in _moving(facts) if one.profile == Profile.DECISION_MAKER]
    first = min((_decides(one).on for one in people), default=facts.today)
    found = [_decides(one) for one in people if one.left_on is None]
    new = [one for one in found if one.on > first and one.on >= offered_since(facts.today)]
    return sorted(new, key=lambda one: one.on, reverse=True)[:SHOWN]


def transitions_of(person: Stakeholder, today: date) -> list[Happened]:
    """What of this person's a protocol may answer: that they left, or that they decide since lately."""
    if person.left_on is not None:
        return [departure_of(person)]
    if person.profile != Profile.DECISION_MAKER:
        return []
    return [one for one in recent_deciders(Facts(person.account, today)) if one.pk == person.pk]


def _moving(facts: Facts) -> list[Stakeholder]:
    """Who left in the last weeks, and who decides or decided; read once for both events. Nobody who was erased."""
    asked = Q(left_on__gte=offered_since(facts.today)) | Q(profile=Profile.DECISION_MAKER)
    people = Stakeholder.objects.filter(asked, account=facts.account, merged_into=None, erased_at=None)
    people = people.exclude(kind=Kind.ROLE)
    return facts.once("stakeholders.moving", lambda: list(_dated(people)))


def _dated(people: QuerySet[Stakeholder]) -> QuerySet[Stakeholder]:
    """With the moment in which they became decision-makers, where an act tells it."""
    acts = Act.objects.filter(
        object_type=Stakeholder._meta.label_lower,
        object_id=OuterRef("pk"),
        details__profile__1=Profile.DECISION_MAKER,
    )
    return people.annotate(decides_at=Subquery(acts.order_by("-pk").values("created_at")[:1]))


def _decides(person: Stakeholder) -> Happened:
    day = timezone.localdate(person.decides_at or person.created_at)  # type: ignore[attr-defined]  # annotated
    text = _("%(name)s has been a decision-maker since %(day)s") % {"name": person.name, "day": formats.day(day)}
    return Happened(DECIDER, person.pk, day, text, _page(person))


def _page(person: Stakeholder) -> str:
    return reverse("stakeholders:stakeholder_detail", args=[person.pk])
