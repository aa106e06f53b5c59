"""The table."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median, quantiles

from tests.bench.load import Round
from tests.bench.pages import Page


@dataclass
class Measured:
    """All rounds of one page and its floor, and what one request asks of the database."""

    page: Page
    ours: list[Round] = field(default_factory=list)
    floor: list[Round] = field(default_factory=list)
    statements: int = 0

    @property
    def ratio(self) -> float:
        """Ours by the floor's median time, each round by itself: a noisy minute weighs on both."""
        pairs = zip(self.ours, self.floor, strict=True)
        return median(mine.median / bare.median for mine, bare in pairs)

    @property
    def verdict(self) -> str:
        """Aim reached, must reached, or missed; then what is over its limit."""
        words = ["aim" if self.ratio <= self.page.aim else "must" if self.ratio <= self.page.must else "MISSED"]
        if self.statements > self.page.statements:
            words.append(f"SQL > {self.page.statements}")
        if self.page.kilobytes and kilobytes(self.ours) > self.page.kilobytes:
            words.append(f"> {self.page.kilobytes} KB")
        return ", ".join(words)

    @property
    def missed(self) -> bool:
        """Whether the page is slower than it must be."""
        return self.ratio > self.page.must

    def row(self) -> list[str]:
        """One line of the table."""
        return [
            self.page.name, f"{rate(self.ours):.0f}", f"{rate(self.floor):.0f}", f"{p95(self.ours):.0f}",
            f"{p95(self.floor):.0f}", f"{cpu(self.ours):.1f}", f"{cpu(self.floor):.1f}", str(self.statements),
            f"{kilobytes(self.ours):.0f}" if self.page.kilobytes else "-", f"{self.ratio:.2f}",
            f"{self.page.must:.1f}", f"{self.page.aim:.1f}", self.verdict,
        ]  # fmt: skip


HEADINGS = [
    "page", "req/s", "floor", "p95 ms", "floor", "CPU ms", "floor", "SQL", "KB", "ratio", "must", "aim", "verdict",
]  # fmt: skip


def rate(rounds: list[Round]) -> float:
    """Requests a second, over all rounds."""
    return sum(len(one.times) for one in rounds) / sum(one.seconds for one in rounds)


def p95(rounds: list[Round]) -> float:
    """Milliseconds."""
    return quantiles([each for one in rounds for each in one.times], n=20)[-1] * 1000


def cpu(rounds: list[Round]) -> float:
    """Milliseconds of processor a request costs, server and database together."""
    return sum(one.cpu for one in rounds) * 1000 / sum(len(one.times) for one in rounds)


def kilobytes(rounds: list[Round]) -> float:
    """The largest answer, uncompressed."""
    return max(one.bytes for one in rounds) / 1024


def table(rows: list[list[str]]) -> str:
    """Markdown, readable as it stands."""
    widths = [max(len(row[place]) for row in [HEADINGS, *rows]) for place in range(len(HEADINGS))]
    lines = [HEADINGS, ["-" * width for width in widths], *rows]
    return "\n".join(
        "| " + " | ".join(word.ljust(width) for word, width in zip(line, widths, strict=True)) + " |" for line in lines
    )
