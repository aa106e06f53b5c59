"""Dated exchange rates: what the organisation converts with. Never rewritten: a correction is a newer row."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kam.lib.money import CURRENCIES
from kam.tenancy.models import Membership, TenantModel

_CODES = [(code, code) for code in CURRENCIES]


class ExchangeRate(TenantModel):
    """One unit of `currency` is `rate` units of `base` from a day on; of two for one day the newer row holds."""

    append_only = True

    currency = models.CharField(_("currency"), max_length=3, choices=_CODES)
    base = models.CharField(_("in"), max_length=3, choices=_CODES)
    rate = models.DecimalField(_("rate"), max_digits=18, decimal_places=8)
    valid_from = models.DateField(_("valid from"))
    source = models.CharField(_("source"), max_length=120, blank=True)
    entered_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(TenantModel.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(rate__gt=0), name="exchange_rate_positive"),
            models.CheckConstraint(condition=~Q(currency=F("base")), name="exchange_rate_of_another"),
        ]
        indexes = [
            models.Index(fields=["organisation", "currency", "base", "-valid_from", "-id"], name="exchange_rate_latest")
        ]
        triggers = [pgtrigger.Protect(name="exchange_rate_append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"1 {self.currency} = {self.rate} {self.base}"
