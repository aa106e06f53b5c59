"""One search over accounts, people, plans and meetings, and the commands one can give."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.access import visible_accounts
from kam.tenancy.capabilities import Capability, actor_can
from kam.tenancy.models import Membership
from plans.models import Plan
from reviews.models import Meeting
from stakeholders.queries.search import search_people

EACH = 6
LONGEST = 80


@dataclass(frozen=True)
class Hit:
    """A line of the results."""

    text: str
    note: str
    url: str
    icon: str
    panel: bool = False


@dataclass(frozen=True)
class Group:
    """Hits of one kind under their heading."""

    title: str
    hits: list[Hit]


def find(actor: Membership, text: str, *, each: int = EACH) -> list[Group]:
    """What matches, however it is spelt and accented, of what the actor may see; without text the commands only."""
    text = " ".join(text.split())[:LONGEST].replace("\x00", "")
    groups = [Group(_("Actions"), commands(actor, text))]
    if len(text) >= 2:
        groups = [
            Group(_("Accounts"), _accounts(actor, text, each)),
            Group(_("People"), _people(actor, text, each)),
            Group(_("Plans"), _titled(Plan.objects, actor, text, each, "plans:account_plan", "clipboard-list")),
            Group(_("Meetings"), _titled(Meeting.objects, actor, text, each, "reviews:meeting_detail", "calendar")),
            *groups,
        ]
    return [group for group in groups if group.hits]


def commands(actor: Membership, text: str) -> list[Hit]:
    """The actions that match the text, or all of them."""
    offered = [
        (Capability.LOG_TOUCHPOINT, _("Log an interaction"), "stakeholders:touchpoint_create", "message-square-plus"),
        (Capability.CREATE_ACCOUNT, _("New account"), "accounts:account_create", "plus"),
        (Capability.CREATE_ACCOUNT, _("Plan a review"), "reviews:meeting_create", "calendar-plus"),
        (Capability.IMPORT_DATA, _("Import data"), "accounts:import_list", "upload"),
        (Capability.VIEW_PROGRAMME, _("Open the programme"), "insights:programme", "chart-pie"),
        (Capability.MANAGE_MEMBERS, _("Invite a colleague"), "members:member_invite", "user-plus"),
    ]
    wanted = text.casefold()
    return [
        Hit(label, "", reverse(name), icon)
        for capability, label, name, icon in offered
        if actor_can(actor, capability) and wanted in label.casefold()
    ]


def _accounts(actor: Membership, text: str, most: int) -> list[Hit]:
    # Asked once: the function looks at every name of the organisation, and its order is the likest first.
    with connection.cursor() as cursor:
        cursor.execute("select id from kam_search_accounts(%s, 200)", [text])
        ids = [row[0] for row in cursor.fetchall()] or [0]  # no account has the id 0
    seen = visible_accounts(actor).filter(pk__in=ids).values("id", "name", "city", "parent__name")
    found = {row["id"]: row for row in seen}
    rows = [found[pk] for pk in ids if pk in found][:most]
    return [
        Hit(
            row["name"],
            row["parent__name"] or row["city"],
            reverse("accounts:account_detail", args=[row["id"]]),
            "building-2",
        )
        for row in rows
    ]


def _people(actor: Membership, text: str, most: int) -> list[Hit]:
    return [
        Hit(
            row["name"],
            " · ".join(part for part in (row["job_title"], row["account__name"]) if part),
            reverse("stakeholders:stakeholder_detail", args=[row["id"]]),
            "user",
        )
        for row in search_people(text, most, actor=actor)
    ]


def _titled(objects: Any, actor: Membership, text: str, most: int, name: str, icon: str) -> list[Hit]:
    rows = (
        objects.filter(title__icontains=text, account__in=visible_accounts(actor))
        .order_by("-id")
        .values("id", "title", "account_id", "account__name")[:most]
    )
    key = "account_id" if name == "plans:account_plan" else "id"
    return [Hit(row["title"], row["account__name"], reverse(name, args=[row[key]]), icon) for row in rows]
