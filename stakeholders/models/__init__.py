from stakeholders.models.coverage import CoverageTargets, CoverageWeek
from stakeholders.models.own_profile import OwnProfile
from stakeholders.models.stakeholder import Judgement, Stakeholder
from stakeholders.models.tie import Tie
from stakeholders.models.touchpoint import Touchpoint, TouchpointColleague, TouchpointPerson

__all__ = [
    "CoverageTargets",
    "CoverageWeek",
    "Judgement",
    "OwnProfile",
    "Stakeholder",
    "Tie",
    "Touchpoint",
    "TouchpointColleague",
    "TouchpointPerson",
]
