"""Communities in a graph: parts with more inside than chance would put there (modularity).

The method is Louvain (Blondel et al. 2008) with whole-number weights and a fixed order of visits; of equal moves the
first wins and a node stays where it gains nothing. No chance, no rounding: the same graph, the same communities.
"""

from __future__ import annotations

from collections.abc import Mapping

Graph = list[
    dict[int, int]
]  # for each node its neighbours and the weight of the tie, both ways; itself: twice its inside
_SWEEPS = 20


def communities(graph: Graph) -> list[int]:
    """The community of each node, numbered by first appearance."""
    found = list(range(len(graph)))
    while True:
        moved = _numbered(_settle(graph))
        if len(set(moved)) == len(graph):
            return found
        found = [moved[node] for node in found]
        graph = _joined(graph, moved)


def _settle(graph: Graph) -> list[int]:
    """Move each node to the neighbouring community where it gains most, until nobody moves."""
    degree = [sum(ties.values()) for ties in graph]
    whole = sum(degree)
    where = list(range(len(graph)))
    mass = list(degree)
    for _sweep in range(_SWEEPS):
        moves = 0
        for node, ties in enumerate(graph):
            home = where[node]
            mass[home] -= degree[node]
            where[node] = _best(node, home, ties, where, mass, degree[node], whole)
            mass[where[node]] += degree[node]
            moves += where[node] != home
        if not moves:
            break
    return where


def _best(
    node: int, home: int, ties: Mapping[int, int], where: list[int], mass: list[int], degree: int, whole: int
) -> int:
    pull = {home: 0}
    for other, weight in ties.items():
        if other != node:
            community = where[other]
            pull[community] = pull.get(community, 0) + weight
    best, most = home, pull[home] * whole - mass[home] * degree
    for community in sorted(pull):
        gain = pull[community] * whole - mass[community] * degree
        if gain > most:
            best, most = community, gain
    return best


def _numbered(where: list[int]) -> list[int]:
    numbers: dict[int, int] = {}
    return [numbers.setdefault(community, len(numbers)) for community in where]


def _joined(graph: Graph, where: list[int]) -> Graph:
    """The graph of the communities."""
    smaller: Graph = [{} for _community in range(max(where) + 1)]
    for node, ties in enumerate(graph):
        own = smaller[where[node]]
        for other, weight in ties.items():
            own[where[other]] = own.get(where[other], 0) + weight
    return [dict(sorted(ties.items())) for ties in smaller]
