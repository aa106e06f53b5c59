"""From an id and an actor to a row of the outbox or a job."""

from __future__ import annotations

from kam.lib.errors import NotAllowed, NotVisible
from kam.outbox.models import Job, OutboxRow
from kam.tenancy.capabilities import Capability, actor_can, require
from kam.tenancy.models import Membership


def row_for(actor: Membership, pk: int) -> OutboxRow:
    """A row of the actor's organisation, for those who look after the outbox."""
    row = OutboxRow.objects.select_related("job").filter(pk=pk).first()
    if row is None:
        raise NotVisible
    require(actor, Capability.MANAGE_OUTBOX)
    return row


def job_for(actor: Membership, pk: int) -> Job:
    """A job that the actor started, or any of the organisation for those who look after the outbox."""
    job = Job.objects.select_related("file", "started_by").filter(pk=pk).first()
    if job is None:
        raise NotVisible
    if job.started_by_id != actor.pk and not actor_can(actor, Capability.MANAGE_OUTBOX):
        raise NotAllowed(Capability.MANAGE_OUTBOX.value)
    return job
