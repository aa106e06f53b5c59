"""A form sent twice creates one thing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Model
from django.utils import timezone

from kam.audit.acts import act
from kam.audit.models import Act
from kam.tenancy.models import Membership
from kam.tenancy.scope import required_organisation_id

M = TypeVar("M", bound=Model)
REMEMBERED = timedelta(days=1)


def once(
    model: type[M],
    verb: str,
    token: UUID,
    *,
    actor: Membership,
    create: Callable[[], M],
    on: Model | None = None,
    details: Mapping[str, Any] | None = None,
) -> M:
    """What `create` makes, or what it made when this form's token came first.

    The token is a lock for the length of the transaction, then a line of the audit trail: simultaneous senders wait
    for the first one and are given its object, whichever worker or cache they meet. The line is the created object's,
    or `on`'s where another one has the history, and carries `details` besides.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            key = f"{required_organisation_id()}:form:{token}"
            cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [key])
        made = _made_by(model, verb, token, actor, on)
        if made is not None:
            return made
        with act(actor, verb) as entry:
            created = create()
            entry.target, entry.details = on or created, {**(details or {}), "form": str(token)}
            if on is not None:
                entry.details["made"] = created.pk
        return created


def _made_by(model: type[M], verb: str, token: UUID, actor: Membership, on: Model | None) -> M | None:
    kind = (on or model)._meta.label_lower
    recent = Act.objects.filter(object_type=kind, verb=verb, actor=actor, created_at__gte=timezone.now() - REMEMBERED)
    found = recent.filter(details__form=str(token)).values_list("object_id", "details").first()
    if found is None:
        return None
    return model._default_manager.filter(pk=found[0] if on is None else found[1]["made"]).first()
