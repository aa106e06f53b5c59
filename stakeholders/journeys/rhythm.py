"""The rhythm that holds for a person, and from which day their silence is overdue: the rule the database keeps.

`stakeholders/models/stakeholder.py` says the same in a trigger; a test holds the kept columns against these functions.
"""

from __future__ import annotations

from datetime import date, timedelta

from stakeholders.choices import CADENCE_DAYS, Profile

# Overdue once the rhythm is missed by half.
OVERDUE_NUMERATOR, OVERDUE_DENOMINATOR = 3, 2


def rhythm_of(profile: str, *, agreed: int | None, own: int | None, journey: int | None) -> int:
    """Days between contacts: agreed with the person, else their own profile's, the journey's, the profile's usual."""
    return agreed or own or journey or CADENCE_DAYS[Profile(profile)]


def patience(rhythm: int) -> int:
    """The days without contact after which somebody is overdue: the first day beyond one and a half rhythms."""
    return rhythm * OVERDUE_NUMERATOR // OVERDUE_DENOMINATOR + 1


def overdue_from(*, since: date, rhythm: int) -> date:
    """The first day on which the silence counts as overdue, without contact since a day."""
    return since + timedelta(days=patience(rhythm))


def quiet_since(*, overdue: date, rhythm: int) -> date:
    """The day of the last contact, or on which the person was written down: the way back from `overdue_from`."""
    return overdue - timedelta(days=patience(rhythm))
