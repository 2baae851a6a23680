"""The matching matrix (KUB-63): which cards of two kinds are linked, and which stand alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.scope import Actor
from rodtrad.kernel.kubinol.words import BENEFITS
from rodtrad.work.canvas.models import CaseDetail
from rodtrad.work.canvas.queries.rows import CardRow, cards_of, links_of


@dataclass(frozen=True, slots=True)
class Shape:
    """What one matrix sets against what. The link goes from the column to the row."""

    title: Promise
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    rel: str
    lonely_row: Promise
    lonely_column: Promise


SHAPES: Mapping[str, Shape] = {
    "karna": Shape(
        _("Core components and intervention elements"), ("core-component",), ("intervention-element",), "realises",
        _("nothing in the intervention realises it"), _("realises no core component"),
    ),
    "matt": Shape(
        _("Benefits and measures"), BENEFITS, ("measure",), "follows", _("no measure follows it up"),
        _("follows up no benefit"),
    ),
    "behov": Shape(
        _("Needs and benefits"), ("need",), BENEFITS, "answers", _("no benefit answers it"),
        _("answers no need"),
    ),
}  # fmt: skip


@dataclass(slots=True)
class Row:
    """A row card, and for each column whether they are linked, as (column card, linked)."""

    card: CardRow
    cells: list[tuple[CardRow, bool]]

    @property
    def is_lonely(self) -> bool:
        return not any(linked for _card, linked in self.cells)


@dataclass(slots=True)
class Matrix:
    """``columns``: (card, whether nothing is linked to it)."""

    name: str
    shape: Shape
    columns: list[tuple[CardRow, bool]]
    rows: list[Row]


def matrix_of(actor: Actor, detail: CaseDetail, name: str) -> Matrix:
    """One matrix over the cards the actor may see: two queries."""
    shape = SHAPES[name]
    cards = [card for card in cards_of(actor, detail) if not card.is_retired]
    links = {(target, source) for source, rel, target in links_of(detail, cards) if rel == shape.rel}
    across = [card for card in cards if card.kind in shape.columns]
    rows = [
        Row(card, [(other, (card.pk, other.pk) in links) for other in across])
        for card in cards
        if card.kind in shape.rows
    ]
    used = {other.pk for row in rows for other, linked in row.cells if linked}
    return Matrix(name, shape, [(card, card.pk not in used) for card in across], rows)
