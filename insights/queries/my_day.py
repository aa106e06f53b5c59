"""Everything that waits for a person, in four queries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce, TruncDate
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from insights.access import visible_alerts
from insights.choices import AlertState
from insights.my_day import Task, action_points, meeting_points, ordered, person_points
from insights.wording import sentence
from kam.lib.formats import money, relative_day
from kam.tenancy.models import Membership, Role
from plans.queries.actions import open_actions_of
from plans.urgency import urgency
from reviews.access import visible_meetings
from reviews.choices import MeetingStatus
from reviews.models import AgendaItem, Attendee, Meeting
from stakeholders.access import visible_stakeholders
from stakeholders.silence import cadence_of

MOST_OF_A_KIND = 40
ROLES_WITH_ALL_ALERTS = (Role.EXECUTIVE, Role.ADMINISTRATOR)


@dataclass(frozen=True)
class MyDay:
    """What waits for a person, the most urgent first, and the meetings ahead of them."""

    tasks: list[Task]
    waiting: int
    meetings: list[Meeting]


def my_day(actor: Membership, *, today: date) -> MyDay:
    """What waits for this person on a day, ordered, of the accounts they may open."""
    meetings = list(_meetings(actor))
    tasks = [*_actions(actor, today), *_meeting_tasks(meetings, today), *_people(actor, today), *_alerts(actor, today)]
    return MyDay(ordered(tasks), sum(one.points > 0 for one in tasks), meetings[:5])


def _actions(actor: Membership, today: date) -> Iterator[Task]:
    for one in open_actions_of(actor).filter(due_on__lte=today + timedelta(days=14))[:MOST_OF_A_KIND]:
        when = urgency(one.due_on, today)
        yield Task(
            kind="action", pk=one.pk, title=one.title, reason=_capital(when.word), account_id=one.account_id,
            account=one.account.name, points=action_points(one.due_on, today), late=one.due_on < today,
            url=reverse("plans:account_plan", args=[one.account_id]), version=one.version,
        )  # fmt: skip


def _meetings(actor: Membership) -> QuerySet[Meeting]:
    now = timezone.now()
    invited = Attendee.objects.filter(meeting_id=OuterRef("pk"))
    return (
        visible_meetings(actor)
        .filter(Q(owner=actor) | Exists(invited.filter(member=actor)), status=MeetingStatus.PLANNED)
        .filter(starts_at__gte=now - timedelta(hours=2), starts_at__lt=now + timedelta(days=21))
        .select_related("account")
        .annotate(
            has_agenda=Exists(AgendaItem.objects.filter(meeting_id=OuterRef("pk"))),
            has_guests=Exists(invited.filter(stakeholder__isnull=False)),
        )
        .order_by("starts_at", "id")
    )


def _meeting_tasks(meetings: list[Meeting], today: date) -> Iterator[Task]:
    for one in meetings:
        day = timezone.localtime(one.starts_at).date()
        agenda, guests = one.has_agenda, one.has_guests  # type: ignore[attr-defined]
        missing = [
            text
            for text, there in ((_("no agenda yet"), agenda), (_("nobody from the client is invited"), guests))
            if not there
        ]
        when = _capital(relative_day(day, today))
        ready = _("%(when)s, people and agenda are ready") % {"when": when}
        yield Task(
            kind="meeting", pk=one.pk, title=_("Prepare: %(title)s") % {"title": one.title},
            reason=", ".join([when, *missing]) if missing else ready,
            account_id=one.account_id, account=one.account.name,
            points=meeting_points(day, today, prepared=not missing), late=day <= today,
            url=reverse("reviews:meeting_detail", args=[one.pk]),
        )  # fmt: skip


def _people(actor: Membership, today: date) -> Iterator[Task]:
    """People of one's own accounts who have not heard from us for longer than agreed."""
    last = Coalesce("last_touch_on", TruncDate("created_at"))
    rows = (
        visible_stakeholders(actor)
        .filter(account__owner=actor, left_on__isnull=True, account__archived_at__isnull=True, influence__gte=3)
        .annotate(last=last)
        .filter(last__lt=today - timedelta(days=20))
        .select_related("account")
        .only("name", "profile", "cadence_days", "influence", "account__name")
        .order_by("last", "-influence", "id")[: MOST_OF_A_KIND * 2]
    )
    for one in rows:
        cadence = cadence_of(one.profile, one.cadence_days)
        days = (today - one.last).days
        points = person_points(days, cadence, one.influence)
        if points:
            yield Task(
                kind="person", pk=one.pk,
                title=_("See %(name)s, %(profile)s") % {"name": one.name, "profile": _lower(one.get_profile_display())},
                reason=ngettext(
                    "Silent for %(days)s day, for a rhythm of %(cadence)s.",
                    "Silent for %(days)s days, for a rhythm of %(cadence)s.",
                    days,
                ) % {"days": days, "cadence": cadence},
                account_id=one.account_id, account=one.account.name, points=points, late=days > cadence * 3 // 2,
                url=reverse("stakeholders:stakeholder_detail", args=[one.pk]),
            )  # fmt: skip


def _alerts(actor: Membership, today: date) -> Iterator[Task]:
    alerts = visible_alerts(actor).filter(state=AlertState.OPEN)
    if actor.role not in ROLES_WITH_ALL_ALERTS:
        alerts = alerts.filter(Q(account__owner=actor) | Q(account__sponsor=actor))
    for one in alerts.order_by("-score", "id")[:MOST_OF_A_KIND]:
        heaviest = sentence(one.reasons[0]) if one.reasons else ""
        stake = money(one.contract.annual_value, one.contract.currency)
        title = _("Secure the renewal of %(contract)s, %(amount)s a year") % {
            "contract": one.contract.reference,
            "amount": stake,
        }
        yield Task(
            kind="alert", pk=one.pk, title=title,
            reason=_("Renewal risk %(score)s: %(reason)s") % {"score": one.score, "reason": heaviest},
            account_id=one.account_id, account=one.account.name, points=min(88, one.score), late=one.level == "risk",
            url=reverse("insights:alert_detail", args=[one.pk]),
        )  # fmt: skip


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
