"""What the thread page shows of a neighbourhood, as plain values: the drawing, and the list that says the same.

Written for speed: no queries, no components, every word looked up and every title escaped once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rodtrad.foundation.thread import drawn
from rodtrad.foundation.thread.addresses import ThreadUrls
from rodtrad.foundation.thread.choices import Life
from rodtrad.foundation.thread.drawn import DrawnBox, DrawnLane
from rodtrad.foundation.thread.lanes import lane_of, lane_title
from rodtrad.foundation.thread.queries import ItemRow, Surroundings
from rodtrad.foundation.thread.queries.links import label_of
from rodtrad.foundation.thread.titles import kind_title
from rodtrad.kernel.thread.drawing import Box, Drawing, EdgePath
from rodtrad.kernel.thread.graph import Direction, Edge, Graph, Node, walk
from rodtrad.kernel.thread.lanes import LANES
from rodtrad.kernel.thread.layout import draw

WIDTH = 1200.0
MOST_BOXES = 40


@dataclass(slots=True)
class Entry:
    """One item in the list. ``marks``: keys for the look; ``mark_text``: the same in words.

    ``up``, ``down``: its links in words, a list line each, written here since a template takes far longer.
    """

    title: SafeString
    kind: SafeString
    href: SafeString
    marks: str
    mark_text: str
    is_focus: bool
    up: list[str] = field(default_factory=list)
    down: list[str] = field(default_factory=list)

    @property
    def sentences(self) -> SafeString:
        return SafeString("".join(self.up + self.down))


@dataclass(slots=True)
class LaneList:
    """One lane of the list: what is drawn, then the lines of what the drawing folds away, and how many they are."""

    key: str
    title: str
    entries: list[Entry]
    folded: SafeString
    folded_count: int
    open_href: str


@dataclass(frozen=True, slots=True)
class Picture:
    """``others``: the items shown beside the focus; ``inside``: those of its home, when it is a home.

    ``above``, ``below``: how many it rests on and carries, near and far.
    """

    size: SafeString
    boxes: list[DrawnBox]
    edges: tuple[EdgePath, ...]
    lanes: list[DrawnLane]
    lists: list[LaneList]
    others: int
    inside: int
    above: int
    below: int


def picture(found: Surroundings, flagged: set[int], *, way: str = "", lane: str = "") -> Picture:
    """Draw and list what hangs on the item in the middle. ``way``: only "up" or "down" from it. ``lane``: unfolded."""
    return _Maker(found, flagged, way, lane).picture()


class _Maker:
    def __init__(self, found: Surroundings, flagged: set[int], way: str, lane: str) -> None:
        self.found, self.focus, self.flagged = found, found.focus, flagged
        self.way = way if way in {"up", "down"} else ""
        self.lane = lane if lane in LANES else ""
        self.urls = ThreadUrls()
        self.by_pk = {item.pk: item for item in found.items}
        self.lane_by_kind = {kind: lane_of(kind) for kind in {item.kind for item in found.items}}
        self.kinds = {kind: escape(kind_title(kind)) for kind in self.lane_by_kind}
        self.marks: dict[tuple[bool, str], tuple[str, str]] = {}
        self.doubt = {
            True: format_html(" <em>{}</em>", _("rests on an unconfirmed link")),
            False: format_html(" <em>{}</em>", _("not confirmed")),
        }
        self.words: dict[tuple[str, str, str, bool], SafeString] = {}
        whole = self._graph(found.items)
        self.above = len(walk(whole, self.focus.code, "up")) - 1
        self.below = len(walk(whole, self.focus.code, "down")) - 1
        self.graph = self._narrowed(whole)

    def _graph(self, items: Iterable[ItemRow]) -> Graph:
        nodes = [Node(row.code, row.kind, self.lane_by_kind[row.kind], row.title, row.life) for row in items]
        code = {item.pk: item.code for item in self.found.items}
        edges = (
            Edge(code[row.lower_id], code[row.upper_id], row.rel, row.is_suggestion)
            for row in self.found.links
        )
        return Graph(nodes, edges)

    def _narrowed(self, whole: Graph) -> Graph:
        """Only what lies the asked way; without a way all, but not a home that no link leads to."""
        if self.way:
            direction: Direction = "up" if self.way == "up" else "down"
            kept = {step.id for step in walk(whole, self.focus.code, direction)}
            return self._graph(item for item in self.found.items if item.code in kept)
        lonely_home = self.focus.code == self.focus.home and not whole.degree(self.focus.code)
        if lonely_home and len(self.found.items) > 1:
            return self._graph(item for item in self.found.items if item.pk != self.focus.pk)
        return whole

    def picture(self) -> Picture:
        drawing = draw(
            self.graph,
            focus=self.focus.code,
            width_hint=WIDTH,
            max_boxes=MOST_BOXES,
            open_lane=self.lane or None,
        )
        entries = {item.code: self._entry(item) for item in self.found.items if item.code in self.graph.nodes}
        shown = {box.id for box in drawing.boxes if not box.is_fold}
        self._add_sentences(entries, shown)
        return Picture(
            size=drawn.size(drawing),
            boxes=[self._box(box, entries) for box in drawing.boxes],
            edges=drawing.edges,
            lanes=[drawn.drawn_lane(column, drawing.height) for column in drawing.lanes],
            lists=self._lists(drawing, entries, shown),
            others=sum(code != self.focus.code for code in entries),
            inside=sum(row.home == self.focus.code for row in self.found.items) - 1,
            above=self.above,
            below=self.below,
        )

    def _entry(self, item: ItemRow) -> Entry:
        state = item.pk in self.flagged, item.life
        if state not in self.marks:
            self.marks[state] = _marks(*state)
        marks, words = self.marks[state]
        is_focus = item.pk == self.focus.pk
        return Entry(
            escape(item.title), self.kinds[item.kind], self.urls.of(item.code), marks, words, is_focus
        )

    def _add_sentences(self, entries: dict[str, Entry], shown: set[str]) -> None:
        """Each link as a sentence at each of its drawn ends, what lies above first."""
        for link in self.found.links:
            source, target = self.by_pk[link.source_id], self.by_pk[link.target_id]
            if source.code not in entries or target.code not in entries:
                continue
            for own, other, outgoing in ((source, target, True), (target, source, False)):
                if own.code not in shown:
                    continue
                up, far = link.lower_id == own.pk, entries[other.code]
                said = self._said(link.rel, source.kind, target.kind, outgoing)
                doubt = self.doubt[up] if link.is_suggestion else ""
                way = "up" if up else "down"
                line = f'<li data-way="{way}">{said}: <a href="{far.href}">{far.title}</a>{doubt}</li>'
                getattr(entries[own.code], way).append(line)

    def _said(self, rel: str, source: str, target: str, outgoing: bool) -> SafeString:
        key = (rel, source, target, outgoing)
        if key not in self.words:
            self.words[key] = escape(label_of(rel, source, target, outgoing=outgoing))
        return self.words[key]

    def _box(self, box: Box, entries: dict[str, Entry]) -> DrawnBox:
        if box.is_fold:
            title = str(lane_title(box.lane))
            name = _("%(count)d more in the lane %(lane)s") % {"count": box.fold_count, "lane": title}
            return drawn.drawn_box(box, self._lane_href(box.lane), name)
        entry = entries[box.id]
        mark = f" ({entry.mark_text})" if entry.mark_text else ""
        name = SafeString(f"{entry.kind}: {entry.title}{escape(mark)}")
        return drawn.drawn_box(box, entry.href, name, entry.marks, entry.mark_text)

    def _lane_href(self, lane: str) -> str:
        way = f"&way={self.way}" if self.way else ""
        return f"?lane={lane}{way}#drawing"

    def _lists(self, drawing: Drawing, entries: dict[str, Entry], shown: set[str]) -> list[LaneList]:
        by_lane: dict[str, list[str]] = {}
        for code in drawing.order:
            by_lane.setdefault(self.graph.nodes[code].lane, []).append(code)
        return [
            LaneList(
                key=lane,
                title=str(lane_title(lane)),
                entries=[entries[code] for code in codes if code in shown],
                folded=_folded([entries[code] for code in codes if code not in shown]),
                folded_count=sum(code not in shown for code in codes),
                open_href=self._lane_href(lane),
            )
            for lane, codes in by_lane.items()
        ]


def _marks(is_flagged: bool, life: str) -> tuple[str, str]:
    """(keys for the look, words) of an item."""
    marks = {
        "look-again": _("look again") if is_flagged else "",
        "draft": _("draft") if life == Life.DRAFT else "",
        "retired": _("put away") if life == Life.RETIRED else "",
    }
    return " ".join(key for key, word in marks.items() if word), ", ".join(filter(None, marks.values()))


def _folded(entries: list[Entry]) -> SafeString:
    """Many short lines: written here, since a template takes ten times as long."""
    line = '<li><a class="thread-item" href="{}">{}</a> <span class="soft">{}{}</span></li>'
    words = {row.mark_text for row in entries}
    mark = {word: format_html(" · <strong>{}</strong>", word) if word else "" for word in words}
    return format_html_join(
        "", line, ((row.href, row.title, row.kind, mark[row.mark_text]) for row in entries)
    )


def what_it_is(kind: str, shown: Picture) -> str:
    """The focus in words: its kind, and how much stands in it, above it and below it."""
    inside = ngettext("%(n)d thing stands in it.", "%(n)d things stand in it.", shown.inside) % {
        "n": shown.inside
    }
    above = ngettext("It rests on %(n)d thing.", "It rests on %(n)d things.", shown.above) % {
        "n": shown.above
    }
    below = ngettext("%(n)d thing rests on it.", "%(n)d things rest on it.", shown.below) % {"n": shown.below}
    if shown.inside > 0:
        told = [text for text, number in ((inside, 1), (above, shown.above), (below, shown.below)) if number]
    else:
        told = [
            above if shown.above else _("It rests on nothing yet."),
            below if shown.below else _("Nothing has come of it yet."),
        ]
    return " ".join([f"{capfirst(str(kind_title(kind)))}.", *told])
