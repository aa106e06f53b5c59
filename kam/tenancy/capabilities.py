"""The capability table: what each role may do in its organisation. One table, asked through `require`."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol

from kam.lib.errors import NotAllowed
from kam.tenancy.models import Role


class Capability(StrEnum):
    """One thing a person may be allowed to do across the organisation (rights on one account: accounts.access)."""

    VIEW_PORTFOLIO = "view_portfolio"  # open lists and pages; which accounts is decided per account
    VIEW_ALL_ACCOUNTS = "view_all_accounts"
    EDIT_ALL_ACCOUNTS = "edit_all_accounts"
    CREATE_ACCOUNT = "create_account"
    IMPORT_DATA = "import_data"  # changes any account, names colleagues: an administrator's
    EXPORT_DATA = "export_data"
    SHARE_VIEWS = "share_views"  # saved views of the portfolio that everybody is offered
    LOG_TOUCHPOINT = "log_touchpoint"
    APPROVE_PLAN = "approve_plan"
    FORCE_GATE = "force_gate"
    VIEW_PROGRAMME = "view_programme"
    MANAGE_PROGRAMME = "manage_programme"
    MANAGE_MEMBERS = "manage_members"
    MANAGE_PRIVACY = "manage_privacy"  # answer what people at clients ask about their data, erase them
    MANAGE_OUTBOX = "manage_outbox"
    MANAGE_ORGANISATION = "manage_organisation"


_EVERYONE = {Capability.VIEW_PORTFOLIO, Capability.LOG_TOUCHPOINT}
_KAM = _EVERYONE | {
    Capability.VIEW_ALL_ACCOUNTS,
    Capability.CREATE_ACCOUNT,
    Capability.EXPORT_DATA,
}
_EXECUTIVE = _EVERYONE | {
    Capability.VIEW_ALL_ACCOUNTS,
    Capability.EXPORT_DATA,
    Capability.SHARE_VIEWS,
    Capability.APPROVE_PLAN,
    Capability.FORCE_GATE,
    Capability.VIEW_PROGRAMME,
}

TABLE: dict[str, frozenset[Capability]] = {
    Role.ADMINISTRATOR: frozenset(Capability),
    Role.EXECUTIVE: frozenset(_EXECUTIVE),
    Role.KEY_ACCOUNT_MANAGER: frozenset(_KAM),
    Role.CONTRIBUTOR: frozenset(_EVERYONE),
}


class HasRole(Protocol):
    """What the table needs to know of an actor."""

    role: str

    @property
    def is_active(self) -> bool:
        """True while the person may work here."""
        ...


def actor_can(actor: HasRole, capability: Capability) -> bool:
    """True when the actor's role holds the capability; a deactivated person may do nothing."""
    return actor.is_active and capability in TABLE.get(actor.role, frozenset())


def require(actor: HasRole, capability: Capability) -> None:
    """Raise NotAllowed unless the actor holds the capability."""
    if not actor_can(actor, capability):
        raise NotAllowed(capability.value)
