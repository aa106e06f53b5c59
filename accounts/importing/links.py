"""Setting references between records: found, unknown, or in a circle."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from accounts.importing.groups import circles
from accounts.importing.known import Existing
from accounts.importing.lookup import unknown
from accounts.importing.matching import Match, Miss
from accounts.importing.outcomes import Level, Note, said_of
from accounts.importing.records import Draft, Ref
from accounts.importing.values import told
from kam.lib.tabular import say


def known_links(existing: Sequence[Existing], field: str) -> dict[str, str]:
    """The links that exist already between records, by the keys that references use."""
    places = {record.pk: f"known:{place}" for place, record in enumerate(existing) if record.pk is not None}
    links = ((places.get(record.pk), places.get(record.refs.get(field))) for record in existing)
    return {key: parent for key, parent in links if key and parent}


def settle_circles(drafts: list[Draft], links: dict[str, str], field: str, column: str) -> dict[str, str]:
    """All links, existing and new, without circles: a draft on one loses its link and says so."""
    links |= {draft.key: draft.refs[field].key for draft in drafts if field in draft.refs}
    by_key = {draft.key: draft for draft in drafts}
    names = {draft.key: draft.name for draft in drafts}
    for circle in circles(links):
        shown = " → ".join(names.get(key, "…") for key in (*circle, circle[0]))
        for key in circle:
            if (draft := by_key.get(key)) and field in draft.refs:
                del draft.refs[field], links[key]
                draft.notes.append(Note(Level.WARNING, say(_("A circle, left out: %(circle)s."), circle=shown), column))
    return links


def refer(draft: Draft, field: str, found: tuple[Ref, Match] | Miss, column: str) -> None:
    """Set a reference that was found, with the rule; or say that it was not, and what is near."""
    if not isinstance(found, Miss):
        draft.refs[field] = found[0]
        draft.notes.extend(told(found[1], column))
        return
    if found.verdict:
        draft.notes.append(said_of(found, column))
        return
    message = say(_("%(problem)s It is left out."), problem=unknown(found))
    draft.notes.append(Note(Level.WARNING, message, column, miss=found))
