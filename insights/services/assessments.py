"""Assessing renewals and keeping the alerts that follow from them."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from insights.choices import AlertState, RiskLevel
from insights.models import Alert, RenewalAssessment
from insights.queries.renewal_facts import ContractFacts, renewal_facts, running_contracts
from insights.renewal_risk import RenewalRisk, assess
from kam.audit.acts import act

BATCH = 500
SEVERITY = {RiskLevel.GOOD: 0, RiskLevel.WATCH: 1, RiskLevel.RISK: 2}


def assess_renewals(*, today: date, account_id: int | None = None) -> dict[str, int]:
    """Assess every running contract of the organisation in scope and bring its alerts up to date.

    One alert at most is open per contract: it is opened from *watch* upwards, follows the score, and is closed when
    the cause is gone or the contract no longer runs. Safe to run at any time and twice at once (the database allows
    one open alert per contract). Returns how many were assessed, opened and closed. With `account_id`, one account.
    """
    contracts = running_contracts().order_by("id")
    if account_id is not None:
        contracts = contracts.filter(account_id=account_id)
    found = [(one, assess(one.facts, today=today)) for one in renewal_facts(contracts, today=today)]
    _store(found, today)
    opened, closed = _alerts(found, today, account_id)
    return {"assessed": len(found), "opened": opened, "closed": closed}


def _reasons(risk: RenewalRisk) -> list[dict[str, Any]]:
    return [asdict(one) for one in risk.reasons]


def _store(found: list[tuple[ContractFacts, RenewalRisk]], today: date) -> None:
    RenewalAssessment.objects.bulk_create(
        [
            RenewalAssessment(
                contract=one.contract,
                account_id=one.contract.account_id,
                score=risk.score,
                level=risk.level,
                reasons=_reasons(risk),
                assessed_on=today,
            )
            for one, risk in found
        ],
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["contract"],
        update_fields=["score", "level", "reasons", "assessed_on"],
    )


def _alerts(found: list[tuple[ContractFacts, RenewalRisk]], today: date, account_id: int | None) -> tuple[int, int]:
    open_alerts = Alert.objects.exclude(state=AlertState.CLOSED)
    if account_id is not None:
        open_alerts = open_alerts.filter(account_id=account_id)
    existing = {one.contract_id: one for one in open_alerts}
    fragile = {one.contract.pk: (one, risk) for one, risk in found if risk.level != RiskLevel.GOOD}
    new = [pair for pk, pair in fragile.items() if pk not in existing]
    changed = [
        (existing[pk], risk)
        for pk, (_one, risk) in fragile.items()
        if pk in existing and (existing[pk].score, existing[pk].reasons) != (risk.score, _reasons(risk))
    ]
    gone = [one for pk, one in existing.items() if pk not in fragile]
    if not (new or changed or gone):
        return 0, 0
    with act(None, "alert.assess") as entry:
        entry.details = {"opened": len(new), "changed": len(changed), "closed": len(gone)}
        _open(new, today)
        for alert, risk in changed:
            alert.score, alert.level, alert.reasons = risk.score, risk.level, _reasons(risk)
            alert.version += 1
        Alert.objects.bulk_update([alert for alert, _risk in changed], ["score", "level", "reasons", "version"], BATCH)
        for alert in gone:
            alert.state, alert.closed_on = AlertState.CLOSED, today
            alert.version += 1
        Alert.objects.bulk_update(gone, ["state", "closed_on", "version"], BATCH)
    return len(new), len(gone)


def _open(new: list[tuple[ContractFacts, RenewalRisk]], today: date) -> None:
    Alert.objects.bulk_create(
        [
            Alert(
                account_id=one.contract.account_id,
                contract=one.contract,
                level=risk.level,
                score=risk.score,
                reasons=_reasons(risk),
                opened_on=today,
            )
            for one, risk in new
        ],
        batch_size=BATCH,
        ignore_conflicts=True,
    )
