"""An account's address for mail, and a mail brought in as a file."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import Right, account_for
from accounts.models import Account
from accounts.queries.header import account_header
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.tenancy.scope import required_organisation_id
from kam.ui.answers import NAV, saved
from stakeholders.choices import MailState
from stakeholders.forms.mail import BringMailForm
from stakeholders.mail.addresses import address_of
from stakeholders.mail.reading import Unreadable, read_letter
from stakeholders.queries.mail import mailbox_of, waiting_at
from stakeholders.services.mailboxes import open_mailbox, replace_mailbox
from stakeholders.services.receiving import receive_mail
from stakeholders.views.answers import crumbs_of
from stakeholders.views.mail_places import account_page, interactions_of, letter_page


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def account_mail(request: ActorRequest, account_id: int) -> HttpResponse:
    """The account's address for mail, and a mail brought in as a file."""
    account = account_for(request.actor, account_id, Right.CHANGE)
    sent = request.method == "POST"
    form = BringMailForm(request.POST if sent else None, request.FILES if sent else None)
    if sent and form.is_valid():
        try:
            return _brought(request, account, form.cleaned_data["file"].read())
        except Unreadable:
            form.add_error("file", _("This is no mail that can be read. Save the message as .eml and try again."))
    context = {
        **_address(account),
        "account": account,
        "header": account_header(account, request.actor),
        "form": form,
        "waiting": waiting_at(account),
        "crumbs": crumbs_of(account, (_("Mail"), "")),
        "nav": NAV,
    }
    return render(request, "stakeholders/account_mail.html", context, status=422 if form.errors else 200)


@page(Capability.VIEW_PORTFOLIO, methods=("POST",))
def account_mail_address(request: ActorRequest, account_id: int) -> HttpResponse:
    """Make the account's address, or with `replace` a new one in its place."""
    account = account_for(request.actor, account_id, Right.CHANGE)
    if request.POST.get("replace"):
        replace_mailbox(account, actor=request.actor, now=timezone.now())
        return saved(request, _("A new address. The old one takes nothing any more."), account_page(account))
    open_mailbox(account, actor=request.actor)
    return saved(request, _("The account has an address for mail."), account_page(account))


def _brought(request: ActorRequest, account: Account, raw: bytes) -> HttpResponse:
    mail = receive_mail(account, raw, read_letter(raw), now=timezone.now(), brought_by=request.actor)
    if mail.state == MailState.HELD:
        return HttpResponseRedirect(letter_page(mail))
    return saved(request, _("Logged with %(name)s.") % {"name": account.name}, interactions_of(mail))


def _address(account: Account) -> dict[str, Any]:
    box, domain = mailbox_of(account), settings.MAIL_IN_DOMAIN
    known = box is not None and bool(domain)
    return {
        "box": box,
        "domain": domain,
        "address": address_of(required_organisation_id(), box.token, domain) if box is not None and known else "",
    }
