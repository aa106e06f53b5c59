"""Tuning the gates, and judging what people judge of them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import F, Max
from django.utils.translation import gettext as _

from accounts.access import require_move
from accounts.gates.checks import registered_checks
from accounts.gates.defaults import defaults
from accounts.models import Account, GateCriterion, GateTick
from accounts.queries.gates import cycle_ahead, phases_ahead
from accounts.services.kept_words import kept_words
from kam.audit.acts import act
from kam.lib.errors import Invalid
from kam.lib.versions import save_version
from kam.tenancy.capabilities import Capability, require
from kam.tenancy.models import Membership


def found_gates() -> None:
    """Give the organisation in scope the gates every organisation begins with."""
    GateCriterion.objects.bulk_create(
        GateCriterion(
            phase=one.phase, position=one.position, check_code=one.check, parameter=one.parameter,
            label_en=one.words.en, label_fr=one.words.fr,
        )
        for one in defaults()
    )  # fmt: skip


def judge_criterion(
    account: Account, criterion: GateCriterion, *, actor: Membership, met: bool, today: date, note: str = ""
) -> GateTick:
    """Confirm a criterion for the account, or take the confirmation back; both are kept.

    It counts for the cycle the account is about to be in. Raises Invalid when the system judges the criterion, when
    it is not one of the gates ahead, or when it stands so already.
    """
    require_move(actor, account)
    with act(actor, "gate.confirm" if met else "gate.take_back", target=account) as entry:
        # A move reads the gate behind the same lock: nothing is taken back while it passes.
        account = Account.objects.select_for_update().get(pk=account.pk)
        if criterion.check_code:
            raise Invalid(_("The system checks this one from the data: it cannot be confirmed by hand."))
        if not criterion.active or criterion.phase not in phases_ahead(account):
            raise Invalid(_("This criterion is not asked of the account now."))
        cycle = cycle_ahead(account)
        latest = GateTick.objects.filter(account=account, criterion=criterion, cycle=cycle).order_by("-pk").first()
        if met is bool(latest and latest.met):
            raise Invalid(_("It stands so already: somebody was faster."))
        entry.details = {"criterion": kept_words(criterion, "label", actor), "cycle": cycle}
        return GateTick.objects.create(
            account=account, criterion=criterion, cycle=cycle, met=met, note=note.strip(), judged_on=today, actor=actor
        )


def create_criterion(*, actor: Membership, phase: str, check_code: str, **fields: Any) -> GateCriterion:
    """A new criterion at the end of a gate. With a check, missing texts and the number are the check's own."""
    require(actor, Capability.MANAGE_PROGRAMME)
    check = registered_checks().get(check_code)
    if check is not None:
        fields["label_en"] = fields.get("label_en") or check.words.en
        fields["label_fr"] = fields.get("label_fr") or check.words.fr
        if check.parameter and fields.get("parameter") is None:
            fields["parameter"] = check.parameter.default
    _check(check_code, fields)
    with act(actor, "gate.criterion_create") as entry:
        last = GateCriterion.objects.filter(phase=phase).aggregate(last=Max("position"))["last"] or 0
        entry.target = GateCriterion.objects.create(
            phase=phase, check_code=check_code, position=last + 1, **_clean(check_code, fields)
        )
    return entry.target


def update_criterion(criterion: GateCriterion, *, actor: Membership, version: int, **fields: Any) -> GateCriterion:
    """Change texts, number and what checks it (`check_code`) if nobody saved since `version`.

    Once people have judged by a criterion it stays theirs: raises Invalid, for what they confirmed would mean something
    else. Passages keep what was asked at the time, whatever becomes of it.
    """
    require(actor, Capability.MANAGE_PROGRAMME)
    check_code = fields.pop("check_code", criterion.check_code)
    _check(check_code, fields)
    with act(actor, "gate.criterion_update", target=criterion):
        if check_code != criterion.check_code and GateTick.objects.filter(criterion=criterion).exists():
            said = _("People have judged by it: what they confirmed would mean something else. Add another criterion.")
            raise Invalid({"check_code": [said]})
        return save_version(criterion, version, check_code=check_code, **_clean(check_code, fields))


def switch_criterion(criterion: GateCriterion, *, actor: Membership, active: bool) -> GateCriterion:
    """Ask a criterion, or ask it no more; what was judged by it stays. Doing so twice changes nothing."""
    require(actor, Capability.MANAGE_PROGRAMME)
    with act(actor, "gate.criterion_on" if active else "gate.criterion_off", target=criterion):
        GateCriterion.objects.filter(pk=criterion.pk).exclude(active=active).update(
            active=active, version=F("version") + 1
        )
    criterion.refresh_from_db()
    return criterion


def order_criterion(criterion: GateCriterion, *, actor: Membership, up: bool) -> None:
    """Move a criterion one place up or down in its gate; at the end of the list it stays."""
    require(actor, Capability.MANAGE_PROGRAMME)
    with act(actor, "gate.criterion_order", target=criterion):
        gate = list(GateCriterion.objects.select_for_update().filter(phase=criterion.phase).order_by("position", "pk"))
        at = next(index for index, one in enumerate(gate) if one.pk == criterion.pk)
        to = at - 1 if up else at + 1
        if 0 <= to < len(gate):
            gate[at], gate[to] = gate[to], gate[at]
        for position, one in enumerate(gate, start=1):
            GateCriterion.objects.filter(pk=one.pk).exclude(position=position).update(position=position)


def _check(check_code: str, fields: dict[str, Any]) -> None:
    """Raises Invalid for a missing text or a number out of the check's bounds."""
    errors = {name: [_("Write it in both languages.")] for name in ("label_en", "label_fr") if not fields[name].strip()}
    check, number = registered_checks().get(check_code), fields.get("parameter")
    if check_code and check is None:
        errors["check_code"] = [_("The system has no such check.")]
    if check and check.parameter:
        low, high = check.parameter.low, check.parameter.high
        if number is None or not low <= number <= high:
            errors["parameter"] = [_("Choose a number from %(low)d to %(high)d.") % {"low": low, "high": high}]
    if errors:
        raise Invalid(errors)


def _clean(check_code: str, fields: dict[str, Any]) -> dict[str, Any]:
    check = registered_checks().get(check_code)
    number = fields.get("parameter") if check and check.parameter else None
    return {"label_en": fields["label_en"].strip(), "label_fr": fields["label_fr"].strip(), "parameter": number}
