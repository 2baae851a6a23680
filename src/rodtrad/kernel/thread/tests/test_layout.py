import re
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rodtrad.kernel.thread.drawing import PAD_X, Box, Drawing
from rodtrad.kernel.thread.graph import Edge, Graph, Node
from rodtrad.kernel.thread.lanes import LANES, lane_position
from rodtrad.kernel.thread.layout import draw
from rodtrad.kernel.thread.measure import text_width
from rodtrad.kernel.thread.tests.samples import graphs, three_hundred

Point = tuple[float, float]


def points(path_d: str) -> list[Point]:
    """Points along an SVG path of M, H and C, close to each other."""
    found: list[Point] = []
    for letter, rest in re.findall(r"([MHC])([^MHC]+)", path_d):
        numbers = [float(number) for number in rest.split()]
        if letter == "M":
            found.append((numbers[0], numbers[1]))
        elif letter == "H":
            x, y = found[-1]
            found += [(x + (numbers[0] - x) * step / 20, y) for step in range(1, 21)]
        else:
            found += bezier(found[-1], *zip(numbers[::2], numbers[1::2], strict=True))
    return found


def bezier(a: Point, b: Point, c: Point, d: Point) -> list[Point]:
    def at(t: float, axis: int) -> float:
        s = 1 - t
        return s**3 * a[axis] + 3 * s * s * t * b[axis] + 3 * s * t * t * c[axis] + t**3 * d[axis]

    return [(at(step / 20, 0), at(step / 20, 1)) for step in range(1, 21)]


def inside(point: Point, box: Box) -> bool:
    """Whether a point lies clearly inside a box, not on its rim."""
    x, y = point
    return box.x + 0.5 < x < box.x + box.width - 0.5 and box.y + 0.5 < y < box.y + box.height - 0.5


def assert_sound(drawing: Drawing, graph: Graph, max_boxes: int) -> None:
    assert len(drawing.boxes) <= max_boxes
    assert [lane.key for lane in drawing.lanes] == list(LANES)
    for one, other in pairwise(drawing.lanes):
        assert one.x + one.width < other.x
    for box in drawing.boxes:
        lane = drawing.lanes[lane_position(box.lane)]
        assert not lane.empty
        assert lane.x <= box.x
        assert box.x + box.width <= lane.x + lane.width <= drawing.width
        assert drawing.head <= box.y
        assert box.y + box.height <= drawing.height
        assert box.font_px >= 12
        assert box.lines
        assert all(
            text_width(line, box.font_px) <= box.width - 2 * PAD_X
            for line in box.lines
            if "\u200d" not in line
        )
        assert all(box.y < y < box.y + box.height for y in box.baselines)
        assert box.is_fold == bool(box.fold_ids)
        assert box.fold_count == len(box.fold_ids) != 1
    for one, other in combinations(drawing.boxes, 2):
        if one.lane == other.lane:
            assert one.y + one.height < other.y or other.y + other.height < one.y
    assert_order(drawing, graph)
    assert_edges(drawing, graph)


def assert_order(drawing: Drawing, graph: Graph) -> None:
    """Every item once, lane by lane, top to bottom, the hidden last in their lane."""
    assert sorted(drawing.order) == sorted(graph.nodes)
    expected: list[str] = []
    for lane in LANES:
        boxes = sorted((box for box in drawing.boxes if box.lane == lane), key=lambda box: box.y)
        for box in boxes:
            expected += box.fold_ids if box.is_fold else [box.id]
    assert list(drawing.order) == expected


def assert_edges(drawing: Drawing, graph: Graph) -> None:
    """Every link once, between visible boxes, only those between two folds left out; clear of all boxes."""
    boxes = {box.id: box for box in drawing.boxes}
    at = {item: box.id for box in drawing.boxes for item in (box.fold_ids or (box.id,))}
    ends = {(at[edge.lower], at[edge.upper]) for edge in graph.edges}
    expected = {pair for pair in ends if not (boxes[pair[0]].is_fold and boxes[pair[1]].is_fold)}
    assert {(edge.lower, edge.upper) for edge in drawing.edges} == expected
    assert len(drawing.edges) == len(expected)
    for edge in drawing.edges:
        upper, lower = boxes[edge.upper], boxes[edge.lower]
        way = points(edge.path_d)
        assert edge.within_lane == (upper.lane == lower.lane)
        assert edge.to_fold == (upper.is_fold or lower.is_fold)
        assert upper.y <= way[0][1] <= upper.y + upper.height
        assert lower.y <= way[-1][1] <= lower.y + lower.height
        assert {way[0][0]} <= {upper.x, upper.x + upper.width}
        assert {way[-1][0]} <= {lower.x, lower.x + lower.width}
        assert all(0 <= x <= drawing.width and 0 <= y <= drawing.height for x, y in way)


def assert_clear(drawing: Drawing) -> None:
    """No curve runs through a box."""
    for edge in drawing.edges:
        for point in points(edge.path_d):
            assert not any(inside(point, box) for box in drawing.boxes)


@settings(max_examples=60, deadline=None)
@given(
    graph=graphs(),
    focus=st.none() | st.integers(0, 80).map(lambda number: f"n{number}"),
    width_hint=st.integers(0, 3000),
    max_boxes=st.integers(9, 80),
    open_lane=st.none() | st.sampled_from(LANES),
    font_px=st.integers(8, 24),
)
def test_draw_when_any_graph_then_sound(
    graph: Graph, focus: str | None, width_hint: int, max_boxes: int, open_lane: str | None, font_px: int
) -> None:
    wishes = {
        "focus": focus,
        "width_hint": width_hint,
        "max_boxes": max_boxes,
        "open_lane": open_lane,
        "font_px": font_px,
    }

    drawing = draw(graph, **wishes)

    assert_sound(drawing, graph, max_boxes)
    assert_clear(drawing)
    assert drawing == draw(graph, **wishes)
    if focus in graph.nodes:
        assert [box.id for box in drawing.boxes if box.is_focus] == [focus]


@pytest.mark.parametrize("open_lane", [None, "benefit"])
@pytest.mark.parametrize("focus", [None, "n12"])
def test_draw_when_three_hundred_items_then_sound(focus: str | None, open_lane: str | None) -> None:
    graph = three_hundred()

    drawing = draw(graph, focus=focus, width_hint=1400, open_lane=open_lane)

    assert_sound(drawing, graph, 40)
    assert_clear(drawing)
    assert len(drawing.boxes) == 40
    assert all(150 <= box.width <= 190 for box in drawing.boxes)


def test_draw_when_three_hundred_boxes_wanted_then_all_shown() -> None:
    graph = three_hundred()

    drawing = draw(graph, focus=None, width_hint=1400, max_boxes=300)

    assert_sound(drawing, graph, 300)
    assert not any(box.is_fold for box in drawing.boxes)


def test_draw_when_folding_then_nearest_stay() -> None:
    ids = [f"n{number}" for number in range(20)]
    nodes = [Node("focus", "card", "voices", "Röst"), *(Node(item, "card", "needs", item) for item in ids)]
    graph = Graph(nodes, [Edge("n7", "focus", "r"), Edge("n15", "n7", "r"), Edge("n15", "n3", "r")])

    drawing = draw(graph, focus="focus", width_hint=800, max_boxes=5)

    assert {box.id for box in drawing.boxes} == {"focus", "n7", "n15", "n3", "fold:needs"}
    fold = drawing.boxes[-1]
    assert (fold.lines, fold.fold_count) == (("+17",), 17)
    assert fold.fold_ids == tuple(item for item in ids if item not in {"n7", "n15", "n3"})


def test_draw_when_hidden_ends_then_links_merge_at_fold() -> None:
    nodes = [Node("a", "card", "voices", "a"), *(Node(f"n{i}", "card", "needs", "n") for i in range(9))]
    graph = Graph(nodes, [Edge(f"n{i}", "a", "r", suggested=True) for i in range(9)])

    drawing = draw(graph, focus="a", width_hint=800, max_boxes=3)

    counts = {(edge.lower, edge.upper): (edge.count, edge.suggested) for edge in drawing.edges}
    assert counts == {("n0", "a"): (1, True), ("fold:needs", "a"): (8, True)}


def test_draw_when_lane_opened_then_it_shows_more() -> None:
    graph = three_hundred()

    def shown(open_lane: str | None) -> int:
        drawing = draw(graph, focus="n12", width_hint=1400, open_lane=open_lane)
        return sum(1 for box in drawing.boxes if box.lane == "spreading")

    assert shown("spreading") == 24 > shown(None)


def test_draw_when_lane_empty_then_narrow() -> None:
    drawing = draw(Graph([Node("a", "card", "needs", "a")], []), focus=None, width_hint=1000)

    widths = {lane.key: lane.width for lane in drawing.lanes if not lane.empty}
    assert list(widths) == ["needs"]
    assert all(lane.width < 60 for lane in drawing.lanes if lane.empty)


def test_draw_when_nothing_then_eight_empty_lanes() -> None:
    drawing = draw(Graph([], []), focus="gone", width_hint=1000)

    assert (drawing.boxes, drawing.edges, drawing.order) == ((), (), ())
    assert all(lane.empty for lane in drawing.lanes)


def test_draw_when_focus_then_thread_marked() -> None:
    nodes = [Node(item, "card", lane, item) for item, lane in zip("abcd", LANES, strict=False)]
    graph = Graph(nodes, [Edge("b", "a", "r"), Edge("c", "b", "r"), Edge("d", "a", "r"), Edge("c", "a", "r")])

    drawing = draw(graph, focus="b", width_hint=1000)

    assert {box.id for box in drawing.boxes if box.on_thread} == {"a", "b", "c"}
    assert {(edge.lower, edge.upper) for edge in drawing.edges if edge.on_thread} == {("b", "a"), ("c", "b")}


def test_draw_when_crossing_avoidable_then_none() -> None:
    nodes = [Node(item, "card", "voices", item) for item in "abc"] + [
        Node(item, "card", "needs", item) for item in "xyz"
    ]
    graph = Graph(nodes, [Edge("x", "c", "r"), Edge("y", "b", "r"), Edge("z", "a", "r")])

    order = draw(graph, focus=None, width_hint=1000).order

    assert order in {("a", "b", "c", "z", "y", "x"), ("c", "b", "a", "x", "y", "z")}


def test_draw_when_room_then_wider_boxes_up_to_limit() -> None:
    graph = Graph([Node("a", "card", "needs", "a"), Node("b", "card", "benefit", "b")], [])

    widths = [draw(graph, focus=None, width_hint=hint).boxes[0].width for hint in (300, 780, 2000)]

    assert widths[0] == 150 < widths[1] < widths[2] == 190


def test_draw_when_type_small_then_twelve() -> None:
    assert (
        draw(Graph([Node("a", "card", "needs", "a")], []), focus=None, width_hint=1, font_px=9)
        .boxes[0]
        .font_px
        == 12
    )


def test_draw_when_wishes_impossible_then_value_error() -> None:
    graph = three_hundred()

    with pytest.raises(ValueError, match="too few"):
        draw(graph, focus=None, width_hint=1000, max_boxes=8)
    with pytest.raises(ValueError, match="no lane"):
        draw(graph, focus=None, width_hint=1000, open_lane="nowhere")
    with pytest.raises(ValueError, match="no lane"):
        draw(Graph([Node("a", "card", "nowhere", "a")], []), focus=None, width_hint=1000)
