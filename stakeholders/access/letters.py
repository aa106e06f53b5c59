"""From an id to a letter and its files: read by whoever may change the account."""

from __future__ import annotations

from accounts.access import Right, require_right
from kam.lib.errors import NotVisible
from kam.tenancy.models import Membership
from stakeholders.models import InboundMail, MailAttachment


def mail_for(actor: Membership, pk: int) -> InboundMail:
    """The mail with this id and its account, if the actor may change the account: letters are read by its team."""
    found = InboundMail.objects.filter(pk=pk).select_related("account", "source", "touchpoint").first()
    if found is None:
        raise NotVisible
    require_right(actor, found.account, Right.CHANGE)
    return found


def attachment_for(actor: Membership, pk: int) -> MailAttachment:
    """The file that came with a mail, for whoever may read the mail."""
    found = MailAttachment.objects.filter(pk=pk).select_related("mail__account", "file").first()
    if found is None:
        raise NotVisible
    require_right(actor, found.mail.account, Right.CHANGE)
    return found
