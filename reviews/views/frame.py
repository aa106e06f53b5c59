"""What the pages of this room share: breadcrumbs, the account's header, the forms' time zones."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Account
from kam.tenancy.requests import ActorRequest
from kam.ui.templatetags.ui import maybe_url
from reviews.models import Meeting

Crumb = dict[str, str]


def crumbs_of(*more: tuple[str, str]) -> list[Crumb]:
    """Meetings, and what follows: pairs of word and address, the last without."""
    trail = [(_("Meetings"), reverse("reviews:meeting_list")), *more]
    return [{"label": label, "url": url} for label, url in trail]


def crumbs_of_meeting(meeting: Meeting, last: str = "") -> list[Crumb]:
    """Meetings, the account, the meeting, and the act."""
    trail = [(meeting.account.name, reverse("reviews:account_meetings", args=[meeting.account_id]))]
    here = reverse("reviews:meeting_detail", args=[meeting.pk]) if last else ""
    return crumbs_of(*trail, (meeting.title, here), *([(last, "")] if last else []))


def crumbs_of_account(account: Account) -> list[Crumb]:
    """Portfolio, the account, its meetings."""
    home = maybe_url("accounts:account_detail", account.pk)
    return [
        {"label": _("Portfolio"), "url": maybe_url("accounts:portfolio")},
        {"label": account.name, "url": home},
        {"label": _("Meetings"), "url": ""},
    ]


def own_zones(request: ActorRequest) -> list[str]:
    """The reader's zone and the organisation's, first in every list of zones."""
    return [timezone.get_current_timezone_name(), request.organisation.time_zone]


def page_urls(request: ActorRequest, page: Any) -> dict[str, str]:
    """The neighbours of a page by key, with the filters kept."""
    return {"next_url": _turn(request, page.next_cursor), "previous_url": _turn(request, page.previous_cursor)}


def _turn(request: ActorRequest, cursor: str | None) -> str:
    if not cursor:
        return ""
    query = request.GET.copy()
    query["after"] = cursor
    return f"?{query.urlencode()}"
