"""What this room keeps about people at the client: the actions that are for them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from kam.audit.models import events_of
from plans.models import Action
from stakeholders.privacy.holders import Holder, forget_acts, forget_words, register_holder, scrub_words
from stakeholders.privacy.subject import Subject


def register() -> None:
    """Add the actions; for `AppConfig.ready`."""
    register_holder(
        Holder(
            "actions",
            _("Actions that are for them"),
            ("plans.Action.person",),
            lambda subject: _actions(subject).count(),
            lambda subject: list(_actions(subject).values("title", "due_on", "done_on", "success_indicator")),
            _forget,
            stays=_("the action, without their name"),
        )
    )


def _actions(subject: Subject) -> Any:
    return Action.objects.filter(person__in=subject.ids).order_by("due_on", "id")


def _forget(subject: Subject) -> None:
    ids = list(_actions(subject).values_list("pk", flat=True))
    scrub_words(_actions(subject), subject, "title", "success_indicator")
    forget_acts(Action, ids)
    forget_words(events_of(Action), "pgh_obj_id", ids, "title", "success_indicator")
