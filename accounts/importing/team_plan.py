"""The sales team: colleagues, their offices and managers. A manager without a row becomes a colleague as well."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from accounts.choices import RowOutcome
from accounts.importing.entities import Registry
from accounts.importing.groups import parents_first
from accounts.importing.known import Known
from accounts.importing.links import known_links, refer, settle_circles
from accounts.importing.matching import Miss
from accounts.importing.outcomes import Level, Note, Outcome, said_of
from accounts.importing.records import Draft, Record, Ref, References, finished
from accounts.importing.verdicts import Answers, Verdict
from kam.lib.folding import spaceless
from kam.lib.tabular import say


def plan_team(
    registry: Registry, known: Known, headers: Mapping[str, str], chosen: Mapping[str, Answers]
) -> tuple[list[Record], list[Outcome]]:
    """The records, managers before those they manage, and the outcomes of the rows."""
    colleagues = References(registry.drafts, known.members, chosen.get("manager", {}))
    implied: dict[str, Record] = {}
    for draft in registry.drafts:
        text = draft.values.pop("manager", None)
        if isinstance(text, str) and text:
            found = colleagues.find(text)
            if isinstance(found, Miss) and not found.ambiguous and found.verdict is not Verdict.OUT:
                draft.refs["manager"] = _implied(text, found, draft, implied, headers["manager"])
            else:
                refer(draft, "manager", found, headers["manager"])
    links = settle_circles(registry.drafts, known_links(known.members, "manager"), "manager", headers["manager"])
    done = {draft.key: finished(draft) for draft in registry.drafts}
    records = [done[key][0] for key in parents_first(done, links)]
    return [*implied.values(), *records], [outcome for _record, outcome in done.values()]


def _implied(name: str, found: Miss, draft: Draft, implied: dict[str, Record], column: str) -> Ref:
    """The manager known only from this column: planned at the first mention, which says so."""
    key = f"implied:{spaceless(name)}"
    if key not in implied:
        implied[key] = Record(key, name, draft.line, None, {}, {}, (), RowOutcome.CREATED, implied=True)
        text = _("“%(name)s” has no row of their own and becomes a colleague as well.")
        draft.notes.append(Note(Level.INFO, say(text, name=name), column))
        if found.verdict:
            draft.notes.append(said_of(found, column))
        elif found.nearest:
            close = _("New, although its name is close to “%(nearest)s”.")
            draft.notes.append(Note(Level.WARNING, say(close, nearest=found.nearest[0]), column, miss=found))
    return Ref(key, implied[key].name)
