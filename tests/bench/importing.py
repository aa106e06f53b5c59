"""A whole CRM export through the import's pages and its jobs, timed."""

from __future__ import annotations

import csv
import io
import time
from pathlib import Path

from django.test import Client

from tests.accounts.imports.test_import_flow import ORDER, REAL, SAMPLE, bring_in
from tests.bench.data import sign_in
from tests.factories import organisation_with_people

ROWS = 8800


def timed_import() -> tuple[str, int, float]:
    """What was imported, its rows, and the seconds from upload to report."""
    house = organisation_with_people("Export", "export")
    client = Client()
    client.cookies["sessionid"] = sign_in(house.administrator)
    files = {name: (REAL / name).read_bytes() for name in ORDER} if REAL.exists() else generated(SAMPLE)
    rows = sum(len(list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))) - 1 for content in files.values())
    started = time.perf_counter()
    for name in ORDER:
        bring_in(client, house, name, files[name])
    return ("export at hand" if REAL.exists() else "generated export", rows, time.perf_counter() - started)


def generated(folder: Path) -> dict[str, bytes]:
    """The sample with its opportunities repeated under new references, as long as a real export."""
    files = {name: (folder / name).read_bytes() for name in ORDER}
    head, *lines = files[ORDER[-1]].decode("utf-8-sig").splitlines()
    many = [f"N{n}{lines[n % len(lines)]}" for n in range(ROWS)]
    files[ORDER[-1]] = "\n".join([head, *many]).encode()
    return files
