"""Where a page's time goes: its statements and its Python."""

from __future__ import annotations

import cProfile
import io
import pstats
from collections.abc import Callable

from django.db import connection

REPEATS = 20
MOST = 25


def backends() -> list[int]:
    """The database's processes that serve this benchmark; they show their times only on this machine."""
    with connection.cursor() as cursor:
        cursor.execute("select pid from pg_stat_activity where datname = current_database()")
        return [row[0] for row in cursor.fetchall()]


def profile(name: str, asked: list[dict[str, str]], ask: Callable[[], object]) -> None:
    """Print the statements of one request, and the functions in which the most time is spent."""
    print(f"\n=== {name}")
    for one in asked:
        print(f"  {one['time']} s  {one['sql'][:240]}")
    profiler = cProfile.Profile()
    profiler.enable()
    for _ in range(REPEATS):
        ask()
    profiler.disable()
    for order in ("cumulative", "tottime"):
        text = io.StringIO()
        pstats.Stats(profiler, stream=text).strip_dirs().sort_stats(order).print_stats(
            MOST * (3 if order[0] == "c" else 1)
        )
        print(text.getvalue())
