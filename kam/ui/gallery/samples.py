"""Invented data for the gallery."""

import datetime as dt
from typing import Any

from django.utils import timezone

from kam.ui.gallery.figures import figures
from kam.ui.gallery.forms import CLIENTS, GalleryForm

_ROWS: list[tuple[str, int | None, int | None, float, int, str]] = [
    ("consolidation", 66, -5, 4_180_000, 128, "Sponsor silent for 47 days"),
    ("renewal", 43, -12, 2_930_400, 41, "Notice date in 11 days, tender announced"),
    ("development", 82, 4, 1_790_000, 302, "Quarterly review due, no date"),
    ("development", 77, 1, 3_120_000, 215, ""),
    ("onboarding", 61, None, 604_000, 540, "Charter not accepted yet"),
    ("qualification", None, None, 380_000, 0, "Committee on 3 December, 2 ratings missing"),
]


def accounts() -> list[dict[str, Any]]:
    """Rows of the sample table."""
    today = timezone.localdate()
    return [
        {
            "name": name,
            "phase": phase,
            "health": health,
            "trend": trend,
            "revenue": revenue,
            "change": change,
            "renewal": today + dt.timedelta(days=days) if days else None,
            "why": why,
            "spark": [5, 7, 6, 8, 7 + change / 9, 8 + change / 5],
            "kam": "Camille Moreau" if change % 2 else "Lena Thoresen",
        }
        for (name, (phase, health, trend, revenue, days, why)), change in zip(
            zip(CLIENTS, _ROWS, strict=True), (8, -3, 21, 6, 0, 2), strict=True
        )
    ]


def context(room: str) -> dict[str, Any]:
    """Everything a room of the gallery shows."""
    today, now = timezone.localdate(), timezone.now()
    refused = GalleryForm({"name": "", "amount": "a lot", "note": "Kept as typed."})
    filled = GalleryForm(
        initial={"name": "Orvelle Logistique", "fit": 4, "phase": "renewal", "due": today, "channel": "visit"}
    )
    return {
        "room": room,
        "accounts": accounts(),
        "charts": figures() if room == "charts" else {},
        "form": filled,
        "refused": refused,
        "today": today,
        "now": now,
        "soon": today + dt.timedelta(days=12),
        "past": today - dt.timedelta(days=5),
        "far": today + dt.timedelta(days=128),
        "earlier": now - dt.timedelta(hours=3),
        "phases": ["qualification", "onboarding", "development", "consolidation", "renewal"],
        **_parts(today, now),
    }


def _parts(today: dt.date, now: dt.datetime) -> dict[str, Any]:
    codes = ["qualification", "onboarding", "development", "consolidation", "renewal"]
    return {
        "tabs": [{"label": t, "url": "#", "current": t == "Overview", "count": n} for t, n in _TABS],
        "crumbs": [{"label": "Portfolio", "url": "#"}, {"label": "Orvelle Logistique"}],
        "steps": [
            {
                "code": code,
                "label": code.capitalize(),
                "done": i < 3,
                "current": i == 3,
                "note": "cycle 2" if i == 3 else "",
            }
            for i, code in enumerate(codes)
        ],
        "gate": [
            {"met": True, "label": "An economic decision-maker is identified", "reason": "Paul Darcy, since 4 March"},
            {
                "met": False,
                "label": "The plan is approved",
                "reason": "Version 3 waits for review",
                "url": "#",
                "action": "Open the plan",
            },
        ],
        "parts": [
            {"label": "Relationship", "value": 78, "url": "#"},
            {"label": "Satisfaction", "value": 71},
            {
                "label": "Service",
                "value": 41,
                "reason": "Two response times missed in November, one incident without its trust check.",
            },
            {"label": "Value and objectives", "value": 58},
        ],
        "moments": [
            {
                "title": "Network outage, 3 days",
                "date": today - dt.timedelta(days=3),
                "icon": "triangle-alert",
                "tone": "risk",
                "text": "Resolved; the trust check is due on day 30.",
            },
            {
                "title": "Quarterly review held",
                "date": today - dt.timedelta(days=40),
                "icon": "users",
                "url": "#",
                "text": "Seven decisions, two promises of ours still open.",
            },
            {"title": "Contract renewed", "date": today - dt.timedelta(days=210), "icon": "file-check", "tone": "good"},
        ],
        "entries": [
            {
                "who": "Camille Moreau",
                "verb": "changed the sponsor's support",
                "when": now - dt.timedelta(minutes=12),
                "reason": "Said so on the phone",
                "changes": [
                    {"label": "Support", "old": "favourable", "new": "reserved"},
                    {"label": "Next contact", "old": None, "new": "2 December"},
                ],
            },
            {"who": "Lena Thoresen", "verb": "approved the plan", "when": now - dt.timedelta(days=4), "changes": []},
        ],
        "current_values": [
            ("Name", "Orvelle Logistique SA", "Orvelle Logistique"),
            ("Owner", "Camille Moreau", "Camille Moreau"),
            ("Note", "Sponsor is leaving", "Sponsor confirmed"),
        ],
    }


_TABS = [
    ("Overview", None),
    ("Journey", None),
    ("People", 9),
    ("Plan", None),
    ("Value", None),
    ("Meetings", 2),
    ("Risks", 1),
]
