"""By when notice must be given: a pure rule."""

from __future__ import annotations

from datetime import date, timedelta

from kam.lib.dates import add_months


def notice_date(end: date, months: int, days: int = 0) -> date:
    """The last day on which notice still ends the contract on its end: `months` earlier, then `days` more.

    Where that month has no such day, its last one: never later than the contract's wording allows.

    >>> notice_date(date(2027, 5, 31), 3)
    datetime.date(2027, 2, 28)
    >>> notice_date(date(2028, 3, 31), 1, 15)
    datetime.date(2028, 2, 14)
    """
    if months < 0 or days < 0:
        raise ValueError("a notice period is never negative")
    return add_months(end, -months) - timedelta(days=days)
