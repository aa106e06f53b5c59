"""A tidy tree: parents centred over their children, nothing overlapping, siblings as close as that allows. Pure.

The algorithm is that of C. Buchheim, M. Jünger and S. Leipert, "Improving Walker's Algorithm to Run in Linear Time",
Graph Drawing 2002, LNCS 2528, pp. 344-353 (names of steps as there), walked without recursion so that a chain of a
thousand people is no deeper than the stack.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

Children = Callable[[int], Sequence[int]]


@dataclass(eq=False, slots=True)
class _Node:
    """A node with the figures of the algorithm."""

    key: int
    parent: _Node | None
    number: int
    children: list[_Node] = field(default_factory=list)
    prelim: float = 0.0
    mod: float = 0.0
    shift: float = 0.0
    change: float = 0.0
    thread: _Node | None = None
    ancestor: _Node | None = None
    default: _Node | None = None

    @property
    def left(self) -> _Node | None:
        """The next contour node on the left."""
        return self.children[0] if self.children else self.thread

    @property
    def right(self) -> _Node | None:
        """The next contour node on the right."""
        return self.children[-1] if self.children else self.thread


def tidy(root: int, children: Children) -> Mapping[int, tuple[float, int]]:
    """For every node its place across, in widths of a node, and its level; the leftmost stands at 0."""
    top = _grown(root, children)
    for node in _upwards(top):
        _first_walk(node)
    placed = dict(_second_walk(top))
    least = min(x for x, _level in placed.values())
    return {key: (x - least, level) for key, (x, level) in placed.items()}


def _grown(root: int, children: Children) -> _Node:
    top = _Node(root, None, 0)
    top.ancestor = top
    waiting = [top]
    while waiting:
        node = waiting.pop()
        for number, key in enumerate(children(node.key)):
            child = _Node(key, node, number)
            child.ancestor = child
            node.children.append(child)
        node.default = node.children[0] if node.children else None
        waiting.extend(node.children)
    return top


def _upwards(top: _Node) -> Iterator[_Node]:
    """Children before their parents, from the left."""
    waiting: list[tuple[_Node, bool]] = [(top, False)]
    while waiting:
        node, done = waiting.pop()
        if done:
            yield node
            continue
        waiting.append((node, True))
        waiting.extend((child, False) for child in reversed(node.children))


def _before(node: _Node) -> _Node | None:
    return node.parent.children[node.number - 1] if node.parent is not None and node.number else None


def _first_walk(node: _Node) -> None:
    before = _before(node)
    if node.children:
        _execute_shifts(node)
        middle = (node.children[0].prelim + node.children[-1].prelim) / 2
        node.prelim = middle if before is None else before.prelim + 1
        node.mod = 0.0 if before is None else node.prelim - middle
    elif before is not None:
        node.prelim = before.prelim + 1
    if node.parent is not None and before is not None:
        _apportion(node, before, node.parent)


def _apportion(node: _Node, before: _Node, parent: _Node) -> None:
    """Push the subtree right of everything that stands left of it, level by level along the contours."""
    inner, outer = node, node  # v+i, v+o
    left, edge = before, parent.children[0]  # v-i, v-o
    sums = [inner.mod, outer.mod, left.mod, edge.mod]
    while left.right is not None and inner.left is not None:
        left, inner = left.right, inner.left
        assert edge.left is not None and outer.right is not None  # noqa: S101, PT018  (the contours are as deep)
        edge, outer = edge.left, outer.right
        outer.ancestor = node
        gap = left.prelim + sums[2] - inner.prelim - sums[0] + 1
        if gap > 0:
            _move_subtree(_ancestor(left, node, parent), node, gap)
            sums[0] += gap
            sums[1] += gap
        sums = [sums[0] + inner.mod, sums[1] + outer.mod, sums[2] + left.mod, sums[3] + edge.mod]
    if left.right is not None and outer.right is None:
        outer.thread = left.right
        outer.mod += sums[2] - sums[1]
    if inner.left is not None and edge.left is None:
        edge.thread = inner.left
        edge.mod += sums[0] - sums[3]
        parent.default = node


def _ancestor(left: _Node, node: _Node, parent: _Node) -> _Node:
    found = left.ancestor
    if found is not None and found.parent is node.parent:
        return found
    assert parent.default is not None  # noqa: S101  (it has children)
    return parent.default


def _move_subtree(first: _Node, last: _Node, gap: float) -> None:
    subtrees = last.number - first.number
    last.change -= gap / subtrees
    last.shift += gap
    first.change += gap / subtrees
    last.prelim += gap
    last.mod += gap


def _execute_shifts(node: _Node) -> None:
    shift = change = 0.0
    for child in reversed(node.children):
        child.prelim += shift
        child.mod += shift
        change += child.change
        shift += child.shift + change


def _second_walk(top: _Node) -> Iterator[tuple[int, tuple[float, int]]]:
    waiting = [(top, 0.0, 0)]
    while waiting:
        node, mod, level = waiting.pop()
        yield node.key, (node.prelim + mod, level)
        waiting.extend((child, mod + node.mod, level + 1) for child in node.children)
