"""What the board's script must know of types and relations, as JSON."""

from __future__ import annotations

import json

from rodtrad.kernel.kubinol.words import CARD_TYPES_OF, RELATIONS
from rodtrad.work.canvas.choices.parts import PIECE_TITLES, RELATION_INVERSES, RELATION_LABELS, TYPE_TITLES


def relations() -> str:
    """Rows [relation, label, inverse label, types it starts from, types it leads to]."""
    rows = [
        [name, str(RELATION_LABELS[name]), str(RELATION_INVERSES[name]), starts, ends]
        for name, (starts, ends) in RELATIONS.items()
    ]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def types() -> str:
    """Piece → [its title, [[type, its title] …]]."""
    rows = {
        piece: [str(PIECE_TITLES[piece]), [[name, str(TYPE_TITLES[name])] for name in names]]
        for piece, names in CARD_TYPES_OF.items()
    }
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
