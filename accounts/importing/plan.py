"""The dry run: rows and a mapping in, what would be written and what becomes of every row out. Writes nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from accounts.choices import ImportKind, RowOutcome
from accounts.importing.accounts_plan import plan_accounts
from accounts.importing.doubts import Doubt, doubts_of
from accounts.importing.entities import Registry
from accounts.importing.known import Existing, Known
from accounts.importing.mapping import ColumnMap
from accounts.importing.outcomes import Outcome, Summary, summarise
from accounts.importing.reading import Reader
from accounts.importing.records import Record, finished
from accounts.importing.registry import Brought, brought_of
from accounts.importing.revenue import OwnerHint, Revenue, add_up, owner_hints
from accounts.importing.revenue_plan import Opportunities
from accounts.importing.team_plan import plan_team
from kam.lib.tabular import Row

_MARKS = {ImportKind.ACCOUNTS: "external_reference", ImportKind.TEAM: "email", ImportKind.PRODUCTS: ""}


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do. `records` are in the order to write them: what others refer to comes first.

    `newcomers` are what revenue names and the reader calls new, by field; `strangers` the columns of which not one name
    is known, with how many names they give.
    """

    kind: str
    outcomes: tuple[Outcome, ...]
    summary: Summary
    records: tuple[Record, ...] = ()
    revenue: tuple[Revenue, ...] = ()
    owners: tuple[OwnerHint, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    newcomers: Mapping[str, Sequence[Existing]] = field(default_factory=dict)
    strangers: Mapping[str, int] = field(default_factory=dict)


def make_plan(rows: Sequence[Row], headers: Sequence[str], columns: ColumnMap, known: Known) -> Plan:
    """The plan for one file. The mapping must have no `problems`; every row comes back as exactly one outcome."""
    reader = Reader(columns, headers, rows, known.industries)
    if columns.kind.key == ImportKind.REVENUE:
        return _plan_revenue(rows, reader, columns, known)
    if (brought := brought_of(columns.kind.key)) is not None:
        return _plan_brought(brought, rows, reader, columns, known)
    return _plan_records(rows, reader, columns, known)


def _plan_revenue(rows: Sequence[Row], reader: Reader, columns: ColumnMap, known: Known) -> Plan:
    found = Opportunities(reader, known, columns.chosen)
    for row in rows:
        found.add(row)
    outcomes = tuple(found.outcomes)
    figures = add_up(found.won, known.revenue)
    return Plan(
        ImportKind.REVENUE,
        outcomes,
        summarise(outcomes),
        revenue=figures,
        owners=owner_hints(found.won),
        doubts=doubts_of(outcomes, columns, found.strangers, found.asides),
        newcomers=found.newcomers,
        strangers=found.strangers,
    )


def _plan_brought(brought: Brought, rows: Sequence[Row], reader: Reader, columns: ColumnMap, known: Known) -> Plan:
    found = brought.plan(rows, reader, columns, known)
    outcomes = tuple(found.outcomes)
    return Plan(
        brought.kind.key,
        outcomes,
        summarise(outcomes),
        tuple(found.records),
        doubts=doubts_of(outcomes, columns, found.strangers),
        strangers=found.strangers,
    )


def _plan_records(rows: Sequence[Row], reader: Reader, columns: ColumnMap, known: Known) -> Plan:
    kind = ImportKind(columns.kind.key)
    registry = Registry(_present(kind, known), reader, columns.chosen.get("name", {}), _MARKS[kind])
    for row in rows:
        registry.add(row)
    headers = {one.key: reader.header(one.key) for one in columns.kind.fields}
    if kind == ImportKind.ACCOUNTS:
        records, planned = plan_accounts(registry, known, headers, columns.chosen)
    elif kind == ImportKind.TEAM:
        records, planned = plan_team(registry, known, headers, columns.chosen)
    else:
        pairs = [finished(draft) for draft in registry.drafts]
        records, planned = [record for record, _outcome in pairs], [outcome for _record, outcome in pairs]
    by_line = registry.outcomes | {outcome.line: outcome for outcome in planned}
    outcomes = tuple(by_line[row.line_number] for row in rows)
    doubts = doubts_of(outcomes, columns)
    return Plan(kind, outcomes, summarise(outcomes), tuple(records), doubts=doubts)


def _present(kind: ImportKind, known: Known) -> Sequence[Existing]:
    present: Mapping[ImportKind, Sequence[Existing]] = {
        ImportKind.ACCOUNTS: known.accounts,
        ImportKind.TEAM: known.members,
        ImportKind.PRODUCTS: known.products,
    }
    return present[kind]


def known_after(known: Known, plan: Plan) -> Known:
    """What would be known once `plan` was written: lets several files be tried together before anything is."""
    created = [
        Existing(record.name, None, record.values) for record in plan.records if record.change == RowOutcome.CREATED
    ]
    match plan.kind:
        case ImportKind.ACCOUNTS:
            return replace(known, accounts=(*known.accounts, *created))
        case ImportKind.TEAM:
            return replace(known, members=(*known.members, *created))
        case ImportKind.PRODUCTS:
            return replace(known, products=(*known.products, *created))
    return known
