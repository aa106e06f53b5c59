"""One of each chart, drawn from invented figures."""

from typing import Any

from kam.lib import formats
from kam.ui import charts


def money(value: float) -> str:
    """Axis format of the sample figures."""
    return formats.money(value, "EUR")


def figures() -> dict[str, Any]:
    """One of each chart."""
    quarters = ["Q1 2025", "Q2 2025", "Q3 2025", "Q4 2025", "Q1 2026", "Q2 2026"]
    values = [820_000, 910_000, 870_000, 1_040_000, 1_120_000, 1_060_000]
    goals = [800_000, 850_000, 900_000, 950_000, 1_000_000, 1_100_000]
    return {
        "bars": charts.bar_chart(
            "Revenue met its target in four quarters of six",
            [charts.Bar(q, v, t) for q, v, t in zip(quarters, values, goals, strict=True)],
            money,
        ),
        "line": charts.line_chart(
            "Health fell eleven points since the network outage",
            quarters,
            [
                charts.Series("Orvelle Logistique", [70, 74, 77, 75, 71, 66]),
                charts.Series("Portfolio", [68, 68, 69, 70, 70, 71], "other"),
            ],
            target=70,
        ),
        "stacked": charts.stacked_bar(
            "Development holds half of the portfolio",
            [
                charts.Part("Qualification", 380_000, "qualification"),
                charts.Part("Onboarding", 604_000, "onboarding"),
                charts.Part("Development", 4_910_000, "development"),
                charts.Part("Consolidation", 4_180_000, "consolidation"),
                charts.Part("Renewal", 2_930_000, "renewal"),
            ],
            money,
        ),
        "map": power_map(),
        "tree": reporting_lines(),
    }


def power_map() -> str:
    """The scatter chart as influence by support."""
    people = [
        ("Paul Darcy", 1.2, 5, 12, "good", "square"),
        ("Hélène Baroux", 1.7, 4.4, 9, "good", "circle"),
        ("Nora Kessel", 0.1, 3.9, 10, "other", "diamond"),
        ("Group purchasing", -0.2, 4.1, 9, "other", "ring"),
        ("Gilles Tallier", -0.9, 4.7, 8, "risk", "square"),
        ("Loïc Perrin", -1.4, 2.9, 7, "risk", "diamond"),
        ("Sara Quint", 1.6, 2.7, 12, "good", "circle"),
        ("Ivan Ruelle", 1.1, 2.2, 13, "good", "circle"),
        ("Maud Sernin", 0.4, 1.7, 11, "other", "circle"),
    ]
    return charts.scatter_chart(
        "Two influential people are turning away",
        [charts.Point(name, x, y, size, tone, shape) for name, x, y, size, tone, shape in people],
        "Support",
        "Influence",
        [(-2, "opponent"), (-1, "reserved"), (0, "neutral"), (1, "favourable"), (2, "champion")],
        [(value, str(value)) for value in range(1, 6)],
        [charts.Zone("to convince", -2.2, -0.5, 3, 5.3, "risk"), charts.Zone("to mobilise", 0.5, 2.2, 3, 5.3, "good")],
    )


def reporting_lines() -> str:
    """The tree as an organisation chart."""
    support = charts.Node("Sara Quint", "Head of support", tone="good")
    chief = charts.Node(
        "Paul Darcy", "Chief financial officer", [charts.Node("Ivan Ruelle", "Buyer"), support], tone="good"
    )
    other = charts.Node(
        "Hélène Baroux", "Director of operations", [charts.Node("Maud Sernin", "Site manager")], tone="watch"
    )
    return charts.tree_chart(
        "Nobody reports to group purchasing yet", [charts.Node("Anne Orvelle", "President", [chief, other])]
    )
