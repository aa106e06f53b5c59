"""Tags: on one account, and all of the organisation's."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.access import Right, account_for, tag_for
from accounts.forms.conflicts import rebased
from accounts.forms.tags import AccountTagsForm, TagForm
from accounts.models import Tag
from accounts.queries.tags import tags_on, tags_with_counts
from accounts.services.tags import change_tags, delete_tag, rename_tag
from accounts.views.answers import done, posted
from kam.lib import formats
from kam.lib.errors import Conflict, Invalid
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest
from kam.ui.answers import shown
from kam.ui.refusals import put_on_form


@page(Capability.VIEW_PORTFOLIO, methods=("GET", "POST"))
def account_tags(request: ActorRequest, pk: int) -> HttpResponse:
    """Put tags on the account or take them off; what somebody else changed meanwhile stays."""
    account = account_for(request.actor, pk, Right.CHANGE)
    now = [one["tag_id"] for one in tags_on(account)]
    form = AccountTagsForm(posted(request), tags=list(Tag.objects.order_by("sort_name")), now=now)
    if request.method == "POST" and form.is_valid():
        try:
            change_tags(account, actor=request.actor, **form.changes())
        except Invalid as error:
            put_on_form(form, error)
        else:
            return done(request, reverse("accounts:account_detail", args=[pk]), _("The tags are saved."))
    context = {"account": account, "form": form}
    return shown(request, "accounts/account_tags.html", context, 422 if form.is_bound else 200)


@page(Capability.MANAGE_PROGRAMME)
def tag_list(request: ActorRequest) -> HttpResponse:
    """All tags and how many accounts carry each."""
    return render(request, "accounts/tag_list.html", {"tags": tags_with_counts(), "nav": "accounts:portfolio"})


@page(Capability.MANAGE_PROGRAMME, methods=("GET", "POST"))
def tag_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Rename a tag; a stale form is refused and keeps what was typed."""
    tag = tag_for(request.actor, pk)
    form = TagForm(posted(request), initial={"name": tag.name, "version": tag.version})
    context: dict[str, Any] = {"tag": tag, "form": form}
    if request.method != "POST":
        return shown(request, "accounts/tag_edit.html", context)
    if not form.is_valid():
        return shown(request, "accounts/tag_edit.html", context, 422)
    try:
        rename_tag(tag, actor=request.actor, **form.cleaned_data)
    except Invalid as error:
        put_on_form(form, error)
        return shown(request, "accounts/tag_edit.html", context, 422)
    except Conflict as error:
        context = {"tag": error.current, "form": TagForm(rebased(request.POST, error.current.version)), "stale": True}
        return shown(request, "accounts/tag_edit.html", context, 409)
    return done(request, reverse("accounts:tag_list"), _("The tag is renamed."))


@page(Capability.MANAGE_PROGRAMME, methods=("GET", "POST"))
def tag_delete(request: ActorRequest, pk: int) -> HttpResponse:
    """Ask, saying how many accounts carry it; then delete."""
    tag = tag_for(request.actor, pk)
    if request.method != "POST":
        return shown(request, "accounts/tag_delete.html", {"tag": tag, "carried": tag.tagged.count()})
    count = delete_tag(tag, actor=request.actor)
    said = ngettext("The tag is gone from %(n)s account.", "The tag is gone from %(n)s accounts.", count)
    return done(request, reverse("accounts:tag_list"), said % {"n": formats.number(count)})
