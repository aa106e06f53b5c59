"""An account's address for mail."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.access import Right, require_right
from accounts.models import Account
from kam.audit.acts import act
from kam.tenancy.models import Membership
from stakeholders.mail.addresses import new_token
from stakeholders.models import Mailbox
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
