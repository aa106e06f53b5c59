"""What a person asks about their data: noted, answered, refused; and keeping somebody longer."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import Right, require_right
from kam.audit.acts import act
from kam.files.models import StoredFile
from kam.lib.errors import Conflict, Invalid
from kam.lib.taken import once_only
from kam.lib.versions import save_version
from kam.outbox.dropping import drop_files
from kam.outbox.models import Job, JobState
from kam.outbox.services import start_job
from kam.tenancy.capabilities import Capability, require
from kam.tenancy.models import Membership
from stakeholders.choices import RequestKind, RequestState
from stakeholders.models import KeepingRules, PrivacyRequest, Stakeholder
from stakeholders.privacy.files import IMPORTED, MADE
from stakeholders.privacy.retention import answer_by

JOBS = {RequestKind.ACCESS: "stakeholders.personal_data", RequestKind.ERASURE: "stakeholders.erase"}
LONGEST_YEARS = 10
MOST_AT_ONCE = 500  # files; the next tick takes the rest


def note_request(
    person: Stakeholder, *, actor: Membership, kind: str, received_on: date, how: str, today: date
) -> PrivacyRequest:
    """Note what a person asked, to be answered within a month of `received_on`.

    Whoever may change the account may note it; an administrator answers. Raises Invalid for a day to come, for a role
    nobody fills, and when the same request waits already.
    """
    require_right(actor, person.account, Right.CHANGE)
    if person.is_role or person.erased_at is not None:
        raise Invalid(_("Nobody stands behind this entry."))
    if received_on > today:
        raise Invalid({"received_on": [_("This day is still to come.")]})
    waiting = _("This request is noted already and waits for an answer.")
    with act(actor, "privacy.note") as entry, once_only(privacy_request_once=("kind", waiting)):
        entry.target = made = PrivacyRequest.objects.create(
            stakeholder=person, kind=kind, received_on=received_on, due_on=answer_by(received_on), how=how.strip(),
            noted_by=actor,
        )  # fmt: skip
    return made


def carry_out(request: PrivacyRequest, *, actor: Membership, version: int, name: str = "") -> Job:
    """Start the copy or the erasure; the worker does it. Erasing asks for the person's name, typed: it is for good.

    Work that failed or was stopped is started again. Raises Invalid when the name is another, or when the request is of
    a sort that people answer; Conflict when stale.
    """
    require(actor, Capability.MANAGE_PRIVACY)
    job = JOBS.get(RequestKind(request.kind))
    if job is None or not waits(request):
        raise Invalid(_("There is nothing to carry out here."))
    erasing = request.kind == RequestKind.ERASURE
    if erasing and _one_spaced(name) != _one_spaced(request.stakeholder.name):
        raise Invalid({"name": [_("Type the person's name as it is written above.")]})
    verb = "privacy.erase" if erasing else "privacy.copy"
    with act(actor, verb, target=request):
        fresh = save_version(request, version, state=RequestState.RUNNING)
        # Without the name: the job's title would outlive it.
        title = _("Erasing a person") if erasing else _("Copy of a person's data")
        return start_job(
            job, title=title, payload={"request": fresh.pk}, actor=actor, key=f"{job}:{fresh.pk}:{version}"
        )


def _one_spaced(name: str) -> str:
    return " ".join(name.split()).casefold()


def waits(request: PrivacyRequest) -> bool:
    """Whether somebody must act on it: it is open, or its work ended without having been done."""
    return request.is_open or has_stopped(request)


def has_stopped(request: PrivacyRequest) -> bool:
    """Whether the work on it failed or was stopped, and nothing was changed by it."""
    job = JOBS.get(RequestKind(request.kind))
    if request.state != RequestState.RUNNING or job is None:
        return False
    # Only who starts the work saves the request until it ends: the version before is in the work's key.
    latest = Job.objects.filter(row__key=f"{job}:{request.pk}:{request.version - 1}").only("state").first()
    return latest is not None and latest.state in (JobState.FAILED, JobState.CANCELLED)


def answer_request(request: PrivacyRequest, *, actor: Membership, version: int, refused: bool, answer: str) -> Any:
    """Close a request in words: done, or refused, which needs its reason. Raises Invalid without one."""
    require(actor, Capability.MANAGE_PRIVACY)
    if not answer.strip():
        raise Invalid({"answer": [_("Say what was answered, and why.")]})
    if not waits(request):
        raise Conflict(request)
    if not refused and RequestKind(request.kind) in JOBS:
        raise Invalid(_("This request is done by carrying it out."))
    state = RequestState.REFUSED if refused else RequestState.DONE
    with act(actor, "privacy.refuse" if refused else "privacy.answer", target=request):
        return save_version(
            request, version, state=state, answer=answer.strip(), ended_on=timezone.localdate(), ended_by=actor
        )


def keep_longer(person: Stakeholder, *, actor: Membership, version: int, until: date, reason: str, today: date) -> Any:
    """Keep somebody beyond their time, with a reason. Raises Invalid for a past or far day, or without a reason."""
    require_right(actor, person.account, Right.CHANGE)
    errors: dict[str, list[str]] = {}
    if not today < until <= today.replace(year=today.year + LONGEST_YEARS, day=min(today.day, 28)):
        errors["until"] = [_("Choose a day within the next ten years.")]
    if not reason.strip():
        errors["reason"] = [_("Say why we may keep them longer.")]
    if errors:
        raise Invalid(errors)
    with act(actor, "privacy.keep", target=person, reason=reason.strip()):
        return save_version(person, version, keep_until=until)


def rules_of_organisation() -> KeepingRules:
    """The organisation's rules; the usual ones, unsaved, while it has none of its own."""
    return KeepingRules.objects.first() or KeepingRules(version=0)


def set_rules(*, actor: Membership, version: int, **fields: int) -> KeepingRules:
    """Change how long people and files are kept. Raises Conflict when somebody saved first."""
    require(actor, Capability.MANAGE_PRIVACY)
    with act(actor, "privacy.rules") as entry:
        known = KeepingRules.objects.select_for_update().first()
        if known is None and version == 0:
            with once_only(keeping_rules_once=("", _("Somebody saved first. Reload to see the current version."))):
                entry.target = made = KeepingRules.objects.create(**fields)
            return made
        if known is None or known.version != version:
            raise Conflict(known or KeepingRules(version=0))
        entry.target = fresh = save_version(known, version, **fields)
    return fresh


def tidy_files(*, now: datetime) -> int:
    """Let go of files whose time is over by the organisation's rules; returns how many. The system's own act.

    Exports, PDFs and copies of personal data can be made again; of an import what was read from the file stays.
    Imports that are still worked on keep theirs.
    """
    rules = rules_of_organisation()
    old = Q(purpose__in=MADE - IMPORTED, created_at__lt=now - timedelta(days=rules.export_days))
    old |= Q(purpose__in=IMPORTED, created_at__lt=now - timedelta(days=rules.import_days))
    ids = list(StoredFile.objects.filter(old, dropped_at=None).values_list("pk", flat=True)[:MOST_AT_ONCE])
    if not ids:
        return 0
    with act(None, "privacy.tidy") as entry:
        gone = drop_files(ids)
        entry.details = {"files": gone}
    return gone
