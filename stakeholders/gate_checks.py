"""What this room can check by itself for a gate: whom we know at the account, and whom we met."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Count, Max, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.gates.checks import Check, Facts, Finding, Parameter, Words, register_check
from kam.lib import formats
from stakeholders.choices import Profile
from stakeholders.models import CoverageWeek, Stakeholder

Known = dict[str, tuple[int, date | None]]


def _known(facts: Facts) -> Known:
    """How many people of each profile are there, and when we last met one. One query for all checks."""
    return facts.once("stakeholders", lambda: _read(facts))


def _read(facts: Facts) -> Known:
    rows = Stakeholder.objects.filter(account=facts.account, present=True).values("profile")
    so_far = Q(touches__touchpoint__happened_on__lte=facts.today)
    met_on = Max("touches__touchpoint__happened_on", filter=so_far)
    found = rows.annotate(count=Count("pk", distinct=True), met_on=met_on).order_by("profile")
    return {row["profile"]: (row["count"], row["met_on"]) for row in found}


def _page(facts: Facts) -> str:
    return reverse("stakeholders:account_people", args=[facts.account.pk])


def decision_maker(facts: Facts, wanted: int) -> Finding:
    """Whether enough economic decision-makers are known."""
    count = _known(facts).get(Profile.DECISION_MAKER, (0, None))[0]

    def fact() -> str:
        if not count:
            return _("No economic decision-maker is identified.")
        return ngettext(
            "%(n)d economic decision-maker is identified.", "%(n)d economic decision-makers are identified.", count
        ) % {"n": count}

    url = reverse("stakeholders:stakeholder_create", args=[facts.account.pk])
    return Finding(count >= wanted, fact, url, _("Add the decision-maker"))


def profiles(facts: Facts, wanted: int) -> Finding:
    """Whether enough of the four profiles are covered."""
    known = _known(facts)
    missing = [profile for profile in Profile if profile.value not in known]

    def fact() -> str:
        if not missing:
            return _("All four profiles are covered.")
        names = ", ".join(str(profile.label).lower() for profile in missing)
        return _("%(n)d of 4 covered; missing: %(names)s.") % {"n": len(Profile) - len(missing), "names": names}

    return Finding(len(Profile) - len(missing) >= wanted, fact, _page(facts), _("Complete the map"))


def decision_maker_met(facts: Facts, days: int) -> Finding:
    """Whether a decision-maker was met lately."""
    met_on = _known(facts).get(Profile.DECISION_MAKER, (0, None))[1]

    def fact() -> str:
        if met_on is None:
            return _("No interaction with a decision-maker is recorded.")
        return _("Last interaction with a decision-maker: %(day)s.") % {"day": formats.day(met_on)}

    met = met_on is not None and met_on >= facts.today - timedelta(days=days)
    url = reverse("stakeholders:touchpoint_create") + f"?account={facts.account.pk}"
    return Finding(met, fact, url, _("Log an interaction"))


def covered(facts: Facts, wanted: int) -> Finding:
    """Whether the account's coverage, as kept last, is high enough. One query."""
    scores = CoverageWeek.objects.filter(account=facts.account, week__lte=facts.today).order_by("-week")
    score = facts.once("coverage", lambda: scores.values_list("score", flat=True).first())

    def fact() -> str:
        if score is None:
            return _("The coverage has not been computed yet: it is, every night.")
        return _("The coverage is %(score)s out of 100.") % {"score": score}

    url = reverse("stakeholders:account_coverage", args=[facts.account.pk])
    return Finding(score is not None and score >= wanted, fact, url, _("See the holes"))


def register() -> None:
    """Add them to the registry."""
    register_check(
        Check(
            "stakeholders.decision_maker",
            gettext_lazy("Economic decision-maker identified"),
            gettext_lazy("Counts the economic decision-makers at the account who have not left."),
            Words(
                "Economic decision-makers identified: at least {n}",
                "Décideurs économiques identifiés : au moins {n}",
            ),
            decision_maker,
            Parameter(gettext_lazy("How many"), 1, 1, 20),
        )
    )
    register_check(
        Check(
            "stakeholders.profiles",
            gettext_lazy("Profiles covered"),
            gettext_lazy("Counts how many of the four profiles have at least one person who has not left."),
            Words("Profiles covered, of the four: at least {n}", "Profils couverts, sur les quatre : au moins {n}"),
            profiles,
            Parameter(gettext_lazy("How many"), 3, 1, 4),
        )
    )
    register_check(
        Check(
            "stakeholders.decision_maker_met",
            gettext_lazy("Decision-maker met"),
            gettext_lazy(
                "Met when an interaction with an economic decision-maker is logged within the number of days."
            ),
            Words(
                "A decision-maker was met in the last {n} days",
                "Un décideur a été rencontré dans les {n} derniers jours",
            ),
            decision_maker_met,
            Parameter(gettext_lazy("Days"), 90, 7, 730),
        )
    )
    register_check(
        Check(
            "stakeholders.coverage",
            gettext_lazy("Coverage"),
            gettext_lazy("Met when the account's coverage, from 0 to 100, was at least the number when last computed."),
            Words("Coverage of at least {n} out of 100", "Couverture d’au moins {n} sur 100"),
            covered,
            Parameter(gettext_lazy("At least"), 60, 1, 100),
        )
    )
