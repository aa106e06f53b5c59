"""The events of this room that protocols answer: an account changes hands; and a phase, which starts its own."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.gates.checks import Facts
from accounts.models import Account, PhasePassage
from accounts.protocols.events import Event, Happened, offered_since, register_event
from kam.audit.models import Act

PASSAGE = "passage"
MANAGER = "accounts.manager"


def register() -> None:
    """Add them to the registry; for `AppConfig.ready`."""
    register_event(Event(PASSAGE, gettext_lazy("the account enters a phase"), tell_passage))
    register_event(
        Event(MANAGER, gettext_lazy("the account gets another manager"), tell_manager_change, recent_manager_changes)
    )


def tell_passage(account: Account, pk: int) -> Happened | None:
    """The entry into a phase that started a protocol."""
    one = PhasePassage.objects.filter(account=account, pk=pk).first()
    if one is None:
        return None
    text = _("The account entered the phase %(phase)s") % {"phase": one.get_to_phase_display()}
    return Happened(PASSAGE, pk, one.happened_on, text, reverse("accounts:account_journey", args=[account.pk]))


def tell_manager_change(account: Account, pk: int) -> Happened | None:
    """The hand-over that an act of the trail records."""
    one = _changes(account).filter(pk=pk).first()
    return _told(account, one) if one is not None else None


def recent_manager_changes(facts: Facts) -> list[Happened]:
    """The latest hand-over, while it is recent: who took over twice in a month is met once. One query."""
    latest = _changes(facts.account).filter(created_at__date__gte=offered_since(facts.today)).order_by("-pk").first()
    return [_told(facts.account, latest)] if latest is not None else []


def manager_changes(account: Account, most: int) -> list[Happened]:
    """The latest hand-overs of the account, however long ago. One query."""
    return [_told(account, one) for one in _changes(account).order_by("-pk")[:most]]


def _changes(account: Account) -> QuerySet[Act]:
    return Act.objects.filter(
        object_type=Account._meta.label_lower, object_id=account.pk, verb="account.update", details__has_key="owner"
    )


def _told(account: Account, one: Act) -> Happened:
    before, after = one.details["owner"]
    if before:
        text = _("%(before)s handed the account over to %(after)s") % {"before": before, "after": after}
    else:
        text = _("%(after)s took the account over") % {"after": after}
    url = reverse("accounts:account_detail", args=[account.pk])
    return Happened(MANAGER, one.pk, timezone.localdate(one.created_at), text, url)
