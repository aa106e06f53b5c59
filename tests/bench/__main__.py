"""`manage.py bench`: our pages and their floors side by side, in one run, on one machine."""

from __future__ import annotations

import argparse
import itertools
import os
import signal
import statistics
import sys
import time
from contextlib import ExitStack
from types import SimpleNamespace
from typing import TYPE_CHECKING

from tests.bench.database import scratch

if TYPE_CHECKING:
    from tests.bench.pages import Page
    from tests.bench.report import Measured
    from tests.bench.servers import Server

ROUNDS = 5
WARM_UP = 64  # every thread of every worker has its connection, its templates and its translations by then


def main(arguments: list[str]) -> int:
    """Prepare, measure, print; 1 when a must is missed and --strict was asked."""
    options = _options(arguments)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    sys.setswitchinterval(0.0005)
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.settings"
    with ExitStack() as held:
        held.enter_context(scratch())
        house = _prepared(held)
        if options.explain:
            from tests.bench.explain import explained

            print(explained(house))
            return 0
        measured = _measured(held, house, options)
        if options.crowd:
            _among_others(held, house, options, measured)
        if not options.quick and not options.only:
            _import()
    return 1 if options.strict and any(one.missed for one in measured) else 0


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="manage.py bench", description=__doc__)
    parser.add_argument("--requests", type=int, default=400, help="to each page and to each floor (400)")
    parser.add_argument("--quick", action="store_true", help="a tenth of the requests, no import")
    parser.add_argument("--only", default="", help="pages whose name holds this")
    parser.add_argument("--strict", action="store_true", help="exit with 1 when a page is slower than it must be")
    parser.add_argument("--explain", action="store_true", help="print the plans of the hottest statements instead")
    parser.add_argument("--crowd", type=int, default=0, help="then again among so many other organisations (998)")
    parser.add_argument("--profile", action="store_true", help="also print where Python spends its time")
    return parser.parse_args(arguments)


def _prepared(held: ExitStack) -> SimpleNamespace:
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    from kam.tenancy.owner import as_owner
    from tests.bench.data import fill

    held.callback(connection.close)
    started = time.monotonic()
    with as_owner():
        call_command("migrate", verbosity=0)
    print(f"Tables made in {time.monotonic() - started:.0f} s.", flush=True)
    started = time.monotonic()
    house, _rival = fill(settings.APPLICATION_ROLE)
    print(f"Two organisations filled in {time.monotonic() - started:.0f} s.", flush=True)
    return house


def _measured(
    held: ExitStack, house: SimpleNamespace, options: argparse.Namespace, *, reading: bool = False
) -> list[Measured]:
    from tests.bench.pages import pages
    from tests.bench.report import table
    from tests.bench.servers import Server

    ours = held.enter_context(Server("tests.bench.settings"))
    floor = held.enter_context(Server("tests.bench.floor_settings"))
    count = max(40, options.requests // 10 if options.quick else options.requests)
    chosen = [one for one in pages(house) if options.only in one.name and (one.kilobytes or not reading)]
    found = [_page(one, ours, floor, count, options.profile) for one in chosen]
    load = os.getloadavg()[0]
    print(
        f"\n{count} requests by 8 clients to each, {ROUNDS} rounds, 2 workers, {os.cpu_count()} cores, load {load:.1f}"
    )
    print(table([one.row() for one in found]))
    if ours.memory():
        ratio = ours.memory() / floor.memory()
        print(
            f"Memory of 2 workers: {ours.memory():.0f} MB, floor {floor.memory():.0f} MB, ratio {ratio:.2f} (1.85, 1.5)"
        )
    return found


def _among_others(held: ExitStack, house: SimpleNamespace, options: argparse.Namespace, alone: list[Measured]) -> None:
    """The same pages once more, with the others' rows in the database: how much slower each has become."""
    from tests.bench.data import crowd

    started = time.monotonic()
    crowd(options.crowd)
    print(f"\n{options.crowd} other organisations filled in {time.monotonic() - started:.0f} s.", flush=True)
    read = [one for one in alone if one.page.kilobytes]
    for before, after in zip(read, _measured(held, house, options, reading=True), strict=True):
        ratio = statistics.median(one.median for one in after.ours) / statistics.median(
            one.median for one in before.ours
        )
        print(f"{after.page.name}: {ratio:.2f} x its time alone (must 1.20)")


def _page(page: Page, ours: Server, floor: Server, count: int, profiled: bool) -> Measured:
    from tests.bench.load import Round, fire
    from tests.bench.profiling import backends, profile
    from tests.bench.report import Measured
    from tests.bench.servers import cpu
    from tests.bench.statements import queries

    numbers = itertools.count()
    queries(page.ours(next(numbers)))
    asked = queries(page.ours(next(numbers)))
    found = Measured(page, statements=len(asked))
    if profiled:
        profile(page.name, asked, lambda: queries(page.ours(next(numbers))))

    def round_of(server: Server, mine: bool, requests: int) -> Round:
        pids = [*server.pids(), *backends()]
        before = cpu(pids)
        try:
            done = fire(server.port, page.ours if mine else page.floor, numbers, requests)
        except OSError:
            server.check()
            raise
        done.cpu = cpu(pids) - before
        return done

    for mine, server in ((True, ours), (False, floor)):
        round_of(server, mine, WARM_UP)
    for number in range(ROUNDS):
        both = [(True, ours), (False, floor)]
        for mine, server in both if number % 2 else reversed(both):
            (found.ours if mine else found.floor).append(round_of(server, mine, count // ROUNDS))
    print(f"  {page.name}: {found.ratio:.2f}", flush=True)
    return found


def _import() -> None:
    from tests.bench.importing import timed_import

    what, rows, seconds = timed_import()
    print(f"Import, {what}: {rows} rows in {seconds:.1f} s, from upload to report (must: 20 s)")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
