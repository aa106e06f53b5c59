"""Mail that came in: what waits, one letter, and an account's address."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import Right, account_for
from accounts.models import Account
from accounts.queries.header import account_header
from kam.files.responses import download
from kam.lib.errors import Conflict, Invalid
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.tenancy.scope import required_organisation_id
from kam.ui.answers import NAV, saved, shown, version_of
from kam.ui.refusals import put_on_form
from stakeholders.access import attachment_for, mail_for
from stakeholders.choices import MailState
from stakeholders.forms.mail import BringMailForm, FileMailForm
from stakeholders.mail.addresses import address_of
from stakeholders.mail.reading import Unreadable, read_letter
from stakeholders.models import InboundMail
from stakeholders.queries.colleagues import colleagues_of
from stakeholders.queries.mail import attachments_of, known_at, mailbox_of, mails_page, waiting_at
from stakeholders.queries.touchpoints import people_to_choose
from stakeholders.services.mail import (
    discard_mail,
    fetch_back,
    file_mail,
    open_mailbox,
    receive_mail,
    replace_mailbox,
)
from stakeholders.views.answers import crumbs_of


@page(Capability.VIEW_PORTFOLIO)
def mail_list(request: ActorRequest) -> HttpResponse:
    """What waits at the accounts the actor may change; `?state=discarded` shows what was put aside."""
    asked = request.GET.get("state", "")
    state = asked if asked in MailState.values else MailState.HELD.value
    found = mails_page(request.actor, state=state, cursor=request.GET.get("after", ""))
    base = f"?state={state}&after="
    context = {
        "rows": found.rows,
        "state": state,
        "states": [(one.value, one.label) for one in (MailState.HELD, MailState.FILED, MailState.DISCARDED)],
        "next_url": f"{base}{found.next_cursor}" if found.next_cursor else "",
        "previous_url": f"{base}{found.previous_cursor}" if found.previous_cursor else "",
        "crumbs": [{"label": _("People"), "url": reverse("stakeholders:directory")}, {"label": _("Mail"), "url": ""}],
        "nav": "stakeholders:directory",
    }
    name = "stakeholders/mail_list.html"
    return render(request, f"{name}#list" if request.htmx else name, context)


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def mail_detail(request: ActorRequest, pk: int) -> HttpResponse:
    """A letter with its files, why it waits, and the form that logs it."""
    mail, status = mail_for(request.actor, pk), 200
    form = _form(request, mail) if mail.state == MailState.HELD else None
    if form is not None and request.method == "POST" and form.is_valid():
        try:
            file_mail(mail, actor=request.actor, today=timezone.localdate(), **form.values())
            return saved(request, _("Logged with %(name)s.") % {"name": mail.account.name}, _next(mail))
        except Invalid as error:
            put_on_form(form, error)
        except Conflict:
            return saved(request, _("Somebody has dealt with this mail already."), _page_of(mail))
    if form is not None and form.errors:
        status = 422
    context = {
        "mail": mail,
        "account": mail.account,
        "form": form,
        "files": attachments_of(mail),
        "crumbs": crumbs_of(mail.account, (_("Mail"), _list_of(mail.account)), (str(mail), "")),
    }
    return shown(request, "stakeholders/mail_detail.html", context, status)


def _form(request: ActorRequest, mail: InboundMail) -> FileMailForm:
    known = known_at(mail.account)
    addresses = [mail.sender, *mail.recipients]
    return FileMailForm(
        request.POST or None,
        people=people_to_choose(mail.account),
        colleagues=partial(colleagues_of, mail.account, request.actor),
        initial={
            "version": mail.version,
            "people": [known.theirs[one] for one in addresses if one in known.theirs],
            "colleagues": [known.ours[one] for one in addresses if one in known.ours] or [request.actor.pk],
        },
    )


@page(Capability.VIEW_PORTFOLIO, methods=("POST",))
def mail_discard(request: ActorRequest, pk: int) -> HttpResponse:
    """Nothing to keep: off the list."""
    mail = mail_for(request.actor, pk)
    try:
        discard_mail(
            mail, actor=request.actor, version=version_of(request), reason=request.POST.get("reason", "")[:500]
        )
    except (Conflict, Invalid):
        return saved(request, _("Somebody has dealt with this mail already."), _page_of(mail))
    return saved(request, _("Discarded. It can be fetched back from the list of discarded mail."), _next(mail))


@page(Capability.VIEW_PORTFOLIO, methods=("POST",))
def mail_fetch_back(request: ActorRequest, pk: int) -> HttpResponse:
    """Undo a discarding."""
    mail = mail_for(request.actor, pk)
    try:
        fetch_back(mail, actor=request.actor, version=version_of(request))
    except Conflict:
        return saved(request, _("Somebody has dealt with this mail already."), _page_of(mail))
    return saved(request, _("The mail waits again."), _page_of(mail))


@page(Capability.VIEW_PORTFOLIO)
def mail_source(request: ActorRequest, pk: int) -> HttpResponseBase:
    """The mail as it came, as a file."""
    return download(mail_for(request.actor, pk).source)


@page(Capability.VIEW_PORTFOLIO)
def mail_attachment(request: ActorRequest, pk: int) -> HttpResponseBase:
    """A file that came along."""
    return download(attachment_for(request.actor, pk).file)


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
        return saved(request, _("A new address. The old one takes nothing any more."), _list_of(account))
    open_mailbox(account, actor=request.actor)
    return saved(request, _("The account has an address for mail."), _list_of(account))


def _brought(request: ActorRequest, account: Account, raw: bytes) -> HttpResponse:
    mail = receive_mail(account, raw, read_letter(raw), now=timezone.now(), brought_by=request.actor)
    if mail.state == MailState.HELD:
        return HttpResponseRedirect(_page_of(mail))
    return saved(request, _("Logged with %(name)s.") % {"name": account.name}, _next(mail))


def _address(account: Account) -> dict[str, Any]:
    box, domain = mailbox_of(account), settings.MAIL_IN_DOMAIN
    known = box is not None and bool(domain)
    return {
        "box": box,
        "domain": domain,
        "address": address_of(required_organisation_id(), box.token, domain) if box is not None and known else "",
    }


def _page_of(mail: InboundMail) -> str:
    return reverse("stakeholders:mail_detail", args=[mail.pk])


def _next(mail: InboundMail) -> str:
    return reverse("stakeholders:touchpoint_list", args=[mail.account_id])


def _list_of(account: Account) -> str:
    return reverse("stakeholders:account_mail", args=[account.pk])
