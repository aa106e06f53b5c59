"""Who a session belongs to."""

from __future__ import annotations

from allauth.account.auth_backends import AuthenticationBackend

from kam.members.models import User
from kam.tenancy.compiled import compiled

_user = compiled(lambda pk: User.objects.filter(pk=pk), pk=int)


class SignInBackend(AuthenticationBackend):
    """allauth's sign-in by e-mail; every later request finds its person with a statement compiled once."""

    def get_user(self, user_id: int) -> User | None:
        """The person, or None when they are gone or blocked."""
        user = _user.first(pk=int(user_id))
        return user if user and self.user_can_authenticate(user) else None
