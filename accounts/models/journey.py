"""The journey: every passage from one phase to the next, kept for ever."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.choices import ExitOutcome, Phase
from accounts.models.account import Account
from kam.tenancy.models import Membership, TenantModel

# What allowed_moves and next_cycle promise, once more where raw SQL and parallel requests meet. The very first row
# of an account may come from anywhere: accounts are also brought in from elsewhere in the middle of their journey.
FOLLOWS = """
select p.position, p.to_phase, p.cycle, p.happened_on into previous from accounts_phasepassage p
    where p.organisation_id = new.organisation_id and p.account_id = new.account_id
    order by p.position desc limit 1;
if not found then
    if new.position = 1 then return new; end if;
elsif new.position = previous.position + 1 and new.from_phase = previous.to_phase
    and new.to_phase <> previous.to_phase and new.happened_on >= previous.happened_on
    and new.cycle = previous.cycle + (case
        when previous.to_phase = '' then 1
        when previous.to_phase = 'renewal' and new.to_phase in ('development', 'consolidation') then 1
        else 0 end)
then return new;
end if;
raise exception 'passage_follows: a passage continues the one before it' using errcode = 'check_violation';
"""


class PhasePassage(TenantModel):
    """One passage: from where to where, when, by whom, why. The database refuses to rewrite it.

    A stay in a phase is the time between two passages, so there is never a hole and never two open stays: each
    continues the one before it, and `position` counts them. An empty `to_phase` is the way out of the programme.
    """

    append_only = True

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="passages")
    position = models.PositiveSmallIntegerField(default=1, db_default=1)
    from_phase = models.CharField(max_length=16, choices=Phase.choices, blank=True)
    to_phase = models.CharField(_("phase"), max_length=16, choices=Phase.choices, blank=True)
    cycle = models.PositiveSmallIntegerField(_("cycle"))
    happened_on = models.DateField(_("date"))
    actor = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(_("reason"))
    outcome = models.CharField(
        _("outcome"), max_length=16, choices=ExitOutcome.choices, blank=True, default="", db_default=""
    )
    lessons = models.TextField(_("lessons"), blank=True, default="", db_default="")

    # The entry gate as it stood: criteria, met or not, with the facts in both languages. None where none was asked.
    gate = models.JSONField(null=True, blank=True)
    by_exception = models.BooleanField(_("by exception"), default=False, db_default=False)

    class Meta(TenantModel.Meta):
        ordering = ["position"]
        indexes = [models.Index(fields=["organisation", "account", "happened_on"], name="passage_by_account")]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "account", "position"], name="passage_position_once"),
            models.CheckConstraint(
                condition=models.Q(to_phase="", outcome__in=ExitOutcome.values)
                | models.Q(to_phase__in=Phase.values, outcome=""),
                name="passage_into_a_phase_or_out",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="passage_append_only", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="passage_follows",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                declare=[("previous", "record")],
                func=FOLLOWS,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id}: {self.from_phase} > {self.to_phase}"
