"""From an id to a version of the criteria, a group, a criterion: for those who write the programme."""

from __future__ import annotations

from accounts.models import CriteriaSet, CriterionGroup, QualificationCriterion
from kam.lib.errors import NotVisible
from kam.tenancy.capabilities import Capability, require
from kam.tenancy.models import Membership


def criteria_for(actor: Membership, pk: int) -> CriteriaSet:
    """The version with this id. Raises NotVisible, NotAllowed."""
    found = CriteriaSet.objects.filter(pk=pk).first()
    if found is None:
        raise NotVisible
    require(actor, Capability.MANAGE_PROGRAMME)
    return found


def group_for(actor: Membership, pk: int) -> CriterionGroup:
    """The group with this id. Raises NotVisible, NotAllowed."""
    found = CriterionGroup.objects.filter(pk=pk).select_related("edition").first()
    if found is None:
        raise NotVisible
    require(actor, Capability.MANAGE_PROGRAMME)
    return found


def line_for(actor: Membership, pk: int) -> QualificationCriterion:
    """The criterion with this id. Raises NotVisible, NotAllowed."""
    found = QualificationCriterion.objects.filter(pk=pk).select_related("edition", "group").first()
    if found is None:
        raise NotVisible
    require(actor, Capability.MANAGE_PROGRAMME)
    return found
