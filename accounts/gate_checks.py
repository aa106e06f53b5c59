"""What this room can check by itself for a gate: who is responsible, and how the contracts stand."""

from __future__ import annotations

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.choices import Phase
from accounts.gates.checks import Check, Facts, Finding, Parameter, Words, register_check
from kam.lib import formats
from kam.tenancy.models import Membership


def _named(facts: Facts, member: Membership | None, action: object) -> Finding:
    url = reverse("accounts:account_edit", args=[facts.account.pk])
    if member is None:
        return Finding(False, lambda: _("Nobody is named."), url, str(action))
    return Finding(True, lambda: _("%(name)s is named.") % {"name": member.name})


def manager(facts: Facts, _number: int) -> Finding:
    """Whether somebody owns the account."""
    return _named(facts, facts.account.owner, _("Name the account manager"))


def sponsor(facts: Facts, _number: int) -> Finding:
    """Whether an executive stands behind the account."""
    return _named(facts, facts.account.sponsor, _("Name the sponsor"))


def contract(facts: Facts, _number: int) -> Finding:
    """Whether a contract is running: the account's renewal date is that of the first to end."""
    end = facts.account.renewal_on
    if end is None:
        url = reverse("accounts:contract_create", args=[facts.account.pk])
        return Finding(False, lambda: _("No contract is running."), url, _("Add a contract"))
    return Finding(True, lambda: _("A contract runs until %(day)s.") % {"day": formats.day(end)})


def renewal_decided(facts: Facts, days: int) -> Finding | None:
    """Whether what was to be renewed is: asked only of an account that comes from renewal."""
    if facts.account.phase != Phase.RENEWAL or facts.account.archived_at is not None:
        return None
    end, url = facts.account.renewal_on, reverse("accounts:account_value", args=[facts.account.pk])
    if end is None:
        return Finding(False, lambda: _("No contract is running any more."), url, _("Open the contracts"))
    if end <= facts.today + timedelta(days=days):
        return Finding(
            False,
            lambda: _("A contract ends on %(day)s and is neither renewed nor lost.") % {"day": formats.day(end)},
            url,
            _("Record the decision"),
        )
    return Finding(True, lambda: _("The next contract to end runs until %(day)s.") % {"day": formats.day(end)})


def register() -> None:
    """Add them to the registry."""
    register_check(
        Check(
            "accounts.manager",
            gettext_lazy("Account manager assigned"),
            gettext_lazy("Met when the account has an account manager."),
            Words("An account manager is assigned", "Un responsable du compte est désigné"),
            manager,
        )
    )
    register_check(
        Check(
            "accounts.sponsor",
            gettext_lazy("Executive sponsor named"),
            gettext_lazy("Met when the account has an executive sponsor."),
            Words("An executive sponsor is named", "Un parrain exécutif est désigné"),
            sponsor,
        )
    )
    register_check(
        Check(
            "accounts.contract",
            gettext_lazy("Contract present"),
            gettext_lazy("Met when at least one contract of the account is running."),
            Words("A contract is recorded and running", "Un contrat est enregistré et en cours"),
            contract,
        )
    )
    register_check(
        Check(
            "accounts.renewal_decided",
            gettext_lazy("Renewal decision recorded"),
            gettext_lazy(
                "Met when no running contract ends within the number of days: what ended was renewed or recorded as "
                "lost. Asked only of accounts that come from renewal."
            ),
            Words(
                "The renewal is decided: no contract ends within {n} days",
                "Le renouvellement est décidé : aucun contrat ne finit d’ici {n} jours",
            ),
            renewal_decided,
            Parameter(gettext_lazy("Days"), 180, 30, 730),
        )
    )
