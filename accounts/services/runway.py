"""Ticking the gates of a contract's runway, and tuning which gates there are."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from accounts.access import Right, require_right
from accounts.choices import Variant
from accounts.models import Contract, RunwayGate, RunwayTick
from accounts.renewals.runway import LINE
from accounts.services.contract_rules import require_running
from accounts.services.kept_words import kept_words
from kam.audit.acts import act
from kam.lib.errors import Invalid
from kam.lib.versions import save_version
from kam.tenancy.capabilities import Capability, require
from kam.tenancy.models import Membership

TEXTS = ("label_en", "label_fr")


def tick_gate(
    contract: Contract, gate: RunwayGate, *, actor: Membership, done: bool, today: date,
    done_on: date | None = None, evidence: str = "", link: str = "",
) -> RunwayTick:  # fmt: skip
    """A gate of the contract is done, with what shows it, or is not after all; both are kept.

    Raises Invalid when the contract is closed, the gate is not on its runway, evidence is asked and none given, the
    day lies ahead, or it stands so already.
    """
    require_right(actor, contract.account, Right.CHANGE)
    with act(actor, "runway.tick" if done else "runway.take_back", target=contract) as entry:
        contract = Contract.objects.select_for_update(of=("self",)).select_related("account").get(pk=contract.pk)
        require_running(contract)
        _check_asked(contract, gate)
        latest = RunwayTick.objects.filter(contract=contract, gate=gate).order_by("-pk").first()
        if done is bool(latest and latest.done):
            raise Invalid(_("It stands so already: somebody was faster."))
        if done:
            _check_done(contract, gate, done_on or today, today, evidence, link)
        entry.details = {"runway_gate": kept_words(gate, "label", actor)}
        return RunwayTick.objects.create(
            contract=contract, gate=gate, done=done, done_on=done_on or today if done else today,
            evidence=evidence.strip(), link=link.strip(), actor=actor,
        )  # fmt: skip


def _check_asked(contract: Contract, gate: RunwayGate) -> None:
    own = Variant.TENDER if contract.in_tender else Variant.RENEWAL
    if not gate.active or gate.variant != own:
        raise Invalid(_("This gate is not on the contract's runway now."))


def _check_done(contract: Contract, gate: RunwayGate, on: date, today: date, evidence: str, link: str) -> None:
    errors: dict[str, list[str]] = {}
    if gate.evidence_required and not (evidence.strip() or link.strip()):
        errors["evidence"] = [_("This gate turns green only with evidence: say where it is written, or give a link.")]
    if on > today:
        errors["done_on"] = [_("This day lies ahead.")]
    elif on < contract.start_on:
        errors["done_on"] = [_("The contract had not begun on this day.")]
    if errors:
        raise Invalid(errors)


def create_gate(*, actor: Membership, variant: str, **fields: Any) -> RunwayGate:
    """A new gate on one of the runways."""
    require(actor, Capability.MANAGE_PROGRAMME)
    with act(actor, "runway.gate_create") as entry:
        entry.target = RunwayGate.objects.create(variant=variant, **_checked(fields))
    return entry.target


def update_gate(gate: RunwayGate, *, actor: Membership, version: int, **fields: Any) -> RunwayGate:
    """Change it if nobody saved since `version`: every running contract is counted by it from now on."""
    require(actor, Capability.MANAGE_PROGRAMME)
    with act(actor, "runway.gate_update", target=gate):
        return save_version(gate, version, **_checked(fields))


def switch_gate(gate: RunwayGate, *, actor: Membership, active: bool) -> None:
    """Ask a gate, or ask it no more; what was ticked of it stays. Doing so twice changes nothing."""
    require(actor, Capability.MANAGE_PROGRAMME)
    with act(actor, "runway.gate_on" if active else "runway.gate_off", target=gate):
        RunwayGate.objects.filter(pk=gate.pk).exclude(active=active).update(active=active, version=F("version") + 1)


def _checked(fields: dict[str, Any]) -> dict[str, Any]:
    """The columns. Raises Invalid for a missing text or days off the line."""
    found: dict[str, Any] = {name: value.strip() if isinstance(value, str) else value for name, value in fields.items()}
    errors = {name: [_("Write it in both languages.")] for name in TEXTS if not found[name]}
    if not 0 <= found["days"] <= LINE:
        errors["days"] = [_("Choose a number from 0 to 365.")]
    if bool(found["evidence_en"]) != bool(found["evidence_fr"]):
        errors["evidence_en" if found["evidence_fr"] else "evidence_fr"] = [_("Write it in both languages.")]
    if errors:
        raise Invalid(errors)
    return found
