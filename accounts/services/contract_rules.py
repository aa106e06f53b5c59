"""What every service on contracts shares: the lock, the rules a contract must keep, and its notice date."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any

from django.db.models import Min
from django.utils.translation import gettext as _

from accounts.choices import ContractKind, ContractOutcome
from accounts.models import Account, Contract
from accounts.notice import notice_date
from accounts.queries.group import head_of
from kam.lib import formats
from kam.lib.errors import Invalid
from kam.lib.taken import once_only


def cleaned(fields: dict[str, Any]) -> dict[str, Any]:
    """The columns, with the notice date that follows from them; only an order keeps a framework."""
    months, days = fields.get("notice_months", 3), fields.get("notice_days", 0)
    found = {
        **fields,
        "reference": fields["reference"].strip(),
        "notice_on": notice_date(fields["end_on"], months, days),
    }
    if fields.get("kind") != ContractKind.ORDER:
        found["framework"] = None
    return found


def lock(account: Account) -> None:
    """Two people writing contracts of one account take turns, so that both cannot pass the overlap check."""
    Account.objects.select_for_update().filter(pk=account.pk).values("pk").first()


def require_running(contract: Contract) -> None:
    """Raise Invalid when the contract was renewed or lost already."""
    if contract.outcome != ContractOutcome.RUNNING:
        raise Invalid(_("This contract is closed already."))


def check(contract: Contract) -> None:
    """Raise Invalid for what no contract may be: backwards, over another of its reference, outside its framework.

    A closed one's framework is not asked again: neither can be changed for the other any more.
    """
    if contract.end_on <= contract.start_on:
        raise Invalid({"end_on": [_("The contract ends before it starts.")]})
    _check_overlap(contract)
    if contract.outcome != ContractOutcome.RUNNING:
        return
    if contract.kind == ContractKind.ORDER:
        _check_framework(contract)
    elif contract.pk and contract.kind != ContractKind.FRAMEWORK and contract.orders.exists():
        raise Invalid({"kind": [_("There are call-offs under this framework: it stays one.")]})


def _check_overlap(contract: Contract) -> None:
    others = Contract.objects.filter(
        account=contract.account, reference__iexact=contract.reference, start_on__lte=contract.end_on
    )
    clash = others.filter(end_on__gte=contract.start_on).exclude(outcome=ContractOutcome.LOST).exclude(pk=contract.pk)
    if contract.outcome != ContractOutcome.LOST and clash.exists():
        raise Invalid({"start_on": [_("This period overlaps another contract with the same reference.")]})


def _check_framework(order: Contract) -> None:
    """An order lies within a framework of its account or its account's group. A framework has none: no circles."""
    framework = order.framework
    if framework is None or framework.pk == order.pk or framework.kind != ContractKind.FRAMEWORK:
        raise Invalid({"framework": [_("Choose the framework under which this is called off.")]})
    if len({head_of(pk)[0] for pk in {order.account_id, framework.account_id}}) > 1:
        raise Invalid({"framework": [_("This framework belongs to another group of companies.")]})
    if order.start_on < framework.start_on or order.end_on > framework.end_on:
        text = _("A call-off lies within its framework: %(reference)s runs from %(start)s to %(end)s.")
        days = {"start": formats.day(framework.start_on), "end": formats.day(framework.end_on)}
        raise Invalid({"end_on": [text % {"reference": framework.reference, **days}]})


def reference_once() -> AbstractContextManager[None]:
    """Invalid beside the reference where the database knows the same contract already."""
    taken = _("A contract with this reference starts on that day already.")
    return once_only(contract_reference_once=("reference", taken))


def refresh_renewal(account: Account) -> None:
    """The account's renewal is the earliest end of its running contracts; for services that opened their act."""
    running = Contract.objects.filter(account=account, outcome=ContractOutcome.RUNNING)
    earliest = running.aggregate(earliest=Min("end_on"))["earliest"]
    Account.objects.filter(pk=account.pk).exclude(renewal_on=earliest).update(renewal_on=earliest)
    account.renewal_on = earliest
