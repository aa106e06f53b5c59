"""Writing down the protocols an organisation begins with."""

from __future__ import annotations

from django.utils import timezone

from accounts.choices import EditionState
from accounts.models import ProtocolStep, ProtocolTemplate, ProtocolVersion
from accounts.protocols.defaults import DEFAULTS
from accounts.protocols.writing import Protocol
from kam.lib.dates import local_day


def found_protocols() -> None:
    """Give the organisation in scope the protocols every organisation begins with, published."""
    for one in DEFAULTS:
        template = ProtocolTemplate.objects.create(
            code=one.code, trigger=one.trigger, entering_phase=one.phase, event=one.event
        )
        edition = ProtocolVersion.objects.create(template=template, number=1, **words_of(one))
        ProtocolStep.objects.bulk_create(
            ProtocolStep(edition=edition, position=position, **columns)
            for position, columns in enumerate(steps_of(one), start=1)
        )
        day = local_day(timezone.now(), "UTC")
        ProtocolVersion.objects.filter(pk=edition.pk).update(state=EditionState.PUBLISHED, published_on=day)


def words_of(one: Protocol) -> dict[str, str]:
    """The columns of its texts."""
    texts = {"name": one.name, "purpose": one.purpose, "closing_test": one.closing_test}
    return {f"{name}_{language}": getattr(text, language) for name, text in texts.items() for language in ("en", "fr")}


def steps_of(one: Protocol) -> list[dict[str, str | int | bool]]:
    """The columns of its steps, in order."""
    return [
        {
            "title_en": step.title.en, "title_fr": step.title.fr,
            "guidance_en": step.guidance.en, "guidance_fr": step.guidance.fr,
            "evidence_en": step.evidence.en, "evidence_fr": step.evidence.fr,
            "due_rule": step.rule, "offset_days": step.days, "owner_role": step.owner, "side": step.side,
            "evidence_required": step.proof,
        }
        for step in one.steps
    ]  # fmt: skip
