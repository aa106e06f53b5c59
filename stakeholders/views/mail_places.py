"""Where the pages of mail lead on to."""

from __future__ import annotations

from django.urls import reverse

from accounts.models import Account
from stakeholders.models import InboundMail


def letter_page(mail: InboundMail) -> str:
    """The letter itself."""
    return reverse("stakeholders:mail_detail", args=[mail.pk])


def interactions_of(mail: InboundMail) -> str:
    """The interactions of its account."""
    return reverse("stakeholders:touchpoint_list", args=[mail.account_id])


def account_page(account: Account) -> str:
    """The account's address for mail."""
    return reverse("stakeholders:account_mail", args=[account.pk])
