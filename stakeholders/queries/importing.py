"""Whom rows of a file of people are matched against."""

from __future__ import annotations

from accounts.importing import Existing
from stakeholders.choices import Kind
from stakeholders.importing.plan import KnownPeople
from stakeholders.importing.words import Own
from stakeholders.models import OwnProfile, Stakeholder

VALUES = (
    "email", "profile", "job_title", "function", "seniority", "decision_role", "entity", "employer", "phone",
    "location", "languages", "notes", "source",
)  # fmt: skip


def known_people() -> KnownPeople:
    """Everybody of the programme's accounts, those who left included, and the profiles in use. Two queries."""
    people = Stakeholder.objects.filter(merged_into=None, account__archived_at=None).exclude(kind=Kind.ROLE)
    columns = ("pk", "name", "account_id", "reports_to_id", "counterpart_id", "own_profile_id", *VALUES)
    own = OwnProfile.objects.filter(retired_at=None).order_by("pk")
    return KnownPeople(
        [
            Existing(
                row["name"],
                row["pk"],
                {key: row[key] for key in VALUES} | {"own_profile": row["own_profile_id"]},
                {"account": row["account_id"], "chief": row["reports_to_id"], "counterpart": row["counterpart_id"]},
            )
            for row in people.order_by("pk").values(*columns)
        ],
        [Own(one.pk, (one.name_en, one.name_fr), one.counts_as) for one in own],
    )
