"""What the map of the tab People shows, as its address asks it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Account
from kam.lib import formats
from kam.ui.templatetags.ui import maybe_url
from stakeholders.choices import Support
from stakeholders.forms.map_filter import MapFilter
from stakeholders.past.asked import MapAsked
from stakeholders.past.days import steps_back
from stakeholders.past.standing import Move
from stakeholders.queries.power_map import Scene, power_map_of
from stakeholders.queries.standings import cycle_start_of

KEY_PEOPLE = 6


def board_context(account: Account, asked: Mapping[str, Any], *, may_edit: bool) -> dict[str, Any]:
    """What the board shows; `status` is 422 where a date makes no sense."""
    return {"account": account, "may_edit": may_edit, "view": "map", **_map(account, asked, may_edit)}


def _map(account: Account, given: Mapping[str, Any], may_edit: bool) -> dict[str, Any]:
    today = timezone.localdate()
    form = MapFilter(given, today=today)
    asked = form.asked()
    found = power_map_of(account, asked, may_judge=may_edit)
    form.offer((row.person for row in found.scene.everybody), asked)
    people = {row.person.pk: row.person for row in found.scene.rows}
    key = sorted(found.rows, key=lambda row: (-row.influence, row.person.sort_name))
    return {
        "map": found,
        "asked": asked,
        "form": form,
        "rows": found.scene.everybody,
        "readings": [(one, people.get(one.person or 0)) for one in found.readings],
        "key_rows": key[:KEY_PEOPLE],
        "changes": changes_told(found.scene, asked),
        "status": 422 if form.errors else 200,
        **_ways(account, asked),
        **_exports(account, asked),
    }


def _ways(account: Account, asked: MapAsked) -> dict[str, Any]:
    """The days one click away, and those to compare with: pairs of word and address, with whether it is shown."""
    steps = steps_back(asked.today, cycle_start_of(account))
    on = [(_("Today"), asked.query(on=None), not asked.is_past)]
    on += [(one.label, asked.query(on=one.day), asked.on == one.day) for one in steps]
    since = [
        (one.label, asked.query(since=None if asked.since == one.day else one.day), asked.since == one.day)
        for one in steps
        if one.day < asked.on
    ]
    return {"days": on, "since_days": since, "no_since": asked.query(since=None), "clear_url": asked.cleared()}


def _exports(account: Account, asked: MapAsked) -> dict[str, str]:
    """Where the picture is handed out: rooms above this one."""
    names = {"svg_url": "insights:power_map_svg", "pdf_url": "insights:power_map_pdf"}
    found = {key: maybe_url(name, account.pk) for key, name in names.items()}
    return {key: f"{url}{asked.query()}" if url else "" for key, url in found.items()}


def changes_told(scene: Scene, asked: MapAsked) -> dict[str, Any] | None:
    """What moved, for people the filters let through: who, from where to where, why, by whom; who came, who left."""
    if scene.changes is None or asked.since is None:
        return None
    shown = {key: one for key, one in scene.names.items() if asked.shows(one)}
    return {
        "since": asked.since,
        "moved": [(shown[one.key], one, *_move_words(one)) for one in scene.changes.moved if one.key in shown],
        "came": [shown[key] for key in scene.changes.came if key in shown],
        "left": [shown[key] for key in scene.changes.left if key in shown],
    }


def _move_words(move: Move) -> tuple[str, str]:
    """From where to where, and who said so when."""
    parts = []
    if move.before.support != move.after.support:
        words = {"before": Support(move.before.support).label, "after": str(Support(move.after.support).label).lower()}
        parts.append(_("%(before)s → %(after)s") % words)
    if move.before.influence != move.after.influence:
        values = {"before": move.before.influence, "after": move.after.influence}
        parts.append(_("influence %(before)s → %(after)s") % values)
    day = formats.day(move.after.judged_on) if move.after.judged_on else ""
    return ", ".join(parts), " · ".join(filter(None, [move.after.author, day]))
