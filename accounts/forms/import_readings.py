"""The readings a column's values leave open, each choice showing what becomes of a value of the file."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.importing import SCALES
from kam.lib import formats
from kam.lib.tabular import BadValue, parse_date, parse_decimal

Choices = list[tuple[str, Any]]
_SCALES = (gettext_lazy("In units"), gettext_lazy("In thousands"), gettext_lazy("In millions"))


def unit_choices(sample: str, mark: str | None, currency: str) -> Choices:
    """Units, thousands, millions, each with the sample as money."""
    try:
        number = parse_decimal(sample, decimal_mark=mark)
    except BadValue:
        return [(str(int(scale)), label) for scale, label in zip(SCALES, _SCALES, strict=True)]
    return [
        (str(int(scale)), _read_as(label, sample, formats.money(number * scale, currency)))
        for scale, label in zip(SCALES, _SCALES, strict=True)
    ]


def date_choices(sample: str, undecided: bool) -> Choices:
    """Day or month first, each with the day that the sample then is."""
    found: Choices = [("", _("Choose the order of the dates"))] if undecided else []
    for value, label, first in (("day", _("Day first"), True), ("month", _("Month first"), False)):
        found.append((value, _read_as(label, sample, formats.day(parse_date(sample, day_first=first)))))
    return found


def mark_choices(sample: str, undecided: bool) -> Choices:
    """Point or comma, each with the figure that the sample then is."""
    found: Choices = [("", _("Choose the decimal sign"))] if undecided else []
    for value, label, mark in (("point", _("Decimal point"), "."), ("comma", _("Decimal comma"), ",")):
        found.append((value, _read_as(label, sample, formats.number(_figure(sample, mark), 3))))
    return found


def _figure(sample: str, mark: str) -> Decimal:
    return parse_decimal(sample, decimal_mark=mark)


def _read_as(label: Any, sample: str, read: str) -> str:
    return _("%(way)s: %(sample)s is %(read)s") % {"way": label, "sample": sample, "read": read}
