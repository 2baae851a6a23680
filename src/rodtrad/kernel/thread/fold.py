"""Which items a drawing shows, and which it folds away, so that it never holds more boxes than asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from .graph import Graph, walk
from .lanes import LANES, lane_position

_OPEN_SHARE = 0.6
"""How much of the budget an opened lane may take before the other lanes get more than their first item."""
_LANE_SHARE = 0.2
"""How much of it any other lane may take while lanes still have items to show: keeps the drawing low."""

Rank = tuple[int, int, int, int, int]


@dataclass(frozen=True, slots=True)
class Fold:
    """Per lane that has items: what is ``shown``, in the order given, and ``hidden``, nearest first."""

    shown: Mapping[str, tuple[str, ...]]
    hidden: Mapping[str, tuple[str, ...]]


def fold_id(lane: str) -> str:
    """The id of the box that stands for a lane's hidden items."""
    return f"fold:{lane}"


def least_boxes(graph: Graph) -> int:
    """The fewest boxes that can show anything: a fold for every lane in use, and one for the focus."""
    return len({node.lane for node in graph.nodes.values()}) + 1


def fold(graph: Graph, focus: str | None, max_boxes: int, open_lane: str | None = None) -> Fold:
    """Choose what stays visible within ``max_boxes`` boxes, the folds counted.

    Nearest to the focus first: the thread up and down from it, then what is reached by turning, then
    what is not reached at all; equally near, the better linked, then the earlier given. Items that no
    distance tells apart take turns between the lanes. Every lane shows at least its first item as long
    as there is room; ``open_lane`` then takes up to 60 % of the boxes; any other lane gets more than 20 %
    only when no lane has less and wants more. A fold hides two items or more.
    ValueError: a lane that does not exist, or fewer boxes than ``least_boxes``.
    """
    if open_lane is not None:
        lane_position(open_lane)
    lanes = _by_lane(graph)
    if max_boxes < min(least_boxes(graph), len(graph.nodes)):
        raise ValueError(f"{max_boxes} boxes are too few for {len(lanes)} lanes")
    rank = _ranks(graph, focus, lanes)
    best = {lane: sorted(ids, key=rank.__getitem__) for lane, ids in lanes.items()}
    slots = _slots(graph, best, sorted(graph.nodes, key=rank.__getitem__), max_boxes, open_lane)
    shown: dict[str, tuple[str, ...]] = {}
    hidden: dict[str, tuple[str, ...]] = {}
    for lane, ids in lanes.items():
        room = slots[lane] if slots[lane] >= len(ids) else slots[lane] - 1
        kept = set(best[lane][:room])
        shown[lane] = tuple(item for item in ids if item in kept)
        hidden[lane] = tuple(best[lane][room:])
    return Fold(shown, hidden)


def _by_lane(graph: Graph) -> dict[str, list[str]]:
    lanes: dict[str, list[str]] = {lane: [] for lane in LANES}
    for node in graph.nodes.values():
        lane_position(node.lane)
        lanes[node.lane].append(node.id)
    return {lane: ids for lane, ids in lanes.items() if ids}


def _ranks(graph: Graph, focus: str | None, lanes: Mapping[str, list[str]]) -> dict[str, Rank]:
    """Per item what it is sorted by, the smallest first."""
    nearness = _nearness(graph, focus)
    place = {item: number for number, item in enumerate(graph.nodes)}
    far = (2, 0)
    ranks: dict[str, Rank] = {}
    for ids in lanes.values():
        turn = 0
        for item in sorted(ids, key=lambda item: (-graph.degree(item), place[item])):
            near = nearness.get(item, far)
            ranks[item] = (*near, turn if near == far else 0, -graph.degree(item), place[item])
            turn += near == far
    return ranks


def _nearness(graph: Graph, focus: str | None) -> dict[str, tuple[int, int]]:
    """Links from the focus: (0, distance) up or down from it, (1, distance) round a corner."""
    if focus is None or focus not in graph.nodes:
        return {}
    near = {step.id: (1, step.distance) for step in walk(graph, focus, "both")}
    for way in ("up", "down"):
        for step in walk(graph, focus, way):
            near[step.id] = min(near[step.id], (0, step.distance))
    return near


def _slots(
    graph: Graph, best: Mapping[str, list[str]], ranked: list[str], max_boxes: int, open_lane: str | None
) -> dict[str, int]:
    """How many boxes each lane gets, its fold included: one to begin with, then one more per item called."""
    slots = dict.fromkeys(best, 1)
    left = max_boxes - len(slots)
    called: set[str] = set()
    for item, most in _callers(best, ranked, max_boxes, open_lane):
        if left <= 0:
            break
        lane = graph.nodes[item].lane
        if item not in called and slots[lane] < min(most, len(best[lane])):
            called.add(item)
            slots[lane] += 1
            left -= 1
    return slots


def _callers(
    best: Mapping[str, list[str]], ranked: list[str], max_boxes: int, open_lane: str | None
) -> Iterator[tuple[str, int]]:
    """Who asks for room, in turn, and the most boxes its lane may then have.

    The nearest, each lane's first, the opened lane, everybody up to a fair share, then whatever is left.
    """
    opened = best.get(open_lane, []) if open_lane is not None else []
    return chain(
        ((item, max_boxes) for item in ranked[:1]),
        ((ids[0], 2) for ids in best.values()),
        ((item, int(max_boxes * _OPEN_SHARE)) for item in opened),
        ((item, max(2, int(max_boxes * _LANE_SHARE))) for item in ranked),
        ((item, max_boxes) for item in ranked),
    )
