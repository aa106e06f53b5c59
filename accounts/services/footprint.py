"""Entities of a client, cells of its footprint, estimates of what it spends."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from accounts.access import Right, require_right
from accounts.choices import CellState
from accounts.models import Account, ClientEntity, FootprintCell, Product, WalletEstimate
from kam.audit.acts import act
from kam.lib.errors import Conflict, Invalid
from kam.lib.taken import once_only
from kam.lib.versions import save_version
from kam.tenancy.models import Membership

MOST_ENTITIES = 200
ABSURD = Decimal(100_000_000_000)


def create_entity(account: Account, *, actor: Membership, name: str, kind: str, country: str) -> ClientEntity:
    """A new row at the end of the grid. Raises Invalid for a taken name and beyond MOST_ENTITIES."""
    require_right(actor, account, Right.CHANGE)
    with act(actor, "entity.create") as entry, _name_once():
        there = ClientEntity.objects.filter(account=account)
        if there.count() >= MOST_ENTITIES:
            raise Invalid(_("Two hundred rows are as many as anybody can read: switch off what is not needed."))
        last = there.aggregate(last=Max("position"))["last"] or 0
        entity = ClientEntity.objects.create(
            account=account, name=" ".join(name.split()), kind=kind, country=country, position=last + 1
        )
        entry.target = entity
    return entity


def update_entity(entity: ClientEntity, *, actor: Membership, version: int, **fields: Any) -> ClientEntity:
    """Change name, kind, country or whether it is shown. Raises Conflict when stale."""
    require_right(actor, entity.account, Right.CHANGE)
    with act(actor, "entity.update", target=entity), _name_once():
        return save_version(entity, version, **fields)


def _name_once() -> Any:
    return once_only(entity_name_once=("name", _("There is an entity of this name already.")))


def set_cell(
    entity: ClientEntity, product: Product, *, actor: Membership, version: int, **fields: Any
) -> FootprintCell | None:
    """Write one cell; `version` 0 says that nobody had filled it. An empty `state` empties the cell.

    Raises Invalid for amounts that cannot be, Conflict with the cell as it stands when somebody was faster.
    """
    require_right(actor, entity.account, Right.CHANGE)
    check_cell(fields)
    verb = "footprint.cell" if fields["state"] else "footprint.clear"
    with act(actor, verb) as entry:
        found = FootprintCell.objects.select_for_update().filter(entity=entity, product=product).first()
        if (found.version if found else 0) != version:
            raise Conflict(found)
        # One query more tells the loser of a race for an empty cell what the winner wrote.
        made = _write_cell(found, entity, product, {**fields, "updated_by": actor})
        entry.target = made or entity
        entry.details = {"entity": entity.name, "product": product.name, "state": fields["state"]}
    return made


def _write_cell(
    found: FootprintCell | None, entity: ClientEntity, product: Product, fields: dict[str, Any]
) -> FootprintCell | None:
    if not fields["state"]:
        if found is not None:
            found.delete()
        return None
    if found is not None:
        return save_version(found, found.version, **fields)
    made, created = FootprintCell.objects.get_or_create(entity=entity, product=product, defaults=fields)
    if not created:
        raise Conflict(made)
    return made


def check_cell(fields: dict[str, Any]) -> None:
    """Raise Invalid with a sentence beside each amount that cannot be."""
    errors = {name: [_amount_error(fields.get(name))] for name in ("current", "potential")}
    errors = {name: found for name, found in errors.items() if found[0]}
    if not errors and fields["state"] in {"", CellState.NOT_RELEVANT}:
        kept = [name for name in ("current", "potential") if fields.get(name)]
        said = _("A product that is not relevant has no amounts: empty them, or choose another state.")
        empty = _("A cell with amounts needs a state: choose one, or empty the amounts.")
        errors = {name: [said if fields["state"] else empty] for name in kept}
    if errors:
        raise Invalid(errors)


def _amount_error(amount: Decimal | None) -> str:
    if amount is None:
        return ""
    if amount < 0:
        return _("An amount per year cannot be below zero.")
    return _("That is more than a hundred billion a year: check the zeros.") if amount > ABSURD else ""


def estimate_wallet(
    account: Account,
    *,
    actor: Membership,
    amount: Decimal,
    currency: str,
    estimated_on: date,
    source: str,
    today: date,
    note: str = "",
) -> WalletEstimate:
    """Say what the client spends in all. An estimate is never changed: a better one is written after it."""
    require_right(actor, account, Right.CHANGE)
    errors: dict[str, list[str]] = {}
    if amount <= 0 or amount > ABSURD:
        errors["amount"] = [_amount_error(amount) or _("A client that spends nothing has no share to win.")]
    if estimated_on > today:
        errors["estimated_on"] = [_("An estimate is made today or was made before.")]
    if errors:
        raise Invalid(errors)
    with act(actor, "wallet.estimate", target=account):
        return WalletEstimate.objects.create(
            account=account, amount=amount, currency=currency, estimated_on=estimated_on, source=source.strip(),
            note=note.strip(), author=actor,
        )  # fmt: skip
