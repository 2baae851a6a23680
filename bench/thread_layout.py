"""How long the drawing of a thread takes: prints ms for 50, 300 and 1000 items."""

from __future__ import annotations

import random
import statistics
import time

from rodtrad.kernel.thread.graph import Edge, Graph, Node
from rodtrad.kernel.thread.lanes import LANES
from rodtrad.kernel.thread.layout import draw

_WORDS = [
    "trygghet",
    "unga",
    "kvällar",
    "samverkan",
    "hembesök",
    "familjer",
    "skolan",
    "tidigt",
    "stöd",
    "föräldrar",
    "mötesplats",
    "förtroende",
    "uppsökande",
    "ensamhet",
    "delaktighet",
    "boendestöd",
    "kartläggning",
    "återkoppling",
    "språk",
    "kunskapsunderlag",
    "arbete",
]


def _label(chance: random.Random) -> str:
    return " ".join(chance.choices(_WORDS, k=chance.randint(2, 9)))


def sample(items: int, links: int, seed: int = 1) -> tuple[list[Node], list[Edge]]:
    """Items spread over the eight lanes, and links mostly between lanes that stand near each other."""
    chance = random.Random(seed)
    nodes = [Node(f"i{number}", "card", LANES[number % 8], _label(chance)) for number in range(items)]
    edges: list[Edge] = []
    while len(edges) < links:
        lower = chance.randrange(items)
        upper = chance.randrange(items)
        if lower % 8 - upper % 8 in chance.choice(((0,), (1,), (1,), (1, 2), (2, 3), (4,))):
            edges.append(Edge(f"i{lower}", f"i{upper}", "rests-on", chance.random() < 0.1))
    return nodes, edges


def _milliseconds(items: int, links: int, runs: int = 15) -> tuple[float, float]:
    nodes, edges = sample(items, links)
    took = []
    for _ in range(runs):
        start = time.perf_counter()
        draw(Graph(nodes, edges), focus="i10", width_hint=1400)
        took.append((time.perf_counter() - start) * 1000)
    return statistics.median(took), max(took)


def main() -> None:
    """Print one line per size: the middle and the slowest of 15 runs, building the graph included."""
    for items, links in ((50, 75), (300, 450), (1000, 1500)):
        middle, slowest = _milliseconds(items, links)
        print(f"{items:5} items {links:5} links  {middle:6.1f} ms  (slowest {slowest:.1f})")


if __name__ == "__main__":
    main()
