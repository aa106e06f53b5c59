"""Agreeing on a charter: from then on it counts, and is never changed."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from accounts.charters.completeness import missing
from accounts.choices import CharterState
from accounts.models import Account, Charter, CharterExpectation
from accounts.queries.charters import counted_lines, part_words
from accounts.services.charters.opening import held_draft
from kam.audit.acts import act
from kam.lib import formats
from kam.lib.errors import Conflict, Invalid
from kam.lib.versions import save_version
from kam.tenancy.models import Membership


def agree_charter(
    charter: Charter, *, actor: Membership, version: int, agreed_by: Membership, agreed_by_client: str,
    agreed_on: date, today: date, accept_rest: bool = False,
) -> Charter:  # fmt: skip
    """Record that both sides agreed; the version that counted before is superseded.

    With `accept_rest` whoever agrees for the client accepts with it what nobody has accepted yet. Raises Conflict
    when anything of the draft changed since `version`; Invalid for a missing name, a day to come or one before the
    version it replaces, and with everything that is missing.
    """
    name = " ".join(agreed_by_client.split())
    with act(actor, "charter.agree", target=charter.account) as entry:
        Account.objects.select_for_update().filter(pk=charter.account_id).values("pk").first()
        held = held_draft(charter, actor)
        if held.version != version:
            raise Conflict(held)
        former = Charter.objects.filter(account=held.account_id, state=CharterState.AGREED).first()
        _check(held, former, name, agreed_on, today)
        entry.details = {"charter_version": held.number}
        if accept_rest:
            _accept_rest(held, name, agreed_on)
        if former is not None:
            save_version(former, former.version, state=CharterState.SUPERSEDED)
        return save_version(
            held, version, state=CharterState.AGREED, agreed_by=agreed_by, agreed_by_client=name, agreed_on=agreed_on,
            cycle=held.account.cycle,
        )  # fmt: skip


def _check(held: Charter, former: Charter | None, name: str, agreed_on: date, today: date) -> None:
    errors: dict[str, list[str]] = {}
    if not name:
        errors["agreed_by_client"] = [_("Name the person who agreed for the client.")]
    if agreed_on > today:
        errors["agreed_on"] = [_("This day is still to come: record the agreement when it is there.")]
    elif former is not None and former.agreed_on and agreed_on < former.agreed_on:
        day = formats.day(former.agreed_on)
        errors["agreed_on"] = [_("The version it replaces was agreed later, on %(day)s.") % {"day": day}]
    words = part_words()
    lacking = [_("Nothing is written yet under “%(part)s”.") % {"part": words[one]} for one in missing_in(held)]
    if lacking:
        errors[""] = lacking
    if errors:
        raise Invalid(errors)


def missing_in(charter: Charter) -> list[str]:
    """The parts of a charter that have no line yet. Four queries."""
    return missing(counted_lines(charter))


def _accept_rest(held: Charter, name: str, day: date) -> None:
    for one in CharterExpectation.objects.filter(charter=held, accepted_by=""):
        save_version(one, one.version, accepted_by=name, accepted_on=day)
