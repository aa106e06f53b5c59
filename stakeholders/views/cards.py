"""Cards in and out."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import gettext as _

from accounts.access import Right, account_for
from accounts.views.answers import done
from kam.lib import formats
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import NAV
from stakeholders.access import stakeholder_for
from stakeholders.forms.cards import CardsForm
from stakeholders.queries.cards import lines_of
from stakeholders.services.cards import card_of_person, cards_of_account, take_cards
from stakeholders.views.answers import crumbs_of


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def account_cards(request: ActorRequest, account_id: int) -> HttpResponse:
    """Paste or upload cards, see what becomes of each, then take them in."""
    account = account_for(request.actor, account_id, Right.CHANGE)
    form = CardsForm(request.POST or None, request.FILES or None)
    context = {"account": account, "form": form, "nav": NAV, "crumbs": crumbs_of(account, (_("Cards"), ""))}
    status = 200
    if request.method == "POST":
        if not form.is_valid():
            status = 422
        elif request.POST.get("step") == "take":
            profile, today = form.cleaned_data["profile"], timezone.localdate()
            new, changed = take_cards(account, form.cards, actor=request.actor, profile=profile, today=today)
            told = {"new": formats.number(new), "changed": formats.number(changed)}
            text = _("New people: %(new)s. Known people with new details: %(changed)s.") % told
            return done(request, reverse("stakeholders:account_people", args=[account.pk]) + "?view=list", text)
        else:
            context |= {"lines": lines_of(account, form.cards), "text": form.cleaned_data["text"]}
            context |= {"profile": form.cleaned_data["profile"]}
    return render(request, "stakeholders/account_cards.html", context, status=status)


@page(Capability.EXPORT_DATA)
def stakeholder_card(request: ActorRequest, pk: int) -> HttpResponse:
    """One person's card as a file."""
    person = stakeholder_for(request.actor, pk)
    return _file(card_of_person(person, actor=request.actor), person.name)


@page(Capability.EXPORT_DATA, methods=("POST",))
def account_card_file(request: ActorRequest, account_id: int) -> HttpResponse:
    """Everybody at the account as a file of cards."""
    account = account_for(request.actor, account_id)
    return _file(cards_of_account(account, actor=request.actor), account.name)


def _file(text: str, name: str) -> HttpResponse:
    response = HttpResponse(text.encode(), content_type="text/vcard; charset=utf-8")
    stem = slugify(name, allow_unicode=True) or "card"
    response.headers["Content-Disposition"] = content_disposition_header(True, f"{stem}.vcf") or "attachment"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
