"""Coming in by an invitation: the invited person's side, before they are anybody here."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from kam.lib.errors import NotAllowed
from kam.lib.limits import spend
from kam.members.adapter import client_address
from kam.members.forms.joining import JoinForm
from kam.members.models import Invitation, User
from kam.members.queries import invitation_by_token
from kam.members.services.invitations import accept_invitation, create_invited_user
from kam.members.tokens import organisation_of
from kam.tenancy.decorators import public
from kam.tenancy.middleware import SESSION_KEY
from kam.tenancy.scope import tenant

ATTEMPTS, ATTEMPT_WINDOW = 10, 300


@public("the way in for invited people; the token in the path is what lets them", methods=("GET", "POST"))
def invitation_accept(request: HttpRequest, token: str) -> HttpResponse:
    """Show who invites to what; join with a new password, or as the person already signed in."""
    if request.method == "POST":
        spend("invitation-accept", client_address(request), allowed=ATTEMPTS, seconds=ATTEMPT_WINDOW)
    organisation_id = organisation_of(token)
    if organisation_id is None:
        return _gone(request)
    with tenant(organisation_id, request.user.pk):
        invitation = invitation_by_token(token, timezone.now())
        if invitation is None:
            return _gone(request)
        answer = _known if User.objects.filter(email__iexact=invitation.membership.email).exists() else _new
        found = answer(request, invitation)
    if isinstance(found, HttpResponse):
        return found
    return _come_in(request, found, organisation_id)


def _known(request: HttpRequest, invitation: Invitation) -> HttpResponse | User:
    """Somebody who can sign in already: they do that first, then join with one button."""
    user = request.user
    if not user.is_authenticated:
        sign_in = f"{reverse('account_login')}?{urlencode({'next': request.path})}"
        return _page(request, invitation, sign_in_url=sign_in)
    if not isinstance(user, User) or user.email.lower() != invitation.membership.email.lower():
        if request.method == "POST":
            raise NotAllowed
        return _page(request, invitation, other=getattr(user, "email", ""))
    if request.method == "GET":
        return _page(request, invitation, ready=True)
    accept_invitation(invitation, user=user, now=timezone.now())
    return user


def _new(request: HttpRequest, invitation: Invitation) -> HttpResponse | User:
    """Somebody without a sign-in: they choose a password."""
    if request.user.is_authenticated:
        return _page(request, invitation, other=getattr(request.user, "email", ""))
    form = JoinForm(request.POST if request.method == "POST" else None, email=invitation.membership.email)
    if not form.is_valid():
        return _page(request, invitation, 422 if form.is_bound else 200, form=form)
    user = create_invited_user(invitation, password=form.cleaned_data["password"])
    accept_invitation(invitation, user=user, now=timezone.now())
    return user


def _come_in(request: HttpRequest, user: User, organisation_id: int) -> HttpResponse:
    if not request.user.is_authenticated:
        login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    request.session[SESSION_KEY] = organisation_id
    return HttpResponseRedirect("/")


def _page(request: HttpRequest, invitation: Invitation, status: int = 200, **more: Any) -> HttpResponse:
    member, inviter = invitation.membership, invitation.invited_by
    context = {
        "member": member,
        "inviter": inviter.name if inviter else "",
        "house": invitation.organisation.name,
        **more,
    }
    return render(request, "members/invitation_accept.html", context, status=status)


def _gone(request: HttpRequest) -> HttpResponse:
    """One answer for every link that does not work, whatever the reason."""
    return render(request, "members/invitation_gone.html", status=410)
