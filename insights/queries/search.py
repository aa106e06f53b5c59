"""One search over accounts, people, plans and meetings, and the commands one can give.

"log Dupont" offers the form of an interaction with Dupont first; any other text finds what it names, and below it the
way to log an interaction with the first of these.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.access import visible_accounts
from insights.log_words import named_to_log
from kam.tenancy.capabilities import Capability, actor_can
from kam.tenancy.models import Membership
from plans.models import Plan
from reviews.models import Meeting
from stakeholders.queries.search import search_people

EACH = 6
FEW = 3  # people, and accounts, to log an interaction with
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
        accounts, people = account_rows(actor, text, each), search_people(text, each, actor=actor)
        groups = [
            _asked_to_log(actor, text),
            Group(_("Accounts"), [_account_hit(row) for row in accounts]),
            Group(_("People"), [_person_hit(row) for row in people]),
            Group(_("Plans"), _titled(Plan.objects, actor, text, each, "plans:account_plan", "clipboard-list")),
            Group(_("Meetings"), _titled(Meeting.objects, actor, text, each, "reviews:meeting_detail", "calendar")),
            _to_log(actor, accounts, people),
            *groups,
        ]
    return [group for group in groups if group.hits]


def _asked_to_log(actor: Membership, text: str) -> Group:
    """Whom the words after "log" name."""
    name = named_to_log(text)
    if len(name) < 2:
        return Group("", [])
    return _to_log(actor, account_rows(actor, name, FEW), search_people(name, FEW, actor=actor))


def _to_log(actor: Membership, accounts: list[Any], people: list[Any]) -> Group:
    """The form of an interaction with each, the account chosen and the person ticked; those who work there first."""
    title = _("Log an interaction")
    if not actor_can(actor, Capability.LOG_TOUCHPOINT):
        return Group(title, [])
    form = reverse("stakeholders:touchpoint_create")
    there = [row for row in people if row["present"]][:FEW]
    hits = [
        Hit(
            _("Log with %(name)s") % {"name": row["name"]},
            _person_note(row),
            f"{form}?account={row['account_id']}&person={row['id']}",
            "message-square-plus",
            panel=True,
        )
        for row in there
    ]
    hits += [
        Hit(
            _("Log with %(name)s") % {"name": row["name"]},
            "",
            f"{form}?account={row['id']}",
            "message-square-plus",
            panel=True,
        )
        for row in accounts[:FEW]
    ]
    return Group(title, hits)


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


def account_rows(actor: Membership, text: str, most: int) -> list[Any]:
    """The accounts a text names, the likest first: id, name, city, group's name. Two queries."""
    # Asked once: the function looks at every name of the organisation, and its order is the likest first.
    with connection.cursor() as cursor:
        cursor.execute("select id from kam_search_accounts(%s, 200)", [text])
        ids = [row[0] for row in cursor.fetchall()] or [0]  # no account has the id 0
    seen = visible_accounts(actor).filter(pk__in=ids).values("id", "name", "city", "parent__name")
    found = {row["id"]: row for row in seen}
    return [found[pk] for pk in ids if pk in found][:most]


def _account_hit(row: Any) -> Hit:
    url = reverse("accounts:account_detail", args=[row["id"]])
    return Hit(row["name"], row["parent__name"] or row["city"], url, "building-2")


def _person_hit(row: Any) -> Hit:
    url = reverse("stakeholders:stakeholder_detail", args=[row["id"]])
    return Hit(row["name"], _person_note(row), url, "user")


def _person_note(row: Any) -> str:
    return " · ".join(part for part in (row["job_title"], row["account__name"]) if part)


def _titled(objects: Any, actor: Membership, text: str, most: int, name: str, icon: str) -> list[Hit]:
    rows = (
        objects.filter(title__icontains=text, account__in=visible_accounts(actor))
        .order_by("-id")
        .values("id", "title", "account_id", "account__name")[:most]
    )
    key = "account_id" if name == "plans:account_plan" else "id"
    return [Hit(row["title"], row["account__name"], reverse(name, args=[row[key]]), icon) for row in rows]
