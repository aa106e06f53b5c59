"""Mail that came in: what waits, and one letter."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from kam.files.responses import download
from kam.lib.errors import Conflict, Invalid
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import saved, shown, version_of
from kam.ui.refusals import put_on_form
from stakeholders.access import attachment_for, mail_for
from stakeholders.choices import MailState
from stakeholders.forms.mail import FileMailForm
from stakeholders.mail.own_words import own_words
from stakeholders.models import InboundMail
from stakeholders.queries.colleagues import colleagues_of
from stakeholders.queries.mail import attachments_of, known_at, mails_page
from stakeholders.queries.touchpoints import people_to_choose
from stakeholders.services.waiting_mail import discard_mail, fetch_back, file_mail
from stakeholders.views.answers import crumbs_of
from stakeholders.views.mail_places import account_page, interactions_of, letter_page


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
            return saved(request, _("Logged with %(name)s.") % {"name": mail.account.name}, interactions_of(mail))
        except Invalid as error:
            put_on_form(form, error)
        except Conflict:
            return saved(request, _("Somebody has dealt with this mail already."), letter_page(mail))
    if form is not None and form.errors:
        status = 422
    context = {
        "mail": mail,
        "account": mail.account,
        "form": form,
        "said": own_words(mail.text),
        "files": attachments_of(mail),
        "crumbs": crumbs_of(mail.account, (_("Mail"), account_page(mail.account)), (str(mail), "")),
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
        return saved(request, _("Somebody has dealt with this mail already."), letter_page(mail))
    return saved(
        request, _("Discarded. It can be fetched back from the list of discarded mail."), interactions_of(mail)
    )


@page(Capability.VIEW_PORTFOLIO, methods=("POST",))
def mail_fetch_back(request: ActorRequest, pk: int) -> HttpResponse:
    """Undo a discarding."""
    mail = mail_for(request.actor, pk)
    try:
        fetch_back(mail, actor=request.actor, version=version_of(request))
    except Conflict:
        return saved(request, _("Somebody has dealt with this mail already."), letter_page(mail))
    return saved(request, _("The mail waits again."), letter_page(mail))


@page(Capability.VIEW_PORTFOLIO)
def mail_source(request: ActorRequest, pk: int) -> HttpResponseBase:
    """The mail as it came, as a file."""
    return download(mail_for(request.actor, pk).source)


@page(Capability.VIEW_PORTFOLIO)
def mail_attachment(request: ActorRequest, pk: int) -> HttpResponseBase:
    """A file that came along."""
    return download(attachment_for(request.actor, pk).file)
