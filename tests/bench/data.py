"""Two organisations of 10,000 accounts and 50,000 people each, made by the database itself, and the floors' copies."""

from __future__ import annotations

import re
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from django.db import connection
from django.test import Client
from django.utils import timezone

from insights.services.assessments import assess_renewals
from kam.tenancy.models import Membership, Organisation, Role
from kam.tenancy.owner import as_owner
from kam.tenancy.scope import tenant
from stakeholders.models import Stakeholder
from tests.factories import organisation_with_people

FILLING = (Path(__file__).parent / "filling.sql").read_text()
CROWD = (Path(__file__).parent / "crowd.sql").read_text()
TABLES = sorted(set(re.findall(r"^(?:insert into|update) ((?!bench)\w+)", FILLING, re.MULTILINE)))
SLOW = 5.0  # seconds after which a statement is named
FLOORS = """
create table bench_account (
    id bigint primary key, organisation_id bigint not null, name varchar(160) not null, country varchar(2) not null,
    industry varchar(80) not null, city varchar(80) not null, phase varchar(16) not null,
    owner_name varchar(120) not null, revenue_12m numeric(14, 2), renewal_on date, last_touch_on date,
    version integer not null
);
create table bench_person (
    id bigint primary key, account_id bigint not null references bench_account, name varchar(120) not null,
    job_title varchar(120) not null, email varchar(254) not null, influence smallint not null
);
create index on bench_account (organisation_id, name, id);
create index on bench_account (organisation_id, revenue_12m);
create index on bench_account (organisation_id, renewal_on);
create index on bench_person (account_id, name);
grant select, insert, update, delete on bench_account, bench_person to {role};
"""


def fill(role: str) -> tuple[SimpleNamespace, SimpleNamespace]:
    """Found both organisations and fill them as the tables' owner."""
    houses = (organisation_with_people("Vallier", "vallier"), organisation_with_people("Zanzibar", "zanzibar"))
    with as_owner():
        with connection.cursor() as cursor:
            cursor.execute(FLOORS.format(role=connection.ops.quote_name(role)))
        _history(on=False)
        for house in houses:
            with tenant(house.organisation.pk), connection.cursor() as cursor:
                _run(cursor, house.organisation.pk)
        for house in houses:
            with tenant(house.organisation.pk):
                assess_renewals(today=timezone.localdate())
        _history(on=True)
        with connection.cursor() as cursor:
            cursor.execute("vacuum analyze")
    return houses


def crowd(neighbours: int) -> None:
    """Fill that many other organisations, so that what one of them sees can be timed among them."""
    with as_owner():
        _history(on=False)
        for number in range(neighbours):
            organisation = Organisation.objects.create(name=f"Neighbour {number}", slug=f"neighbour-{number}")
            with tenant(organisation.pk), connection.cursor() as cursor:
                Membership.objects.create(
                    organisation=organisation, name="Owner", role=Role.KEY_ACCOUNT_MANAGER, email=f"o{number}@x.example"
                )
                for statement in CROWD.split(";\n"):
                    if statement.strip():
                        cursor.execute(statement, {"org": organisation.pk})
        _history(on=True)
        with connection.cursor() as cursor:
            cursor.execute("vacuum analyze")


def _history(*, on: bool) -> None:
    """Switch the row-history triggers: what nobody typed needs no history, and it takes four times as long."""
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"alter table {table} {'enable' if on else 'disable'} trigger user")
        # Not history: it makes columns that every list of people reads.
        [rhythm] = [one for one in Stakeholder._meta.triggers if one.name == "stakeholder_rhythm"]
        cursor.execute(f"alter table {Stakeholder._meta.db_table} enable trigger {rhythm.get_pgid(Stakeholder)}")


def _run(cursor: Any, organisation_id: int) -> None:
    """Statement by statement; the next one must know how many rows the last one made."""
    for statement in FILLING.split(";\n"):
        if not statement.strip():
            continue
        started = time.monotonic()
        cursor.execute(statement, {"org": organisation_id})
        table = re.search(r"(?:insert into|update) (\w+)", statement)
        if table:
            cursor.execute(f"analyze {table[1]}")
        if time.monotonic() - started > SLOW:
            print(f"  {table and table[1]}: {time.monotonic() - started:.0f} s", flush=True)


OURS = "kam.members.backends.SignInBackend"
BARE = "django.contrib.auth.backends.ModelBackend"


def sign_in(member: Membership, backend: str = OURS) -> str:
    """The session of somebody who has just signed in; each server believes its own back end only."""
    client = Client()
    client.force_login(member.user, backend=backend)
    session = client.session
    session["organisation"] = member.organisation_id
    session.save()
    return client.cookies["sessionid"].value
