"""Inviting: the administrator's side."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kam.lib.errors import Invalid
from kam.members.access import member_for
from kam.members.forms.members import InvitationForm, NamedInvitationForm
from kam.members.services.invitations import invite_member, invite_named_member, resend_invitation, revoke_invitation
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.models import Membership
from kam.tenancy.requests import ActorRequest
from kam.ui.refusals import put_on_form


@page(Capability.MANAGE_MEMBERS, methods=("GET", "POST"))
def member_invite(request: ActorRequest) -> HttpResponse:
    """Invite somebody new."""
    form = InvitationForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            return _invited(request, invite_member(actor=request.actor, **form.cleaned_data))
        except Invalid as refusal:
            put_on_form(form, refusal)
    return _form_page(request, form, reverse("members:member_list"))


@page(Capability.MANAGE_MEMBERS, methods=("GET", "POST"))
def member_invite_named(request: ActorRequest, pk: int) -> HttpResponse:
    """Invite somebody who has a name here, but no way in yet."""
    member = member_for(request.actor, pk)
    form = NamedInvitationForm(
        request.POST if request.method == "POST" else None, initial={"email": member.email, "role": member.role}
    )
    if request.method == "POST" and form.is_valid():
        try:
            return _invited(request, invite_named_member(member, actor=request.actor, **form.cleaned_data))
        except Invalid as refusal:
            put_on_form(form, refusal)
    return _form_page(request, form, reverse("members:member_detail", args=[member.pk]), member)


def _invited(request: ActorRequest, member: Membership) -> HttpResponse:
    messages.success(request, _("The invitation is on its way to %(email)s.") % {"email": member.email})
    return redirect("members:member_detail", member.pk)


def _form_page(
    request: ActorRequest, form: InvitationForm, back: str, member: Membership | None = None
) -> HttpResponse:
    context = {"form": form, "back": back, "member": member, "nav": "members:settings"}
    status = 422 if request.method == "POST" else 200
    return render(request, "members/member_invite.html", context, status=status)


@page(Capability.MANAGE_MEMBERS, methods=("POST",))
def invitation_resend(request: ActorRequest, pk: int) -> HttpResponse:
    """Send a new link."""
    return _invited(request, resend_invitation(member_for(request.actor, pk), actor=request.actor))


@page(Capability.MANAGE_MEMBERS, methods=("POST",))
def invitation_revoke(request: ActorRequest, pk: int) -> HttpResponse:
    """Make the link that was sent useless."""
    member = revoke_invitation(member_for(request.actor, pk), actor=request.actor)
    messages.success(request, _("The invitation of %(name)s is withdrawn.") % {"name": member.name})
    return redirect("members:member_detail", member.pk)
