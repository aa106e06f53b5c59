from stakeholders.models.own_profile import OwnProfile
from stakeholders.models.stakeholder import Judgement, Stakeholder
from stakeholders.models.touchpoint import Touchpoint, TouchpointColleague, TouchpointPerson

__all__ = ["Judgement", "OwnProfile", "Stakeholder", "Touchpoint", "TouchpointColleague", "TouchpointPerson"]
