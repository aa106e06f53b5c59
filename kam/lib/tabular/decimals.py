"""Reading figures as people write them: 1 234,56 and 1,234.56 and 1.234,56, with currency signs and any spaces.

`1,234` alone has two readings. The rest of its column usually settles which (`decimal_mark_of`); when it does not, the
value is refused as ambiguous and never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from kam.lib.tabular.errors import Ambiguous, BadValue
from kam.lib.tabular.message import say
from kam.lib.tabular.table import Cell

_CURRENCY = re.compile(r"^(?:[€$£¥]|eur|usd|gbp|chf|cad|jpy)\s*|\s*(?:[€$£¥]|eur|usd|gbp|chf|cad|jpy)$", re.IGNORECASE)
_SPACE = " \u00a0\u202f\u2009\u2007'’"
_SPACED = re.compile(rf"[0-9]{{1,3}}(?:[{_SPACE}][0-9]{{3}})+(?:[.,][0-9]+)?")
_PLAIN = re.compile(r"[0-9]*[.,]?[0-9]+|[0-9]+[.,]")
_GROUPED = {
    ".": re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?"),
    ",": re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?"),
}
_LARGEST = Decimal(10) ** 15
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class _Body:
    digits: str
    negative: bool


def parse_decimal(value: Cell, *, decimal_mark: str | None = None) -> Decimal:
    """The figure in a cell. `decimal_mark` is the column's, when known; raises `BadValue` or `Ambiguous`."""
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return _bounded(Decimal(str(value)), value)
    body = _body(value)
    mark = _mark_shown(body.digits) or decimal_mark
    if mark is None and _is_open(body.digits):
        text = _("“%(value)s” may be %(whole)s or %(fraction)s. Say which sign marks the decimals in this column.")
        whole, fraction = re.sub("[.,]", "", body.digits), body.digits.replace(",", ".")
        raise Ambiguous(say(text, value=value, whole=whole, fraction=fraction))
    return _signed(body, mark or ".", value)


def parse_integer(value: Cell) -> int:
    """The whole number in a cell. With no decimals to expect, `1,234` can only be grouped."""
    if isinstance(value, str):
        body = _body(value)
        whole = body.digits if not _is_open(body.digits) else re.sub("[.,]", "", body.digits)
        number = _signed(_Body(whole, body.negative), _mark_shown(whole) or ".", value)
    else:
        number = parse_decimal(value)
    if number != number.to_integral_value():
        raise BadValue(say(_("“%(value)s” is not a whole number."), value=value))
    return int(number)


def decimal_mark_of(values: Iterable[Cell]) -> str | None:
    """The sign that marks the decimals in a column, when the unambiguous values agree on one."""
    found: set[str] = set()
    for value in values:
        if isinstance(value, str) and value:
            try:
                found.add(_mark_shown(_body(value).digits))
            except BadValue:
                continue
    found.discard("")
    return found.pop() if len(found) == 1 else None


def _body(value: Cell) -> _Body:
    """Digits and marks alone, the sign apart; accounting brackets and a trailing minus count as negative."""
    if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST:
        raise _not_a_number(value)
    text = _CURRENCY.sub("", value.strip().replace("\u2212", "-"))
    negative = False
    if text.startswith("(") and text.endswith(")"):
        text, negative = text[1:-1].strip(), True
    elif text.startswith("-") or text.endswith("-"):
        text, negative = text.removeprefix("-").removesuffix("-").strip(), True
    text = _CURRENCY.sub("", text.removeprefix("+").strip())
    if _SPACED.fullmatch(text):
        return _Body(re.sub(f"[{_SPACE}]", "", text), negative)  # at least four digits first: never open
    if not any(form.fullmatch(text) for form in (_PLAIN, *_GROUPED.values())):
        raise _not_a_number(value)
    return _Body(text, negative)


def _is_open(digits: str) -> bool:
    """True for the likes of 1,234 and 1.234: one mark, three digits after it, up to three before, no zero first."""
    return re.fullmatch(r"[1-9][0-9]{0,2}[.,][0-9]{3}", digits) is not None


def _mark_shown(digits: str) -> str:
    """The decimal mark that the value itself proves, empty when it proves none."""
    marks = re.findall("[.,]", digits)
    if not marks or _is_open(digits):
        return ""
    if len(marks) == 1 or len(set(marks)) == 2:
        return str(marks[-1])
    return "," if marks[0] == "." else "."


def _signed(body: _Body, mark: str, value: Cell) -> Decimal:
    other = "," if mark == "." else "."
    number = Decimal(body.digits.replace(other, "").replace(mark, "."))
    return _bounded(-number if body.negative else number, value)


def _bounded(number: Decimal, value: Cell) -> Decimal:
    if not number.is_finite():
        raise _not_a_number(value)
    if abs(number) >= _LARGEST:
        raise BadValue(say(_("“%(value)s” is too large."), value=value))
    return number


def _not_a_number(value: Cell) -> BadValue:
    return BadValue(say(_("“%(value)s” is not a number."), value=str(value)[:_LONGEST]))
