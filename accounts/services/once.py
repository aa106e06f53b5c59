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
    model: type[M], verb: str, token: UUID, *, actor: Membership, create: Callable[[], M],
    target: Model | None = None, reason: str = "", details: Mapping[str, Any] | None = None,
) -> M:  # fmt: skip
    """What `create` makes, or what it made when this form's token came first.

    The act is told of what was made; or of `target`, with `reason` and `details`, where the service itself tells it so.

    The token is a lock for the length of the transaction, then a line of the audit trail: simultaneous senders wait
    for the first one and are given its object, whichever worker or cache they meet.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            key = f"{required_organisation_id()}:form:{token}"
            cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [key])
        made = _made_by(model, verb, token, actor, target)
        if made is not None:
            return made
        with act(actor, verb, target=target, reason=reason.strip()) as entry:
            created = create()
            entry.target = target or created
            entry.details = {**(details or {}), "form": str(token), **({"made": created.pk} if target else {})}
        return created


def _made_by(model: type[M], verb: str, token: UUID, actor: Membership, target: Model | None) -> M | None:
    recent = Act.objects.filter(
        object_type=(target or model)._meta.label_lower,
        verb=verb,
        actor=actor,
        created_at__gte=timezone.now() - REMEMBERED,
    )
    made = "details__made" if target else "object_id"
    found = recent.filter(details__form=str(token)).values_list(made, flat=True).first()
    return None if found is None else model._default_manager.filter(pk=found).first()
