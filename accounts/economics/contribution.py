"""What a quarter leaves: margin, cost-to-serve, net contribution."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from kam.lib.money import cents

NOTHING = Decimal(0)
HUNDRED = Decimal(100)
TENTH = Decimal("0.1")


@dataclass(frozen=True)
class Line:
    """A quantity of something that serving the account took."""

    kind: str
    quantity: Decimal
    unit_cost: Decimal

    @property
    def amount(self) -> Decimal:
        """Quantity times cost of one, to the cent."""
        return cents(self.quantity * self.unit_cost)


@dataclass(frozen=True)
class Result:
    """One period. Without a cost of sales there is neither a margin nor a contribution: nobody knows them."""

    revenue: Decimal
    cost_of_sales: Decimal | None
    by_kind: Mapping[str, Decimal]

    @property
    def margin(self) -> Decimal | None:
        """Revenue less cost of sales."""
        return None if self.cost_of_sales is None else self.revenue - self.cost_of_sales

    @property
    def cost_to_serve(self) -> Decimal:
        """All kinds together."""
        return sum(self.by_kind.values(), NOTHING)

    @property
    def net(self) -> Decimal | None:
        """What is left when serving is paid too."""
        return None if self.margin is None else self.margin - self.cost_to_serve

    @property
    def margin_percent(self) -> Decimal | None:
        """Margin in hundredths of the revenue."""
        return share(self.margin, self.revenue)

    @property
    def serve_percent(self) -> Decimal | None:
        """Cost-to-serve in hundredths of the revenue."""
        return share(self.cost_to_serve, self.revenue)


def share(part: Decimal | None, whole: Decimal) -> Decimal | None:
    """Hundredths; none of nothing, and none of a credit balance."""
    return None if part is None or whole <= 0 else (part / whole * HUNDRED).quantize(TENTH, ROUND_HALF_EVEN)


def result_of(revenue: Decimal, cost_of_sales: Decimal | None, lines: Iterable[Line]) -> Result:
    """The result of one quarter."""
    by_kind: dict[str, Decimal] = {}
    for line in lines:
        by_kind[line.kind] = by_kind.get(line.kind, NOTHING) + line.amount
    return Result(revenue, cost_of_sales, by_kind)


def together(results: Iterable[Result]) -> Result | None:
    """The quarters that are known whole, added up; None when there is none."""
    known = [one for one in results if one.cost_of_sales is not None]
    if not known:
        return None
    kinds = {kind for one in known for kind in one.by_kind}
    return Result(
        sum((one.revenue for one in known), NOTHING),
        sum((one.cost_of_sales or NOTHING for one in known), NOTHING),
        {kind: sum((one.by_kind.get(kind, NOTHING) for one in known), NOTHING) for kind in kinds},
    )
