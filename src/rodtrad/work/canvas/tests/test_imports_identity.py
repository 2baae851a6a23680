"""Identity numbers: refused wherever they stand, named by line and key, kept and repeated nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from rodtrad.foundation.base.scope import acting
from rodtrad.kernel.kubinol import flat
from rodtrad.kernel.kubinol.keys import Kind, Shape
from rodtrad.kernel.kubinol.schema import CASE, PIECE_OF, TYPE_SHAPES
from rodtrad.kernel.kubinol.schema_cards import TYPE_SHAPES as OWN
from rodtrad.kernel.kubinol.writer import write
from rodtrad.work.canvas import imports
from rodtrad.work.canvas.models import CaseDetail
from rodtrad.work.canvas.tests.case_files import IMPORT, a_case, data_of, picture, plan_of

FORMS = [
    "19811218-9876", "811218-9876", "8112189876", "811218+9876", "198112189876", "811218 9876", "1981-12-18-9876",
    "811278-9873", "Hon (811218-9876) kom.",
]  # fmt: skip
_SKIPPED = {"id", "municipality", "parent_case", "inspired_by", "piece", "type", "about", "from", "to"}


def _texts() -> Iterator[str]:
    number = 0
    while True:
        number += 1
        yield f"Ordet {chr(96 + number // 26 + 1)}{chr(97 + number % 26)}"


def filled(shape: Shape, words: Iterator[str]) -> dict[str, Any]:
    """Every text of the shape, each its own words, and what they cannot stand without."""
    made: dict[str, Any] = {}
    wanted = {other for _key, other in shape.needs} | {"life"}
    for key in shape.keys:
        if key.name in _SKIPPED or key.name in ("cards", "links", "expected_findings", "history", "tags"):
            continue
        if key.kind is Kind.TEXT and not key.words:
            made[key.name] = next(words)
        elif key.kind in (Kind.TEXTS, Kind.WORDS) and not key.words and not key.pattern:
            made[key.name] = (next(words),)
        elif key.kind in (Kind.MAP, Kind.MAPS) and key.shape is not None:
            inner = filled(key.shape, words)
            made[key.name] = inner if key.kind is Kind.MAP else (inner,)
        elif key.kind is Kind.WORD and (key.required or key.name in wanted):
            made[key.name] = key.words[-1]
        elif key.required:
            made[key.name] = {Kind.DATE: "2024", Kind.DAY: "2024-01-02", Kind.WHOLE: 1, Kind.BOOL: True}[
                key.kind
            ]
    return made


def whole_file() -> tuple[bytes, list[str]]:
    """A file with a text in every place that takes one, and those texts."""
    words = _texts()
    case = filled(CASE, words) | {"id": "allt", "municipality": "Vindeln", "status": "sketch", "tags": {}}
    shapes = CASE.by_name["cards"].shape
    cards = []
    for place, card_type in enumerate(OWN):
        card = filled(shapes.variants[card_type], words)
        cards.append(card | {"id": f"K{place}", "piece": PIECE_OF[card_type], "type": card_type})
    case["cards"] = tuple(cards)
    link = {"from": "K0", "rel": "answers", "to": "K3", "life": "retired"}
    case["links"] = (link | {"reason": next(words), "retire_reason": next(words)},)
    history = filled(CASE.by_name["history"].shape, words)
    for rows in history.values():
        for row in rows:
            row.update({name: "K0" for name in ("card", "cause") if name in row})
            row.update({name: ("K0",) for name in ("grounds",) if name in row})
    history["questions"][0]["changed"] = history["answers"][0]["cards"] = ("K0",)
    case["history"] = history
    text = write(
        flat.file_from_flat({"cases": (case,), "areas": ({"name": next(words), "code": next(words)},)})
    )
    made = [word for word in _until(next(words)) if word in text]
    return text.encode(), made


def _until(last: str) -> list[str]:
    found = []
    for word in _texts():
        if word == last:
            return found
        found.append(word)
    return found


DATA, PLACES = whole_file()


def test_whole_file_when_no_number_then_it_is_accepted():
    loaded = imports.read(DATA)

    assert loaded.case_file is not None, [problem.text() for problem in loaded.problems]
    own = sum(key.kind is Kind.TEXT for shape in TYPE_SHAPES.values() for key in shape.keys)
    assert len(PLACES) > own >= 30


@pytest.mark.parametrize("place", PLACES)
def test_number_when_in_any_text_then_refused_by_line_and_key_and_never_repeated(place):
    broken = DATA.replace(place.encode(), b"811218-9876", 1)
    line = broken[: broken.index(b"811218-9876")].count(b"\n") + 1

    loaded = imports.read(broken)

    assert loaded.case_file is None
    assert [(problem.code, problem.line) for problem in loaded.problems] == [("identity-number", line)]
    assert "9876" not in loaded.problems[0].text() + loaded.problems[0].text("en") + repr(loaded)


@pytest.mark.django_db
@pytest.mark.parametrize("number", FORMS)
def test_number_when_written_in_any_form_then_refused_and_in_no_table(number):
    before = picture()

    plan = plan_of(data_of(a_case(description=number)))

    assert [problem.code for problem in plan.problems] == ["identity-number"]
    assert picture() == before
    with acting(IMPORT):
        assert not CaseDetail.objects.exists()


@pytest.mark.parametrize("number", FORMS[:-1])
def test_number_when_it_stands_where_a_word_belongs_then_the_refusal_hides_it(number):
    data = data_of(a_case()).replace(b"status: sketch", f'status: "{number}"'.encode())

    loaded = imports.read(data)

    assert loaded.problems
    told = " ".join(problem.text(lang) for problem in loaded.problems for lang in ("sv", "en"))
    assert "9876" not in told
    assert "98 76" not in told
    assert "9873" not in told
    assert number not in repr(loaded)


@pytest.mark.parametrize("keep_unknown", [False, True])
def test_number_when_it_is_a_key_then_refused_and_hidden(keep_unknown):
    data = data_of(a_case()).replace(b"    title:", b'    "811218-9876": x\n    title:')

    loaded = imports.read(data, keep_unknown=keep_unknown)

    assert loaded.case_file is None
    assert "9876" not in " ".join(problem.text() for problem in loaded.problems)


def test_number_when_in_a_card_id_then_refused():
    loaded = imports.read(data_of(a_case()).replace(b"N1", b"N811218-9876"))

    assert {problem.code for problem in loaded.problems} == {"identity-number"}
