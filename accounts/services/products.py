"""The catalogue: what the organisation sells."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from accounts.models import Product
from kam.audit.acts import act
from kam.lib.errors import Invalid
from kam.lib.taken import once_only
from kam.lib.versions import save_version
from kam.tenancy.capabilities import Capability, require
from kam.tenancy.models import Membership


def create_product(*, actor: Membership, **fields: Any) -> Product:
    """A new product. Raises Invalid for a taken name or code."""
    require(actor, Capability.MANAGE_PROGRAMME)
    with act(actor, "product.create") as entry, _name_once():
        _check_code(fields.get("code", ""), 0)
        entry.target = made = Product.objects.create(**fields)
    return made


def update_product(product: Product, *, actor: Membership, version: int, **fields: Any) -> Product:
    """Change it; one that is sold no more leaves the grids where nothing of it is filled in."""
    require(actor, Capability.MANAGE_PROGRAMME)
    with act(actor, "product.update", target=product), _name_once():
        _check_code(fields.get("code", ""), product.pk)
        return save_version(product, version, **fields)


def _check_code(code: str, own: int) -> None:
    if code and Product.objects.filter(code__iexact=code).exclude(pk=own).exists():
        raise Invalid({"code": [_("Another product has this code.")]})


def _name_once() -> Any:
    return once_only(product_name_once=("name", _("There is a product of this name already.")))
