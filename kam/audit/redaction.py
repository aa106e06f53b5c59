"""Taking words out of every table of an organisation, history and trail included, when a person is erased."""

from __future__ import annotations

from django.apps import apps
from django.db import connection
from django.db.models import Model

from kam.audit.words import NOTHING

# Columns in which the words would be about somebody or something else, and why. Everything else is looked through, so
# a new table is covered before anybody thinks of it.
_SPARED: dict[str, tuple[str, ...]] = {
    "tenancy.membership": ("name", "email"),  # a colleague is not the person, even under the same name
    "tenancy.membershipevent": ("name", "email"),
    "accounts.account": ("name",),  # a company may carry its founder's name
    "accounts.accountevent": ("name",),
    "audit.act": ("actor_name",),
    "files.storedfile": ("key", "sha256"),
    "outbox.outboxrow": ("key",),
}


def spare(label: str, *columns: str) -> None:
    """Leave these columns of a model alone; for `AppConfig.ready`. `label` as in `stakeholders.stakeholder`."""
    _SPARED[label] = (*_SPARED.get(label, ()), *columns)


def worded_models() -> list[type[Model]]:
    """Every table that belongs to an organisation: what people work on first, then the history of it."""
    found = [
        one
        for one in apps.get_models()
        if one._meta.managed and any(field.name == "organisation" for field in one._meta.concrete_fields)
    ]
    return sorted(found, key=lambda one: hasattr(one, "pgh_tracked_model"))


def redact(searched: str) -> int:
    """Put a mark in place of all that the pattern finds, in the organisation in scope; returns the rows changed.

    Only inside an act. Rows that carry a version advance, so that a form opened before cannot write the words back.
    """
    if searched == NOTHING:
        return 0
    changed = 0
    with connection.cursor() as cursor:
        for model in worded_models():
            spared = list(_SPARED.get(model._meta.label_lower, ()))
            cursor.execute("select kam_redact(%s::regclass, %s, %s)", [model._meta.db_table, searched, spared])
            changed += cursor.fetchone()[0]
    return changed
