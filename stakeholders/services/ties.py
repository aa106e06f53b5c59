"""Noting how people of a client stand to one another, and that a tie ended."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

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
_NOTED = gettext_lazy("This tie is noted already: end it first if it changed.")


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
    from_person, to_person = _in_order(kind, from_person, to_person)
    queue_at(account)
    same = Tie.objects.filter(from_person=from_person, to_person=to_person, kind=kind, ended_on__isnull=True)
    if (sent_before := just_now(same.filter(author=actor, note=note.strip())).first()) is not None:
        return sent_before
    if same.exists():
        raise Invalid(str(_NOTED))
    with act(actor, "tie.add") as entry:
        tie = Tie.objects.create(
            account=account, from_person=from_person, to_person=to_person, kind=kind, note=note.strip(), author=actor,
            noted_on=today,
        )  # fmt: skip
        entry.target = tie
        entry.details = {"people": [from_person.pk, to_person.pk]}
    return tie


def change_tie(
    tie: Tie, *, actor: Membership, version: int, kind: str, from_person: int | None = None, note: str = ""
) -> Tie:
    """Put a tie right: its kind, its direction (`from_person` is the id of whom it begins with), its note.

    The two people stay. What held on days that are over is put right with it; the history keeps what was written.
    Raises Conflict when somebody saved it since `version`, Invalid for an unknown kind, somebody else than the two,
    a note beyond 300 characters, a tie that ended, and one that would be the same as another.
    """
    require_right(actor, tie.account, Right.CHANGE)
    if tie.ended_on is not None:
        raise Invalid(_("This tie has ended already."))
    one, other = tie.from_person, tie.to_person
    errors = _wrong_words(kind, note)
    if from_person not in (None, one.pk, other.pk):
        errors["from_person"] = [_("Choose one of the two.")]
    if errors:
        raise Invalid(errors)
    one, other = _in_order(kind, *((other, one) if from_person == other.pk else (one, other)))
    queue_at(tie.account)
    same = Tie.objects.filter(from_person=one, to_person=other, kind=kind, ended_on__isnull=True)
    if same.exclude(pk=tie.pk).exists():
        raise Invalid(str(_NOTED))
    with act(actor, "tie.change", target=tie):
        return save_version(tie, version, from_person=one, to_person=other, kind=kind, note=note.strip())


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
    errors |= _wrong_words(kind, note)
    if errors:
        raise Invalid(errors)


def _wrong_words(kind: str, note: str) -> dict[str, list[str]]:
    errors: dict[str, list[str]] = {}
    if kind not in TieKind.values:
        errors["kind"] = [_("Choose one of the kinds.")]
    if len(note.strip()) > NOTE:
        errors["note"] = [_("Keep it below %(n)s characters.") % {"n": NOTE}]
    return errors


def _in_order(kind: str, one: Stakeholder, other: Stakeholder) -> tuple[Stakeholder, Stakeholder]:
    """A mutual tie is kept from the lower id to the higher."""
    return (other, one) if kind in TieKind.mutual() and one.pk > other.pk else (one, other)
