"""Which files go when somebody is erased, and which a person must look at."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from kam.audit.words import NOTHING
from kam.files.models import StoredFile
from kam.outbox.models import Job
from stakeholders.models import PrivacyRequest
from stakeholders.privacy.contact_holders import files_of_mails
from stakeholders.privacy.subject import Subject
from stakeholders.privacy.texts_of_files import words_in

# Made by Ancrage from data that is still there, or read into it: they can be made again, without the person.
MADE = frozenset(
    {
        "export", "bulk-report", "import", "import-report", "plan-export", "charter-export", "dossier-export",
        "map-export", "kit-export", "personal-data",
    }
)  # fmt: skip
IMPORTED = frozenset({"import", "import-report"})
# A letter that names the person goes as a file; what it said stays as text, without the name.
LETTERS = "mail"


@dataclass(frozen=True)
class Found:
    """Ids of files that go, and of documents which name the person and are somebody's to decide on."""

    going: set[int]
    to_look_at: set[int]


def papers_for(subject: Subject) -> Any:
    """The jobs that made a paper for the person, such as their kit."""
    return Job.objects.filter(row__payload__person__in=subject.ids).order_by("id")


def _papers(subject: Subject) -> set[int]:
    """The copies of their data that were handed out, and the papers made for them: whatever the name in them."""
    asked = PrivacyRequest.objects.filter(stakeholder__in=subject.ids, file__isnull=False)
    made = papers_for(subject).filter(file__isnull=False)
    return {*asked.values_list("file_id", flat=True), *made.values_list("file_id", flat=True)}


def files_about(subject: Subject) -> Found:
    """Look into every file of the organisation that is not dropped yet."""
    going: set[int] = files_of_mails(subject) | _papers(subject)
    to_look_at: set[int] = set()
    searched = subject.anywhere
    if searched != NOTHING:
        for stored in StoredFile.objects.filter(dropped_at=None).exclude(pk__in=going).iterator(200):
            if re.search(searched, f"{stored.name}\n{words_in(stored)}"):
                (going if stored.purpose in MADE or stored.purpose == LETTERS else to_look_at).add(stored.pk)
    return Found(going, to_look_at)
