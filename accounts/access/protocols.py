"""From an id to protocols: those of the programme, and those that run on an account."""

from __future__ import annotations

from accounts.access.rights import Right, may, require_right
from accounts.models import ProtocolRun, ProtocolStep, ProtocolTemplate, ProtocolVersion, RunStep
from kam.lib.errors import NotAllowed, NotVisible
from kam.tenancy.capabilities import Capability, require
from kam.tenancy.models import Membership


def template_for(pk: int) -> ProtocolTemplate:
    """The protocol with this id: everybody may read what the organisation does in such a case."""
    found = ProtocolTemplate.objects.filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return found


def edition_for(actor: Membership, pk: int) -> ProtocolVersion:
    """The version of a protocol with this id, for those who write protocols."""
    found = ProtocolVersion.objects.filter(pk=pk).select_related("template").first()
    if found is None:
        raise NotVisible
    require(actor, Capability.MANAGE_PROGRAMME)
    return found


def step_for(actor: Membership, pk: int) -> ProtocolStep:
    """The step of a protocol with this id, for those who write protocols."""
    found = ProtocolStep.objects.filter(pk=pk).select_related("edition__template").first()
    if found is None:
        raise NotVisible
    require(actor, Capability.MANAGE_PROGRAMME)
    return found


def run_for(actor: Membership, pk: int, right: Right = Right.VIEW) -> ProtocolRun:
    """The run with this id; the account's rights decide."""
    related = ("account__owner", "account__sponsor", "template", "edition", "started_by", "ended_by")
    found = ProtocolRun.objects.filter(pk=pk).select_related(*related).first()
    if found is None:
        raise NotVisible
    require_right(actor, found.account, right)
    return found


def run_step_for(actor: Membership, pk: int, right: Right = Right.VIEW) -> RunStep:
    """The step of a run with this id. To change it one needs no right on the account when it is one's own."""
    related = ("run__account__owner", "run__edition", "run__template", "step", "owner", "done_by")
    found = RunStep.objects.filter(pk=pk).select_related(*related).first()
    if found is None:
        raise NotVisible
    require_right(actor, found.run.account, Right.VIEW)
    if right is Right.CHANGE:
        require_step(actor, found)
    return found


def may_do_step(actor: Membership, step: RunStep) -> bool:
    """Who may change the account may; so may the step's owner, who sees the account."""
    account = step.run.account
    return may(actor, account, Right.CHANGE) or (step.owner_id == actor.pk and may(actor, account, Right.VIEW))


def require_step(actor: Membership, step: RunStep) -> None:
    """Raise NotAllowed unless the actor may deal with the step."""
    if not may_do_step(actor, step):
        raise NotAllowed(Right.CHANGE.value)
