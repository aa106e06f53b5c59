"""The steps of a draft: added, changed, moved, taken out. Published steps are refused here and by the database."""

from __future__ import annotations

from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from accounts.models import ProtocolStep, ProtocolVersion
from accounts.services.kept_words import kept_words
from accounts.services.protocols.writing import STEP_COLUMNS, held_draft, next_position
from kam.audit.acts import act
from kam.lib.errors import Conflict, Invalid, NotVisible
from kam.lib.versions import save_version
from kam.tenancy.capabilities import Capability, require
from kam.tenancy.models import Membership


def add_step(edition: ProtocolVersion, *, actor: Membership, **columns: Any) -> ProtocolStep:
    """A new step at the end of a draft."""
    written = _clean(columns)
    with act(actor, "protocol.step_add", target=_held(edition, actor).template) as entry:
        step = ProtocolStep.objects.create(edition=edition, position=next_position(edition), **written)
        _touch(edition)
        entry.details = {"step": kept_words(step, "title", actor)}
    return step


def update_step(step: ProtocolStep, *, actor: Membership, version: int, **columns: Any) -> ProtocolStep:
    """Change a step of a draft if nobody saved since `version`."""
    written = _clean(columns)
    with act(actor, "protocol.step_update", target=_held(step.edition, actor).template) as entry:
        entry.details = {"step": kept_words(step, "title", actor)}
        _touch(step.edition)
        return save_version(step, version, **written)


def remove_step(step: ProtocolStep, *, actor: Membership, version: int) -> None:
    """Take a step out of a draft if nobody changed it since `version`; those after it move up."""
    with act(actor, "protocol.step_remove", target=_held(step.edition, actor).template) as entry:
        entry.details = {"step": kept_words(step, "title", actor)}
        if not ProtocolStep.objects.filter(pk=step.pk, version=version).delete()[0]:
            current = ProtocolStep.objects.filter(pk=step.pk).first()
            raise Conflict(current) if current else NotVisible
        _touch(step.edition)
        _number(list(step.edition.steps.order_by("position")))


def move_step(step: ProtocolStep, *, actor: Membership, up: bool) -> None:
    """One place up or down; at the end of the list it stays."""
    with act(actor, "protocol.step_order", target=_held(step.edition, actor).template) as entry:
        entry.details = {"step": kept_words(step, "title", actor)}
        steps = list(step.edition.steps.order_by("position"))
        at = next((index for index, one in enumerate(steps) if one.pk == step.pk), None)
        if at is None:
            raise NotVisible
        to = at - 1 if up else at + 1
        if 0 <= to < len(steps):
            steps[at], steps[to] = steps[to], steps[at]
        _number(steps)


def order_steps(edition: ProtocolVersion, *, actor: Membership, order: list[int]) -> None:
    """The steps in this order of ids; ids that are none of its steps are passed over, forgotten ones come last."""
    with act(actor, "protocol.step_order", target=_held(edition, actor).template):
        steps = list(edition.steps.order_by("position"))
        place = {pk: at for at, pk in enumerate(order)}
        _number(sorted(steps, key=lambda one: place.get(one.pk, len(order) + one.position)))


def _number(steps: list[ProtocolStep]) -> None:
    for position, one in enumerate(steps, start=1):
        ProtocolStep.objects.filter(pk=one.pk).exclude(position=position).update(position=position)


def _touch(edition: ProtocolVersion) -> None:
    """Whoever is about to publish, or to throw the draft away, reads first what has just been written."""
    ProtocolVersion.objects.filter(pk=edition.pk).update(version=F("version") + 1)


def _held(edition: ProtocolVersion, actor: Membership) -> ProtocolVersion:
    """The draft, its row held where a transaction runs; raises Invalid when it is published, NotVisible when gone."""
    require(actor, Capability.MANAGE_PROGRAMME)
    return held_draft(edition)


def _clean(columns: dict[str, Any]) -> dict[str, Any]:
    unknown = set(columns) - set(STEP_COLUMNS)
    if unknown:
        raise TypeError(f"not editable: {unknown}")
    written = {name: value.strip() if isinstance(value, str) else value for name, value in columns.items()}
    errors: dict[str, list[str]] = {}
    for name in ("title_en", "title_fr"):
        if not written.get(name):
            errors[name] = [_("Write it in both languages.")]
    for name in ("guidance", "evidence"):
        if bool(written.get(f"{name}_en")) != bool(written.get(f"{name}_fr")):
            empty = f"{name}_fr" if written.get(f"{name}_en") else f"{name}_en"
            errors[empty] = [_("Write it in both languages.")]
    if errors:
        raise Invalid(errors)
    return written
