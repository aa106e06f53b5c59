"""Every request runs inside its person's organisation, in one transaction."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from kam.tenancy.models import Membership
from kam.tenancy.queries import memberships_of
from kam.tenancy.scope import current_organisation_id, tenant

SESSION_KEY = "organisation"


def acting(memberships: list[Membership], organisation_id: int | None) -> Membership | None:
    """The membership in the wanted organisation, else the first, else None."""
    wanted = (one for one in memberships if one.organisation_id == organisation_id)
    return next(wanted, memberships[0] if memberships else None)


class TenancyMiddleware:
    """Sets `request.actor` and `request.organisation`, and rolls back what a failed request wrote."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Find the membership, enter its organisation, answer; template rendering stays inside."""
        request.actor = request.organisation = None  # type: ignore[attr-defined]
        request.memberships = []  # type: ignore[attr-defined]
        user = request.user
        if not user.is_authenticated:
            return self.get_response(request)
        with tenant(request.session.get(SESSION_KEY), user.pk):
            request.memberships = memberships_of(user.pk)  # type: ignore[attr-defined]
            membership = acting(request.memberships, current_organisation_id())  # type: ignore[attr-defined]
            if membership is None:
                return self._answer(request, None)
            request.actor, request.organisation = membership, membership.organisation  # type: ignore[attr-defined]
            return self._answer(request, membership.organisation_id)

    def _answer(self, request: HttpRequest, organisation_id: int | None) -> HttpResponse:
        """Answer inside `organisation_id`: the scope as it stands when it is the session's, else a nested one."""
        if organisation_id == current_organisation_id():
            return self._guarded(request)
        with tenant(organisation_id, request.user.pk):
            return self._guarded(request)

    def _guarded(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code >= 500 or getattr(request, "failed", False):
            transaction.set_rollback(True)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Remember that the view raised: whatever the answer becomes, nothing is kept."""
        request.failed = True  # type: ignore[attr-defined]
