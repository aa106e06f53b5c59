"""Taking back how a contract ended, when it was recorded by mistake."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from accounts.access import Right, require_right
from accounts.choices import ContractOutcome
from accounts.models import Contract
from accounts.queries.contracts import tender_runs_of
from accounts.services.contract_rules import check, lock, refresh_renewal
from kam.audit.acts import act
from kam.lib import formats
from kam.lib.errors import Invalid
from kam.lib.versions import save_version
from kam.tenancy.models import Membership

# What comes with every contract by itself; whatever else points at one was brought by somebody's work.
OF_ITSELF = ("events", "covered", "assessment")


def reopen_contract(contract: Contract, *, actor: Membership, version: int, reason: str) -> Contract:
    """The contract runs again as if its outcome had not been recorded; history keeps both, with the reason.

    The contract that a renewal wrote goes with it, as long as nobody has worked on that one: then the ending stays.
    Raises Conflict when stale; Invalid without a reason, for a running contract, for one whose follower was worked
    on, and where another contract of its reference has taken its time.
    """
    require_right(actor, contract.account, Right.CHANGE)
    if contract.runs:
        raise Invalid(_("This contract runs: there is nothing to take back."))
    if not reason.strip():
        raise Invalid({"reason": [_("Write why: whoever counted on this ending wants to know.")]})
    ended = {"outcome_on": None, "outcome_reason": "", "outcome_note": "", "final_value": None}
    with act(actor, "contract.reopen", target=contract, reason=reason.strip()) as entry:
        lock(contract.account)
        fresh = save_version(contract, version, outcome=ContractOutcome.RUNNING, **ended)
        entry.details = {"outcome": contract.outcome} | _withdraw_follower(contract)
        check(fresh)
        refresh_renewal(contract.account)
    return fresh


def _withdraw_follower(contract: Contract) -> dict[str, int]:
    """Delete the contract that the renewal wrote; for the details which one it was."""
    follower = Contract.objects.select_for_update(of=("self",)).filter(follows=contract).first()
    if follower is None:
        return {}
    if follower.version > 1 or _built_upon(follower):
        text = _("The contract that follows, from %(day)s, has been worked on since: the renewal stays.")
        raise Invalid(text % {"day": formats.day(follower.start_on)})
    gone = follower.pk
    follower.delete()
    return {"withdrawn": gone}


def _built_upon(follower: Contract) -> bool:
    """Whether anything hangs on it, in this room or one above, that would be lost or stand in the way."""
    for relation in Contract._meta.related_objects:
        rows: Any = relation.related_model
        brought = relation.get_accessor_name() not in OF_ITSELF
        if brought and rows._default_manager.filter(**{relation.field.name: follower.pk}).exists():
            return True
    return tender_runs_of(follower).exists()
