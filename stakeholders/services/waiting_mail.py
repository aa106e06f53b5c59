"""Mail that waited: logged by hand, put aside, fetched back."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext as _

from accounts.access import Right, require_right
from kam.audit.acts import act
from kam.lib.errors import Invalid
from kam.lib.versions import save_version
from kam.tenancy.models import Membership
from stakeholders.access import require_logging
from stakeholders.choices import Channel, MailState
from stakeholders.mail.own_words import own_words
from stakeholders.models import InboundMail, Touchpoint
from stakeholders.services.touchpoints import log_touchpoint


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
    note = own_words(mail.text)
    with act(actor, "mail.file", target=mail) as entry:
        touchpoint = log_touchpoint(
            mail.account,
            actor=actor,
            happened_on=min(mail.sent_on, today),
            channel=Channel.EMAIL,
            subject=mail.subject or note[:80] or mail.sender,
            people=people,
            colleagues=colleagues,
            today=today,
            note=note,
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
