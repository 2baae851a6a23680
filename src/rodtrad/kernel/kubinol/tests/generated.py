"""Hypothesis strategies that make accepted case files straight from the schema."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from rodtrad.kernel.kubinol import flat
from rodtrad.kernel.kubinol.case import CaseFile
from rodtrad.kernel.kubinol.keys import Key, Kind, Shape
from rodtrad.kernel.kubinol.nodes import nfc
from rodtrad.kernel.kubinol.reader import UNREADABLE
from rodtrad.kernel.kubinol.schema import CASE, PIECE_OF, TYPE_SHAPES, fields_of
from rodtrad.kernel.kubinol.words import relation_allowed

TRICKY = [
    *(
        "NO",
        "yes",
        "y",
        "~",
        "null",
        "0180",
        "80",
        "2024-03",
        "1e3",
        "0x1F",
        "12:30",
        "<<",
        "=",
        "- a",
        "# x",
    ),
    *("a: b", " a ", "å\nä", "\ttab", "\u2028", "\ufeff", '"', "\\", "{a}", "Null."),
]
_DATES = st.sampled_from(["2024-03-15", "2024-03", "2024", "2024Q2", "2024 vår", "2024 vinter"])
_NAMES = st.sampled_from(["Byn", "Bygden", "Södra byarna", "0180", "no"])


def texts(longest: int = 200) -> st.SearchStrategy[str]:
    free = st.text(max_size=min(longest, 40)).map(nfc)
    return (free | st.sampled_from(TRICKY)).filter(lambda text: text and not UNREADABLE.search(text))


def value(key: Key) -> st.SearchStrategy[Any]:
    if key.kind is Kind.MAP:
        return a_map(key.shape or Shape(())).filter(bool)
    if key.kind is Kind.MAPS:
        return st.lists(a_map(key.shape or Shape(())), min_size=1, max_size=2).map(tuple)
    if key.kind in (Kind.TEXTS, Kind.WORDS):
        words = st.sampled_from(key.words) if key.words else _NAMES | texts()
        return st.lists(words, min_size=1, max_size=3).map(tuple)
    return _scalars(key)


def _scalars(key: Key) -> st.SearchStrategy[Any]:
    wholes = st.integers(0, 120)
    decimals = st.integers(0, 10**12).map(lambda number: number / 100)
    kinds: dict[Kind, st.SearchStrategy[Any]] = {
        Kind.WORD: st.sampled_from(key.words or ("x",)),
        Kind.WHOLE: wholes,
        Kind.WHOLES: st.lists(wholes, min_size=1, max_size=3).map(tuple),
        Kind.NUMBER: wholes | decimals.map(lambda number: int(number) if number.is_integer() else number),
        Kind.BOOL: st.booleans(),
        Kind.DAY: st.dates().map(lambda day: f"{day:%Y-%m-%d}".zfill(10)),
        Kind.DATE: _DATES,
        Kind.PERIOD: _DATES | _DATES.map(lambda date: f"{date}/{date}"),
        Kind.TEXT: texts(key.max_length),
    }
    return kinds[key.kind]


@st.composite
def a_map(draw: st.DrawFn, shape: Shape) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for key in shape.keys:
        if key.required or draw(st.booleans()):
            made[key.name] = draw(value(key))
    for smaller, larger in (*shape.ascending, *shape.in_order):
        if smaller in made and larger in made:
            made[larger] = made[smaller]
    for key_name, other in shape.needs:
        if other not in made:
            made.pop(key_name, None)
    return {name: item for name, item in made.items() if item != shape.by_name[name].default or name == "id"}


@st.composite
def cards(draw: st.DrawFn, card_id: str) -> dict[str, Any]:
    card_type = draw(st.sampled_from(tuple(TYPE_SHAPES)))
    card = {"id": card_id, "piece": PIECE_OF[card_type], "type": card_type, "text": draw(texts())}
    if draw(st.booleans()):
        card |= {
            "life": "retired",
            "retire_reason": draw(texts()),
            "basis": "inferred",
            "visibility": "private",
        }
    return card | draw(a_map(Shape(fields_of(card_type), needs=TYPE_SHAPES[card_type].needs,
                                   in_order=TYPE_SHAPES[card_type].in_order)))  # fmt: skip


@st.composite
def cases(draw: st.DrawFn, case_id: str) -> dict[str, Any]:
    later = ("id", "municipality", "cards", "links", "expected_findings", "history", "parent_case")
    free = tuple(key for key in CASE.keys if key.name not in (*later, "inspired_by", "title"))
    made = draw(a_map(Shape(free)))
    made |= {
        "id": case_id,
        "municipality": draw(st.sampled_from(["Vindeln", "0180"])),
        "title": draw(texts()),
    }
    if made["status"] != "paused":
        made.pop("paused_from", None)
    if made["new_or_existing"] == "new":
        made.pop("review_outcome", None)
    made["visibility"] = "public"
    made["cards"] = tuple(draw(cards(f"K{number}")) for number in range(draw(st.integers(0, 4))))
    types = {card["id"]: card["type"] for card in made["cards"]}
    links = [(a, "delimits", b) for a in types for b in types if a != b]
    allowed = [link for link in links if relation_allowed("delimits", types[link[0]], types[link[2]])]
    made["links"] = tuple({"from": a, "rel": rel, "to": b} for a, rel, b in allowed)
    if draw(st.booleans()):
        made["expected_findings"] = ({"check": "KUB-CHK-05", "cards": tuple(types)}, {"check": "KUB-CHK-12"})
    if draw(st.booleans()):
        version = {"number": 1, "date": "2024-01-02", "cards": made["cards"], "links": made["links"]}
        flags = tuple({"card": card_id, "raised": "2024-01-03"} for card_id in types)
        full = {"versions": (version,), "flags": flags, "loops": ({"kind": "single", "changed": ("x",)},)}
        made["history"] = {name: rows for name, rows in full.items() if rows}
        version_lists = {"cards", "links"}
        made["history"]["versions"] = (
            {name: item for name, item in version.items() if item or name not in version_lists},
        )
    return made


@st.composite
def case_files(draw: st.DrawFn) -> CaseFile:
    made = {
        "cases": tuple(draw(cases(f"fall-{number}")) for number in range(draw(st.integers(1, 2)))),
        "areas": ({"name": "Byn", "parent": "Bygden"}, {"name": "0180", "code": "0180"}),
        "snapshot_date": "2024-01-02",
    }
    return flat.file_from_flat(made)
