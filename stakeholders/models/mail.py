"""Mail that came in for an account: the address it is sent to, and what became of it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Account
from kam.audit.models import tracked
from kam.files.models import StoredFile
from kam.tenancy.models import Membership, TenantModel, VersionedModel
from stakeholders.choices import Direction, Held, MailState
from stakeholders.models.touchpoint import Touchpoint


class Mailbox(TenantModel):
    """An account's address for mail. A retired one takes nothing any more; an account has one that is not."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="mailboxes")
    token = models.CharField(max_length=24)
    retired_at = models.DateTimeField(null=True, editable=False)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["organisation", "token"], name="mailbox_token_once"),
            models.UniqueConstraint(
                fields=["organisation", "account"], condition=models.Q(retired_at__isnull=True), name="one_open_mailbox"
            ),
        ]

    def __str__(self) -> str:
        return self.token


@tracked
class InboundMail(VersionedModel):
    """A mail as it came, what was read of it, and what became of it."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="mails")
    message_id = models.CharField(max_length=200)
    sender_name = models.CharField(_("sender"), max_length=120, blank=True)
    sender = models.CharField(_("address"), max_length=254, blank=True)
    recipients = models.JSONField(_("recipients"), default=list, blank=True)
    sent_on = models.DateField(_("date"))
    subject = models.CharField(_("subject"), max_length=200, blank=True)
    text = models.TextField(_("text"), blank=True)
    cut = models.BooleanField(default=False)
    # Names of the files that are kept within the letter alone: of kinds not taken apart here, or beyond the twentieth.
    not_kept = models.JSONField(default=list, blank=True, db_default=models.Value([], models.JSONField()))
    direction = models.CharField(max_length=6, choices=Direction.choices, default=Direction.THEIRS)
    state = models.CharField(_("state"), max_length=10, choices=MailState.choices)
    held = models.CharField(_("why it waits"), max_length=12, choices=Held.choices, blank=True)
    brought_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    source = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    touchpoint = models.ForeignKey(
        Touchpoint, null=True, editable=False, on_delete=models.PROTECT, related_name="mails"
    )

    class Meta(VersionedModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["organisation", "account", "message_id"], name="mail_once"),
            models.CheckConstraint(
                condition=models.Q(state=MailState.FILED) ^ models.Q(touchpoint__isnull=True),
                name="filed_mail_is_logged",
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "account", "-id"], condition=models.Q(state=MailState.HELD), name="mail_waiting"
            )
        ]

    def __str__(self) -> str:
        return self.subject or self.sender


class MailAttachment(TenantModel):
    """A file that came with a mail."""

    mail = models.ForeignKey(InboundMail, on_delete=models.PROTECT, related_name="attachments")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["organisation", "mail", "file"], name="attachment_once")]

    def __str__(self) -> str:
        return str(self.file_id)
