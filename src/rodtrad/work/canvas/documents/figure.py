"""The red thread of a case as a figure: the kernel's drawing as SVG with attributes only."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rodtrad.foundation.base import manifests
from rodtrad.foundation.render.blocks import Picture
from rodtrad.foundation.render.look import FAMILY, INK, INK_SOFT, LINE_STRONG, SHEET, THREAD, tones
from rodtrad.foundation.thread.lanes import lane_of, lane_title
from rodtrad.kernel.kubinol.case import Card, Link
from rodtrad.kernel.thread.drawing import Box, Drawing, LaneColumn
from rodtrad.kernel.thread.graph import Edge, Graph, Node
from rodtrad.kernel.thread.layout import draw
from rodtrad.work.canvas.documents.sources import Told

WIDTH = 900.0
MOST_BOXES = 12
FONT = 18
"""Large, and few boxes: the figure is shown from a projector."""
_MOST_LANES = 4
_BEFORE = ("voices", "needs", "knowledge", "benefit")
_AFTER = ("benefit", "intervention", "trying", "results", "spreading")
"""A thread through more lanes than one slide can show is shown twice: up to the benefit, and on from it."""
_LEAST_HEIGHT = 210.0
_EDGE = 14.0
"""Room beside the outermost lanes, for lines that bow out."""


def thread_figures(told: Told) -> list[Picture]:
    """All cards that hang on the thread, in one figure or two; none when no links are there."""
    linked = {end for link in told.case.links for end in (link.source, link.target)}
    cards = [card for card in told.case.cards if card.id in linked]
    if len({lane_of(card.type) for card in cards}) <= _MOST_LANES:
        return [_figure(told, cards)] if cards else []
    halves = ([card for card in cards if lane_of(card.type) in lanes] for lanes in (_BEFORE, _AFTER))
    return [_figure(told, half) for half in halves if half]


def _figure(told: Told, cards: Sequence[Card]) -> Picture:
    ids = {card.id for card in cards}
    links = [link for link in told.case.links if link.source in ids and link.target in ids]
    nodes = [Node(card.id, card.type, lane_of(card.type), card.text, card.life) for card in cards]
    drawing = draw(
        Graph(nodes, [_edge(link) for link in links]), focus=None, width_hint=WIDTH, max_boxes=MOST_BOXES,
        font_px=FONT,
    )  # fmt: skip
    count = ngettext("%(count)s link", "%(count)s links", len(links)) % {"count": len(links)}
    alt = _(
        "The red thread of %(title)s: %(cards)s cards and %(links)s, lane by lane. Each card tells its links in words."
    )
    return Picture(alt % {"title": told.case.title, "cards": len(cards), "links": count}, svg=_svg(drawing))


def _edge(link: Link) -> Edge:
    lower_is_source = manifests.relations[link.rel][0].rests == "from"
    lower, upper = (link.source, link.target) if lower_is_source else (link.target, link.source)
    return Edge(lower, upper, link.rel, suggested=link.basis == "inferred")


def _svg(drawing: Drawing) -> str:
    """The lanes that hold something; empty ones would only take room from the words."""
    used = [lane for lane in drawing.lanes if not lane.empty]
    left = used[0].x - _EDGE
    width = used[-1].x + used[-1].width + _EDGE - left
    height = max(drawing.height, _LEAST_HEIGHT)
    lanes = "".join(_lane(lane, height) for lane in used)
    curves = "".join(
        f'<path d="{edge.path_d}" fill="none" stroke="{THREAD}" stroke-width="1.6" stroke-opacity="0.75"'
        + (' stroke-dasharray="5 4"' if edge.suggested else "")
        + "/>"
        for edge in drawing.edges
    )
    boxes = "".join(_box(box) for box in drawing.boxes)
    view = f"{left:.0f} 0 {width:.0f} {height:.0f}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" viewBox="{view}" '
        f"font-family=\"'{FAMILY}', sans-serif\">"
        f'<rect x="{left:.0f}" width="{width:.0f}" height="{height:.0f}" fill="{SHEET}"/>{lanes}{curves}{boxes}</svg>'
    )


def _lane(lane: LaneColumn, height: float) -> str:
    strong, soft = tones(lane.key)
    middle = lane.x + lane.width / 2
    where = f'x="{middle:.1f}" y="26" text-anchor="middle"'
    return (
        f'<rect x="{lane.x:.1f}" y="0" width="{lane.width:.1f}" height="{height:.1f}" rx="10" fill="{soft}"/>'
        f'<text {where} font-size="15" font-weight="600" fill="{strong}">{escape(str(lane_title(lane.key)))}</text>'
    )


def _box(box: Box) -> str:
    strong, _soft = tones(box.lane)
    lines = "".join(
        f'<tspan x="{box.text_x:.1f}" y="{y:.1f}">{escape(line)}</tspan>'
        for line, y in zip(box.lines, box.baselines, strict=True)
    )
    edge = LINE_STRONG if box.is_fold else strong
    return (
        f'<rect x="{box.x:.1f}" y="{box.y:.1f}" width="{box.width:.1f}" height="{box.height:.1f}" rx="7" '
        f'fill="{SHEET}" stroke="{edge}"/><text font-size="{box.font_px}" '
        f'fill="{INK_SOFT if box.is_fold else INK}">{lines}</text>'
    )
