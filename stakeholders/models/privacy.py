"""What a person at the client may ask of us, how long we keep people, and what only the account team may read."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kam.audit.models import tracked
from kam.files.models import StoredFile
from kam.tenancy.models import Membership, VersionedModel
from stakeholders.choices import RequestKind, RequestState
from stakeholders.models.stakeholder import Stakeholder

_MONTHS = [MinValueValidator(1), MaxValueValidator(240)]
_DAYS = [MinValueValidator(1), MaxValueValidator(3650)]


@tracked
class PrivacyRequest(VersionedModel):
    """What a person asked about their data, by when it is answered, and how. Names nobody once they are erased."""

    stakeholder = models.ForeignKey(Stakeholder, on_delete=models.PROTECT, related_name="privacy_requests")
    kind = models.CharField(_("request"), max_length=8, choices=RequestKind.choices)
    state = models.CharField(
        _("state"), max_length=8, choices=RequestState.choices, default=RequestState.OPEN, editable=False
    )
    received_on = models.DateField(_("received"))
    due_on = models.DateField(_("answer by"), editable=False)
    how = models.CharField(_("how they asked, and how we know it is them"), max_length=300, blank=True)
    noted_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+", editable=False)
    ended_on = models.DateField(_("answered"), null=True, editable=False)
    ended_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+", editable=False)
    answer = models.TextField(_("what we answered"), blank=True)
    receipt = models.JSONField(default=dict, editable=False)  # what an erasure found and took away, in figures
    file = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+", editable=False)

    class Meta(VersionedModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "stakeholder", "kind"],
                condition=Q(state__in=["open", "running"]),
                name="privacy_request_once",
            ),
            models.CheckConstraint(condition=Q(due_on__gte=models.F("received_on")), name="privacy_due_after_received"),
            models.CheckConstraint(
                condition=Q(state__in=["open", "running"], ended_on__isnull=True)
                | Q(state__in=["done", "refused"], ended_on__isnull=False),
                name="privacy_ended_with_day",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "state", "due_on", "id"], name="privacy_by_due")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.stakeholder_id}"

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer."""
        return self.state == RequestState.OPEN


@tracked
class KeepingRules(VersionedModel):
    """How long an organisation keeps what it knows of people, and the files made of it."""

    left_months = models.PositiveSmallIntegerField(_("people who left (months)"), default=24, validators=_MONTHS)
    silent_months = models.PositiveSmallIntegerField(
        _("people without any contact (months)"), default=36, validators=_MONTHS
    )
    export_days = models.PositiveSmallIntegerField(_("exports and PDFs (days)"), default=30, validators=_DAYS)
    import_days = models.PositiveSmallIntegerField(_("imported files (days)"), default=90, validators=_DAYS)

    class Meta(VersionedModel.Meta):
        constraints = [models.UniqueConstraint(fields=["organisation"], name="keeping_rules_once")]

    def __str__(self) -> str:
        return f"{self.left_months} / {self.silent_months}"


@tracked
class TeamNote(VersionedModel):
    """What only the account team may know of a person: in no list, export, map or mail."""

    stakeholder = models.ForeignKey(Stakeholder, on_delete=models.PROTECT, related_name="team_notes")
    text = models.TextField(_("note"), max_length=4000)
    author = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+", editable=False)

    class Meta(VersionedModel.Meta):
        indexes = [models.Index(fields=["organisation", "stakeholder", "-id"], name="team_note_by_person")]

    def __str__(self) -> str:
        # Never its text: what is written about an object in the trail is read by administrators.
        return str(self.pk)
