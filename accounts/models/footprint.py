"""What a client has of ours and could have: its entities, the grid of products, and what it spends in all."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from accounts.choices import CellState, EntityKind
from accounts.models.account import Account
from accounts.models.revenue import Product
from kam.audit.models import tracked
from kam.lib.money import CURRENCIES
from kam.tenancy.models import Membership, TenantModel, VersionedModel


@tracked
class ClientEntity(VersionedModel):
    """A part of the client that buys for itself: a company, a site, or a whole country."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="entities")
    name = models.CharField(_("name"), max_length=120)
    sort_name = models.GeneratedField(
        expression=Func(F("name"), function="kam_sortkey"),
        output_field=models.CharField(max_length=160),
        db_persist=True,
    )
    kind = models.CharField(_("kind"), max_length=8, choices=EntityKind.choices, default=EntityKind.ENTITY)
    country = models.CharField(_("country"), max_length=2, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    active = models.BooleanField(_("shown in the grid"), default=True)

    class Meta(VersionedModel.Meta):
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "account", "sort_name"], name="entity_name_once"),
        ]

    def __str__(self) -> str:
        return self.name


@tracked
class FootprintCell(VersionedModel):
    """One product in one entity. Amounts are per year, in the account's currency; no row: nobody has looked yet."""

    entity = models.ForeignKey(ClientEntity, on_delete=models.PROTECT, related_name="cells")
    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="cells")
    state = models.CharField(_("state"), max_length=12, choices=CellState.choices)
    current = models.DecimalField(_("current per year"), max_digits=14, decimal_places=2, null=True, blank=True)
    potential = models.DecimalField(_("potential per year"), max_digits=14, decimal_places=2, null=True, blank=True)
    competitor = models.CharField(_("competitor"), max_length=120, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    updated_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(VersionedModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["organisation", "entity", "product"], name="cell_once"),
            models.CheckConstraint(
                condition=(Q(current__isnull=True) | Q(current__gte=0))
                & (Q(potential__isnull=True) | Q(potential__gte=0)),
                name="cell_amounts_positive",
            ),
            models.CheckConstraint(
                condition=~Q(state="not_relevant") | (Q(current__isnull=True) & Q(potential__isnull=True)),
                name="cell_not_relevant_is_empty",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entity_id} × {self.product_id}: {self.state}"


class WalletEstimate(TenantModel):
    """What the client spends per year on all we could sell it, as somebody estimated it on a day. Never rewritten."""

    append_only = True

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="wallet_estimates")
    amount = models.DecimalField(_("total spend per year"), max_digits=14, decimal_places=2)
    currency = models.CharField(_("currency"), max_length=3, choices=[(code, code) for code in CURRENCIES])
    estimated_on = models.DateField(_("date of the estimate"))
    source = models.CharField(_("source"), max_length=160)
    note = models.CharField(_("note"), max_length=300, blank=True)
    author = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")

    class Meta(TenantModel.Meta):
        constraints = [models.CheckConstraint(condition=Q(amount__gt=0), name="wallet_positive")]
        indexes = [models.Index(fields=["organisation", "account", "-estimated_on", "-id"], name="wallet_latest")]
        triggers = [pgtrigger.Protect(name="wallet_append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.account_id} {self.estimated_on} {self.amount}"
