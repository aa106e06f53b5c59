"""Writing a file of interactions: set-based, the last contacts last. Runs inside the job's act and transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from accounts.importing import Brought, Record, register_import
from kam.tenancy.models import Membership
from stakeholders.importing.touch_kind import HEADINGS, HINTS, TOUCHPOINTS
from stakeholders.importing.touch_plan import plan_touchpoints
from stakeholders.models import Touchpoint, TouchpointColleague, TouchpointPerson
from stakeholders.queries.touch_importing import known_touchpoints
from stakeholders.services.taking_part import advance_many

BATCH = 1000


def register() -> None:
    """Offer files of interactions in the wizard; for `AppConfig.ready`."""
    register_import(Brought(TOUCHPOINTS, HEADINGS, known_touchpoints, plan_touchpoints, write_touchpoints, HINTS))


def write_touchpoints(records: Sequence[Record], actor: Membership, _today: date, _options: Mapping[str, Any]) -> None:
    """The interactions with who took part, and the last contact of everybody and every account, found from them.

    Unlike a logged one, an imported interaction has none of ours when the file names none: whoever brings a file in
    was not there. Nobody is told of an "@" in an old note.
    """
    made = Touchpoint.objects.bulk_create([_new(record, actor) for record in records], batch_size=BATCH)
    pairs = [(touchpoint, record.values) for touchpoint, record in zip(made, records, strict=True)]
    theirs = [(one, pk) for one, values in pairs for pk in _ids(values["people"])]
    ours = [(one, pk) for one, values in pairs for pk in _ids(values["colleagues"])]
    TouchpointPerson.objects.bulk_create(
        [TouchpointPerson(touchpoint=one, stakeholder_id=pk) for one, pk in theirs], batch_size=BATCH
    )
    TouchpointColleague.objects.bulk_create(
        [TouchpointColleague(touchpoint=one, member_id=pk) for one, pk in ours], batch_size=BATCH
    )
    advance_many({one.account_id for one in made}, {pk for _one, pk in theirs})


def _new(record: Record, actor: Membership) -> Touchpoint:
    values = {key: value for key, value in record.values.items() if key not in ("people", "colleagues")}
    account: Any = record.refs["account"].pk
    return Touchpoint(account_id=account, logged_by=actor, **values)


def _ids(value: Any) -> list[int]:
    return list(value)
