"""The people of the organisation: the list, one of them, and what an administrator does there."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from kam.audit.queries import history_of
from kam.lib.addresses import cursor_links
from kam.lib.errors import Conflict, Invalid
from kam.lib.paging import Order, page_of
from kam.members.access import member_for
from kam.members.forms.members import MemberFilter, RoleForm
from kam.members.queries import members, open_invitations
from kam.members.services.members import change_role, deactivate_member, reactivate_member
from kam.tenancy.capabilities import Capability
from kam.tenancy.decorators import page
from kam.tenancy.models import Membership, MembershipStatus, Role
from kam.tenancy.requests import ActorRequest
from kam.ui.refusals import put_on_form

ORDERS = {
    "name": Order("name"),
    "-name": Order("name", descending=True),
    "joined": Order("created_at"),
    "-joined": Order("created_at", descending=True),
}
TONES = {
    MembershipStatus.ACTIVE: "good",
    MembershipStatus.INVITED: "watch",
    MembershipStatus.NAMED: "neutral",
    MembershipStatus.DEACTIVATED: "neutral",
}


@page(Capability.MANAGE_MEMBERS)
def member_list(request: ActorRequest) -> HttpResponse:
    """Everybody, by name, narrowed as one types."""
    narrow = MemberFilter(request.GET)
    narrow.is_valid()
    q, chosen = request.GET.get("q", "")[:80], narrow.cleaned_data
    sort = request.GET.get("sort", "")
    found = members(q=q, role=chosen.get("role", ""), status=chosen.get("status", ""))
    at = page_of(found, ORDERS.get(sort, ORDERS["name"]), request.GET.get("after", ""))
    rows = [(member, TONES[MembershipStatus(member.status)]) for member in at.rows]
    context = {
        "rows": rows,
        "filter_form": narrow,
        "q": q,
        "narrowed": bool(q or any(chosen.values())),
        "sort": sort or "name",
        "nav": "members:settings",
        **cursor_links(request, at.previous_cursor, at.next_cursor),
    }
    template = "members/member_list.html"
    return render(request, f"{template}#list" if request.htmx else template, context)


@page(Capability.MANAGE_MEMBERS)
def member_detail(request: ActorRequest, pk: int) -> HttpResponse:
    """One member: role, invitation, what was done about them."""
    member = member_for(request.actor, pk)
    return _answer(request, member, RoleForm(initial={"role": member.role, "version": member.version}))


def _answer(request: ActorRequest, member: Membership, form: RoleForm, status: int = 200, **more: Any) -> HttpResponse:
    context = {
        "member": member,
        "form": form,
        "tone": TONES[MembershipStatus(member.status)],
        "invitation": open_invitations(member).order_by("-id").first(),
        "history": history_of(member, limit=20),
        "now": timezone.now(),
        "itself": member.pk == request.actor.pk,
        "nav": "members:settings",
        **more,
    }
    return render(request, "members/member_detail.html", context, status=status)


@page(Capability.MANAGE_MEMBERS, methods=("POST",))
def member_role(request: ActorRequest, pk: int) -> HttpResponse:
    """Another role, effective at once."""
    member = member_for(request.actor, pk)
    form = RoleForm(request.POST)
    if not form.is_valid():
        return _answer(request, member, form, 422)
    role = form.cleaned_data["role"]
    try:
        change_role(member, actor=request.actor, role=role, version=form.cleaned_data["version"])
    except Invalid as refusal:
        put_on_form(form, refusal)
        return _answer(request, member, form, 422)
    except Conflict as stale:
        now = stale.current
        rows = [(_("Role"), Role(role).label, Role(now.role).label)]
        return _answer(request, now, RoleForm({"role": role, "version": now.version}), 409, current_values=rows)
    messages.success(request, _("%(name)s is now: %(role)s.") % {"name": member.name, "role": Role(role).label})
    return redirect("members:member_detail", member.pk)


@page(Capability.MANAGE_MEMBERS, methods=("POST",))
def member_deactivate(request: ActorRequest, pk: int) -> HttpResponse:
    """Close the door to a member."""
    member = member_for(request.actor, pk)
    deactivate_member(member, actor=request.actor, reason=request.POST.get("reason", "").strip()[:500])
    messages.success(request, _("%(name)s can no longer sign in here. Their work stays.") % {"name": member.name})
    return redirect("members:member_detail", member.pk)


@page(Capability.MANAGE_MEMBERS, methods=("POST",))
def member_reactivate(request: ActorRequest, pk: int) -> HttpResponse:
    """Open it again."""
    member = member_for(request.actor, pk)
    reactivate_member(member, actor=request.actor)
    messages.success(request, _("%(name)s is back.") % {"name": member.name})
    return redirect("members:member_detail", member.pk)
