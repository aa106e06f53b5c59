"""What imported files of people and interactions left behind: the rows as they came, kept for the import's report."""

from __future__ import annotations

from typing import Any

from django.db.models import F, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from accounts.models import DataImport, ImportRow
from kam.audit.words import MARK, NOTHING
from stakeholders.importing.kind import PEOPLE
from stakeholders.importing.touch_kind import TOUCHPOINTS
from stakeholders.privacy.holders import Holder, register_holder
from stakeholders.privacy.subject import Subject

_ABOUT_PEOPLE = (PEOPLE.key, TOUCHPOINTS.key)


def register() -> None:
    """Add the rows; for `AppConfig.ready`."""
    register_holder(
        Holder(
            "imports",
            _("Rows of imported files that name them"),
            (),
            lambda subject: _rows(subject).count(),
            lambda subject: list(_rows(subject).values("line", imported_at=F("data_import__created_at"))),
            _forget,
            stays=_("that a row was imported on a day"),
        )
    )


def _rows(subject: Subject) -> Any:
    rows = ImportRow.objects.filter(data_import__kind__in=_ABOUT_PEOPLE)
    if subject.anywhere == NOTHING:
        return rows.none()
    return rows.alias(told=Cast("raw", TextField())).filter(told__regex=subject.anywhere).order_by("id")


def _forget(subject: Subject) -> None:
    """The whole row: a function or a note says who it was even without the name beside it."""
    found = list(_rows(subject).values_list("pk", "data_import"))
    for one in DataImport.objects.filter(pk__in={at for _row, at in found}).only("detected"):
        columns = [column | {"samples": []} for column in one.detected.get("columns", [])]
        DataImport.objects.filter(pk=one.pk).update(detected=one.detected | {"columns": columns})
    ImportRow.objects.filter(pk__in=[row for row, _at in found]).update(label=MARK, messages=[], raw=[])
