"""Accounts and their groups: who is new, who changes, who belongs to whom."""

from __future__ import annotations

from collections.abc import Mapping

from accounts.importing.entities import Registry
from accounts.importing.groups import parents_first
from accounts.importing.known import Known
from accounts.importing.links import known_links, refer, settle_circles
from accounts.importing.outcomes import Outcome
from accounts.importing.records import Draft, Record, References, finished
from accounts.importing.verdicts import Answers


def plan_accounts(
    registry: Registry, known: Known, headers: Mapping[str, str], chosen: Mapping[str, Answers]
) -> tuple[list[Record], list[Outcome]]:
    """The records in an order in which every group comes before its subsidiaries, and the outcomes of their rows."""
    accounts = References(registry.drafts, known.accounts, chosen.get("parent", {}))
    members = References((), known.members, chosen.get("owner", {}))
    for draft in registry.drafts:
        _refer(draft, "parent", accounts, headers)
        _refer(draft, "owner", members, headers)
    parents = settle_circles(registry.drafts, known_links(known.accounts, "parent"), "parent", headers["parent"])
    done = {draft.key: finished(draft) for draft in registry.drafts}
    return [done[key][0] for key in parents_first(done, parents)], [outcome for _record, outcome in done.values()]


def _refer(draft: Draft, field: str, among: References, headers: Mapping[str, str]) -> None:
    text = draft.values.pop(field, None)
    if isinstance(text, str) and text:
        refer(draft, field, among.find(text), headers[field])
