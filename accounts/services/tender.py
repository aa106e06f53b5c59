"""Tender mode: a contract whose end is put to tender has gates from twelve months out, and a protocol."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from accounts.access import Right, require_right
from accounts.choices.contracts import CONTRACT_ORIGIN, TENDER_ORIGIN, TENDER_PROTOCOL
from accounts.models import Contract, ProtocolRun
from accounts.queries.contracts import history_rows, live_tender_run, tender_runs_of
from accounts.services.contract_rules import require_running
from accounts.services.protocols.running import stop_run
from accounts.services.protocols.starting import Origin, start_protocol
from kam.audit.acts import act
from kam.lib.errors import Invalid
from kam.lib.versions import save_version
from kam.tenancy.models import Membership


def begin_tender(
    contract: Contract, *, actor: Membership, version: int, today: date, reason: str = ""
) -> ProtocolRun | None:
    """The runway becomes the tender's, and the tender protocol starts with the contract's end as reference date.

    Returns the run, which lives; None where the organisation does not run that protocol. Begun again, the same run
    goes on, and where it is over another starts. Raises Conflict when stale, Invalid when the contract is closed or in
    tender mode already.
    """
    require_right(actor, contract.account, Right.CHANGE)
    require_running(contract)
    if contract.in_tender:
        raise Invalid(_("Tender mode is on already."))
    with act(actor, "contract.tender_on", target=contract, reason=reason.strip()):
        save_version(contract, version, tender=True, tender_on=today)
        live, again = live_tender_run(contract), tender_runs_of(contract).exists()
        if live is not None:
            return live
        try:
            return start_protocol(
                contract.account, actor=actor, code=TENDER_PROTOCOL, reference_on=contract.end_on,
                origin=_origin(contract, again=again), reason=reason or contract.reference, today=today,
            )  # fmt: skip
        except Invalid:  # switched off, without a version, or the account is outside the programme
            return None


def _origin(contract: Contract, *, again: bool) -> Origin:
    """The contract; begun again, the entry of its history that this beginning has just written."""
    if not again:
        return Origin(CONTRACT_ORIGIN, contract.pk)
    return Origin(TENDER_ORIGIN, history_rows(contract).latest("pgh_id").pgh_id)


def end_tender(
    contract: Contract, *, actor: Membership, version: int, reason: str, today: date, stop_protocol: bool = False
) -> Contract:
    """Back to the runway of a renewal by agreement; with `stop_protocol` its live run stops, for the same reason."""
    require_right(actor, contract.account, Right.CHANGE)
    if not contract.in_tender:
        raise Invalid(_("Tender mode is off already."))
    if not reason.strip():
        raise Invalid({"reason": [_("Write why: those who prepared the bid want to know.")]})
    with act(actor, "contract.tender_off", target=contract, reason=reason.strip()):
        fresh = save_version(contract, version, tender=False, tender_on=None)
        run = live_tender_run(contract) if stop_protocol else None
        if run is not None:
            stop_run(run, actor=actor, version=run.version, reason=reason, today=today)
        return fresh
