"""The one way to write: `with act(actor, "plan.approve", target=plan):` - a transaction and its audit entry."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models, transaction
from django.utils import timezone

from kam.tenancy.models import Membership
from kam.tenancy.scope import required_organisation_id

_INSERT = (
    "insert into audit_act (id, organisation_id, created_at, actor_id, actor_name, verb, object_type, object_id, "
    "object_label, reason, details) values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s::jsonb) "
    "returning set_config('pghistory.context_metadata', '', true)"
)
_in_progress: ContextVar[bool] = ContextVar("kam_act", default=False)


@dataclass
class Entry:
    """The audit entry being written; a creation sets `target` when the object exists."""

    target: models.Model | None = None
    details: dict[str, Any] = field(default_factory=dict)


@contextmanager
def act(
    actor: Membership | None, verb: str, *, target: models.Model | None = None, reason: str = ""
) -> Iterator[Entry]:
    """Run the block in one transaction and write exactly one audit entry for it.

    The block's row changes carry the act's id, actor and verb through the history triggers. An act inside
    an act (a service that calls another) belongs to the outer one: no second entry. When the block raises,
    neither the change nor the entry remains. `actor` None is the system itself.
    """
    organisation_id = required_organisation_id()
    entry = Entry(target)
    with transaction.atomic():
        if _in_progress.get():
            yield entry
            return
        act_id = _begin(actor, verb)
        token = _in_progress.set(True)
        try:
            yield entry
        finally:
            _in_progress.reset(token)
        _write(act_id, organisation_id, actor, verb, reason, entry)


def _begin(actor: Membership | None, verb: str) -> int:
    """Take the act's id and hand it, with actor and verb, to the history triggers of this transaction."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select id, set_config('pghistory.context_metadata', json_build_object("
            "'act', id, 'actor', %s::bigint, 'verb', %s::text)::text, true) "
            "from nextval(pg_get_serial_sequence('audit_act', 'id')) as id",
            [actor.pk if actor else None, verb],
        )
        return int(cursor.fetchone()[0])


def _write(act_id: int, organisation_id: int, actor: Membership | None, verb: str, reason: str, entry: Entry) -> None:
    """The entry, and the end of the triggers' context, in one statement: every write of the product pays for it."""
    target = entry.target
    values = [
        act_id,
        organisation_id,
        timezone.now(),
        actor.pk if actor else None,
        actor.name if actor else "",
        verb,
        target._meta.label_lower if target else "",
        target.pk if target else None,
        str(target)[:200] if target else "",
        reason,
        json.dumps(entry.details, cls=DjangoJSONEncoder),
    ]
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, values)
