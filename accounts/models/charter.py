"""The relationship charter: how two sides work together, agreed by both, version by version.

What was agreed is never written again, nor are its lines: the database refuses. A change opens a new version, whose
lines keep the thread of those they came from, so that two versions can be compared line by line.
"""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pgtrigger
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.choices.charters import Channel, CharterPart, CharterSide, CharterState, Rhythm
from accounts.models.account import Account
from kam.audit.models import tracked
from kam.tenancy.models import Membership, VersionedModel

LONGEST_ANSWER = 720  # hours: thirty days

AGREED_STAYS = """
if tg_op = 'DELETE' then
    if old.state <> 'draft' then
        raise exception 'charter_agreed_stays: an agreed charter is kept' using errcode = 'check_violation';
    end if;
    return old;
end if;
if old.state = 'superseded' or (old.state = 'agreed' and (
    new.state <> 'superseded' or new.agreed_on is distinct from old.agreed_on
    or new.agreed_by_id is distinct from old.agreed_by_id or new.agreed_by_client <> old.agreed_by_client
    or new.number <> old.number or new.cycle <> old.cycle or new.account_id <> old.account_id
)) then
    raise exception 'charter_agreed_stays: an agreed charter is never changed' using errcode = 'check_violation';
end if;
return new;
"""
LINES_STAY = """
if exists (
    select from accounts_charter c
    where c.state <> 'draft' and c.id in (
        case when tg_op = 'INSERT' then null else old.charter_id end,
        case when tg_op = 'DELETE' then null else new.charter_id end)
) then
    raise exception 'charter_lines_stay: the lines of an agreed charter are never changed'
        using errcode = 'check_violation';
end if;
if tg_op = 'DELETE' then return old; end if;
return new;
"""


@tracked
class Charter(VersionedModel):
    """One version of an account's charter. There is one draft and one agreed version at most."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="charters")
    cycle = models.PositiveSmallIntegerField(_("cycle"))
    number = models.PositiveSmallIntegerField(_("version"))
    state = models.CharField(_("state"), max_length=12, choices=CharterState.choices, default=CharterState.DRAFT)
    reason = models.TextField(_("why a new version"), blank=True)
    opened_on = models.DateField(_("opened"))
    agreed_on = models.DateField(_("agreed on"), null=True)
    agreed_by = models.ForeignKey(
        Membership, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("agreed for us by")
    )
    agreed_by_client = models.CharField(_("agreed for the client by"), max_length=160, blank=True)

    class Meta(VersionedModel.Meta):
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "account", "number"], name="charter_number_once"),
            models.UniqueConstraint(
                fields=["organisation", "account"], condition=Q(state=CharterState.DRAFT), name="charter_one_draft"
            ),
            models.UniqueConstraint(
                fields=["organisation", "account"], condition=Q(state=CharterState.AGREED), name="charter_one_agreed"
            ),
            models.CheckConstraint(
                condition=Q(state=CharterState.DRAFT, agreed_on__isnull=True, agreed_by__isnull=True)
                | (
                    Q(state__in=(CharterState.AGREED, CharterState.SUPERSEDED))
                    & Q(agreed_on__isnull=False, agreed_by__isnull=False)
                    & ~Q(agreed_by_client="")
                ),
                name="charter_agreed_by_both",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="charter_agreed_stays",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                func=AGREED_STAYS,
            )
        ]

    def __str__(self) -> str:
        return f"{self.account} {self.number}"


def _stays(name: str) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func=LINES_STAY,
    )


class CharterLine(VersionedModel):
    """What every line of a charter has: its place, and the thread it keeps from version to version."""

    position = models.PositiveSmallIntegerField()
    thread = models.UUIDField(default=uuid4, editable=False)

    class Meta(VersionedModel.Meta):
        abstract = True
        ordering = ["position", "id"]


@tracked
class CharterMode(CharterLine):
    """A subject: how often, by which way and in which language the two sides speak about it, and who does."""

    charter = models.ForeignKey(Charter, on_delete=models.CASCADE, related_name="modes")
    subject = models.CharField(_("subject"), max_length=160)
    rhythm = models.CharField(_("rhythm"), max_length=12, choices=Rhythm.choices)
    channel = models.CharField(_("channel"), max_length=12, choices=Channel.choices)
    languages = models.CharField(_("languages"), max_length=80)
    our_contact = models.ForeignKey(
        Membership, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("our contact")
    )
    their_contact = models.CharField(_("their contact"), max_length=160, blank=True)

    class Meta(CharterLine.Meta):
        triggers = [_stays("charter_modes_stay")]

    def __str__(self) -> str:
        return self.subject


@tracked
class CharterExpectation(CharterLine):
    """What one side may count on from the other, and who said yes to it on which day."""

    charter = models.ForeignKey(Charter, on_delete=models.CASCADE, related_name="expectations")
    side = models.CharField(_("side"), max_length=8, choices=CharterSide.choices)
    text = models.TextField(_("expectation"))
    accepted_by = models.CharField(_("accepted by"), max_length=160, blank=True)
    accepted_on = models.DateField(_("accepted on"), null=True, blank=True)

    class Meta(CharterLine.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted_by="", accepted_on__isnull=True)
                | (~Q(accepted_by="") & Q(accepted_on__isnull=False)),
                name="charter_accepted_with_day",
            )
        ]
        triggers = [_stays("charter_expectations_stay")]

    def __str__(self) -> str:
        return self.text


@tracked
class CharterGoal(CharterLine):
    """What both sides want to reach, how it is measured, and by when."""

    charter = models.ForeignKey(Charter, on_delete=models.CASCADE, related_name="goals")
    text = models.CharField(_("goal"), max_length=240)
    measure = models.CharField(_("measure"), max_length=160, blank=True)
    target = models.CharField(_("target"), max_length=120, blank=True)
    by_on = models.DateField(pgettext_lazy("deadline", "by"), null=True, blank=True)

    class Meta(CharterLine.Meta):
        triggers = [_stays("charter_goals_stay")]

    def __str__(self) -> str:
        return self.text


@tracked
class EscalationStep(CharterLine):
    """A level of the escalation path: when one goes there, who answers on each side, and within how long."""

    charter = models.ForeignKey(Charter, on_delete=models.CASCADE, related_name="escalation")
    trigger = models.CharField(_("when"), max_length=240)
    our_contact = models.ForeignKey(
        Membership, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("our contact")
    )
    their_contact = models.CharField(_("their contact"), max_length=160, blank=True)
    answer_hours = models.PositiveSmallIntegerField(
        _("answer within, hours"), validators=[MinValueValidator(1), MaxValueValidator(LONGEST_ANSWER)]
    )

    class Meta(CharterLine.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(answer_hours__gte=1, answer_hours__lte=LONGEST_ANSWER), name="escalation_within_a_month"
            )
        ]
        triggers = [_stays("charter_escalation_stays")]

    def __str__(self) -> str:
        return self.trigger


# By part; any of them, for what is done with a line whichever it is.
LINE_MODELS: dict[str, type[Any]] = {
    CharterPart.MODES: CharterMode,
    CharterPart.EXPECTATIONS: CharterExpectation,
    CharterPart.GOALS: CharterGoal,
    CharterPart.ESCALATION: EscalationStep,
}
