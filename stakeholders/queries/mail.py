"""Reading mail that came in, and who could have written it."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Lower

from accounts.access import Right, accounts_with
from accounts.models import Account
from kam.lib.paging import Order, Page, page_of
from kam.tenancy.models import Membership
from kam.tenancy.queries import active_members
from stakeholders.choices import MailState
from stakeholders.mail.sorting import Known
from stakeholders.models import InboundMail, Mailbox, Stakeholder, Touchpoint

NEWEST = Order("id", descending=True)
MANY_WAITING = 100


def known_at(account: Account) -> Known:
    """Whose address is whose, at the account and here. Two queries. An address that two people share is nobody's."""
    theirs = Stakeholder.objects.filter(account=account, present=True).exclude(email="")
    ours = active_members().exclude(email="")
    return Known(_once(theirs), _once(ours))


def _once(people: QuerySet[Any]) -> dict[str, int]:
    found: dict[str, int] = {}
    shared: set[str] = set()
    for pk, address in people.annotate(address=Lower("email")).values_list("pk", "address"):
        shared |= {address} & found.keys()
        found[address] = pk
    return {address: pk for address, pk in found.items() if address not in shared}


def mails_page(
    actor: Membership, *, state: str = MailState.HELD, account: int | None = None, cursor: str = ""
) -> Page[Any]:
    """The mails of the accounts the actor may change, newest first, with their account. One query."""
    mails = InboundMail.objects.filter(account__in=accounts_with(actor, Right.CHANGE), state=state)
    if account is not None:
        mails = mails.filter(account=account)
    return page_of(mails.select_related("account"), NEWEST, cursor)


def waiting_for(actor: Membership) -> int:
    """How many mails wait at the accounts the actor may change; counts no further than `MANY_WAITING`. One query."""
    mails = InboundMail.objects.filter(account__in=accounts_with(actor, Right.CHANGE), state=MailState.HELD)
    return mails[:MANY_WAITING].count()


def letter_behind(touchpoint: Touchpoint) -> int | None:
    """The id of the mail that an interaction was logged from, if it was. One query."""
    mails = InboundMail.objects.filter(touchpoint=touchpoint).order_by("pk")
    return mails.values_list("pk", flat=True).first()


def waiting_at(account: Account) -> int:
    """How many mails of the account wait for somebody."""
    return InboundMail.objects.filter(account=account, state=MailState.HELD).count()


def mailbox_of(account: Account) -> Mailbox | None:
    """The account's address for mail, if it has one."""
    return Mailbox.objects.filter(account=account, retired_at__isnull=True).first()


def account_at(token: str) -> Account | None:
    """The account whose open mailbox has this token; None for one outside the programme."""
    boxes = Mailbox.objects.filter(token=token, retired_at__isnull=True, account__archived_at__isnull=True)
    found = boxes.select_related("account__owner", "account__organisation").first()
    return found.account if found is not None else None


def attachments_of(mail: InboundMail) -> list[Any]:
    """The files that came along: id, name and size in bytes. One query."""
    files = mail.attachments.order_by("pk").values("pk", "file__name", "file__size")
    return list(files)
