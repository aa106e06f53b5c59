"""Setting what coverage asks for, and keeping each week's scores."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from kam.audit.acts import act
from kam.lib.errors import Conflict, Invalid
from kam.lib.versions import save_version
from kam.tenancy.capabilities import Capability, require
from kam.tenancy.models import Membership
from stakeholders.models import CoverageTargets
from stakeholders.queries.coverage import TARGETS, as_rule, targets_of
from stakeholders.queries.coverage_weeks import keep_week

MOST, LEAST_SHARE, MOST_SHARE = 50, 10, 100


def set_targets(*, actor: Membership, version: int, **targets: int) -> CoverageTargets:
    """Write the organisation's targets; `version` 0 says that nobody had set them.

    Raises Invalid for one out of range (0 to 50, a share from 10 to 100), Conflict when stale.
    """
    require(actor, Capability.MANAGE_PROGRAMME)
    _check(targets)
    held = CoverageTargets.objects.first()
    with act(actor, "coverage.targets", target=held) as entry:
        if held is not None:
            entry.target = fresh = save_version(held, version, **targets)
            return fresh
        try:
            with transaction.atomic():
                entry.target = made = CoverageTargets.objects.create(**targets)
        except IntegrityError as error:
            raise Conflict(CoverageTargets.objects.get()) from error
    return made


def keep_coverage(*, today: date) -> int:
    """Keep every account's coverage for the week of `today`; safe at any time and twice at once.

    Returns how many rows were written.
    """
    return keep_week(as_rule(targets_of()), today=today)


def _check(targets: dict[str, int]) -> None:
    unknown = set(targets) - set(TARGETS)
    if unknown:
        raise TypeError(f"no such target: {unknown}")
    errors: dict[str, list[str]] = {}
    for name, value in targets.items():
        least, most = (LEAST_SHARE, MOST_SHARE) if name == "most_share" else (0, MOST)
        if not least <= value <= most:
            errors[name] = [_("Choose a number from %(least)s to %(most)s.") % {"least": least, "most": most}]
    if errors:
        raise Invalid(errors)
