from stakeholders.models.handover import Handover, HandoverLine, HandoverStep
from stakeholders.models.own_profile import OwnProfile
from stakeholders.models.stakeholder import Judgement, Stakeholder
from stakeholders.models.touchpoint import Touchpoint, TouchpointColleague, TouchpointPerson

__all__ = [
    "Handover",
    "HandoverLine",
    "HandoverStep",
    "Judgement",
    "OwnProfile",
    "Stakeholder",
    "Touchpoint",
    "TouchpointColleague",
    "TouchpointPerson",
]
