"""Who belongs to whom: circles found, parents before children. Works on keys: serves groups and managers alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def circles(parents: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Every circle among `child → parent`, as the keys on it in order. A key has one parent, so circles never meet."""
    found: list[tuple[str, ...]] = []
    done: set[str] = set()
    for start in parents:
        path: dict[str, int] = {}
        key = start
        while key in parents and key not in done and key not in path:
            path[key] = len(path)
            key = parents[key]
        if key in path:
            found.append(tuple(path)[path[key] :])
        done.update(path)
    return found


def parents_first(keys: Iterable[str], parents: Mapping[str, str]) -> list[str]:
    """`keys` with every parent before its children, otherwise in the order given. There must be no circle."""
    wanted = list(keys)
    among = set(wanted)
    placed: dict[str, None] = {}
    for key in wanted:
        chain = []
        while key in among and key not in placed:
            chain.append(key)
            key = parents.get(key, "")
        placed |= dict.fromkeys(reversed(chain))
    return list(placed)
