"""The ties between people of a client: for the power map, the ties page and a person's page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q
from django.db.models.functions import JSONObject

from accounts.models import Account
from stakeholders.choices import TieKind
from stakeholders.map_lines import Line
from stakeholders.models import Stakeholder, Tie

TONES = {
    TieKind.TRUSTS: "good",
    TieKind.INFLUENCES: "accent",
    TieKind.MENTORS: "accent",
    TieKind.ALLIES: "good",
    TieKind.CONFLICTS: "risk",
    TieKind.KNOWS: "neutral",
}
TOLD = 50  # of one person, where ties are a part of a page about something else
_COLUMNS = (
    "pk", "version", "from_person_id", "from_person__name", "to_person_id", "to_person__name", "kind", "note",
    "noted_on", "ended_on", "author__name",
)  # fmt: skip


@dataclass(frozen=True)
class TieRow:
    """A tie, ready to read."""

    pk: int
    version: int
    from_pk: int
    from_name: str
    to_pk: int
    to_name: str
    kind: str
    note: str
    noted_on: date
    ended_on: date | None
    author: str

    @property
    def tone(self) -> str:
        """The colour of the kind."""
        return TONES[TieKind(self.kind)]

    @property
    def word(self) -> str:
        """The kind as a verb in the reader's language."""
        return str(TieKind(self.kind).label)


def lines_on(account: Account, day: date) -> list[Line]:
    """The ties that held on a day, as the power map draws them; who is not on the map has none there. One query."""
    held = Q(ended_on__isnull=True) | Q(ended_on__gt=day)
    rows = Tie.objects.filter(held, account=account, noted_on__lte=day).order_by("pk")
    return [Line(*row) for row in rows.values_list("from_person_id", "to_person_id", "kind")]


def ties_of(account: Account) -> list[TieRow]:
    """Every tie of the account, those that hold first, then the latest ended. One query."""
    rows = Tie.objects.filter(account=account).order_by("-ended_on", "from_person__sort_name", "pk")
    return _sorted(TieRow(*row) for row in rows.values_list(*_COLUMNS)[:500])


def ties_with(person: Stakeholder) -> list[TieRow]:
    """A person's ties in either direction, those that hold first. One query."""
    rows = Tie.objects.filter(Q(from_person=person) | Q(to_person=person)).order_by("-ended_on", "pk")
    return _sorted(TieRow(*row) for row in rows.values_list(*_COLUMNS)[:100])


def ties_told() -> ArraySubquery:
    """For a query of people: their ties that hold, in either direction, which `rows_told` reads."""
    held = Tie.objects.filter(Q(from_person=OuterRef("pk")) | Q(to_person=OuterRef("pk")), ended_on__isnull=True)
    told = JSONObject(**{name: name for name in _COLUMNS})
    return ArraySubquery(held.order_by("pk").values(told=told)[:TOLD])


def rows_told(people: Iterable[Stakeholder]) -> list[TieRow]:
    """The ties of people annotated with `ties_told`, each once, the first noted first."""
    found = {each["pk"]: each for one in people for each in one.ties_told}  # type: ignore[attr-defined]  # annotated
    for each in found.values():
        each["noted_on"] = date.fromisoformat(str(each["noted_on"]))
    return [TieRow(*(found[pk][name] for name in _COLUMNS)) for pk in sorted(found)]


def ties_held(person: Stakeholder) -> list[Tie]:
    """A person's ties that hold, as what can be ended, with the account and both people. One query."""
    ties = Tie.objects.filter(Q(from_person=person) | Q(to_person=person), ended_on__isnull=True)
    return list(ties.select_related("account", "from_person", "to_person").order_by("pk")[:100])


def _sorted(rows: Iterable[TieRow]) -> list[TieRow]:
    found = list(rows)
    return [one for one in found if one.ended_on is None] + [one for one in found if one.ended_on is not None]
