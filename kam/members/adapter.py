"""How allauth behaves here: nobody signs up by themselves, mails leave through the outbox, attempts are counted."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from kam.lib.limits import forget, spend
from kam.members.queries import home_of
from kam.outbox.services import send_message
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
        """A success forgives the failures before it."""
        forget("login", user.email)
        super().login(request, user)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue the mail in the outbox of the organisation the address belongs to."""
        if "password_reset" in template_prefix:
            spend("reset", email, allowed=RESETS, seconds=RESET_WINDOW)
        home = home_of(email)
        if home is None:
            return  # an address nobody invited: say nothing, send nothing
        message = self.render_mail(template_prefix, email, context)
        html = next((str(body) for body, kind in getattr(message, "alternatives", []) if kind == "text/html"), "")
        with tenant(home.organisation_id, home.user_id):
            kind = template_prefix.rsplit("/", 1)[-1]
            send_message(kind, to=email, subject=str(message.subject), text=str(message.body), html=html)


def client_address(request: HttpRequest) -> str:
    """The peer's address; a forwarded header is believed only from our own proxy, which overwrites it."""
    return str(request.META.get("REMOTE_ADDR", ""))
