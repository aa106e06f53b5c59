from accounts.models.account import Account, AccountMember, AccountUserPermission
from accounts.models.contract import Contract
from accounts.models.imports import DataImport, ImportRow
from accounts.models.journey import PhasePassage
from accounts.models.revenue import Product, Revenue
from accounts.models.saved_view import SavedView, StartView

__all__ = [
    "Account",
    "AccountMember",
    "AccountUserPermission",
    "Contract",
    "DataImport",
    "ImportRow",
    "PhasePassage",
    "Product",
    "Revenue",
    "SavedView",
    "StartView",
]
