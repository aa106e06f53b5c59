from accounts.models.account import Account, AccountMember, AccountUserPermission
from accounts.models.contract import Contract
from accounts.models.gates import GateCriterion, GateTick
from accounts.models.imports import DataImport, ImportRow
from accounts.models.journey import PhasePassage
from accounts.models.revenue import Product, Revenue
from accounts.models.saved_view import SavedView, StartView
from accounts.models.tag import AccountTag, Tag

__all__ = [
    "Account",
    "AccountMember",
    "AccountTag",
    "AccountUserPermission",
    "Contract",
    "DataImport",
    "GateCriterion",
    "GateTick",
    "ImportRow",
    "PhasePassage",
    "Product",
    "Revenue",
    "SavedView",
    "StartView",
    "Tag",
]
