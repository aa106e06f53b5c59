"""How allauth behaves here: nobody signs up by themselves, mails leave through the outbox, attempts are counted."""

from __future__ import annotations

import secrets
from typing import Any
from urllib.parse import quote

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from kam.audit.acts import act
from kam.lib.limits import forget, spend
from kam.members.models import User
from kam.members.queries import home_of
from kam.members.security import sentence_of
from kam.outbox.services import send_email
from kam.tenancy.middleware import SESSION_KEY
from kam.tenancy.models import Membership
from kam.tenancy.scope import tenant

LOGINS, LOGIN_WINDOW = 10, 300
RESETS, RESET_WINDOW = 5, 900


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in by e-mail for invited people only."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """People come in by invitation."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the attempt per address and per client before any password is looked at."""
        spend("login", f"{credentials.get('email', '')}", allowed=LOGINS, seconds=LOGIN_WINDOW)
        spend("login-client", client_address(request), allowed=LOGINS * 10, seconds=LOGIN_WINDOW)
        super().pre_authenticate(request, **credentials)

    def login(self, request: HttpRequest, user: Any) -> None:
        """A success forgives the failures before it; the session starts in the person's first organisation."""
        forget("login", user.email)
        super().login(request, user)
        home = home_of(user.email)
        if home is not None and SESSION_KEY not in request.session:
            request.session[SESSION_KEY] = home.organisation_id

    def reauthenticate(self, user: Any, password: str) -> bool:
        """Ask for the password again: the same limit as signing in, and no address table needed."""
        spend("login", user.email, allowed=LOGINS, seconds=LOGIN_WINDOW)
        right: bool = user.check_password(password)
        if right:
            forget("login", user.email)
        return right

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The link in the mail starts with our public address, never with what a request claims to be its host."""
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
        return settings.PUBLIC_URL + path.replace("UID-KEY", quote(key))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue the mail in the outbox of the organisation the address belongs to, in its reader's language."""
        if "password_reset" in template_prefix:
            spend("reset", email, allowed=RESETS, seconds=RESET_WINDOW)
        home = home_of(email)
        if home is None or home.user is None:
            return  # an address nobody invited: say nothing, send nothing
        with tenant(home.organisation_id, home.user_id):
            _queue(home, home.user, template_prefix, {"url": context.get("password_reset_url", "")})

    def send_notification_mail(
        self, template_prefix: str, user: Any, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """Write down that somebody changed how they sign in, and tell them, in case it was not they."""
        home, event = home_of(user.email), template_prefix.rsplit("/", 1)[-1]
        if home is None:
            return
        with tenant(home.organisation_id, home.user_id), act(home, "member.security", target=home) as entry:
            entry.details = {"event": event}
            _queue(home, user, "account/email/security_notice", {"sentence": sentence_of(event)})


def _queue(home: Membership, user: User, template: str, context: dict[str, Any]) -> None:
    kind = template.rsplit("/", 1)[-1]
    send_email(
        kind,
        to=user.email,
        template=template,
        context={"name": home.name, "organisation": home.organisation, **context},
        key=f"{kind}:{secrets.token_hex(12)}",
        locale=user.locale or home.organisation.locale,
    )


def client_address(request: HttpRequest) -> str:
    """The peer's address; a forwarded header is believed only from our own proxy, which overwrites it."""
    return str(request.META.get("REMOTE_ADDR", ""))
