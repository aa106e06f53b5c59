"""Writing down the runway gates an organisation begins with."""

from __future__ import annotations

from accounts.models import RunwayGate
from accounts.renewals.defaults import DEFAULTS, DefaultGate


def found_runway() -> None:
    """Give the organisation in scope the gates every organisation begins with."""
    RunwayGate.objects.bulk_create(RunwayGate(**columns_of(one)) for one in DEFAULTS)


def columns_of(one: DefaultGate) -> dict[str, str | int | bool]:
    """Its columns."""
    return {
        "variant": one.variant, "code": one.code, "days": one.days, "before_notice": one.before_notice,
        "label_en": one.label.en, "label_fr": one.label.fr, "evidence_en": one.evidence.en,
        "evidence_fr": one.evidence.fr, "evidence_required": one.required,
    }  # fmt: skip
