from accounts.choices.charters import Channel, CharterPart, CharterSide, CharterState, Rhythm
from accounts.choices.contracts import ContractKind, ContractOutcome, OutcomeReason, Threat, Variant
from accounts.choices.footprint import CellState, CostKind, EntityKind
from accounts.choices.imports import ImportKind, ImportState, RowOutcome
from accounts.choices.journey import ExitOutcome, Phase
from accounts.choices.portfolio import Bulk, Layout
from accounts.choices.protocols import (
    ClosingResult,
    DueRule,
    EditionState,
    OwnerRole,
    RunState,
    Side,
    StepState,
    Trigger,
)
from accounts.choices.team import AccessLevel, BusinessFunction, Coordination

__all__ = [
    "AccessLevel",
    "Bulk",
    "BusinessFunction",
    "CellState",
    "Channel",
    "CharterPart",
    "CharterSide",
    "CharterState",
    "ClosingResult",
    "ContractKind",
    "ContractOutcome",
    "Coordination",
    "CostKind",
    "DueRule",
    "EditionState",
    "EntityKind",
    "ExitOutcome",
    "ImportKind",
    "ImportState",
    "Layout",
    "OutcomeReason",
    "OwnerRole",
    "Phase",
    "Rhythm",
    "RowOutcome",
    "RunState",
    "Side",
    "StepState",
    "Threat",
    "Trigger",
    "Variant",
]
