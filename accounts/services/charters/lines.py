"""The lines of a draft: added, changed, moved, removed, and expectations accepted."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import F, Max
from django.utils.translation import gettext as _

from accounts.charters.parts import ACCEPTANCE, COLUMNS, MAIN, MOST_LINES
from accounts.choices import CharterPart
from accounts.models import Charter, CharterExpectation
from accounts.models.charter import LINE_MODELS, CharterLine
from accounts.queries.charter_removed import removed_line
from accounts.services.charters.opening import held_draft
from kam.audit.acts import act
from kam.lib.errors import Conflict, Invalid, NotVisible
from kam.lib.versions import save_version
from kam.tenancy.models import Membership


def part_of(line: CharterLine) -> CharterPart:
    """The part a line stands in."""
    return next(CharterPart(part) for part, model in LINE_MODELS.items() if isinstance(line, model))


def add_line(charter: Charter, part: CharterPart, *, actor: Membership, **columns: Any) -> CharterLine:
    """A new line at the end of a part of the draft. Raises Invalid without words, or when the part is full."""
    written, model = _clean(part, columns), LINE_MODELS[part]
    with act(actor, "charter.line_create") as entry:
        held = held_draft(charter, actor)
        there = model.objects.filter(charter=held).aggregate(last=Max("position"))["last"] or 0
        _check_room(model.objects.filter(charter=held).count())
        line: CharterLine = model.objects.create(charter=held, position=there + 1, **written)
        _touch(held)
        entry.target = line
    return line


def update_line(line: CharterLine, *, actor: Membership, version: int, **columns: Any) -> CharterLine:
    """Change a line of the draft if nobody saved since `version`.

    An expectation that says something else is accepted by nobody yet. Raises Conflict, Invalid.
    """
    part = part_of(line)
    written = _clean(part, columns)
    if part == CharterPart.EXPECTATIONS and any(getattr(line, name) != value for name, value in written.items()):
        written |= dict.fromkeys(ACCEPTANCE[:1], "") | dict.fromkeys(ACCEPTANCE[1:], None)
    with act(actor, "charter.line_update", target=line):
        _touch(held_draft(_charter(line), actor))
        return save_version(line, version, **written)


def remove_line(line: CharterLine, *, actor: Membership, version: int) -> None:
    """Take a line out of the draft if nobody changed it since `version`; those after it move up."""
    model = LINE_MODELS[part_of(line)]
    with act(actor, "charter.line_delete", target=line):
        held = held_draft(_charter(line), actor)
        if not model.objects.filter(pk=line.pk, version=version).delete()[0]:
            current = model.objects.filter(pk=line.pk).first()
            raise Conflict(current) if current else NotVisible
        _touch(held)
        _number(list(model.objects.filter(charter=held)))


def restore_line(charter: Charter, part: CharterPart, pk: int, *, actor: Membership) -> CharterLine:
    """Put a line that was removed from the draft back where it stood, as it was, its acceptance and thread with it.

    Raises NotVisible for one that was never here, Invalid when it is back already or the part is full.
    """
    model = LINE_MODELS[part]
    with act(actor, "charter.line_restore") as entry:
        held = held_draft(charter, actor)
        there = list(model.objects.filter(charter=held))
        _check_room(len(there))
        line: CharterLine = model(**removed_line(held, part, pk))
        line.version += 1  # a form that was open when it was removed is stale
        line.save(force_insert=True)
        there.insert(line.position - 1, line)
        _number(there)
        _touch(held)
        entry.target = line
    return line


def move_line(line: CharterLine, *, actor: Membership, up: bool) -> None:
    """One place up or down, among the expectations of its own side; at the end of the list it stays."""
    with act(actor, "charter.order", target=line):
        lines = list(LINE_MODELS[part_of(line)].objects.filter(charter=held_draft(_charter(line), actor)))
        side = getattr(line, "side", None)
        near = [one for one in lines if getattr(one, "side", None) == side]
        at = next((index for index, one in enumerate(near) if one.pk == line.pk), -1)
        to = at - 1 if up else at + 1
        if at >= 0 and 0 <= to < len(near):
            one, other = lines.index(near[at]), lines.index(near[to])
            lines[one], lines[other] = lines[other], lines[one]
        _number(lines)


def order_lines(charter: Charter, part: CharterPart, *, actor: Membership, order: list[int]) -> None:
    """The lines in this order of ids; ids that are none of its lines are passed over, forgotten ones come last."""
    with act(actor, "charter.order", target=charter):
        lines = list(LINE_MODELS[part].objects.filter(charter=held_draft(charter, actor)))
        place = {pk: at for at, pk in enumerate(order)}
        _number(sorted(lines, key=lambda one: place.get(one.pk, len(order) + one.position)))


def accept_expectation(
    line: CharterExpectation, *, actor: Membership, version: int, accepted_by: str, accepted_on: date | None,
    today: date,
) -> CharterExpectation:  # fmt: skip
    """Record who said yes and on which day; without a name the yes is taken back. Raises Conflict, Invalid."""
    name = " ".join(accepted_by.split())
    if name and accepted_on is None:
        raise Invalid({"accepted_on": [_("Say on which day.")]})
    if name and accepted_on and accepted_on > today:
        raise Invalid({"accepted_on": [_("This day is still to come: write down what has been said.")]})
    with act(actor, "charter.accept", target=line):
        _touch(held_draft(_charter(line), actor))
        return save_version(line, version, accepted_by=name, accepted_on=accepted_on if name else None)


def _check_room(count: int) -> None:
    if count >= MOST_LINES:
        raise Invalid(
            _("%(count)d lines are enough for one part: a long charter is kept by nobody.") % {"count": MOST_LINES}
        )


def _charter(line: Any) -> Charter:
    found: Charter = line.charter
    return found


def _touch(charter: Charter) -> None:
    """Whoever is about to agree, or to throw the draft away, reads first what has just been written."""
    Charter.objects.filter(pk=charter.pk).update(version=F("version") + 1)


def _number(lines: list[Any]) -> None:
    for position, one in enumerate(lines, start=1):
        if one.position != position:
            type(one).objects.filter(pk=one.pk).update(position=position)


def _clean(part: CharterPart, columns: dict[str, Any]) -> dict[str, Any]:
    unknown = set(columns) - set(COLUMNS[part])
    if unknown:
        raise TypeError(f"not editable: {unknown}")
    written = {name: value.strip() if isinstance(value, str) else value for name, value in columns.items()}
    if not written.get(MAIN[part]):
        raise Invalid({MAIN[part]: [_("Write what this line says.")]})
    return written
