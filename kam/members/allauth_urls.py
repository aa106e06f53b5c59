"""Addresses under account/: the pages of allauth that we dress and test, each with its mark. There are no others."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path, re_path
from django.views.i18n import set_language

from kam.tenancy.decorators import page, public

View = Callable[..., Any]
_BOTH = ("GET", "POST")


def _refusing(view: View) -> View:
    """The view with our manners: 422 instead of 200 when what was sent is wrong, labels instead of placeholders."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = view(request, *args, **kwargs)
        if isinstance(response, TemplateResponse):
            context = response.context_data or {}
            forms = [form for form in (context.get("form"), context.get("webauthn_form")) if form is not None]
            for field in (field for form in forms for field in form.fields.values()):
                field.widget.attrs.pop("placeholder", None)  # the label above says it, and does not vanish
            if request.method == "POST" and response.status_code == 200 and any(form.errors for form in forms):
                response.status_code = 422
        return response

    return answer


def _open(view: View, reason: str, methods: tuple[str, ...] = _BOTH) -> View:
    return public(reason, methods=methods)(_refusing(view))


def _own(view: View, methods: tuple[str, ...] = _BOTH) -> View:
    return page(None, methods=methods)(_refusing(view))


_SIGN_IN = "part of signing in"
_RESET = "for people who forgot their password"
_GET = ("GET",)

urlpatterns = [
    path("language/", _open(set_language, "the language of pages before sign-in", ("POST",)), name="set_language"),
    path("login/", _open(account.login, _SIGN_IN), name="account_login"),
    path("logout/", _open(account.logout, "signing out, also half-way through signing in"), name="account_logout"),
    path("inactive/", _open(account.account_inactive, _SIGN_IN, _GET), name="account_inactive"),
    path("signup/", _open(account.signup, "says that people come by invitation", _GET), name="account_signup"),
    path("reauthenticate/", _own(account.reauthenticate), name="account_reauthenticate"),
    path("password/", _own(account.password_change), name="account_change_password"),
    path("password/set/", _own(account.password_set), name="account_set_password"),
    path("password/reset/", _open(account.password_reset, _RESET), name="account_reset_password"),
    path("password/reset/sent/", _open(account.password_reset_done, _RESET, _GET), name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        _open(account.password_reset_from_key, _RESET),
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/done/",
        _open(account.password_reset_from_key_done, _RESET, _GET),
        name="account_reset_password_from_key_done",
    ),
    path("two-step/", _own(mfa.index, _GET), name="mfa_index"),
    path("two-step/sign-in/", _open(mfa.authenticate, _SIGN_IN), name="mfa_authenticate"),
    path("two-step/reauthenticate/", _own(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("two-step/app/", _own(totp.activate_totp), name="mfa_activate_totp"),
    path("two-step/app/remove/", _own(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("two-step/codes/", _own(codes.view_recovery_codes, _GET), name="mfa_view_recovery_codes"),
    path("two-step/codes/new/", _own(codes.generate_recovery_codes), name="mfa_generate_recovery_codes"),
    path("two-step/codes/download/", _own(codes.download_recovery_codes, _GET), name="mfa_download_recovery_codes"),
    path("passkeys/", _own(webauthn.list_webauthn, _GET), name="mfa_list_webauthn"),
    path("passkeys/add/", _own(webauthn.add_webauthn), name="mfa_add_webauthn"),
    path("passkeys/reauthenticate/", _own(webauthn.reauthenticate_webauthn), name="mfa_reauthenticate_webauthn"),
    path("passkeys/<int:pk>/remove/", _own(webauthn.remove_webauthn), name="mfa_remove_webauthn"),
    path("passkeys/<int:pk>/rename/", _own(webauthn.edit_webauthn), name="mfa_edit_webauthn"),
    path("passkeys/sign-in/", _open(webauthn.login_webauthn, _SIGN_IN), name="mfa_login_webauthn"),
]
