"""The small things a table holds by the hundred: each one ``format_html``, no template."""

import datetime as dt
from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from kam.lib import formats
from kam.ui.charts import sparkline
from kam.ui.memo import remembered
from kam.ui.palette import STATES, state_of

Figure = formats.type_number | None


@remembered()
def nothing() -> SafeString:
    """An absent value, said as such to a screen reader."""
    return format_html('<span class="none" aria-label="{}">–</span>', _("none"))


def pill(kind: str, text: object) -> SafeString:
    """A word with a coloured dot. ``kind``: good, watch, risk, neutral, accent, plain, or a phase's code."""
    return format_html('<span class="pill {}">{}</span>', kind, text)


def phase_label(phase: str) -> str:
    """The phase's name in the reader's language; an unknown code is shown as it is."""
    names = {
        "qualification": _("Qualification"),
        "onboarding": _("Onboarding"),
        "development": _("Development"),
        "consolidation": _("Consolidation"),
        "renewal": _("Renewal"),
    }
    return names.get(str(phase), str(phase))


@remembered()
def phase_pill(phase: str, note: object = "") -> SafeString:
    """The phase in its own hue; ``note`` follows after a middle dot (``cycle 2``)."""
    label = phase_label(phase)
    return pill(f"phase-{phase}", f"{label} · {note}" if note else label)


def initials(name: str) -> str:
    """First letters of the first and last word: ``Hélène Baroux`` gives ``HB``."""
    words = [word for word in str(name).replace("-", " ").split() if word[0].isalnum()]
    if not words:
        return "?"
    return (words[0][0] + (words[-1][0] if len(words) > 1 else words[0][1:2])).upper()


@remembered()
def avatar(name: str, size: str = "", alone: bool = False) -> SafeString:
    """Initials in a disc. ``alone`` when no name stands beside it: then it is spoken. ``size``: s, l."""
    css = f"avatar avatar-{size}" if size else "avatar"
    if alone:
        said = format_html('role="img" aria-label="{}" title="{}"', name, name)
        return format_html('<span class="{}" {}>{}</span>', css, said, initials(name))
    return format_html('<span class="{}" aria-hidden="true">{}</span>', css, initials(name))


@remembered(2048)
def money(amount: Figure, currency: str = "EUR", exact: bool = False) -> SafeString:
    """Money rounded for reading, exact in the title (``exact`` shows it whole)."""
    if amount is None or amount == "":
        return nothing()
    whole = formats.money_exact(amount, currency)
    shown = whole if exact else formats.money(amount, currency)
    return format_html('<span class="money" title="{}">{}</span>', whole, shown)


def number(value: Figure, places: int = 0) -> SafeString:
    """A grouped figure."""
    return nothing() if value is None or value == "" else SafeString(formats.number(value, places))


def percent(value: Figure, places: int = 0) -> SafeString:
    """A share, given in hundredths."""
    return nothing() if value is None or value == "" else SafeString(formats.percent(value, places))


@remembered()
def delta(value: Figure, unit: str = "", tone: str = "auto", places: int = 0) -> SafeString:
    """A change with its sign and arrow. ``unit``: ``%`` or a word. ``tone``: auto, reverse (less is better), plain."""
    if value is None or value == "":
        return SafeString("")
    text = formats.percent(value, places, signed=True) if unit == "%" else formats.signed(value, places)
    shown = text if unit in ("%", "") else f"{text}{formats.NBSP}{unit}"
    return format_html('<span class="delta {}">{}</span>', _tone(float(value), tone), shown)


def _tone(value: float, tone: str) -> str:
    if tone == "plain" or not value:
        return "steady"
    return "up" if (value > 0) == (tone == "auto") else "down"


@remembered()
def health(score: Figure, trend: Figure = None, words: bool = False) -> SafeString:
    """A health score in its state's colour, with the change since; the state's name is always spoken."""
    if score is None or score == "":
        return nothing()
    state = state_of(float(score))
    label = state_label(state)
    shown = format_html(" <small>{}</small>" if words else '<span class="sr-only"> {}</span>', label)
    change = format_html(" {}", delta(trend, tone="plain")) if trend is not None and trend != "" else ""
    return format_html(
        '<span class="health {}" title="{}"><b>{}</b>{}</span>{}', state, label, formats.number(score), shown, change
    )


def state_label(state: str) -> str:
    """The word that goes with a state's colour."""
    return {"good": _("good"), "watch": _("to watch"), "risk": _("at risk")}.get(state, state)


@remembered()
def score_bar(value: Figure, maximum: float = 100, label: str = "") -> SafeString:
    """A bar for a score, coloured by state; an SVG, so that paper shows it too."""
    if value is None or value == "":
        return nothing()
    share = min(max(float(value) / float(maximum) * 100, 0), 100) if maximum else 0
    return format_html(
        '<svg class="bar {}" viewBox="0 0 100 6" preserveAspectRatio="none" role="img" aria-label="{}">'
        '<rect width="{}" height="6" fill="{}"/></svg>',
        state_of(share),
        f"{label or _('Score')}: {formats.number(value)} / {formats.number(maximum)}",
        round(share, 1),
        STATES[state_of(share)],
    )


def count(value: int | None, limit: int = 0) -> SafeString:
    """A quiet counter; ``limit`` turns larger counts into ``1,000+``."""
    if value is None:
        return SafeString("")
    shown = f"{formats.number(limit)}+" if limit and value > limit else formats.number(value)
    return format_html('<span class="count">{}</span>', shown)


@lru_cache(maxsize=64)
def kbd(keys: str) -> SafeString:
    """A key or a chord: ``Ctrl K``."""
    inner = "".join(f"<kbd>{key}</kbd>" for key in map(_plain, keys.split()))
    return mark_safe(f'<span class="keys">{inner}</span>')  # noqa: S308 each key is escaped above


def _plain(text: str) -> str:
    return str(format_html("{}", text))


@remembered()
def day(value: dt.date, style: str, today: dt.date) -> SafeString:
    """``<time>`` for a date."""
    shown = {
        "relative": lambda: formats.relative_day(value, today),
        "exact": lambda: formats.day(value),
        "short": lambda: formats.day_short(value),
        "long": lambda: formats.day_long(value),
    }[style]()
    near = SafeString(' class="near"') if style == "relative" and shown != formats.day(value) else ""
    title = formats.day_long(value)
    return format_html('<time datetime="{}" title="{}"{}>{}</time>', value.isoformat(), title, near, shown)


def moment(value: dt.datetime, style: str, now: dt.datetime) -> SafeString:
    """``<time>`` for a point in time."""
    shown = {
        "relative": lambda: formats.relative_moment(value, now),
        "exact": lambda: formats.moment(value),
        "clock": lambda: formats.clock(value),
    }[style]()
    return format_html('<time datetime="{}" title="{}">{}</time>', value.isoformat(), formats.moment(value), shown)


def spark(values: list[float], label: str = "") -> SafeString:
    """A sparkline for a table cell."""
    return sparkline(values, label or _("Trend"))
