"""What a renewal may bring: amount at risk, and probability × value, every factor listed. A pure rule.

At risk is the whole annual value of a running contract that ends within 365 days or has ended undecided, weighted by
nothing: until the client has signed all of it can be lost. The forecast multiplies it by a probability that begins at
80 % and moves with what is known: the share of gates done, gates that are overdue, the notice date, a tender,
competitors. The points are ours, not a statistic: they order renewals by how well they are prepared (practitioners
report that a structured start at T-90 rather than T-30 triples the rate) and stay between 5 and 95, because nothing
is certain before a signature. Practice: forecast = probability × value with reasons (docs: Gainsight Renewal Center).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from accounts.renewals.runway import LINE, Runway, State
from kam.lib.money import cents

BASE, LEAST, MOST = 80, 5, 95
GATES = 15  # all gates done in time; one done late counts half
OVERDUE, OVERDUE_MOST = 12, 48
NOTICE_PASSED, RENEWS_ITSELF = -10, 10
TENDER, ENDED = -20, -20
THREAT, THREAT_MOST = 5, 10


@dataclass(frozen=True)
class Standing:
    """What the probability is made of: gates counted, and what else is known of the contract on a day."""

    gates: int
    done: int
    late: int
    overdue: int
    notice_passed: bool = False
    ended: bool = False
    auto_renewal: bool = False
    in_tender: bool = False
    threats: int = 0  # competitors whose threat is high


@dataclass(frozen=True)
class Factor:
    """One cause: its points of the probability, and the figures behind it, worded where it is shown."""

    code: str
    points: int
    figure: int = 0
    of: int = 0


@dataclass(frozen=True)
class Forecast:
    """The probability in per cent, 5 to 95: the sum of its factors, cut at both ends."""

    probability: int
    factors: tuple[Factor, ...]

    def of(self, value: Decimal) -> Decimal:
        """Probability × value, in cents."""
        return cents(value * self.probability / 100)


def standing_of(runway: Runway, *, auto_renewal: bool = False, in_tender: bool = False, threats: int = 0) -> Standing:
    """A contract's standing, from its runway."""
    return Standing(
        gates=len(runway.stops),
        done=runway.count(State.DONE),
        late=runway.count(State.DONE_LATE),
        overdue=runway.count(State.OVERDUE),
        notice_passed=runway.notice_left < 0,
        ended=runway.left < 0,
        auto_renewal=auto_renewal,
        in_tender=in_tender,
        threats=threats,
    )


def forecast(standing: Standing) -> Forecast:
    """How probable the renewal is, and why. Factors that weigh nothing are left out."""
    factors = [one for one in _factors(standing) if one.points]
    return Forecast(min(MOST, max(LEAST, sum(one.points for one in factors))), tuple(factors))


def _factors(standing: Standing) -> list[Factor]:
    return [
        Factor("base", BASE),
        Factor("gates", _prepared(standing), standing.done + standing.late, standing.gates),
        Factor("overdue", -min(OVERDUE_MOST, OVERDUE * standing.overdue), standing.overdue),
        _end(standing),
        Factor("tender", TENDER if standing.in_tender else 0),
        Factor("threats", -min(THREAT_MOST, THREAT * standing.threats), standing.threats),
    ]


def _prepared(standing: Standing) -> int:
    if not standing.gates:
        return 0
    return GATES * (2 * standing.done + standing.late) // (2 * standing.gates)


def _end(standing: Standing) -> Factor:
    """What the calendar has decided: ended undecided, past notice, or about to renew by itself."""
    if standing.ended:
        return Factor("ended", ENDED)
    if not standing.notice_passed:
        return Factor("notice", 0)
    if standing.auto_renewal:
        return Factor("renews_itself", RENEWS_ITSELF)
    return Factor("notice_passed", NOTICE_PASSED)


def at_risk(value: Decimal, left: int, *, running: bool = True) -> Decimal:
    """The amount at risk of a contract that ends in `left` days: all of it on the line, nothing before."""
    return value if running and left <= LINE else Decimal(0)


@dataclass(frozen=True)
class Retention:
    """Gross and net retention of what was to be renewed, in per cent; None where nothing was.

    GRR = (start − churn − contraction) ÷ start; NRR adds expansion: the field's usual definitions.
    """

    target: Decimal
    kept: Decimal  # of each contract at most what it was worth
    final: Decimal

    @property
    def gross(self) -> int | None:
        """At most 100."""
        return round(self.kept * 100 / self.target) if self.target else None

    @property
    def net(self) -> int | None:
        """Above 100 when renewals grew by more than was lost."""
        return round(self.final * 100 / self.target) if self.target else None
