"""How much one key account manager can carry, as the organisation sets it."""

from __future__ import annotations

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from kam.audit.models import tracked
from kam.tenancy.models import VersionedModel

_ONE, _NONE = [MinValueValidator(1)], [MinValueValidator(Decimal(0))]


@tracked
class CapacityLimits(VersionedModel):
    """The organisation's limits and weights; as long as nobody set them, those of the fields hold.

    The figures one begins with are those practitioners name: three to ten accounts, two to eight hours a month for a
    relation. None of them is a rule of the product.
    """

    accounts = models.PositiveSmallIntegerField(_("accounts of one manager"), default=10, validators=_ONE)
    relations = models.PositiveSmallIntegerField(_("relations of one manager"), default=60, validators=_ONE)
    hours_relation = models.DecimalField(
        _("hours a month for a relation"), max_digits=5, decimal_places=2, default=Decimal("2.00"), validators=_NONE
    )
    hours_meeting = models.DecimalField(
        _("hours for a meeting, with its preparation"),
        max_digits=5, decimal_places=2, default=Decimal("4.00"), validators=_NONE,
    )  # fmt: skip
    hours_action = models.DecimalField(
        _("hours for an open action"), max_digits=5, decimal_places=2, default=Decimal("1.50"), validators=_NONE
    )
    hours_available = models.DecimalField(
        _("hours of a month for accounts"), max_digits=5, decimal_places=1, default=Decimal("140.0"), validators=_NONE
    )

    class Meta(VersionedModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["organisation"], name="capacity_limits_once"),
            models.CheckConstraint(
                condition=models.Q(accounts__gt=0, relations__gt=0, hours_available__gt=0), name="capacity_above_zero"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.accounts} / {self.relations}"
