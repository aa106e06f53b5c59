"""Costs of a quarter, and the rates hours are valued at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.access import Right, require_right
from accounts.models import Account, CostLine, FunctionRate, QuarterCosts
from kam.audit.acts import act
from kam.lib.dates import quarter_start
from kam.lib.errors import Conflict, Invalid
from kam.lib.taken import once_only
from kam.lib.versions import save_version
from kam.tenancy.capabilities import Capability, require
from kam.tenancy.models import Membership


@dataclass(frozen=True)
class Entered:
    """One line of the form: a kind, a function for hours, how much of it, and what one costs."""

    kind: str
    function: str
    quantity: Decimal
    unit_cost: Decimal


def enter_costs(
    account: Account,
    quarter: date,
    *,
    actor: Membership,
    version: int,
    cost_of_sales: Decimal | None,
    lines: list[Entered],
    today: date,
    note: str = "",
) -> QuarterCosts:
    """Write a quarter whole; `version` 0 says that nobody had entered it. Raises Conflict when somebody was faster.

    Raises Invalid for a quarter that has not begun, and for one whose costs are in another currency than the account.
    """
    require_right(actor, account, Right.CHANGE)
    if quarter != quarter_start(quarter) or quarter > today:
        raise Invalid(_("Costs are entered for a quarter that has begun."))
    with act(actor, "costs.enter", target=account) as entry:
        entry.details = {"quarter": quarter.isoformat()}
        fields = {"cost_of_sales": cost_of_sales, "note": note, "entered_by": actor, "currency": account.currency}
        costs = _header(account, quarter, version, fields)
        costs.lines.all().delete()
        CostLine.objects.bulk_create(CostLine(costs=costs, **vars(one)) for one in lines)
    return costs


def _header(account: Account, quarter: date, version: int, fields: dict[str, Any]) -> QuarterCosts:
    if version:
        found = QuarterCosts.objects.get(account=account, quarter=quarter)
        if found.currency != account.currency:
            sentence = _(
                "The costs of this quarter were entered in %(held)s, and the account is kept in %(currency)s: saving "
                "would relabel them without converting. They stay as they are."
            )
            raise Invalid(sentence % {"held": found.currency, "currency": account.currency})
        return save_version(found, version, **fields)
    try:
        with transaction.atomic():
            return QuarterCosts.objects.create(account=account, quarter=quarter, **fields)
    except IntegrityError as error:
        raise Conflict(QuarterCosts.objects.get(account=account, quarter=quarter)) from error


def set_rate(*, actor: Membership, function: str, hourly_rate: Decimal, valid_from: date) -> FunctionRate:
    """A function's rate from a day on; earlier rates stay, and so do quarters entered with them."""
    require(actor, Capability.MANAGE_PROGRAMME)
    taken = _("This function has a rate from that day on already.")
    with act(actor, "rate.set") as entry, once_only(rate_once=("valid_from", taken)):
        made = FunctionRate.objects.create(
            function=" ".join(function.split()), hourly_rate=hourly_rate, valid_from=valid_from
        )
        entry.target = made
    return made
