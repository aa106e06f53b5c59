"""The request as our views see it."""

from __future__ import annotations

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from kam.tenancy.models import Membership, Organisation


class ActorRequest(HttpRequest):
    """A request behind `@page`: the acting member and organisation are set, htmx details are known."""

    actor: Membership
    organisation: Organisation
    htmx: HtmxDetails
