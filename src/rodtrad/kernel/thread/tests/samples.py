"""Graphs for the tests: any small one, and the fixed one of 300 items."""

import random

from hypothesis import strategies as st

from rodtrad.kernel.thread.graph import Edge, Graph, Node
from rodtrad.kernel.thread.lanes import LANES

LABELS = st.text(
    alphabet=st.characters(codec="utf-8", exclude_categories=["Cs"]) | st.sampled_from("åäö  -abc"),
    max_size=80,
)


@st.composite
def graphs(draw: st.DrawFn, most: int = 70) -> Graph:
    """Any graph: cycles, repeats, self loops, missing ends; lanes uneven."""
    count = draw(st.integers(0, most))
    chance = random.Random(draw(st.integers(0, 10_000)))
    lanes = draw(st.lists(st.sampled_from(LANES), min_size=1, max_size=8))
    labels = draw(st.lists(LABELS, min_size=1, max_size=5))
    nodes = [Node(f"n{i}", "card", chance.choice(lanes), chance.choice(labels)) for i in range(count)]
    edges = [
        Edge(f"n{chance.randint(0, count)}", f"n{chance.randint(0, count)}", "rel", chance.random() < 0.3)
        for _ in range(draw(st.integers(0, count * 2)))
    ]
    return Graph(nodes, edges)


def three_hundred() -> Graph:
    """300 items over 8 lanes, 450 links, most between lanes that stand near each other."""
    chance = random.Random(7)
    nodes = [
        Node(f"n{i}", "card", LANES[i % 8], f"Kort {i}: uppföljning av stöd till unga") for i in range(300)
    ]
    edges = []
    while len(edges) < 450:
        lower, upper = chance.randrange(300), chance.randrange(300)
        if lower % 8 - upper % 8 in chance.choice(((0,), (1,), (1, 2), (3,))):
            edges.append(Edge(f"n{lower}", f"n{upper}", "rel", chance.random() < 0.1))
    return Graph(nodes, edges)
