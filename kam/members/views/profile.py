"""One's own profile, theme and sign-ins."""

from __future__ import annotations

from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from kam.lib.errors import Conflict, Invalid
from kam.members.devices import device_name
from kam.members.forms.profile import ProfileForm
from kam.members.models import User
from kam.members.queries import sign_ins_of
from kam.members.services.profile import choose_theme, update_profile
from kam.members.services.sessions import end_other_sessions, end_session
from kam.members.views.conflicts import both_versions
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest

THEMES = ("auto", "light", "dark")


@page(None, methods=("GET", "POST"))
def profile(request: ActorRequest) -> HttpResponse:
    """Name, mails and preferences of the person signed in."""
    actor, user = request.actor, request.user
    now = {name: getattr(actor, name, getattr(user, name, None)) for name in ProfileForm.base_fields}
    form = ProfileForm(request.POST if request.method == "POST" else None, initial=now)
    if request.method == "GET":
        return _answer(request, form)
    if not form.is_valid():
        return _answer(request, form, 422)
    try:
        update_profile(actor, actor=actor, **form.cleaned_data)
    except Conflict as stale:
        form, rows = both_versions(form, stale.current, stale.current.version, user)
        return _answer(request, form, 409, current_values=rows)
    with override(form.cleaned_data["locale"] or request.organisation.locale):
        messages.success(request, _("Saved."))
    return _with_theme(redirect("members:profile"), form.cleaned_data["theme"])


def _answer(request: ActorRequest, form: ProfileForm, status: int = 200, **more: Any) -> HttpResponse:
    context = {"form": form, "nav": "members:settings", **more}
    return render(request, "members/profile.html", context, status=status)


@page(None, methods=("POST",))
def theme(request: ActorRequest) -> HttpResponse:
    """Keep the theme chosen in the person's menu."""
    chosen = request.POST.get("theme", "")
    if chosen not in THEMES:
        raise Invalid(_("There is no such theme."))
    choose_theme(actor=request.actor, theme=chosen)
    if request.htmx:
        return _with_theme(HttpResponse(status=204), chosen)
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = reverse("members:profile")
    return _with_theme(HttpResponseRedirect(back), chosen)


def _with_theme(response: HttpResponse, theme: str) -> HttpResponse:
    """The device's own choice comes first on every page, so it has to follow."""
    response.set_cookie("theme", theme, max_age=31536000, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE)
    return response


@page(None)
def session_list(request: ActorRequest) -> HttpResponse:
    """Where the person is signed in."""
    rows = [
        {
            "pk": one.pk,
            "device": device_name(one.user_agent),
            "ip": one.ip,
            "since": one.created_at,
            "current": one.session_key == request.session.session_key,
        }
        for one in sign_ins_of(cast(User, request.user), timezone.now())
    ]
    return render(request, "members/session_list.html", {"rows": rows, "nav": "members:settings"})


@page(None, methods=("POST",))
def session_end(request: ActorRequest, pk: int) -> HttpResponse:
    """Sign one device out."""
    end_session(pk, actor=request.actor)
    messages.success(request, _("That device is signed out."))
    return redirect("members:session_list")


@page(None, methods=("POST",))
def session_end_others(request: ActorRequest) -> HttpResponse:
    """Sign out everywhere but here."""
    ended = end_other_sessions(actor=request.actor, keep=request.session.session_key)
    text = ngettext("One other device is signed out.", "%(n)s other devices are signed out.", ended) % {"n": ended}
    messages.success(request, text if ended else _("You are signed in on this device only."))
    return redirect("members:session_list")
