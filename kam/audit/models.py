"""The audit trail: one act for every service call, row history by database triggers; both append-only."""

from __future__ import annotations

from typing import Any, TypeVar

import pghistory
import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from kam.tenancy.models import Membership, TenantModel

M = TypeVar("M", bound=type[models.Model])


class Act(TenantModel):
    """One thing a person (or the system) did: verb, object, reason. Never changed, never deleted."""

    append_only = True

    actor = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    actor_name = models.CharField(max_length=120, blank=True)
    verb = models.CharField(_("verb"), max_length=60)
    object_type = models.CharField(max_length=60, blank=True)
    object_id = models.BigIntegerField(null=True)
    object_label = models.CharField(max_length=200, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    details = models.JSONField(default=dict, blank=True)

    class Meta(TenantModel.Meta):
        indexes = [
            models.Index(fields=["organisation", "object_type", "object_id", "-id"], name="act_object"),
            models.Index(fields=["organisation", "-id"], name="act_recent"),
        ]
        triggers = [pgtrigger.Protect(name="act_append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.verb} {self.object_label}"


class Redaction(TenantModel):
    """That words were taken out of a table, and of how many rows: the database itself notes it each time.

    `act` is the audit entry under which it happened; the words are not kept, or they would not be gone.
    """

    append_only = True

    act = models.BigIntegerField()
    table = models.CharField(max_length=63)
    rows = models.BigIntegerField()

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["organisation", "act"], name="redaction_by_act")]
        triggers = [pgtrigger.Protect(name="redaction_append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.table}: {self.rows}"


def tracked(model: M) -> M:
    """Class decorator: every insert, update and delete of a row is kept by a trigger, bulk and raw SQL included.

    The event carries the act that caused it in `pgh_context`, and the organisation, so that the history
    table stands behind the same wall as its model.
    """
    generated = [one.name for one in model._meta.fields if one.generated]
    generated += getattr(model, "kept_by_database", ())
    untracked: Any = None  # pghistory accepts None here, its annotation does not say so
    track: Any = pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        context_field=pghistory.ContextJSONField(null=True),
        obj_field=pghistory.ObjForeignKey(
            db_constraint=False, on_delete=models.DO_NOTHING, related_name="events", null=True
        ),
        context_id_field=untracked,
        append_only=True,
        exclude=generated,
    )
    return track(model)  # type: ignore[no-any-return]


def events_of(model: type[models.Model]) -> Any:
    """The model that keeps the history of a tracked one."""
    return model.events.rel.related_model  # type: ignore[attr-defined]  # pghistory adds it
