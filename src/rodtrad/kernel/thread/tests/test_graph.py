from hypothesis import given
from hypothesis import strategies as st

from rodtrad.kernel.thread.graph import Edge, Graph, Node, Step, downstream, red_thread, upstream, walk
from rodtrad.kernel.thread.tests.samples import graphs


def nodes(ids: str) -> list[Node]:
    return [Node(item, "card", "needs", item) for item in ids]


def edge(lower: str, upper: str, rel: str = "rests-on", suggested: bool = False) -> Edge:
    return Edge(lower, upper, rel, suggested)


def test_walk_up_and_down_when_chain_then_each_way_only() -> None:
    graph = Graph(nodes("abcd"), [edge("b", "a"), edge("c", "b"), edge("d", "b")])

    assert upstream(graph, "c") == [Step("b", 1, edge("c", "b")), Step("a", 2, edge("b", "a"))]
    assert [step.id for step in downstream(graph, "a")] == ["b", "c", "d"]
    assert red_thread(graph, "c") == {"a", "b", "c"}


def test_walk_both_when_siblings_then_turns() -> None:
    graph = Graph(nodes("abcd"), [edge("b", "a"), edge("c", "b"), edge("d", "b")])

    assert [(step.id, step.distance) for step in walk(graph, "c", "both")] == [
        ("c", 0),
        ("b", 1),
        ("a", 2),
        ("d", 2),
    ]


def test_walk_when_cycle_then_ends_and_visits_once() -> None:
    graph = Graph(nodes("abc"), [edge("a", "b"), edge("b", "c"), edge("c", "a")])

    assert [(step.id, step.distance) for step in walk(graph, "a", "up")] == [("a", 0), ("b", 1), ("c", 2)]
    assert red_thread(graph, "b") == {"a", "b", "c"}


def test_walk_when_limit_then_counts_links() -> None:
    graph = Graph(nodes("abc"), [edge("b", "a"), edge("c", "b")])

    assert [step.id for step in walk(graph, "a", "down", limit=1)] == ["a", "b"]
    assert [step.id for step in walk(graph, "a", "down", limit=0)] == ["a"]


def test_walk_when_start_unknown_then_nothing() -> None:
    assert walk(Graph([], []), "a") == []
    assert red_thread(Graph([], []), "a") == set()


def test_graph_when_edges_broken_then_ignored() -> None:
    graph = Graph(
        nodes("ab"), [edge("a", "a"), edge("a", "x"), edge("x", "a"), edge("a", "b"), edge("a", "b")]
    )

    assert graph.edges == (edge("a", "b"),)
    assert graph.degree("a") == graph.degree("b") == 1


def test_graph_when_suggested_and_confirmed_then_confirmed_wins() -> None:
    graph = Graph(nodes("ab"), [edge("a", "b", suggested=True), edge("a", "b"), edge("a", "b", "answers")])

    assert graph.edges == (edge("a", "b"), edge("a", "b", "answers"))
    assert graph.uppers("a") == {"b": edge("a", "b")}
    assert graph.lowers("b") == {"a": edge("a", "b")}


def test_graph_when_id_repeated_then_first_counts() -> None:
    graph = Graph([Node("a", "card", "needs", "one"), Node("a", "card", "benefit", "two")], [])

    assert graph.nodes["a"].label == "one"


@given(graphs(), st.sampled_from(["up", "down", "both"]))
def test_walk_when_any_graph_then_each_once_and_distances_rise(graph: Graph, way: str) -> None:
    for start in list(graph.nodes)[:3]:
        steps = walk(graph, start, way)

        assert len({step.id for step in steps}) == len(steps)
        assert [step.distance for step in steps] == sorted(step.distance for step in steps)
        assert steps == walk(graph, start, way)
        at = {step.id: step.distance for step in steps}
        for step in steps[1:]:
            ends = {step.via.lower, step.via.upper}
            assert step.id in ends
            assert at[(ends - {step.id}).pop()] == step.distance - 1
