"""What waits, in the reader's language: a title, a reason, and where one acts."""

from __future__ import annotations

import json
from datetime import date
from functools import singledispatch

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.gates.rule import reader_language
from insights.addresses import address
from insights.my_day import Task
from insights.waiting import (
    AwaitedRating,
    ComingMeeting,
    DraftCharter,
    DueAction,
    DueGate,
    DuePair,
    DueStep,
    OpenAlert,
    OpenQuestion,
    PassingAccount,
    SilentPerson,
    Waiting,
)
from insights.wording import sentence
from kam.lib.formats import day, money, relative_day
from plans.urgency import urgency
from stakeholders.choices import Profile


@singledispatch
def task_of(one: Waiting, points: int, today: date) -> Task:
    """The task that something waiting makes on a day."""
    raise TypeError(type(one))


@task_of.register
def _action(one: DueAction, points: int, today: date) -> Task:
    return Task(
        kind="action", pk=one.pk, title=one.title, reason=_capital(urgency(one.due_on, today).word),
        account_id=one.account_id, account=one.account, points=points, late=one.due_on < today,
        url=address("plans:account_plan", one.account_id), version=one.version,
    )  # fmt: skip


@task_of.register
def _step(one: DueStep, points: int, today: date) -> Task:
    language = reader_language()
    title, protocol = getattr(one, f"title_{language}"), getattr(one, f"protocol_{language}")
    when = _capital(urgency(one.due_on, today).word)
    return Task(
        kind="step", pk=one.pk, title=title,
        reason=_("%(when)s, a step of the protocol “%(protocol)s”") % {"when": when, "protocol": protocol},
        account_id=one.account_id, account=one.account, points=points, late=one.due_on < today,
        url=address("accounts:run_detail", one.run) + f"#step-{one.pk}",
    )  # fmt: skip


@task_of.register
def _gate(one: DueGate, points: int, today: date) -> Task:
    words = {"when": _capital(urgency(one.due_on, today).word), "contract": one.contract}
    return Task(
        kind="gate", pk=one.contract_id, title=getattr(one, f"label_{reader_language()}"),
        reason=_("%(when)s, the runway of %(contract)s") % words,
        account_id=one.account_id, account=one.account, points=points, late=one.due_on < today,
        url=reverse("accounts:runway_tick", args=[one.contract_id, one.pk]),
    )  # fmt: skip


@task_of.register
def _meeting(one: ComingMeeting, points: int, today: date) -> Task:
    wanted = ((_("no agenda yet"), one.has_agenda), (_("nobody from the client is invited"), one.has_guests))
    missing = [text for text, there in wanted if not there]
    when = _capital(relative_day(one.day, today))
    ready = _("%(when)s, people and agenda are ready") % {"when": when}
    return Task(
        kind="meeting", pk=one.pk, title=_("Prepare: %(title)s") % {"title": one.title},
        reason=", ".join([when, *missing]) if missing else ready,
        account_id=one.account_id, account=one.account, points=points, late=one.day <= today,
        url=address("reviews:meeting_detail", one.pk),
    )  # fmt: skip


@task_of.register
def _person(one: SilentPerson, points: int, today: date) -> Task:
    days, cadence = (today - one.last).days, one.cadence
    profile = str(Profile(one.profile).label)
    return Task(
        kind="person", pk=one.pk,
        title=_("See %(name)s, %(profile)s") % {"name": one.name, "profile": profile[:1].lower() + profile[1:]},
        reason=ngettext(
            "Silent for %(days)s day, for a rhythm of %(cadence)s.",
            "Silent for %(days)s days, for a rhythm of %(cadence)s.",
            days,
        ) % {"days": days, "cadence": cadence},
        account_id=one.account_id, account=one.account, points=points, late=days > cadence * 3 // 2,
        url=address("stakeholders:stakeholder_detail", one.pk),
    )  # fmt: skip


@task_of.register
def _alert(one: OpenAlert, points: int, today: date) -> Task:
    heaviest = sentence(json.loads(one.heaviest)) if one.heaviest else ""
    amount = money(one.annual_value, one.currency)
    secure = _("Secure the renewal of %(contract)s, %(amount)s a year")
    return Task(
        kind="alert", pk=one.pk, title=secure % {"contract": one.contract, "amount": amount},
        reason=_("Renewal risk %(score)s: %(reason)s") % {"score": one.score, "reason": heaviest},
        account_id=one.account_id, account=one.account, points=points, late=one.level == "risk",
        url=address("insights:alert_detail", one.pk),
    )  # fmt: skip


@task_of.register
def _charter(one: DraftCharter, points: int, today: date) -> Task:
    since = _("A draft since %(day)s") % {"day": day(one.opened_on)}
    waiting = ngettext(
        "%(n)d expectation is accepted by nobody yet", "%(n)d expectations are accepted by nobody yet", one.unaccepted
    ) % {"n": one.unaccepted}
    return Task(
        kind="charter", pk=one.pk, title=_("Agree on the relationship charter"),
        reason=f"{since}, {waiting}" if one.unaccepted else since,
        account_id=one.account_id, account=one.account, points=points, late=False,
        url=address("accounts:account_charter", one.account_id),
    )  # fmt: skip


@task_of.register
def _handover(one: PassingAccount, points: int, today: date) -> Task:
    title = _("Take the account over from %(name)s") if one.taking else _("Hand the account over to %(name)s")
    count = one.open if one.taking else one.waiting
    if one.taking:
        told = ngettext("%(n)d relationship is still to pass", "%(n)d relationships are still to pass", count)
    else:
        told = ngettext("%(n)d person is still to be introduced", "%(n)d people are still to be introduced", count)
    when = urgency(one.due_on, today).word
    return Task(
        kind="handover", pk=one.pk, title=title % {"name": one.other}, reason=f"{told % {'n': count}}, {when}",
        account_id=one.account_id, account=one.account, points=points, late=one.due_on < today,
        url=address("stakeholders:handover_detail", one.pk),
    )  # fmt: skip


@task_of.register
def _pair(one: DuePair, points: int, today: date) -> Task:
    names = {"name": one.theirs, "ours": one.ours}
    title = _("Talk to %(name)s") if one.own else _("Prepare the contact of %(ours)s with %(name)s")
    met = _("last contact on %(day)s") % {"day": day(one.since)} if one.met else _("they have not met yet")
    return Task(
        kind="pair", pk=one.pk, title=title % names, reason=f"{_capital(urgency(one.due_on, today).word)}, {met}",
        account_id=one.account_id, account=one.account, points=points,
        late=(today - one.due_on).days > one.cadence // 2, url=address("stakeholders:executive_briefing", one.pk),
    )  # fmt: skip


@task_of.register
def _question(one: OpenQuestion, points: int, today: date) -> Task:
    title = _("Solve: %(text)s") if one.problem else _("Answer: %(text)s")
    when = _capital(urgency(one.due_on, today).word)
    return Task(
        kind="question", pk=one.pk, title=title % {"text": one.text}, reason=_("%(when)s, promised") % {"when": when},
        account_id=one.account_id, account=one.account, points=points, late=one.due_on < today,
        url=address("stakeholders:account_questions", one.account_id),
    )  # fmt: skip


@task_of.register
def _rating(one: AwaitedRating, points: int, today: date) -> Task:
    since = ngettext("Nominated %(n)s day ago", "Nominated %(n)s days ago", (today - one.since).days)
    waits = _("all ratings are in") if one.decide else _("the others' points stay closed until yours are sent")
    title = _("Decide on %(name)s") if one.decide else _("Rate %(name)s")
    page = "accounts:qualification_detail" if one.decide else "accounts:qualification_rate"
    return Task(
        kind="rating", pk=one.pk, title=title % {"name": one.account},
        reason=f"{since % {'n': (today - one.since).days}}, {waits}", account_id=one.account_id, account=one.account,
        points=points, late=(today - one.since).days > 14, url=address(page, one.pk),
    )  # fmt: skip


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
