"""Noting how people of a client stand to one another, and that a tie ended."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from accounts.access import Right, require_right
from accounts.models import Account
from kam.audit.acts import act
from kam.lib.errors import Invalid
from kam.lib.versions import save_version
from kam.tenancy.models import Membership
from stakeholders.choices import TieKind
from stakeholders.models import Stakeholder, Tie
from stakeholders.services.twins import just_now, queue_at

NOTE = 300


def add_tie(
    account: Account,
    *,
    actor: Membership,
    from_person: Stakeholder,
    kind: str,
    to_person: Stakeholder,
    note: str = "",
    today: date,
) -> Tie:
    """A tie between two people who work at the account; of a mutual kind, either way round is the same.

    Raises Invalid for a person with themselves, for somebody of another account, of another organisation or who no
    longer works there, for an unknown kind, a note beyond 300 characters, and for a tie that is noted already.
    """
    require_right(actor, account, Right.CHANGE)
    _check(account, from_person, kind, to_person, note)
    if kind in TieKind.mutual() and from_person.pk > to_person.pk:
        from_person, to_person = to_person, from_person
    queue_at(account)
    same = Tie.objects.filter(from_person=from_person, to_person=to_person, kind=kind, ended_on__isnull=True)
    if (sent_before := just_now(same.filter(author=actor, note=note.strip())).first()) is not None:
        return sent_before
    if same.exists():
        raise Invalid(_("This tie is noted already: end it first if it changed."))
    with act(actor, "tie.add") as entry:
        tie = Tie.objects.create(
            account=account, from_person=from_person, to_person=to_person, kind=kind, note=note.strip(), author=actor,
            noted_on=today,
        )  # fmt: skip
        entry.target = tie
        entry.details = {"people": [from_person.pk, to_person.pk]}
    return tie


def end_tie(tie: Tie, *, actor: Membership, version: int, ended_on: date, today: date, reason: str = "") -> Tie:
    """Say that a tie no longer holds: it leaves the map, and stays in the history.

    Raises Conflict when somebody saved it since `version`, Invalid for a day to come, one before it was noted, and
    for a tie that ended already.
    """
    require_right(actor, tie.account, Right.CHANGE)
    if tie.ended_on is not None:
        raise Invalid(_("This tie has ended already."))
    if not tie.noted_on <= ended_on <= today:
        raise Invalid({"ended_on": [_("Choose a day from when it was noted until today.")]})
    with act(actor, "tie.end", target=tie, reason=reason.strip()):
        return save_version(tie, version, ended_on=ended_on)


def _check(account: Account, one: Stakeholder, kind: str, other: Stakeholder, note: str) -> None:
    errors: dict[str, list[str]] = {}
    here = set(
        Stakeholder.objects.filter(account=account, present=True, pk__in=[one.pk, other.pk]).values_list(
            "pk", flat=True
        )
    )
    for name, person in (("from_person", one), ("to_person", other)):
        if person.pk not in here:
            errors[name] = [_("Choose somebody who works at this account.")]
    if one.pk == other.pk:
        errors.setdefault("to_person", [_("A tie is between two people: choose somebody else.")])
    if kind not in TieKind.values:
        errors["kind"] = [_("Choose one of the kinds.")]
    if len(note.strip()) > NOTE:
        errors["note"] = [_("Keep it below %(n)s characters.") % {"n": NOTE}]
    if errors:
        raise Invalid(errors)
