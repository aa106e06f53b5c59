"""What this room keeps of contacts with people: interactions and letters."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from kam.audit.models import events_of
from kam.audit.words import MARK
from stakeholders.models import ClientQuestion, InboundMail, MailAttachment, Touchpoint, TouchpointPerson
from stakeholders.privacy.holders import Holder, bumped, forget_acts, forget_words, register_holder, scrub_words
from stakeholders.privacy.subject import Subject


def register() -> None:
    """Add them to the registry; for `AppConfig.ready`."""
    register_holder(_TOUCHPOINTS)
    register_holder(_MAILS)
    register_holder(_QUESTIONS)


def _touchpoints(subject: Subject) -> Any:
    ids = TouchpointPerson.objects.filter(stakeholder__in=subject.ids).values("touchpoint")
    return Touchpoint.objects.filter(pk__in=ids).order_by("happened_on", "id")


def _touchpoints_forget(subject: Subject) -> None:
    """Where they were alone with us the words go; where others were there, only what names them."""
    company = TouchpointPerson.objects.filter(touchpoint=OuterRef("pk")).exclude(stakeholder__in=subject.ids)
    found = list(_touchpoints(subject).annotate(shared=Exists(company)).only("subject", "note"))
    alone = [one.pk for one in found if not one.shared]
    Touchpoint.objects.filter(pk__in=alone).update(**bumped(subject=MARK, note=""))
    scrub_words((one for one in found if one.shared), subject, "subject", "note")
    ids = [one.pk for one in found]
    forget_words(events_of(Touchpoint), "pgh_obj_id", ids, "subject", "note")
    forget_acts(Touchpoint, ids)


_TOUCHPOINTS = Holder(
    "touchpoints",
    _("Interactions they took part in"),
    ("stakeholders.TouchpointPerson.stakeholder",),
    lambda subject: _touchpoints(subject).count(),
    lambda subject: [
        {
            "happened_on": one.happened_on, "channel": one.get_channel_display(), "subject": one.subject,
            "note": one.note, "sentiment": one.get_sentiment_display(),
        }
        for one in _touchpoints(subject)
    ],
    _touchpoints_forget,
    stays=_("date, channel and how it went; the words too where others took part, without their name"),
)  # fmt: skip


def mails_of(subject: Subject) -> Any:
    """Letters from an address that is theirs alone, and those that led to an interaction with nobody else of theirs."""
    wrote = Q()
    for address in subject.own_emails:
        wrote |= Q(sender__iexact=address)
    company = TouchpointPerson.objects.filter(touchpoint=OuterRef("touchpoint")).exclude(stakeholder__in=subject.ids)
    about = Q(touchpoint__in=_touchpoints(subject).values("pk")) & ~Exists(company)
    return InboundMail.objects.filter((wrote | about) if subject.own_emails else about).order_by("id")


def files_of_mails(subject: Subject) -> set[int]:
    """The stored files that are those letters and what came with them."""
    ids = list(mails_of(subject).values_list("pk", flat=True))
    sources = InboundMail.objects.filter(pk__in=ids).values_list("source_id", flat=True)
    attached = MailAttachment.objects.filter(mail__in=ids).values_list("file_id", flat=True)
    return {*sources, *attached}


def _mails_forget(subject: Subject) -> None:
    ids = list(mails_of(subject).values_list("pk", flat=True))
    words = ("message_id", "sender_name", "sender", "recipients", "subject", "text")
    for pk in ids:  # each its own identity: an account has no two letters of one
        InboundMail.objects.filter(pk=pk).update(**bumped(message_id=f"erased-{pk}"))
    forget_words(InboundMail, "id", ids, *words[1:])
    forget_words(events_of(InboundMail), "pgh_obj_id", ids, *words)
    forget_acts(InboundMail, ids)


_MAILS = Holder(
    "mails",
    _("Letters"),
    (),
    lambda subject: mails_of(subject).count(),
    lambda subject: list(mails_of(subject).values("sent_on", "sender", "subject", "text")),
    _mails_forget,
    stays=_("that a letter came on a day; the letter and its files are deleted"),
)


def _questions(subject: Subject) -> Any:
    return ClientQuestion.objects.filter(raised_by__in=subject.ids).order_by("raised_on", "id")


def _questions_forget(subject: Subject) -> None:
    """What was asked stays with its answer: it is about the product. Who asked goes."""
    ids = list(_questions(subject).values_list("pk", flat=True))
    scrub_words(_questions(subject), subject, "text", "answer")
    forget_words(events_of(ClientQuestion), "pgh_obj_id", ids, "text", "answer")
    forget_acts(ClientQuestion, ids)


_QUESTIONS = Holder(
    "questions",
    _("Questions and problems they raised"),
    ("stakeholders.ClientQuestion.raised_by",),
    lambda subject: _questions(subject).count(),
    lambda subject: list(_questions(subject).values("raised_on", "text", "answer", "answered_on")),
    _questions_forget,
    stays=_("the question and its answer, without who asked"),
)
