"""Writing a file of people: set-based, chiefs last. Runs inside the job's act and transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.choices import RowOutcome
from accounts.importing import Brought, Record, register_import
from kam.tenancy.models import Membership
from stakeholders.choices import Kind, Profile
from stakeholders.importing.kind import HEADINGS, PEOPLE
from stakeholders.importing.plan import plan_people
from stakeholders.models import Judgement, Stakeholder
from stakeholders.queries.importing import VALUES, known_people

BATCH = 1000
SOURCE = "import"


def register() -> None:
    """Offer files of people in the wizard; for `AppConfig.ready`."""
    register_import(Brought(PEOPLE, HEADINGS, known_people, plan_people, write_people))


def write_people(records: Sequence[Record], actor: Membership, today: date, _options: Mapping[str, Any]) -> None:
    """New people with their first judgement, changed columns of known ones, then whom each reports to."""
    new = [record for record in records if record.change == RowOutcome.CREATED]
    people = Stakeholder.objects.bulk_create([_new(record) for record in new], batch_size=BATCH)
    Judgement.objects.bulk_create(
        [
            Judgement(
                stakeholder=one, influence=one.influence, support=one.support, judged_on=today, author=actor,
                reason=_("From an imported file"),
            )
            for one in people
        ],
        batch_size=BATCH,
    )  # fmt: skip
    made = {record.key: person.pk for record, person in zip(new, people, strict=True)}
    for record in records:
        if record.change == RowOutcome.UPDATED:
            _write(record.pk, _columns(record))
    for record in records:
        chief = record.refs.get("chief")
        if chief is not None and "chief" in record.changed:
            _write(record.pk or made[record.key], {"reports_to_id": chief.pk or made[chief.key]})


def _new(record: Record) -> Stakeholder:
    values: dict[str, Any] = dict(record.values)
    own: Any = values.pop("own_profile", None)
    counterpart = record.refs.get("counterpart")
    given: dict[str, Any] = {
        "profile": Profile.USER,
        "kind": Kind.EXTERNAL if values.get("employer") else Kind.EMPLOYEE,
        "source": SOURCE,
    }
    given |= {"account_id": record.refs["account"].pk, "counterpart_id": counterpart.pk if counterpart else None}
    return Stakeholder(name=record.name, own_profile_id=own, **(given | values))


def _columns(record: Record) -> dict[str, Any]:
    """The changed columns; one of the four profiles alone takes an own one away."""
    columns: dict[str, Any] = {key: record.values[key] for key in VALUES if key in record.changed}
    if "own_profile" in record.changed:
        columns |= {"own_profile_id": record.values["own_profile"], "profile": record.values["profile"]}
    elif "profile" in columns:
        columns["own_profile_id"] = None
    if "counterpart" in record.changed:
        columns["counterpart_id"] = record.refs["counterpart"].pk
    return columns


def _write(pk: Any, columns: dict[str, Any]) -> None:
    if columns:
        Stakeholder.objects.filter(pk=pk).update(**columns, version=F("version") + 1, updated_at=timezone.now())
