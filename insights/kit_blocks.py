"""What insights bring to a kit, for us only: the renewal risk and its reasons."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.choices import ContractOutcome
from insights.models import RenewalAssessment
from insights.wording import sentence
from stakeholders.choices import Profile
from stakeholders.kits.blocks import Block, Visit, register_block
from stakeholders.transitions.parts import Cell, Part

MOST = 6


def register() -> None:
    """Add it to the registry; for `AppConfig.ready`."""
    profiles = (Profile.DECISION_MAKER, Profile.SPONSOR)
    register_block(Block("renewal_risk", profiles, 10, renewal_risk, ours=True))


def renewal_risk(visit: Visit) -> Part:
    """The running contract most at risk, and why. One query."""
    running = RenewalAssessment.objects.filter(
        account=visit.account, contract__outcome=ContractOutcome.RUNNING
    ).select_related("contract")
    worst = running.order_by("-score", "pk").first()
    url = reverse("insights:account_risks", args=[visit.account.pk])
    rows = [(Cell(sentence(one), url=url), Cell(str(one["points"]))) for one in worst.reasons[:MOST]] if worst else []
    lead = _("%(contract)s: risk %(score)s of 100.") % {"contract": worst.contract.reference, "score": worst.score} \
        if worst else ""  # fmt: skip
    return Part(
        "renewal_risk", _("Renewal risk"), _("Assessed every night"), (_("Reason"), _("Points")), rows,
        _("No running contract is at risk, or none was assessed yet."), worst.assessed_on if worst else None, lead,
    )  # fmt: skip
