"""The literal colours of the light theme, for what cannot read CSS: charts, e-mails, PDF.

``static/css/tokens.css`` holds the same values with their dark companions; a test keeps the two equal.
"""

from typing import Final

PAPER: Final = "#fbfaf8"
SHEET: Final = "#ffffff"
SUNK: Final = "#f4f2ee"
LINE: Final = "#e6e2db"
LINE_STRONG: Final = "#cdc7bc"
INK: Final = "#1b2126"
INK_2: Final = "#525c66"
INK_3: Final = "#656f79"
ACCENT: Final = "#0f5f73"
ACCENT_SOFT: Final = "#e2f0f3"
ON_ACCENT: Final = "#ffffff"
GOOD: Final = "#1c7048"
WATCH: Final = "#835500"
RISK: Final = "#b3261e"
GOOD_SOFT: Final = "#e4f3ea"
WATCH_SOFT: Final = "#fbf0d9"
RISK_SOFT: Final = "#fbe8e6"

PHASES: Final[dict[str, str]] = {
    "qualification": "#6650b5",
    "onboarding": "#2765b5",
    "development": "#0d706c",
    "consolidation": "#4d6e16",
    "renewal": "#9a4f14",
}
STATES: Final[dict[str, str]] = {"good": GOOD, "watch": WATCH, "risk": RISK}

TOKENS: Final[dict[str, str]] = {
    "paper": PAPER,
    "sheet": SHEET,
    "sunk": SUNK,
    "line": LINE,
    "line-strong": LINE_STRONG,
    "ink": INK,
    "ink-2": INK_2,
    "ink-3": INK_3,
    "accent": ACCENT,
    "accent-soft": ACCENT_SOFT,
    "on-accent": ON_ACCENT,
    "good": GOOD,
    "watch": WATCH,
    "risk": RISK,
    "good-soft": GOOD_SOFT,
    "watch-soft": WATCH_SOFT,
    "risk-soft": RISK_SOFT,
    **PHASES,
}


def state_of(score: float) -> str:
    """The state a score of 0 to 100 stands for, the same everywhere."""
    if score >= 70:
        return "good"
    return "watch" if score >= 50 else "risk"
