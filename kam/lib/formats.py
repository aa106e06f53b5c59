"""How figures, money and dates read in the reader's language (Babel's data, house rules for spaces).

Everything here follows the active translation and, for moments, the active time zone.
"""

import datetime as dt
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from babel import Locale, dates, numbers
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

NBSP = "\u00a0"
NARROW = "\u202f"
MINUS = "\u2212"
NEAR_DAYS = 30

type_number = int | float | Decimal

# Plain "en" means British English here: day before month, as the rest of Europe expects.
_REGIONS = {"en": "en_GB", "fr": "fr_FR"}


@lru_cache(maxsize=32)
def _parsed(language: str) -> Locale:
    return Locale.parse(_REGIONS.get(language, language.replace("-", "_")), sep="_")


def locale() -> Locale:
    """The Babel locale of the active translation."""
    return _parsed(get_language() or "en")


def _is_french() -> bool:
    return locale().language == "fr"


def number(value: type_number, places: int = 0) -> str:
    """A grouped decimal: ``1 234`` in French, ``1,234`` in English."""
    return numbers.format_decimal(_rounded(value, places), locale=locale()).replace("-", MINUS)


def _rounded(value: type_number, places: int) -> Decimal:
    return round(Decimal(str(value)), places)


def percent(value: type_number, places: int = 0, signed: bool = False) -> str:
    """``value`` is already in hundredths: ``34`` reads ``34 %`` in French, ``34%`` in English."""
    sign = "+" if signed and value > 0 else ""
    return f"{sign}{number(value, places)}{NARROW if _is_french() else ''}%"


def signed(value: type_number, places: int = 0) -> str:
    """A change, with its sign always said: ``+8``, ``−5``, ``0``."""
    return f"{'+' if value > 0 else ''}{number(value, places)}"


def money(amount: type_number, currency: str) -> str:
    """Money rounded for reading: ``1,2 M€``, ``€1.2M``."""
    value = _over_the_edge(Decimal(str(amount)))
    if abs(value) < 1000:
        return _currency(value, currency, "#,##0" if _is_french() else None, places=0)
    text = numbers.format_compact_currency(value, currency, locale=locale(), fraction_digits=1)
    return _tidy_compact(text)


def _over_the_edge(value: Decimal) -> Decimal:
    """What would round to a thousand of one multiple is one of the next: ``€1M``, never ``€1,000K``."""
    for power, places in ((0, 0), (3, 1), (6, 1)):
        unit, following = Decimal(10) ** power, Decimal(10) ** (power + 3)
        if abs(value) < following and round(abs(value) / unit, places) >= 1000:
            return following.copy_sign(value)
    return value


def _tidy_compact(text: str) -> str:
    """Drop an empty decimal, and the space that would part the multiple from its symbol (``M €``)."""
    for empty in (",0" + NBSP, ".0"):
        text = text.replace(empty, empty[2:])
    for multiple in ("k", "M", "Md"):
        text = text.replace(f"{NBSP}{multiple}{NBSP}", f"{NBSP}{multiple}")
    return text.replace("-", MINUS)


def money_exact(amount: type_number, currency: str) -> str:
    """Money to the last cent, for titles, print and forms: ``1 234 567,50 €``."""
    return _currency(Decimal(str(amount)), currency, None, places=2)


def _currency(value: Decimal, currency: str, pattern: str | None, places: int) -> str:
    whole = places == 0 or value == value.to_integral_value()
    base = locale().currency_formats["standard"].pattern if pattern is None else f"{pattern}{NBSP}¤"
    text = numbers.format_currency(
        round(value, 0) if whole else value,
        currency,
        format=base.replace("0.00", "0") if whole else base,
        locale=locale(),
        currency_digits=False,
    )
    return text.replace("-", MINUS)


def day(value: dt.date) -> str:
    """The exact date: ``10 déc. 2026``."""
    return dates.format_date(value, "medium", locale=locale())


def day_long(value: dt.date) -> str:
    """The exact date in full: ``jeudi 10 décembre 2026``."""
    return dates.format_date(value, "full", locale=locale())


def day_short(value: dt.date) -> str:
    """Day and month, for axes and dense cells: ``10 déc.``."""
    return dates.format_skeleton("MMMd", value, locale=locale())


def month(value: dt.date) -> str:
    """Month and year, for axes: ``déc. 2026``."""
    return dates.format_skeleton("yMMM", value, locale=locale())


def clock(value: dt.datetime) -> str:
    """The time of day in the active time zone: ``14:05``."""
    return dates.format_time(_local(value), "short", locale=locale())


def moment(value: dt.datetime) -> str:
    """Date and time in the active time zone: ``10 déc. 2026, 14:05``."""
    return dates.format_datetime(_local(value), "medium", locale=locale()).removesuffix(":00")


def _local(value: dt.datetime) -> dt.datetime:
    return timezone.localtime(value) if timezone.is_aware(value) else value


def relative_day(value: dt.date, today: dt.date) -> str:
    """Near dates as a reader says them (``in 12 days``); the others exactly."""
    distance = (value - today).days
    named = {0: _("today"), 1: _("tomorrow"), -1: _("yesterday")}
    if distance in named:
        return named[distance]
    if abs(distance) > NEAR_DAYS:
        return day(value)
    return days(distance)


def days(distance: int) -> str:
    """A signed number of days with its direction: ``in 12 days``, ``5 days ago``."""
    return _delta(dt.timedelta(days=distance), "day")


def relative_moment(value: dt.datetime, now: dt.datetime) -> str:
    """Minutes and hours within the day, then as ``relative_day``."""
    distance = value - now
    minutes = int(abs(distance.total_seconds()) // 60)
    if minutes < 1:
        return _("just now")
    if minutes < 60:
        return _delta(distance, "minute")
    if minutes < 60 * 12:
        return _delta(distance, "hour")
    return relative_day(_local(value).date(), _local(now).date())


def _delta(distance: dt.timedelta, granularity: Literal["day", "hour", "minute"]) -> str:
    # The threshold keeps Babel from jumping to weeks and months: "47 days" is what people compare.
    return dates.format_timedelta(
        distance,
        granularity=granularity,
        threshold=10**6 if granularity == "day" else 60,
        add_direction=True,
        locale=locale(),
    )
