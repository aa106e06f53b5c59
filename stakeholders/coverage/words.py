"""An account's coverage in words: its four parts, and what is fragile about it."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kam.lib import formats
from stakeholders.coverage.rule import FUNCTIONS, INFLUENCE, RELATIONS, ROLES, Coverage, Targets
from stakeholders.ties.reasons import Part


def parts_of(found: Coverage, targets: Targets) -> list[Part]:
    """The four parts; their values add up to the score."""
    return [
        Part(_("Influence covered"), found.influence, INFLUENCE, _influence(found)),
        Part(_("Roles"), found.roles, ROLES, _roles(found, targets)),
        Part(_("Active relations"), found.relations, RELATIONS, _relations(found, targets)),
        Part(_("Functions reached"), found.functions, FUNCTIONS, _functions(found, targets)),
    ]


def why(found: Coverage, targets: Targets) -> str:
    """What weighs most on the score, in one short sentence."""
    if not found.people:
        return _("nobody is on the map")
    parts = parts_of(found, targets)
    weakest = max(parts, key=lambda part: part.maximum - part.value)
    if weakest.value == weakest.maximum:
        return _("nothing is missing")
    return weakest.reason


def fragile(found: Coverage, targets: Targets, people: Mapping[int, str], colleagues: Mapping[int, str]) -> list[str]:
    """What rests on too few, beside the score: one person, one colleague, single threads."""
    said = []
    if found.person is not None and found.people > 1 and found.person_share > targets.most_share:
        values = {"name": people[found.person], "share": formats.percent(found.person_share)}
        said.append(_("%(name)s carries %(share)s of the influence covered.") % values)
    if found.colleague is not None and found.active > 1 and found.colleague_share > targets.most_share:
        values = {"name": colleagues[found.colleague], "share": formats.percent(found.colleague_share)}
        said.append(_("%(name)s holds %(share)s of the strength of all relations.") % values)
    if found.single:
        single = ngettext(
            "%(n)s person is known actively through one of ours alone.",
            "%(n)s people are known actively through one of ours alone.",
            found.single,
        )
        said.append(single % {"n": found.single})
    return said


def _influence(found: Coverage) -> str:
    values = {"covered": found.weight_covered, "all": found.weight}
    return _("People engaged with us and not against us hold %(covered)s of %(all)s points of influence.") % values


def _roles(found: Coverage, targets: Targets) -> str:
    lines = (
        (_("sponsors"), found.sponsors, targets.sponsors),
        (_("decision-makers"), found.decision_makers, targets.decision_makers),
        (_("champions"), found.champions, targets.champions),
    )
    wanted = [(label, there, asked) for label, there, asked in lines if asked]
    said = ", ".join(f"{label} {formats.number(there)}/{formats.number(asked)}" for label, there, asked in wanted)
    return _("Known of those wanted: %(roles)s.") % {"roles": said} if said else _("No role is asked for.")


def _relations(found: Coverage, targets: Targets) -> str:
    values = {"active": found.active, "wanted": targets.relations}
    return _("%(active)s people with an active thread; %(wanted)s are wanted.") % values


def _functions(found: Coverage, targets: Targets) -> str:
    values = {"met": found.functions_met, "wanted": targets.functions}
    return _("Active threads in %(met)s functions; %(wanted)s are wanted.") % values
