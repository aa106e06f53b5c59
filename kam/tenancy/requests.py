"""The request as our views see it."""

from __future__ import annotations

from kam.tenancy.models import Membership, Organisation
from kam.ui.answers import HtmxRequest


class ActorRequest(HtmxRequest):
    """A request behind `@page`: the acting member and organisation are set, htmx details are known."""

    actor: Membership
    organisation: Organisation
    memberships: list[Membership]
