"""What this room keeps about people: themselves, judgements, ties, pairs, hand-overs, notes of the team, requests."""

from __future__ import annotations

from typing import Any

from django.db.models import F, Model, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kam.audit.models import Act, events_of
from kam.audit.redaction import spare
from stakeholders.models import (
    DistinctPeople,
    ExecutivePair,
    HandoverLine,
    HandoverStep,
    Judgement,
    PersonMerge,
    PrivacyRequest,
    Stakeholder,
    TeamNote,
    Tie,
)
from stakeholders.privacy.fields import TOLD, WORDED
from stakeholders.privacy.holders import Holder, bumped, forget_acts, forget_words, register_holder
from stakeholders.privacy.subject import Subject


def register() -> None:
    """Add them to the registry, and spare what is another person's; for `AppConfig.ready`."""
    for label in ("stakeholders.stakeholder", "stakeholders.stakeholderevent"):
        spare(label, "name", "email", "phone")
    for holder in (_DETAILS, _JUDGEMENTS, _TIES, _PAIRS, _HANDOVERS, _TEAM_NOTES, _REQUESTS, _DOUBLES, _TRAIL):
        register_holder(holder)


def _details_told(subject: Subject) -> list[dict[str, Any]]:
    return [
        {"account": one.account.name, "entered_on": timezone.localdate(one.created_at)}
        | {_label(name): _plain(one, name) for name in TOLD}
        for one in subject.entries
    ]


def _label(name: str) -> str:
    return str(getattr(Stakeholder._meta.get_field(name), "verbose_name", name))


def _plain(person: Stakeholder, name: str) -> Any:
    shown = getattr(person, f"get_{name}_display", None)
    value = shown() if shown else getattr(person, name)
    return str(value) if isinstance(value, Model) else value


def _details_forget(subject: Subject) -> None:
    """The history alone: the entries themselves are the erasing service's."""
    forget_words(events_of(Stakeholder), "pgh_obj_id", subject.ids, *WORDED)


_DETAILS = Holder(
    "details",
    _("Entries: name, function, contact details, notes"),
    (
        "stakeholders.Stakeholder.reports_to",
        "stakeholders.Stakeholder.merged_into",
        "stakeholders.Stakeholder.came_from",
    ),
    lambda subject: len(subject.entries),
    _details_told,
    _details_forget,
    stays=_("that somebody of this profile stood at the account, with influence, support and dates"),
)


def _judgements(subject: Subject) -> Any:
    return Judgement.objects.filter(stakeholder__in=subject.ids).order_by("judged_on", "id")


_JUDGEMENTS = Holder(
    "judgements",
    _("Judgements of influence and support"),
    ("stakeholders.Judgement.stakeholder",),
    lambda subject: _judgements(subject).count(),
    lambda subject: list(_judgements(subject).values("judged_on", "influence", "support", "reason")),
    lambda subject: (forget_words(Judgement, "stakeholder_id", subject.ids, "reason"), None)[1],
    stays=_("the figures with their dates, without the reasons"),
)


def _ties(subject: Subject) -> Any:
    return Tie.objects.filter(Q(from_person__in=subject.ids) | Q(to_person__in=subject.ids)).order_by("id")


def _ties_told(subject: Subject) -> list[dict[str, Any]]:
    """What the tie is and with whom: the other one by function only, for it is somebody else's data too."""
    return [
        {"kind": one.get_kind_display(), "noted_on": one.noted_on, "ended_on": one.ended_on, "note": one.note}
        for one in _ties(subject)
    ]


def _ties_forget(subject: Subject) -> None:
    ids = list(_ties(subject).values_list("pk", flat=True))
    today = timezone.localdate()
    _ties(subject).filter(ended_on=None).update(**bumped(ended_on=today))
    forget_words(Tie, "id", ids, "note")
    forget_words(events_of(Tie), "pgh_obj_id", ids, "note")
    forget_acts(Tie, ids)


_TIES = Holder(
    "ties",
    _("Ties with other people"),
    ("stakeholders.Tie.from_person", "stakeholders.Tie.to_person"),
    lambda subject: _ties(subject).count(),
    _ties_told,
    _ties_forget,
    stays=_("that there was a tie, ended"),
)


def _pairs(subject: Subject) -> Any:
    return ExecutivePair.objects.filter(stakeholder__in=subject.ids).order_by("id")


def _pairs_forget(subject: Subject) -> None:
    ids = list(_pairs(subject).values_list("pk", flat=True))
    _pairs(subject).filter(ended_on=None).update(**bumped(ended_on=timezone.localdate()))
    forget_words(ExecutivePair, "id", ids, "purpose")
    forget_words(events_of(ExecutivePair), "pgh_obj_id", ids, "purpose")
    forget_acts(ExecutivePair, ids)


_PAIRS = Holder(
    "pairs",
    _("Pairs with our executives"),
    ("stakeholders.ExecutivePair.stakeholder",),
    lambda subject: _pairs(subject).count(),
    lambda subject: list(_pairs(subject).values("started_on", "ended_on", "purpose", with_whom=F("member__name"))),
    _pairs_forget,
    stays=_("that there was a pair, ended"),
)


def _steps(subject: Subject) -> Any:
    return HandoverStep.objects.filter(line__stakeholder__in=subject.ids).order_by("id")


def _handovers_forget(subject: Subject) -> None:
    lines = list(HandoverLine.objects.filter(stakeholder__in=subject.ids).values_list("pk", flat=True))
    forget_words(HandoverStep, "line_id", lines, "note")
    forget_acts(HandoverLine, lines)


_HANDOVERS = Holder(
    "handovers",
    _("Hand-overs of the relationship"),
    ("stakeholders.HandoverLine.stakeholder",),
    lambda subject: _steps(subject).count(),
    lambda subject: list(_steps(subject).values("happened_on", "state", "note", by=F("member__name"))),
    _handovers_forget,
    stays=_("that a relationship was handed over, with its dates"),
)


def _notes(subject: Subject) -> Any:
    return TeamNote.objects.filter(stakeholder__in=subject.ids).order_by("id")


def _notes_forget(subject: Subject) -> None:
    ids = list(_notes(subject).values_list("pk", flat=True))
    _notes(subject).delete()
    past = events_of(TeamNote).objects
    ids += past.filter(stakeholder__in=subject.ids).values_list("pgh_obj_id", flat=True)
    forget_words(events_of(TeamNote), "pgh_obj_id", ids, "text")


_TEAM_NOTES = Holder(
    "team_notes",
    _("Notes of the account team"),
    ("stakeholders.TeamNote.stakeholder",),
    lambda subject: _notes(subject).count(),
    lambda subject: list(_notes(subject).values("created_at", "text")),
    _notes_forget,
)


def _requests(subject: Subject) -> Any:
    return PrivacyRequest.objects.filter(stakeholder__in=subject.ids).order_by("id")


def _requests_forget(subject: Subject) -> None:
    ids = list(_requests(subject).values_list("pk", flat=True))
    forget_words(PrivacyRequest, "id", ids, "how", "answer")
    forget_words(events_of(PrivacyRequest), "pgh_obj_id", ids, "how", "answer")
    forget_acts(PrivacyRequest, ids)


_REQUESTS = Holder(
    "requests",
    _("Requests about their data"),
    ("stakeholders.PrivacyRequest.stakeholder",),
    lambda subject: _requests(subject).count(),
    lambda subject: list(_requests(subject).values("kind", "received_on", "state", "ended_on", "how", "answer")),
    _requests_forget,
    stays=_("what was asked and when it was answered, as proof"),
)


def _merges(subject: Subject) -> Any:
    return PersonMerge.objects.filter(Q(kept__in=subject.ids) | Q(gone__in=subject.ids)).order_by("id")


def _doubles_forget(subject: Subject) -> None:
    merges = list(_merges(subject).values_list("pk", flat=True))
    forget_words(PersonMerge, "id", merges, "before", "moved")
    forget_words(events_of(PersonMerge), "pgh_obj_id", merges, "before", "moved")
    DistinctPeople.objects.filter(Q(first__in=subject.ids) | Q(second__in=subject.ids)).delete()


_DOUBLES = Holder(
    "doubles",
    _("Merges of several entries"),
    (
        "stakeholders.PersonMerge.kept", "stakeholders.PersonMerge.gone", "stakeholders.DistinctPeople.first",
        "stakeholders.DistinctPeople.second",
    ),
    lambda subject: _merges(subject).count(),
    lambda subject: list(_merges(subject).values("created_at", "undone_at")),
    _doubles_forget,
    stays=_("that entries were merged; it cannot be undone any more"),
)  # fmt: skip


def _acts(subject: Subject) -> Any:
    return Act.objects.filter(object_type=Stakeholder._meta.label_lower, object_id__in=subject.ids).order_by("id")


def _trail_forget(subject: Subject) -> None:
    forget_acts(Stakeholder, subject.ids)


_TRAIL = Holder(
    "trail",
    pgettext_lazy("privacy", "Who of ours did what with their entry"),
    (),
    lambda subject: _acts(subject).count(),
    lambda subject: list(_acts(subject).values("created_at", "verb", "reason")),
    _trail_forget,
    stays=_("who did what when, without the name and the reasons"),
)
