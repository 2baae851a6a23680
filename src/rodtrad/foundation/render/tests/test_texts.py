"""Cleaning, coverage, direction, parts; measuring with the shipped fonts; the look against tokens.css."""

from __future__ import annotations

from pathlib import Path

import pytest

from rodtrad.foundation.render import look
from rodtrad.foundation.render.fonts import is_covered, line_count, text_width
from rodtrad.foundation.render.tests.golden import ARABIC, EMOJI, HEBREW, LONG, UNCOVERED
from rodtrad.foundation.render.texts import break_at, clean, covered, is_right_to_left, names_of

UI = Path(__file__).parents[2] / "ui" / "static" / "ui"
COLOURS = Path(__file__).parents[1] / "static" / "render" / "colours.css"


def test_clean_takes_away_what_no_xml_holds():
    assert clean("a\x00b\x0bc\ud800d\r\ne\u2028f") == "abcd\ne\nf"


def test_covered_when_a_font_lacks_a_character_then_replaced_and_told():
    text, lost = covered(UNCOVERED)

    assert text == "tecken utan typsnitt: □ och □"
    assert names_of(lost) == "U+A66E U+13000"


@pytest.mark.parametrize("text", [EMOJI, ARABIC, HEBREW, "åäöÅÄÖéüß–—…”’•→≥±½", "Привет Ελλάδα", "👍🏽"])
def test_covered_when_the_fonts_have_all_then_unchanged(text):
    assert covered(text) == (text, ())


def test_replacement_is_covered():
    assert is_covered("□")


@pytest.mark.parametrize(
    ("text", "way"), [(ARABIC, True), (HEBREW, True), ("abc", False), ("12 שלום", True), ("", False)]
)
def test_right_to_left(text, way):
    assert is_right_to_left(text) is way


def test_break_after_a_sentence_else_a_space_else_anywhere():
    assert LONG[: break_at(LONG, 500)].endswith(". ")
    assert break_at("ord ord", 5) == 4
    assert break_at("x" * 25, 10) == 10


def test_width_is_that_of_the_font():
    assert text_width("Wi", 10) == pytest.approx(text_width("W", 10) + text_width("i", 10))
    assert text_width("W", 10) > 3 * text_width("i", 10)
    assert text_width("mmm", 10, strong=True) > text_width("mmm", 10)


def test_line_count_breaks_words_and_lines():
    wide = text_width("ord", 10) * 1.1

    assert line_count("ord ord ord", 10, wide) == 3
    assert line_count("ord\nord", 10, 500) == 2
    assert line_count("o" * 100, 10, wide) > 20
    assert line_count("", 10, wide) == 1


def test_look_is_that_of_the_pages():
    tokens = (UI / "tokens.css").read_text()
    colours = COLOURS.read_text()
    named = {
        "paper": look.PAPER, "sheet": look.SHEET, "sunken": look.SUNKEN, "ink": look.INK, "ink-soft": look.INK_SOFT,
        "line": look.LINE, "line-strong": look.LINE_STRONG, "thread": look.THREAD, "thread-dark": look.THREAD_DARK,
        "thread-soft": look.THREAD_SOFT,
    }  # fmt: skip
    for lane, (strong, soft) in look.LANES.items():
        named |= {f"lane-{lane}": strong, f"lane-{lane}-soft": soft}

    assert not [name for name, value in named.items() if f"--{name}: {value};" not in tokens]
    in_file = [name for name in named if name not in ("line-strong",)]
    assert not [name for name in in_file if f"--{name}: {named[name]};" not in colours]
