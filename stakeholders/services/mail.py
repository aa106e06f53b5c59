"""Mail that comes in for an account: logged when it is plain whose it is, else kept until somebody looks at it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from hashlib import sha256
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.access import Right, may, require_right
from accounts.models import Account
from kam.audit.acts import act
from kam.files.allowed import accept
from kam.files.services import store
from kam.lib.dates import local_day
from kam.lib.errors import Invalid
from kam.lib.versions import save_version
from kam.tenancy.capabilities import Capability, actor_can
from kam.tenancy.models import Membership
from stakeholders.access import require_logging
from stakeholders.choices import Channel, Held, MailState
from stakeholders.mail.addresses import new_token
from stakeholders.mail.reading import Attachment, Letter
from stakeholders.mail.sorting import Sorted, is_vouched, sort_letter
from stakeholders.models import InboundMail, MailAttachment, Mailbox, Touchpoint
from stakeholders.queries.mail import known_at
from stakeholders.services.touchpoints import log_touchpoint
from stakeholders.services.twins import queue_at


def open_mailbox(account: Account, *, actor: Membership) -> Mailbox:
    """The account's address, made when it has none yet. Needs the right to change the account."""
    require_right(actor, account, Right.CHANGE)
    with transaction.atomic():
        queue_at(account)
        there = Mailbox.objects.filter(account=account, retired_at__isnull=True).first()
        if there is not None:
            return there
        with act(actor, "mailbox.open", target=account):
            return Mailbox.objects.create(account=account, token=new_token())


def replace_mailbox(account: Account, *, actor: Membership, now: datetime) -> Mailbox:
    """A new address; what is sent to the old one from now on is refused."""
    require_right(actor, account, Right.CHANGE)
    with act(actor, "mailbox.replace", target=account):
        queue_at(account)
        Mailbox.objects.filter(account=account, retired_at__isnull=True).update(retired_at=now)
        return Mailbox.objects.create(account=account, token=new_token())


def receive_mail(
    account: Account, raw: bytes, letter: Letter, *, now: datetime, brought_by: Membership | None = None
) -> InboundMail:
    """Keep a mail with its files, and log it as an interaction when nothing speaks against it.

    The same mail (its Message-ID, else its content) is kept once for an account. A colleague who brings it vouches
    for its sender; otherwise the mail server's verdict does (settings.MAIL_IN_SERVER). Logged in the name of the
    colleague who wrote or brought it, else of the account's manager.
    """
    if brought_by is not None:
        require_logging(brought_by, account)
    key = letter.message_id or f"sha256:{sha256(raw).hexdigest()}"
    with act(brought_by, "mail.receive", target=account) as entry:
        queue_at(account)
        there = InboundMail.objects.filter(account=account, message_id=key).first()
        if there is not None:
            return there
        zone = (brought_by or account).organisation.time_zone
        today = local_day(now, zone)
        sent_on = letter.sent_at.astimezone(ZoneInfo(zone)).date() if letter.sent_at else today
        vouched = brought_by is not None or is_vouched(letter, settings.MAIL_IN_SERVER)
        found = sort_letter(letter, known_at(account), vouched=vouched, sent_on=sent_on, today=today)
        held, touchpoint = found.held, None
        author = _author(account, found, brought_by)
        if not held and author is None:
            held = Held.RIGHTS
        if not held and author is not None:
            touchpoint = _log(account, letter, found, author=author, day=sent_on, today=today)
        mail = _keep(account, raw, letter, key, found, held, touchpoint, sent_on, brought_by)
        entry.target = mail
        entry.details = {"account": account.pk, "mail_state": mail.state}
    return mail


def file_mail(
    mail: InboundMail,
    *,
    actor: Membership,
    version: int,
    people: Collection[int],
    colleagues: Collection[int],
    today: date,
) -> Touchpoint:
    """Log a mail that waited, with these people. Raises Conflict, and Invalid when nobody of theirs is named."""
    require_logging(actor, mail.account)
    _check_waiting(mail)
    if not people:
        raise Invalid({"people": [_("Say with whom: a mail of nobody is no interaction.")]})
    with act(actor, "mail.file", target=mail) as entry:
        touchpoint = log_touchpoint(
            mail.account,
            actor=actor,
            happened_on=min(mail.sent_on, today),
            channel=Channel.EMAIL,
            subject=mail.subject or mail.text[:80] or mail.sender,
            people=people,
            colleagues=colleagues,
            today=today,
            note=mail.text,
            direction=mail.direction,
        )
        save_version(mail, version, state=MailState.FILED, touchpoint=touchpoint)
        entry.details = {"people": sorted(people)}
    return touchpoint


def discard_mail(mail: InboundMail, *, actor: Membership, version: int, reason: str) -> InboundMail:
    """Say that a mail is nothing to keep: it leaves the list, and can be fetched back."""
    require_right(actor, mail.account, Right.CHANGE)
    _check_waiting(mail)
    with act(actor, "mail.discard", target=mail, reason=reason.strip()):
        return save_version(mail, version, state=MailState.DISCARDED)


def fetch_back(mail: InboundMail, *, actor: Membership, version: int) -> InboundMail:
    """Undo a discarding."""
    require_right(actor, mail.account, Right.CHANGE)
    if mail.state != MailState.DISCARDED:
        return mail
    with act(actor, "mail.fetch_back", target=mail):
        return save_version(mail, version, state=MailState.HELD)


def _check_waiting(mail: InboundMail) -> None:
    if mail.state != MailState.HELD:
        raise Invalid(_("Somebody has dealt with this mail already."))


def _author(account: Account, found: Sorted, brought_by: Membership | None) -> Membership | None:
    """In whose name it is logged: whoever brought it, the first colleague in it, else the manager; None: nobody may."""
    if brought_by is not None:
        return brought_by
    ours = Membership.objects.filter(pk__in=found.colleagues[:1]).first() if found.colleagues else account.owner
    if ours is None or not actor_can(ours, Capability.LOG_TOUCHPOINT) or not may(ours, account, Right.VIEW):
        return None
    return ours


def _log(account: Account, letter: Letter, found: Sorted, *, author: Membership, day: date, today: date) -> Touchpoint:
    return log_touchpoint(
        account,
        actor=author,
        happened_on=day,
        channel=Channel.EMAIL,
        subject=letter.subject or letter.text[:80],
        people=found.people,
        colleagues=found.colleagues,
        today=today,
        note=letter.text,
        direction=found.direction,
    )


def _keep(
    account: Account,
    raw: bytes,
    letter: Letter,
    key: str,
    found: Sorted,
    held: str,
    touchpoint: Touchpoint | None,
    sent_on: date,
    brought_by: Membership | None,
) -> InboundMail:
    source = store(raw, f"{letter.subject or 'mail'}.eml", "message/rfc822", actor=brought_by, purpose="mail")
    mail = InboundMail.objects.create(
        account=account,
        message_id=key,
        sender_name=letter.sender_name,
        sender=letter.sender,
        recipients=list(letter.recipients),
        sent_on=sent_on,
        subject=letter.subject,
        text=letter.text,
        cut=letter.cut,
        direction=found.direction,
        state=MailState.FILED if touchpoint else MailState.HELD,
        held=held,
        brought_by=brought_by,
        source=source,
        touchpoint=touchpoint,
    )
    for one in letter.attachments:
        _keep_file(mail, one, brought_by)
    return mail


def _keep_file(mail: InboundMail, attachment: Attachment, actor: Membership | None) -> None:
    """What is on the list of kinds that are kept; anything else stays in the mail as it came, and only there."""
    try:
        accepted = accept(SimpleUploadedFile(attachment.name, attachment.content))
    except Invalid:
        return
    kept = store(accepted.content, accepted.name, accepted.content_type, actor=actor, purpose="mail")
    MailAttachment.objects.create(mail=mail, file=kept)
