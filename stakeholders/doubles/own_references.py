"""What of this room refers to people."""

from __future__ import annotations

from stakeholders.doubles.references import one_per_owner, register_reference, register_staying, repointed, where_free
from stakeholders.models import ClientQuestion, HandoverLine, Stakeholder, TeamNote, TouchpointPerson


def register() -> None:
    """Add them to the registry; for `AppConfig.ready`."""
    register_reference(
        one_per_owner("stakeholders.TouchpointPerson.stakeholder", TouchpointPerson.objects.all, "touchpoint_id")
    )
    register_reference(where_free("stakeholders.HandoverLine.stakeholder", HandoverLine.objects.all, "handover_id"))
    register_reference(repointed("stakeholders.ClientQuestion.raised_by", ClientQuestion.objects.all, "raised_by"))
    for column in ("reports_to", "came_from", "merged_into"):
        register_reference(repointed(f"stakeholders.Stakeholder.{column}", Stakeholder.objects.all, column))
    register_reference(repointed("stakeholders.TeamNote.stakeholder", TeamNote.objects.all, "stakeholder"))
    register_staying(
        "stakeholders.PrivacyRequest.stakeholder", "asked about that entry; read along with the kept one's"
    )
    register_staying("stakeholders.Judgement.stakeholder", "append-only: read along with the kept one's")
    register_staying("stakeholders.PersonMerge.kept", "says what happened")
    register_staying("stakeholders.PersonMerge.gone", "says what happened")
    register_staying("stakeholders.DistinctPeople.first", "about the entry itself")
    register_staying("stakeholders.DistinctPeople.second", "about the entry itself")
