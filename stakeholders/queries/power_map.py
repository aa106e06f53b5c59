"""The power map of an account on a day: its drawing, what it says, and what moved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from accounts.models import Account
from kam.lib import formats
from stakeholders.choices import Kind, Profile
from stakeholders.drawing.power_map import Mark, Overlay, draw_map
from stakeholders.map_geometry import Dot, MapLayout
from stakeholders.map_layout import lay_out
from stakeholders.map_lines import REPORTING, TIES, Line, reporting_lines
from stakeholders.map_names import name_more
from stakeholders.map_reading import Reading, missing_profiles, read_map
from stakeholders.models import Stakeholder
from stakeholders.past.asked import MapAsked
from stakeholders.past.standing import Changes
from stakeholders.queries.map_marks import Marker, expected_role, ghosts_of, ways_of
from stakeholders.queries.people import PersonRow, here_at, persons_of, rows_of
from stakeholders.queries.standings import Judged, Past, changes_of, judged_by, past_of, rows_on
from stakeholders.queries.ties import lines_on


@dataclass(frozen=True)
class Scene:
    """Who was there on the day asked, roles to fill among them, and what moved since the other day."""

    rows: list[PersonRow]
    roles: list[PersonRow]
    changes: Changes | None = None
    ghosts: list[Mark] = field(default_factory=list)
    names: dict[int, Stakeholder] = field(default_factory=dict)

    @property
    def everybody(self) -> list[PersonRow]:
        """People and roles."""
        return self.rows + self.roles


@dataclass(frozen=True)
class PowerMap:
    """Everything the map view shows; `rows` are the people the filters let through, by name."""

    scene: Scene
    rows: list[PersonRow]
    drawing: SafeString
    width: float
    height: float
    crowded: bool
    unnamed: list[PersonRow]
    readings: list[Reading]


def scene_of(account: Account, asked: MapAsked) -> Scene:
    """The people on the day. Two queries for today, three for a day that is over or a comparison."""
    if not asked.is_past and asked.since is None:
        return _parted(rows_of(here_at(account), today=asked.today))
    past = past_of(account, asked.on)
    judged = judged_by(account, asked.on, *([asked.since] if asked.since else []))
    scene = _parted(rows_on(past, asked.on, judged[asked.on]))
    return scene if asked.since is None else _compared(past, scene, judged[asked.since], asked)


def _parted(rows: Sequence[PersonRow]) -> Scene:
    roles = [row for row in rows if row.person.kind == Kind.ROLE]
    return Scene([row for row in rows if row.person.kind != Kind.ROLE], roles)


def _compared(past: Past, scene: Scene, judged: Judged, asked: MapAsked) -> Scene:
    assert asked.since is not None  # noqa: S101  (the caller asked)
    changes, before = changes_of(past, scene.everybody, judged, asked.since, asked.on)
    names = {one.pk: one for one in past.people}
    shown = [key for key in names if asked.shows(names[key])]
    ghosts = ghosts_of(changes, before, names, shown, asked.since)
    return Scene(scene.rows, scene.roles, changes, ghosts, names)


def power_map_of(account: Account, asked: MapAsked, *, may_judge: bool, paper: bool = False) -> PowerMap:
    """The map as asked; on `paper` dots are no links, and those without room for a name get a number.

    People keep their place whatever the filters; nobody is moved by hand on a day that is over.
    """
    scene = scene_of(account, asked)
    persons = persons_of(scene.rows, up_to=asked.on)
    may_judge = may_judge and not asked.is_past
    marks = _marks(scene, may_judge) + _expected(account, asked, scene, missing_profiles(persons), may_judge)
    layout, kept = _filtered(_laid_out(marks), marks, scene, asked)
    nameless = kept.keys() & _nameless(layout)
    unnamed = [row for row in scene.everybody if row.person.pk in nameless]
    if paper:
        kept = {key: one.unlinked() for key, one in kept.items()}
    numbers = {row.person.pk: at for at, row in enumerate(unnamed, 1)} if paper else {}
    lines = _reports(scene) if REPORTING in asked.lines else []
    if TIES in asked.lines:
        lines += lines_on(account, asked.on)
    return PowerMap(
        scene=scene,
        rows=[row for row in scene.rows if row.person.pk in kept],
        drawing=draw_map(
            layout,
            kept,
            title_of(account, asked),
            may_judge,
            Overlay(lines, ways_of(scene.changes, kept), numbers, paper=paper),
        ),
        width=layout.width,
        height=layout.height,
        crowded=layout.crowded,
        unnamed=unnamed,
        readings=read_map([one for one in persons if one.key in kept], whole=not asked.chosen),
    )


def _marks(scene: Scene, may_judge: bool) -> list[Mark]:
    """Everybody who is there, and the places of those who moved or left."""
    fresh = set(scene.changes.came) if scene.changes else set()
    marker = Marker(may_judge=may_judge)
    return [marker.mark(row, fresh=row.person.pk in fresh) for row in scene.everybody] + scene.ghosts


def _expected(
    account: Account, asked: MapAsked, scene: Scene, missing: Iterable[Profile], may_judge: bool
) -> list[Mark]:
    """The profiles nobody has today, unless they are noted as roles to fill."""
    held = {row.person.profile for row in scene.roles}
    return [] if asked.is_past else [expected_role(one, account, may_judge) for one in missing if one not in held]


def _filtered(
    layout: MapLayout, marks: Sequence[Mark], scene: Scene, asked: MapAsked
) -> tuple[MapLayout, dict[int, Mark]]:
    """The marks that are drawn, where the filters let them through; the room this makes goes to their names."""
    shown = {row.person.pk for row in scene.everybody if asked.shows(row.person)}
    kept = {one.key: one for one in marks if one.key in shown or one.hollow or (one.key < 0 and not asked.chosen)}
    if asked.chosen:
        layout = name_more(layout, kept.keys(), {one.key for one in scene.ghosts})
    return layout, kept


def title_of(account: Account, asked: MapAsked) -> str:
    """What the picture is, and of which day."""
    if asked.is_past:
        said = _("Power map of %(account)s on %(day)s: influence upwards, support to the right, size by engagement")
        return said % {"account": account.name, "day": formats.day(asked.on)}
    title = _("Power map of %(account)s: influence upwards, support to the right, size by engagement")
    return title % {"account": account.name}


def _laid_out(marks: Sequence[Mark]) -> MapLayout:
    dots = (Dot(one.key, one.label, one.influence, one.support, one.engagement, one.hollow) for one in marks)
    return _placed(tuple(dots))


@lru_cache(maxsize=16)
def _placed(dots: tuple[Dot, ...]) -> MapLayout:
    """The same people stand in the same places: a map that is looked at again is not reckoned again."""
    return lay_out(dots)


def _nameless(layout: MapLayout) -> set[int]:
    return {one.key for one in layout.placed if not one.named}


def _reports(scene: Scene) -> list[Line]:
    return reporting_lines((row.person.pk, row.person.reports_to_id) for row in scene.everybody)
