"""The journey: every passage from one phase to the next, kept for ever."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.choices import Phase
from accounts.models.account import Account
from kam.tenancy.models import Membership, TenantModel


class PhasePassage(TenantModel):
    """One passage: from where to where, when, by whom, why. The database refuses to rewrite it.

    A stay in a phase is the time between two passages, so there is never a hole and never two open stays.
    """

    append_only = True

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="passages")
    from_phase = models.CharField(max_length=16, choices=Phase.choices, blank=True)
    to_phase = models.CharField(_("phase"), max_length=16, choices=Phase.choices)
    cycle = models.PositiveSmallIntegerField(_("cycle"))
    happened_on = models.DateField(_("date"))
    actor = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(_("reason"))

    class Meta(TenantModel.Meta):
        ordering = ["happened_on", "id"]
        indexes = [models.Index(fields=["organisation", "account", "happened_on"], name="passage_by_account")]
        triggers = [pgtrigger.Protect(name="passage_append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.account_id}: {self.from_phase} > {self.to_phase}"
