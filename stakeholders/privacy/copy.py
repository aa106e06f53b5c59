"""The copy a person may have of what we keep of them: for a machine, for a reader, and the letters they wrote."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import dataclass
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string

from kam.audit.words import NOTHING, pattern, redacted
from kam.files.services import read
from stakeholders.models import InboundMail, Stakeholder
from stakeholders.privacy.holders import holders
from stakeholders.privacy.subject import Subject


@dataclass(frozen=True)
class Section:
    """One kind of thing kept, with what is kept of it."""

    key: str
    title: str
    rows: list[dict[str, Any]]


def sections_of(subject: Subject) -> list[Section]:
    """All that is kept of the person, worded in the active language, and what names others taken out of the texts."""
    others = _others(subject)
    return [Section(one.key, str(one.label), [_alone(row, others) for row in one.told(subject)]) for one in holders()]


def copy_of(subject: Subject, sections: list[Section], *, organisation: str, made_on: Any) -> bytes:
    """A ZIP with data.json, data.html and the letters the person wrote as they came."""
    name = subject.entries[0].name
    told = {one.key: one.rows for one in sections}
    page = {"name": name, "organisation": organisation, "made_on": made_on, "sections": sections}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data.json", json.dumps(told, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2))
        archive.writestr("data.html", render_to_string("stakeholders/personal_data_copy.html", page))
        for mail in _letters(subject):
            archive.writestr(f"letters/{mail.sent_on}-{mail.pk}.eml", read(mail.source))
    return made.getvalue()


def _letters(subject: Subject) -> list[InboundMail]:
    """Those they sent themselves: others' letters about them, or from an address of several, are others' too."""
    wrote = subject.own_emails
    mails = InboundMail.objects.filter(account__in={one.account_id for one in subject.entries}).select_related("source")
    return [one for one in mails if one.sender.casefold() in wrote and one.source.dropped_at is None]


def _others(subject: Subject) -> str:
    """The pattern of everybody else at the same accounts (GDPR, article 15(4): the copy harms nobody else's rights)."""
    near = Stakeholder.objects.filter(account__in={one.account_id for one in subject.entries})
    known = near.exclude(pk__in=subject.ids).values_list("name", "email", "phone")
    names, emails, phones = ({row[at] for row in known} - subject.shared for at in range(3))
    return pattern(names, emails, phones)


def _alone(row: dict[str, Any], others: str) -> dict[str, Any]:
    if others == NOTHING:
        return row
    compiled = re.compile(others)
    return {key: redacted(value, compiled.pattern) if isinstance(value, str) else value for key, value in row.items()}
