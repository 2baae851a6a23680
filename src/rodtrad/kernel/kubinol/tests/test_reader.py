from __future__ import annotations

import pytest

from rodtrad.kernel.kubinol.messages import Collector
from rodtrad.kernel.kubinol.nodes import Hole, MapNode, Scalar
from rodtrad.kernel.kubinol.reader import BYTE_LIMIT, read_nodes
from rodtrad.kernel.kubinol.tests.case_texts import HEAD, good, refusals


def test_scalars_when_plain_or_quoted_then_keep_text_and_style() -> None:
    root = read_nodes(b'a: 0180\nb: "80"\nc: NO\nd: 2024-03\ne: 1_000\nf: |\n  x\n', Collector())

    assert isinstance(root, MapNode)
    assert root.items == {
        "a": Scalar("0180", True, 1),
        "b": Scalar("80", False, 2),
        "c": Scalar("NO", True, 3),
        "d": Scalar("2024-03", True, 4),
        "e": Scalar("1_000", True, 5),
        "f": Scalar("x\n", False, 6),
    }


def test_texts_when_decomposed_then_are_brought_to_nfc() -> None:
    root = read_nodes("o\u0308: a\u030a\n".encode(), Collector())

    assert isinstance(root, MapNode)
    assert root.items == {"ö": Scalar("å", True, 1)}


def test_file_when_it_begins_with_a_byte_order_mark_then_is_read() -> None:
    assert read_nodes(b"\xef\xbb\xbfa: 1\n", Collector()) is not None


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", [(1, "empty-file")]),
        (b"# only a comment\n", [(1, "empty-file")]),
        (b"a: 1\nb: \xff\n", [(2, "not-utf8")]),
        ("a: 1\n".encode("utf-16"), [(1, "not-utf8")]),
        (b"a: 1\nb: x\x07y\nc: 1\nd: \x00\n", [(2, "control-character"), (4, "control-character")]),
        (b"a: 1\nb: [1\nc: 2\n", [(3, "bad-yaml")]),
        (b"a: 1\n---\nb: 1\n", [(2, "many-documents")]),
        (b"a: 1\n---\nb: 1\n---\nc: 1\n", [(2, "many-documents")]),
    ],
)
def test_file_when_it_cannot_be_read_then_says_only_that(data: bytes, expected: list[object]) -> None:
    assert refusals(data) == expected


def test_file_when_over_five_megabytes_then_is_refused() -> None:
    filler = b"#" * (BYTE_LIMIT - len(HEAD) - 1) + b"\n"

    assert len(filler + HEAD.encode()) == BYTE_LIMIT
    assert refusals(filler + HEAD.encode()) == []
    assert refusals(b"#" + filler + HEAD.encode()) == [(1, "too-big")]


@pytest.mark.parametrize(("levels", "codes"), [(20, []), (21, ["too-deep"]), (100_000, ["too-deep"])])
def test_nesting_when_over_twenty_levels_then_is_refused(levels: int, codes: list[str]) -> None:
    into = Collector()

    read_nodes(b"[" * levels + b"]" * levels, into)

    assert [problem.code for problem in into.problems] == codes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &x 1\n", [(1, "anchor")]),
        ("a: 1\nb: *x\n", [(2, "alias")]),
        ("a: 1\n<<: {b: 1}\n", [(2, "merge-key")]),
        ("a: 1\nb: !own 1\n", [(2, "tag")]),
        ("a: 1\nb: !!str 1\n", [(2, "tag")]),
        ("a: 1\nb: !!python/object:os.system {}\n", [(2, "tag")]),
        ("a: 1\nb: 2\na: 3\n", [(3, "duplicate-key")]),
        ('a: 1\n"a": 3\n', [(2, "duplicate-key")]),
        ("ö: 1\no\u0308: 2\n", [(2, "duplicate-key")]),
        ("a: 1\n? [b]\n: 2\n", [(2, "complex-key")]),
        ("a: 1\n{b: 1}: 2\n", [(2, "complex-key")]),
        ("a: 1\nb: {~: 2}\n", [(2, "complex-key")]),
        ('a: 1\n"\\0": 2\n', [(2, "complex-key")]),
    ],
)
def test_yaml_when_it_plays_tricks_then_each_is_refused_at_its_line(
    text: str, expected: list[object]
) -> None:
    into = Collector()

    read_nodes(text.encode(), into)

    assert [(problem.line, problem.code) for problem in into.problems] == expected


def test_aliases_when_nested_to_a_bomb_then_cost_nothing() -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30)
    )
    into = Collector()

    root = read_nodes(bomb.encode(), into)

    assert isinstance(root, MapNode)
    assert {problem.code for problem in into.problems} == {"anchor", "alias"}


def test_alias_when_refused_then_nothing_more_is_asked_about_its_place() -> None:
    root = read_nodes(b"a: *x\n", Collector())

    assert isinstance(root, MapNode)
    assert root.items["a"] == Hole(1)
    assert refusals(HEAD.replace("title: Middag ihop", "title: *x")) == [(5, "alias")]


@pytest.mark.parametrize("separator", ["\u2028", "\u2029"])
def test_line_separators_when_raw_then_are_text_and_count_no_line(separator: str) -> None:
    file = good(HEAD + f'    unit: a {separator} b\n    description: "{separator} c"\n')

    assert file.cases[0].fields["unit"] == f"a {separator} b"
    assert file.cases[0].description == f"{separator} c"
    assert refusals(HEAD + f'    unit: "{separator}"\n    mood: x\n') == [(11, "unknown-key")]


def test_control_characters_when_many_then_the_first_hundred_lines_are_named() -> None:
    assert refusals("\x01\n" * 300) == [(line, "control-character") for line in range(1, 101)]


def test_noncharacters_when_in_a_text_then_their_line_is_named() -> None:
    assert refusals(HEAD + '    unit: "\ufffe"\n') == [(10, "control-character")]
