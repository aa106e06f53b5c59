"""Which character separates the columns: the one under which the headings and the rows agree on a width."""

from __future__ import annotations

import csv
import io
from itertools import islice

CANDIDATES = (",", ";", "\t", "|")
_SAMPLE = 128 * 1024
_RECORDS = 60


def find_delimiter(text: str) -> str:
    """The most consistent candidate, the wider table when two agree, a comma for a single column."""
    sample = text[:_SAMPLE]
    scores = [(_score(sample, mark), -place, mark) for place, mark in enumerate(CANDIDATES)]
    return max(scores)[2]


def declared_delimiter(text: str) -> str:
    """The one named by a first line `sep=;`, which spreadsheets write and read; empty when there is none."""
    first = text[:8].split("\n", 1)[0].rstrip("\r").strip('"')
    return first[4] if len(first) == 5 and first.lower().startswith("sep=") else ""


def _score(sample: str, mark: str) -> tuple[float, int]:
    widths = _widths(sample, mark)
    if not widths or widths[0] < 2:
        return (0.0, 0)
    share = sum(1 for width in widths if width == widths[0]) / len(widths)
    return (round(share, 1), widths[0])


def _widths(sample: str, mark: str) -> list[int]:
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=mark)
    try:
        records = [record for record in islice(reader, _RECORDS) if any(record)]
    except csv.Error:
        return []
    # A sample cut in the middle of a record says nothing about its last one.
    whole = records[:-1] if len(sample) == _SAMPLE and len(records) > 1 else records
    return [len(record) for record in whole]
