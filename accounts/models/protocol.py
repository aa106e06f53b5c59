"""Protocols as an organisation writes them: a template, its numbered versions, and the steps of each.

A published version is never changed again, nor are its steps: the database refuses. Runs are made of one version,
so a changed template changes no running protocol.
"""

from __future__ import annotations

import pgtrigger
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.choices import DueRule, EditionState, OwnerRole, Phase, Side, Trigger
from accounts.gates.rule import reader_language
from kam.audit.models import tracked
from kam.tenancy.models import Membership, VersionedModel

MAX_OFFSET = 730

PUBLISHED_STAYS = """
if old.state = 'published' then
    raise exception 'protocol_published_stays: a published version is never changed' using errcode = 'check_violation';
end if;
if tg_op = 'DELETE' then return old; end if;
return new;
"""
STEPS_STAY = """
if exists (
    select from accounts_protocolversion v
    where v.state = 'published' and v.id in (
        case when tg_op = 'INSERT' then null else old.edition_id end,
        case when tg_op = 'DELETE' then null else new.edition_id end)
) then
    raise exception 'protocol_steps_stay: the steps of a published version are never changed'
        using errcode = 'check_violation';
end if;
if tg_op = 'DELETE' then return old; end if;
return new;
"""


class Bilingual(models.Model):
    """Texts that people write in both languages and read in theirs."""

    class Meta:
        abstract = True

    def told(self, name: str) -> str:
        """The text in the reader's language; the other one's where it is missing."""
        language = reader_language()
        other = "fr" if language == "en" else "en"
        return str(getattr(self, f"{name}_{language}") or getattr(self, f"{name}_{other}"))


@tracked
class ProtocolTemplate(VersionedModel):
    """A protocol of the organisation. Switched off it starts no more; what runs goes on. Never deleted."""

    code = models.SlugField(_("code"), max_length=60)
    trigger = models.CharField(_("trigger"), max_length=8, choices=Trigger.choices, default=Trigger.MANUAL)
    entering_phase = models.CharField(_("on entering"), max_length=16, choices=Phase.choices, blank=True)
    # The code of a registered event (`accounts.protocols.events`) that offers it, with one click; empty: none does.
    event = models.CharField(_("offered when"), max_length=40, blank=True, default="", db_default="")
    active = models.BooleanField(_("in use"), default=True)

    class Meta(VersionedModel.Meta):
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "code"], name="protocol_code_once"),
            models.CheckConstraint(
                condition=models.Q(trigger=Trigger.PHASE, entering_phase__in=Phase.values)
                | (~models.Q(trigger=Trigger.PHASE) & models.Q(entering_phase="")),
                name="protocol_phase_with_trigger",
            ),
        ]

    def __str__(self) -> str:
        return self.code


@tracked
class ProtocolVersion(VersionedModel, Bilingual):
    """One version: what it is for and how one tells that it is over. There is one draft at most."""

    template = models.ForeignKey(ProtocolTemplate, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField(_("version"))
    state = models.CharField(max_length=12, choices=EditionState.choices, default=EditionState.DRAFT)
    name_en = models.CharField(_("name in English"), max_length=120)
    name_fr = models.CharField(_("name in French"), max_length=120)
    purpose_en = models.TextField(_("purpose in English"))
    purpose_fr = models.TextField(_("purpose in French"))
    closing_test_en = models.TextField(_("closing test in English"))
    closing_test_fr = models.TextField(_("closing test in French"))
    published_on = models.DateField(_("published"), null=True)
    published_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(VersionedModel.Meta):
        ordering = ["template_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "template", "number"], name="protocol_number_once"),
            models.UniqueConstraint(
                fields=["organisation", "template"],
                condition=models.Q(state=EditionState.DRAFT),
                name="protocol_one_draft",
            ),
            models.CheckConstraint(
                condition=models.Q(state=EditionState.DRAFT, published_on__isnull=True)
                | models.Q(state=EditionState.PUBLISHED, published_on__isnull=False),
                name="protocol_published_with_day",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="protocol_published_stays",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                func=PUBLISHED_STAYS,
            )
        ]

    def __str__(self) -> str:
        return self.name_en

    @property
    def name(self) -> str:
        """In the reader's language."""
        return self.told("name")

    @property
    def purpose(self) -> str:
        """In the reader's language."""
        return self.told("purpose")

    @property
    def closing_test(self) -> str:
        """In the reader's language."""
        return self.told("closing_test")


@tracked
class ProtocolStep(VersionedModel, Bilingual):
    """One step of a version: what to do, who by role, by when by rule, and what shows that it is done."""

    edition = models.ForeignKey(ProtocolVersion, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    title_en = models.CharField(_("title in English"), max_length=160)
    title_fr = models.CharField(_("title in French"), max_length=160)
    guidance_en = models.TextField(_("guidance in English"), blank=True)
    guidance_fr = models.TextField(_("guidance in French"), blank=True)
    evidence_en = models.CharField(_("evidence in English"), max_length=240, blank=True)
    evidence_fr = models.CharField(_("evidence in French"), max_length=240, blank=True)
    offset_days = models.PositiveSmallIntegerField(_("days"), default=0, validators=[MaxValueValidator(MAX_OFFSET)])
    due_rule = models.CharField(_("counted as"), max_length=8, choices=DueRule.choices, default=DueRule.CALENDAR)
    owner_role = models.CharField(_("owner"), max_length=16, choices=OwnerRole.choices, default=OwnerRole.MANAGER)
    side = models.CharField(_("side"), max_length=8, choices=Side.choices, default=Side.OURS)
    evidence_required = models.BooleanField(_("evidence is required"), default=False)

    class Meta(VersionedModel.Meta):
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "edition", "position"],
                deferrable=models.Deferrable.DEFERRED,
                name="protocol_step_position_once",
            ),
            models.CheckConstraint(condition=models.Q(offset_days__lte=MAX_OFFSET), name="protocol_step_within_years"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="protocol_steps_stay",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=STEPS_STAY,
            )
        ]

    def __str__(self) -> str:
        return self.title_en

    @property
    def title(self) -> str:
        """In the reader's language."""
        return self.told("title")

    @property
    def guidance(self) -> str:
        """In the reader's language."""
        return self.told("guidance")

    @property
    def evidence(self) -> str:
        """What shows that it is done, in the reader's language."""
        return self.told("evidence")
