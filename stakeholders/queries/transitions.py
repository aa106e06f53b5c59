"""Who left an account, who came, whose role changed, and who manages it since when: newest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import visible_accounts
from accounts.models import Account
from accounts.protocol_events import manager_changes
from accounts.protocols.events import Happened, offered_since
from accounts.queries.protocol_offers import Offer, offers_for
from kam.tenancy.models import Membership
from stakeholders.choices import Kind
from stakeholders.models import Judgement, Stakeholder, TouchpointPerson
from stakeholders.protocol_events import departure_of
from stakeholders.queries.role_changes import role_changes, roles_held
from stakeholders.queries.ties import rows_told, ties_told
from stakeholders.transitions.hanging import Hanging, hanging_on
from stakeholders.transitions.parts import Promise

MOST = 40
SETTLING_DAYS = 30  # whoever is written down in the first month of an account's map was there before


@dataclass(frozen=True)
class Transition:
    """One thing that happened to the people of an account or to its manager, and what answers it."""

    kind: str  # left, came, role, manager
    on: date
    title: str
    text: str
    url: str
    person: Stakeholder | None = None
    hanging: Hanging | None = None
    happened: Happened | None = None
    offers: tuple[Offer, ...] = ()

    @property
    def icon(self) -> str:
        """The icon of its sort."""
        return {"left": "door-open", "came": "user-plus", "role": "user-round-pen", "manager": "git-merge"}[self.kind]


@dataclass(frozen=True)
class Transitions:
    """A page of them, and the day before which the next page begins; None at the end."""

    rows: list[Transition]
    before: date | None


def transitions_of(
    account: Account, *, actor: Membership, promises: Sequence[Promise], today: date, before: date | None = None
) -> Transitions:
    """The latest transitions, of a page those that happened before a day. A fixed number of queries."""
    people = list(_people(account, actor))
    found = [
        *_left(people, promises),
        *_came(people),
        *_roles(people),
        *_managers(account),
    ]
    older = [one for one in found if before is None or one.on < before]
    older.sort(key=lambda one: (one.on, one.title), reverse=True)
    kept = older[:MOST]
    if len(older) > MOST:  # a day is never cut in two
        last = kept[-1].on
        kept = [one for one in older if one.on >= last]
    return Transitions(_answered(account, kept, today), kept[-1].on if len(older) > len(kept) else None)


def _people(account: Account, actor: Membership) -> QuerySet[Stakeholder]:
    """Everybody the account ever had: how many interactions they were in, what they were, and where they came from.

    The name of another account is there only where the actor may open it.
    """
    judged = Judgement.objects.filter(stakeholder=OuterRef("pk")).order_by("judged_on")
    origin = visible_accounts(actor).filter(pk=OuterRef("came_from__account_id"))
    met = TouchpointPerson.objects.filter(stakeholder=OuterRef("pk")).order_by().values("stakeholder")
    return Stakeholder.objects.filter(account=account, merged_into__isnull=True).annotate(
        met=Coalesce(Subquery(met.annotate(n=Count("pk")).values("n")), 0),
        origin=Subquery(origin.values("name")[:1]),
        roles=roles_held(),
        ties_told=ties_told(),
        judged=Subquery(judged.values("judged_on")[:1]),
    )


def _left(people: Sequence[Stakeholder], promises: Sequence[Promise]) -> Iterator[Transition]:
    for one in people:
        # With somebody who was erased nothing can be settled; who was still there on that day did not leave.
        if one.left_on is not None and one.left_on != one.erased_on:
            title = _("%(name)s left") % {"name": one.name}
            yield Transition(
                "left", one.left_on, title, one.job_title, _page(one), one,
                None if one.erased_on else hanging_on(one, people, promises, rows_told([one])), departure_of(one),
            )  # fmt: skip


def _came(people: Sequence[Stakeholder]) -> Iterator[Transition]:
    """Whoever came after the map was drawn, or from another account."""
    real = [one for one in people if one.kind != Kind.ROLE]
    first = min((_day(one) for one in real), default=None)
    for one in real:
        on = _day(one)
        if one.left_on is not None and one.left_on < on:
            continue  # written down afterwards
        if one.came_from_id is not None:
            name = one.origin  # type: ignore[attr-defined]  # annotated
            text = _("came from %(account)s") % {"account": name} if name else _("came from another account")
        elif first is not None and (on - first).days > SETTLING_DAYS:
            text = one.job_title
        else:
            continue
        yield Transition("came", on, _("%(name)s arrived") % {"name": one.name}, text, _page(one), one)


def _roles(people: Sequence[Stakeholder]) -> Iterator[Transition]:
    for person in people:
        if person.erased_at is not None:
            continue
        for change in role_changes(person.roles):  # type: ignore[attr-defined]  # annotated
            title = _("%(name)s changed role") % {"name": person.name}
            text = _("from %(before)s to %(after)s") % {"before": change.before, "after": change.after}
            yield Transition("role", change.on, title, text, _page(person), person)


def _managers(account: Account) -> Iterator[Transition]:
    for happened in manager_changes(account, MOST):
        url = reverse("stakeholders:account_transitions", args=[account.pk])
        yield Transition("manager", happened.on, happened.text, "", url, happened=happened)


def _answered(account: Account, rows: list[Transition], today: date) -> list[Transition]:
    """With the protocols that answer each: those that run or ran, and while it is recent those that may start."""
    offers = offers_for(account, [one.happened for one in rows if one.happened is not None])
    found: dict[str, list[Offer]] = defaultdict(list)
    erased = {one.happened.origin for one in rows if one.happened and one.person and one.person.erased_at}
    for one in offers:
        recent = one.happened.on >= offered_since(today) and one.happened.origin not in erased
        if one.run is not None or recent:
            found[one.happened.origin].append(one)
    return [replace(one, offers=tuple(found[one.happened.origin])) if one.happened is not None else one for one in rows]


def _day(person: Stakeholder) -> date:
    """Since when we know the person: their first judgement, which an import or a late note may date back."""
    written = timezone.localtime(person.created_at).date()
    judged: date | None = person.judged  # type: ignore[attr-defined]  # annotated
    return min(judged, written) if judged else written


def _page(person: Stakeholder) -> str:
    return reverse("stakeholders:stakeholder_detail", args=[person.pk])
