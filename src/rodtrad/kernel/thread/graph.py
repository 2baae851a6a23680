"""The red thread as a graph of items and links, and walks along it.

A link says that its *lower* end rests on its *upper* end. Upstream goes towards upper ends (why do we
do this?), downstream towards lower ends (what came of it?). Whoever calls decides what goes in: rejected
and retired links, and items the reader may not see, are left out before.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

Direction = Literal["up", "down", "both"]


@dataclass(frozen=True, slots=True)
class Node:
    """One item. ``lane`` is a key of ``lanes.LANES``; ``life`` is draft, current or retired."""

    id: str
    kind: str
    lane: str
    label: str
    life: str = "current"


@dataclass(frozen=True, slots=True)
class Edge:
    """One link: ``lower`` rests on ``upper`` through relation ``rel``. ``suggested``: nobody confirmed it."""

    lower: str
    upper: str
    rel: str
    suggested: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One stop of a walk: ``distance`` links from the start, reached over ``via`` (None at the start)."""

    id: str
    distance: int
    via: Edge | None


class Graph:
    """Items and the links between them, with neighbours in constant time.

    Any input is accepted: of two nodes with one id the first counts; links that repeat (same ends and
    relation), that lack an end or that join an item to itself are ignored; links may form cycles.
    Two links with the same ends but different relations both stay in ``edges``, and make one
    neighbour, reached over the first confirmed one.
    """

    __slots__ = ("_down", "_up", "edges", "nodes")

    nodes: Mapping[str, Node]
    """All items by id, in the order given."""
    edges: tuple[Edge, ...]
    """All links that count, in the order given; one of a repeated pair is confirmed if any of them is."""

    def __init__(self, nodes: Iterable[Node], edges: Iterable[Edge]) -> None:
        by_id: dict[str, Node] = {}
        for node in nodes:
            by_id.setdefault(node.id, node)
        kept: dict[tuple[str, str, str], Edge] = {}
        for edge in edges:
            if edge.lower == edge.upper or edge.lower not in by_id or edge.upper not in by_id:
                continue
            key = (edge.lower, edge.upper, edge.rel)
            if key not in kept or (kept[key].suggested and not edge.suggested):
                kept[key] = edge
        self.nodes = by_id
        self.edges = tuple(kept.values())
        self._up: dict[str, dict[str, Edge]] = {item: {} for item in by_id}
        self._down: dict[str, dict[str, Edge]] = {item: {} for item in by_id}
        for edge in self.edges:
            _prefer_confirmed(self._up[edge.lower], edge.upper, edge)
            _prefer_confirmed(self._down[edge.upper], edge.lower, edge)

    def uppers(self, item: str) -> Mapping[str, Edge]:
        """What ``item`` rests on: neighbour id to the best link between. KeyError if it is not there."""
        return self._up[item]

    def lowers(self, item: str) -> Mapping[str, Edge]:
        """What rests on ``item``: neighbour id to the best link between. KeyError if it is not there."""
        return self._down[item]

    def degree(self, item: str) -> int:
        """How many neighbours ``item`` has, upper and lower ones added up. KeyError if it is not there."""
        return len(self._up[item]) + len(self._down[item])


def _prefer_confirmed(neighbours: dict[str, Edge], other: str, edge: Edge) -> None:
    if other not in neighbours or (neighbours[other].suggested and not edge.suggested):
        neighbours[other] = edge


def walk(graph: Graph, start: str, direction: Direction = "both", limit: int | None = None) -> list[Step]:
    """Every item reachable from ``start``, nearest first, each once; the start is the first step.

    ``direction``: ``up`` or ``down`` keep to one way all along; ``both`` turns as it likes and so also
    reaches siblings. ``limit`` is the most links to go (0: only the start; None: no end), not a number of
    items. Items at the same distance come in the order of the links given. Nothing is returned for a
    start that is not in the graph.
    """
    if start not in graph.nodes:
        return []
    steps = [Step(start, 0, None)]
    seen = {start}
    queue = deque(steps)
    while queue:
        here = queue.popleft()
        if limit is not None and here.distance >= limit:
            break
        for other, edge in _neighbours(graph, here.id, direction):
            if other not in seen:
                seen.add(other)
                step = Step(other, here.distance + 1, edge)
                steps.append(step)
                queue.append(step)
    return steps


def _neighbours(graph: Graph, item: str, direction: Direction) -> list[tuple[str, Edge]]:
    found: list[tuple[str, Edge]] = []
    if direction != "down":
        found.extend(graph.uppers(item).items())
    if direction != "up":
        found.extend(graph.lowers(item).items())
    return found


def upstream(graph: Graph, start: str, limit: int | None = None) -> list[Step]:
    """What ``start`` rests on, near and far, without the start itself: why do we do this?"""
    return walk(graph, start, "up", limit)[1:]


def downstream(graph: Graph, start: str, limit: int | None = None) -> list[Step]:
    """What rests on ``start``, near and far, without the start itself: what came of it?"""
    return walk(graph, start, "down", limit)[1:]


def red_thread(graph: Graph, start: str) -> set[str]:
    """The start and everything up and down from it, without siblings; empty if it is not in the graph."""
    return {step.id for way in ("up", "down") for step in walk(graph, start, way)}
