"""Mail that comes in for an account: logged when it is plain whose it is, else kept until somebody looks at it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from hashlib import sha256
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.access import Right, may
from accounts.models import Account
from kam.audit.acts import act
from kam.files.allowed import accept
from kam.files.models import StoredFile
from kam.files.services import store
from kam.lib.dates import local_day
from kam.lib.errors import Invalid
from kam.tenancy.capabilities import Capability, actor_can
from kam.tenancy.models import Membership
from stakeholders.access import require_logging
from stakeholders.choices import Channel, Held, MailState
from stakeholders.mail.own_words import own_words
from stakeholders.mail.reading import Attachment, Letter
from stakeholders.mail.sorting import Sorted, is_vouched, sort_letter
from stakeholders.models import InboundMail, MailAttachment, Touchpoint
from stakeholders.queries.mail import known_at
from stakeholders.services.touchpoints import log_touchpoint
from stakeholders.services.twins import queue_at


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


def _author(account: Account, found: Sorted, brought_by: Membership | None) -> Membership | None:
    """In whose name it is logged: whoever brought it, the first colleague in it, else the manager; None: nobody may."""
    if brought_by is not None:
        return brought_by
    ours = Membership.objects.filter(pk__in=found.colleagues[:1]).first() if found.colleagues else account.owner
    if ours is None or not actor_can(ours, Capability.LOG_TOUCHPOINT) or not may(ours, account, Right.VIEW):
        return None
    return ours


def _log(account: Account, letter: Letter, found: Sorted, *, author: Membership, day: date, today: date) -> Touchpoint:
    note = own_words(letter.text)
    return log_touchpoint(
        account,
        actor=author,
        happened_on=day,
        channel=Channel.EMAIL,
        subject=letter.subject or note[:80],
        people=found.people,
        colleagues=found.colleagues,
        today=today,
        note=note,
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
    files, refused = _keep_files(letter.attachments, brought_by)
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
        not_kept=[*refused, *letter.left_out],
        direction=found.direction,
        state=MailState.FILED if touchpoint else MailState.HELD,
        held=held,
        brought_by=brought_by,
        source=source,
        touchpoint=touchpoint,
    )
    MailAttachment.objects.bulk_create([MailAttachment(mail=mail, file=one) for one in files])
    return mail


def _keep_files(attachments: Iterable[Attachment], actor: Membership | None) -> tuple[list[StoredFile], list[str]]:
    """What is on the list of kinds that are kept, and the names of all else: that stays in the mail as it came."""
    kept: list[StoredFile] = []
    refused: list[str] = []
    for one in attachments:
        try:
            accepted = accept(SimpleUploadedFile(one.name, one.content))
        except Invalid:
            refused.append(one.name)
            continue
        kept.append(store(accepted.content, accepted.name, accepted.content_type, actor=actor, purpose="mail"))
    return kept, refused
