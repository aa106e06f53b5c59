from stakeholders.models.coverage import CoverageTargets, CoverageWeek
from stakeholders.models.double import DistinctPeople, PersonMerge
from stakeholders.models.executive_pair import ExecutivePair
from stakeholders.models.handover import Handover, HandoverLine, HandoverStep
from stakeholders.models.journey import ProfileJourney
from stakeholders.models.mail import InboundMail, MailAttachment, Mailbox
from stakeholders.models.own_profile import OwnProfile
from stakeholders.models.privacy import KeepingRules, PrivacyRequest, TeamNote
from stakeholders.models.question import ClientQuestion
from stakeholders.models.stakeholder import Judgement, Stakeholder
from stakeholders.models.tie import Tie
from stakeholders.models.touchpoint import Touchpoint, TouchpointColleague, TouchpointPerson

__all__ = [
    "ClientQuestion",
    "CoverageTargets",
    "CoverageWeek",
    "DistinctPeople",
    "ExecutivePair",
    "Handover",
    "HandoverLine",
    "HandoverStep",
    "InboundMail",
    "Judgement",
    "KeepingRules",
    "MailAttachment",
    "Mailbox",
    "OwnProfile",
    "PersonMerge",
    "PrivacyRequest",
    "ProfileJourney",
    "Stakeholder",
    "TeamNote",
    "Tie",
    "Touchpoint",
    "TouchpointColleague",
    "TouchpointPerson",
]
