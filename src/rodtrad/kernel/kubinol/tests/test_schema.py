from __future__ import annotations

import pytest

from rodtrad.kernel.kubinol.keys import Kind, Shape
from rodtrad.kernel.kubinol.schema import (
    CARD_SHAPES,
    CARD_TYPES,
    FILE,
    PIECE_OF,
    PIECES,
    RELATIONS,
    narrower_or_equal,
    relation_allowed,
)


def _all_shapes(shape: Shape) -> list[Shape]:
    below = [key.shape for key in shape.keys if key.shape] + list(shape.variants.values())
    return [shape, *(deeper for each in below for deeper in _all_shapes(each))]


def test_types_when_listed_then_each_has_a_piece_and_a_shape() -> None:
    assert len(CARD_TYPES) == len(set(CARD_TYPES)) == 19
    assert set(PIECE_OF.values()) == set(PIECES)
    assert CARD_SHAPES.keys() == PIECE_OF.keys()


def test_keys_when_in_any_map_then_are_unique_and_complete() -> None:
    for shape in _all_shapes(FILE):
        names = [key.name for key in shape.keys]
        assert len(names) == len(set(names))
        for key in shape.keys:
            assert (key.shape is not None) == (key.kind in (Kind.MAP, Kind.MAPS)), key.name
            assert key.words or key.kind is not Kind.WORD, key.name
        rules = [*shape.ascending, *shape.in_order, *shape.needs]
        rules += [rule[:2] for rule in (*shape.only_with, *shape.required_with)]
        assert {name for rule in rules for name in rule} <= set(names)


@pytest.mark.parametrize(
    ("rel", "source", "target", "allowed"),
    [
        ("answers", "benefit-society", "need", True),
        ("answers", "need", "benefit-society", False),
        ("delimits", "lesson", "target-group", True),
        ("delimits", "unsorted", "target-group", False),
        ("rests-on", "core-component", "knowledge-user", True),
        ("rests-on", "core-component", "core-component", False),
        ("contributes", "context", "need", True),
        ("yields", "measure", "result", True),
        ("learned-from", "lesson", "measure", False),
        ("unknown", "lesson", "test", False),
    ],
)
def test_relation_when_between_types_then_is_allowed_as_in_the_table(
    rel: str, source: str, target: str, allowed: bool
) -> None:
    assert relation_allowed(rel, source, target) is allowed
    assert len(RELATIONS) == 10


def test_visibility_when_compared_then_goes_from_private_to_public() -> None:
    assert narrower_or_equal("team", "team")
    assert narrower_or_equal("private", "network")
    assert not narrower_or_equal("public", "municipality")
