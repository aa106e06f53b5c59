from accounts.models.account import Account, AccountMember, AccountUserPermission
from accounts.models.charter import Charter, CharterExpectation, CharterGoal, CharterMode, EscalationStep
from accounts.models.contract import Contract
from accounts.models.contract_details import ContractCompetitor, ContractDocument, ContractProduct
from accounts.models.economics import CostLine, FunctionRate, QuarterCosts
from accounts.models.exchange import ExchangeRate
from accounts.models.footprint import ClientEntity, FootprintCell, WalletEstimate
from accounts.models.gates import GateCriterion, GateTick
from accounts.models.imports import DataImport, ImportRow
from accounts.models.journey import PhasePassage
from accounts.models.protocol import ProtocolStep, ProtocolTemplate, ProtocolVersion
from accounts.models.protocol_run import ProtocolRun, RunStep
from accounts.models.qualification import (
    CriteriaSet,
    CriterionGroup,
    Qualification,
    QualificationCriterion,
    QualificationRules,
    Rating,
    RatingSheet,
)
from accounts.models.revenue import Product, Revenue
from accounts.models.runway import RunwayGate, RunwayTick
from accounts.models.saved_view import SavedView, StartView
from accounts.models.tag import AccountTag, Tag

__all__ = [
    "Account",
    "AccountMember",
    "AccountTag",
    "AccountUserPermission",
    "Charter",
    "CharterExpectation",
    "CharterGoal",
    "CharterMode",
    "ClientEntity",
    "Contract",
    "ContractCompetitor",
    "ContractDocument",
    "ContractProduct",
    "CostLine",
    "CriteriaSet",
    "CriterionGroup",
    "DataImport",
    "EscalationStep",
    "ExchangeRate",
    "FootprintCell",
    "FunctionRate",
    "GateCriterion",
    "GateTick",
    "ImportRow",
    "PhasePassage",
    "Product",
    "ProtocolRun",
    "ProtocolStep",
    "ProtocolTemplate",
    "ProtocolVersion",
    "Qualification",
    "QualificationCriterion",
    "QualificationRules",
    "QuarterCosts",
    "Rating",
    "RatingSheet",
    "Revenue",
    "RunStep",
    "RunwayGate",
    "RunwayTick",
    "SavedView",
    "StartView",
    "Tag",
    "WalletEstimate",
]
