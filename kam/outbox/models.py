"""Work that must leave the house exactly as promised: e-mails and jobs as rows. The broker is only a doorbell."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kam.files.models import StoredFile
from kam.tenancy.models import Membership, TenantModel


class Channel(models.TextChoices):
    """What a row is."""

    EMAIL = "email", _("E-mail")
    JOB = "job", _("Job")


class State(models.TextChoices):
    """Where a row stands. `unknown`: a worker died between handing over and hearing the answer."""

    QUEUED = "queued", _("Waiting")
    CLAIMED = "claimed", _("In progress")
    HANDED_OVER = "handed_over", _("Being handed over")
    SENT = "sent", _("Done")
    FAILED = "failed", _("Failed")
    UNKNOWN = "unknown", _("Unknown")
    CANCELLED = "cancelled", _("Cancelled")


class OutboxRow(TenantModel):
    """One e-mail or one job. `key` is its identity: the same effect is never queued twice."""

    channel = models.CharField(max_length=8, choices=Channel.choices)
    kind = models.CharField(_("kind"), max_length=60)
    key = models.CharField(max_length=200)
    state = models.CharField(_("state"), max_length=12, choices=State.choices, default=State.QUEUED)
    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    recipient = models.EmailField(_("recipient"), blank=True)
    subject = models.CharField(_("subject"), max_length=300, blank=True)
    payload = models.JSONField(default=dict)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_attempt_at = models.DateTimeField(default=timezone.now)
    lease_until = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)
    error = models.TextField(_("error"), blank=True)

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["organisation", "key"], name="outbox_key_once")]
        indexes = [
            models.Index(
                fields=["next_attempt_at"],
                condition=models.Q(state__in=["queued", "claimed", "handed_over"]),
                name="outbox_due",
            ),
            models.Index(fields=["organisation", "state", "-id"], name="outbox_by_state"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.recipient or self.key}"

    @property
    def message_id(self) -> str:
        """The e-mail's Message-ID: the same at every attempt, so that arrival can be asked for."""
        return f"<outbox-{self.uuid}@{settings.OUTBOX_DOMAIN}>"


class JobState(models.TextChoices):
    """What the person who started a job sees."""

    WAITING = "waiting", _("Waiting")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")
    CANCELLED = "cancelled", _("Cancelled")


class Job(TenantModel):
    """Long work a person started and may leave: its progress, its end, its result."""

    row = models.OneToOneField(OutboxRow, on_delete=models.CASCADE, related_name="job")
    name = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=JobState.choices, default=JobState.WAITING)
    started_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    message = models.CharField(max_length=300, blank=True)
    cancel_requested = models.BooleanField(default=False)
    result = models.JSONField(default=dict)
    result_url = models.CharField(max_length=300, blank=True)
    file = models.ForeignKey(StoredFile, null=True, on_delete=models.SET_NULL, related_name="+")
    finished_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.title

    @property
    def is_settled(self) -> bool:
        """True when nothing more will happen."""
        return self.state in {JobState.DONE, JobState.FAILED, JobState.CANCELLED}

    @property
    def percent(self) -> int:
        """Whole per cent done, 0 to 100."""
        if self.state == JobState.DONE:
            return 100
        return min(99, self.done * 100 // self.total) if self.total else 0
