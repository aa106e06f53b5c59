"""The list of people as a table for a spreadsheet: whom it shows, in its order, within the reader's rights."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import F
from django.utils.translation import gettext as _

from accounts.models import Account
from kam.lib.tabular import Cell
from kam.tenancy.models import Membership
from stakeholders.choices import Channel, DecisionRole, Kind, LawfulBasis, Seniority, Support
from stakeholders.models import Stakeholder
from stakeholders.queries.directory import Wanted, wanted_people

AT_A_TIME = 2000


def headers() -> list[str]:
    """The first line, in the reader's language; the import knows these words again."""
    return [
        _("Name"), _("Account"), _("Kind"), _("Employer"), _("Profile"), _("Job title"), _("Function"), _("Seniority"),
        _("Role in the decision"), _("Entity"), _("E-mail"), _("Phone"), _("Location"), _("Languages"), _("Prefers"),
        _("Influence"), _("Support"), _("Last contact"), _("Reports to"), _("Our contact"), _("Left on"),
        _("Lawful basis"), _("Source"),
    ]  # fmt: skip


def rows(actor: Membership, wanted: Wanted, account: Account | None, today: date) -> Iterator[list[Cell]]:
    """Everybody of the list, read a part at a time; dates stay dates."""
    people = wanted_people(actor, wanted, account=account, today=today).annotate(account_name=F("account__sort_name"))
    people = people.select_related("account", "own_profile", "reports_to", "counterpart")
    for person in people.order_by(*wanted.order.clauses()).iterator(chunk_size=AT_A_TIME):
        yield _cells(person)


def _cells(person: Stakeholder) -> list[Cell]:
    return [
        person.name,
        person.account.name,
        str(Kind(person.kind).label),
        person.employer,
        person.profile_name,
        person.job_title,
        person.function,
        str(Seniority(person.seniority).label) if person.seniority else "",
        str(DecisionRole(person.decision_role).label) if person.decision_role else "",
        person.entity,
        person.email,
        person.phone,
        person.location,
        ", ".join(person.languages),
        str(Channel(person.preferred_channel).label) if person.preferred_channel else "",
        person.influence,
        str(Support(person.support).label),
        person.last_touch_on or "",
        person.reports_to.name if person.reports_to else "",
        person.counterpart.name if person.counterpart else "",
        person.left_on or "",
        str(LawfulBasis(person.lawful_basis).label),
        person.source,
    ]
