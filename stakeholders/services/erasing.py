"""Forgetting a person: one transaction, so that a worker killed in the middle leaves everything as it was."""

from __future__ import annotations

from typing import Any

from django.db.models import F
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from kam.audit.acts import act
from kam.audit.redaction import redact
from kam.audit.words import MARK
from kam.lib.errors import Invalid
from kam.outbox.dropping import drop_files
from kam.tenancy.capabilities import Capability, require
from kam.tenancy.models import Membership, Organisation
from kam.tenancy.scope import required_organisation_id
from stakeholders.choices import RequestKind, RequestState
from stakeholders.models import PrivacyRequest, Stakeholder
from stakeholders.privacy.fields import EMPTIED
from stakeholders.privacy.files import files_about, papers_for
from stakeholders.privacy.holders import bumped, holders
from stakeholders.privacy.subject import Subject, subject_of


def erase_person(request: PrivacyRequest, *, actor: Membership) -> PrivacyRequest:
    """Take away all that says who the person is: entries, texts, letters, files, history and trail.

    What stays is named by `stakeholders.privacy.fields` and by each holder. The receipt holds figures and no words.
    Files go by a job after the commit. Done twice it changes nothing more. Raises Invalid for another sort of request.
    """
    require(actor, Capability.MANAGE_PRIVACY)
    if request.kind != RequestKind.ERASURE:
        raise Invalid(_("This request does not ask for an erasure."))
    request = PrivacyRequest.objects.select_for_update(of=("self",)).select_related("stakeholder").get(pk=request.pk)
    if request.state in (RequestState.DONE, RequestState.REFUSED):
        return request
    people = Stakeholder.objects.select_for_update(of=("self",))
    subject = subject_of(request.stakeholder)
    list(people.filter(pk__in=subject.ids).order_by("pk").values_list("pk"))
    with act(actor, "stakeholder.erase") as entry:
        found = files_about(subject)
        receipt: dict[str, Any] = {one.key: one.count(subject) for one in holders()}
        _close(request, actor)
        for one in holders():
            one.forget(subject)
        papers_for(subject).update(title=MARK)
        _empty(subject)
        receipt |= {
            "texts": redact(subject.anywhere),
            "files": drop_files(found.going),
            "to_look_at": sorted(found.to_look_at),
            "shared": len(subject.shared),
        }
        PrivacyRequest.objects.filter(pk=request.pk).update(receipt=receipt)
        request.refresh_from_db()
        entry.target = request.stakeholder = Stakeholder.objects.get(pk=request.stakeholder_id)
        entry.details = {"rows": receipt["texts"], "files": receipt["files"]}
    return request


def _close(request: PrivacyRequest, actor: Membership) -> None:
    """With it whatever else they asked: there is nothing left to copy, correct or object to."""
    waiting = PrivacyRequest.objects.filter(stakeholder=request.stakeholder_id, state__in=["open", "running"])
    waiting.update(**bumped(state=RequestState.DONE, ended_on=timezone.localdate(), ended_by=actor))


def _empty(subject: Subject) -> None:
    """The entries themselves; whoever reported to them reports to whom they reported."""
    now = timezone.now()
    for one in subject.entries:
        Stakeholder.objects.filter(reports_to=one).update(reports_to=_above(one, subject), version=F("version") + 1)
        Stakeholder.objects.filter(pk=one.pk).update(
            **bumped(
                **EMPTIED,
                name=_nobody(one),
                left_on=one.left_on or timezone.localdate(),
                erased_at=one.erased_at or now,
            )
        )


def _above(person: Stakeholder, subject: Subject) -> int | None:
    """The nearest chief who is not the person's other entry."""
    chiefs, ids = {one.pk: one.reports_to_id for one in subject.entries}, set(subject.ids)
    at = person.reports_to_id
    while at in ids:
        at = chiefs[at] if at is not None else None
    return at


def _nobody(person: Stakeholder) -> str:
    """What stands in lists where the name was, in the organisation's language."""
    locale = Organisation.objects.values_list("locale", flat=True).get(pk=required_organisation_id())
    with translation.override(locale):
        return _("Erased person %(number)s") % {"number": person.pk}
