from accounts.choices.contracts import ContractOutcome
from accounts.choices.imports import ImportKind, ImportState, RowOutcome
from accounts.choices.journey import ExitOutcome, Phase
from accounts.choices.portfolio import Bulk, Layout
from accounts.choices.team import AccessLevel

__all__ = [
    "AccessLevel",
    "Bulk",
    "ContractOutcome",
    "ExitOutcome",
    "ImportKind",
    "ImportState",
    "Layout",
    "Phase",
    "RowOutcome",
]
