from stakeholders.models.stakeholder import Judgement, Stakeholder
from stakeholders.models.touchpoint import Touchpoint, TouchpointPerson

__all__ = ["Judgement", "Stakeholder", "Touchpoint", "TouchpointPerson"]
