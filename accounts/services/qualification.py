"""Nominating, asking raters, rating blind, deciding."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import Right, require_right
from accounts.access.qualification import require_ask, require_decide
from accounts.choices.qualification import QualificationState, Verdict
from accounts.models import Account, Qualification, Rating, RatingSheet
from accounts.qualification.score import Score
from accounts.queries.ratings import Results, criteria_of, published_set, results_of
from accounts.services.accounts import create_account
from kam.audit.acts import act
from kam.lib.dates import add_months
from kam.lib.errors import Conflict, Invalid, NotAllowed
from kam.lib.taken import once_only
from kam.lib.versions import save_version
from kam.tenancy.capabilities import Capability, require
from kam.tenancy.models import Membership


def nominate(
    account: Account | str,
    *,
    actor: Membership,
    potential: Decimal,
    reason: str,
    today: date,
    raters: Sequence[Membership] = (),
    currency: str = "",
) -> Qualification:
    """Nominate an account, or by its name a prospect, which becomes an account in the same transaction.

    Raises Invalid without a reason, for an account outside the programme, or where a qualification is open already.
    """
    require(actor, Capability.CREATE_ACCOUNT)
    if isinstance(account, Account):
        require_right(actor, account, Right.VIEW)
        if account.archived_at is not None:
            raise Invalid({"account": [_("This account has left the programme: bring it back first.")]})
    if not reason.strip():
        raise Invalid({"reason": [_("Write why: the raters and the committee will read it.")]})
    with act(actor, "qualification.nominate") as entry:
        if isinstance(account, str):
            account = create_account(actor=actor, name=account, today=today, currency=currency)
        with once_only(qualification_one_open=("account", _("This account is being qualified already."))):
            made = Qualification.objects.create(
                account=account, edition=published_set(), nominated_by=actor, nominated_on=today,
                reason=reason.strip(), potential=potential, currency=currency or account.currency,
            )  # fmt: skip
        _ask(made, actor, raters)
        entry.target = made
    return made


def ask_raters(
    qualification: Qualification, *, actor: Membership, version: int, raters: Sequence[Membership]
) -> Qualification:
    """Ask exactly these people. Who has sent stays; whoever has not and is not among them is asked no more.

    Raises Invalid once the ratings are open: whoever rated now would have read the others.
    """
    require_ask(actor, qualification)
    with act(actor, "qualification.ask", target=qualification):
        fresh = _advance(qualification, version)
        if results_of(fresh).ready:
            raise Invalid(_("All ratings are in and open to read: nobody asked now could rate blind."))
        pending = RatingSheet.objects.filter(qualification=fresh, submitted_at=None).exclude(rater__in=raters)
        Rating.objects.filter(sheet__in=pending.values("pk")).delete()
        pending.delete()
        _ask(fresh, actor, raters)
    return fresh


def save_sheet(
    sheet: RatingSheet,
    *,
    actor: Membership,
    version: int,
    points: Mapping[int, int],
    notes: Mapping[int, str],
    send: bool = False,
) -> RatingSheet:
    """Keep one's own ratings, or send them for good. Raises Invalid when one is missing on sending."""
    if sheet.rater_id != actor.pk or not actor.is_active:
        raise NotAllowed("rate")
    with act(actor, "qualification.send" if send else "qualification.save", target=sheet.qualification):
        now = Qualification.objects.select_for_update().get(pk=sheet.qualification_id)
        if now.state != QualificationState.OPEN or sheet.submitted_at is not None:
            raise Invalid(_("Your ratings are sent, or the committee has decided: nothing can be changed any more."))
        criteria = criteria_of(now.edition_id)
        _check_points(points, [one.pk for one in criteria], send=send)
        fresh = save_version(sheet, version)
        Rating.objects.filter(sheet=fresh).delete()
        Rating.objects.bulk_create(
            Rating(sheet=fresh, criterion=one, points=points[one.pk], note=notes.get(one.pk, "").strip())
            for one in criteria
            if one.pk in points
        )
        if send:
            fresh = save_version(fresh, fresh.version, submitted_at=timezone.now())
            # Whoever is about to decide reads the new score first.
            Qualification.objects.filter(pk=now.pk).update(version=F("version") + 1)
    return fresh


def decide(
    qualification: Qualification, *, actor: Membership, version: int, decision: str, reasons: str, today: date
) -> Qualification:
    """Record what the committee decided, with its reasons and the score as it stood. It is never changed again.

    Raises Invalid while ratings are missing or without reasons, Conflict when something was sent since `version`.
    """
    require_decide(actor)
    if decision not in Verdict.values:
        raise Invalid({"decision": [_("Choose what is decided.")]})
    if not reasons.strip():
        raise Invalid({"reasons": [_("Write the reasons: they are what remains of the decision.")]})
    with act(actor, "qualification.decide", target=qualification, reason=reasons.strip()):
        now = _locked(qualification, version)
        found = results_of(now)
        if found.score is None:
            raise Invalid(_("The ratings are not all in: the committee decides when it can read them."))
        return save_version(
            now, version, state=QualificationState.DECIDED, decision=decision, reasons=reasons.strip(),
            decided_by=actor, decided_on=today, score=found.score.total, record=_record(found, found.score),
            requalify_on=add_months(today, found.rules.requalify_months),
        )  # fmt: skip


def withdraw(qualification: Qualification, *, actor: Membership, version: int, reason: str) -> Qualification:
    """Take the nomination back with a reason; what was rated stays."""
    require_ask(actor, qualification)
    if not reason.strip():
        raise Invalid({"reasons": [_("Write why the nomination is withdrawn.")]})
    with act(actor, "qualification.withdraw", target=qualification, reason=reason.strip()):
        now = _locked(qualification, version)
        return save_version(now, version, state=QualificationState.WITHDRAWN, reasons=reason.strip())


def _record(found: Results, score: Score) -> dict[str, Any]:
    """The score as the committee saw it, with weights, means and spread."""
    return {
        "total": str(score.total),
        "attractiveness": None if score.attractiveness is None else str(score.attractiveness),
        "strength": None if score.strength is None else str(score.strength),
        "verdict": score.verdict,
        "raters": [one.rater.name for one in found.sheets if one.submitted_at],
        "thresholds": [found.rules.enter_from, found.rules.watch_from, found.rules.spread],
        "parts": [
            {
                "criterion": line.criterion.pk, "en": line.criterion.label_en, "fr": line.criterion.label_fr,
                "weight": line.part.weight, "mean": str(line.part.mean), "spread": line.part.spread,
            }
            for line in found.lines
        ],
    }  # fmt: skip


def _ask(qualification: Qualification, actor: Membership, raters: Sequence[Membership]) -> None:
    if any(not one.is_active for one in raters):
        raise Invalid({"raters": [_("Only colleagues who can sign in can rate.")]})
    asked = set(qualification.sheets.values_list("rater_id", flat=True))
    for one in raters:
        if one.pk not in asked:
            RatingSheet.objects.create(qualification=qualification, rater=one, asked_by=actor)


def _locked(qualification: Qualification, version: int) -> Qualification:
    """Hold the row, so that what is read next is what is decided on."""
    now = Qualification.objects.select_for_update().get(pk=qualification.pk)
    if now.version != version:
        raise Conflict(now)
    if now.state != QualificationState.OPEN:
        raise Invalid(_("This qualification has ended: nothing can be changed any more."))
    return now


def _advance(qualification: Qualification, version: int) -> Qualification:
    return save_version(_locked(qualification, version), version)


def _check_points(points: Mapping[int, int], asked: Sequence[int], *, send: bool) -> None:
    errors = {f"c{pk}": [_("Choose from 0 to 5.")] for pk, one in points.items() if not 0 <= one <= 5}
    if send:
        errors |= {f"c{pk}": [_("Rate this one too before you send.")] for pk in asked if pk not in points}
    if errors:
        raise Invalid(errors)
