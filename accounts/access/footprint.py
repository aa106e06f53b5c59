"""From an id to an entity of a client, and to a product."""

from __future__ import annotations

from accounts.access.rights import Right, require_right
from accounts.models import ClientEntity, Product
from kam.lib.errors import NotVisible
from kam.tenancy.models import Membership


def entity_for(actor: Membership, pk: int, right: Right = Right.VIEW) -> ClientEntity:
    """The entity with this id, with its account; the account's rights decide."""
    entity = ClientEntity.objects.filter(pk=pk).select_related("account").first()
    if entity is None:
        raise NotVisible
    require_right(actor, entity.account, right)
    return entity


def product_for(pk: int) -> Product:
    """The product with this id; everybody of the organisation knows what it sells."""
    found = Product.objects.filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return found
