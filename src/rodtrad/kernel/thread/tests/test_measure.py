import pytest
from hypothesis import given
from hypothesis import strategies as st

from rodtrad.kernel.thread.measure import text_width, wrap
from rodtrad.kernel.thread.tests.samples import LABELS


def test_text_width_when_wider_letters_then_wider() -> None:
    assert text_width("iii", 13) < text_width("ooo", 13) < text_width("WWW", 13) < text_width("😀😀😀", 13)
    assert text_width("åäö", 13) == text_width("aao", 13)
    assert text_width("ÅÄÖ", 13) == text_width("AAO", 13)
    assert text_width("", 13) == 0


def test_text_width_when_source_sans_then_a_little_too_wide() -> None:
    # 10 448: the advances in the font file itself, Regular.
    assert 1.0 <= text_width("Uppsökande verksamhet", 1000) / 10_448 <= 1.1


def test_wrap_when_fits_then_one_line() -> None:
    assert wrap("  Den unga\nkänner sig ", 13, 300, 3) == ("Den unga känner sig",)


def test_wrap_when_words_then_breaks_between_them() -> None:
    assert wrap("Den unga känner sig väntad", 13, 90, 3) == ("Den unga", "känner sig", "väntad")


def test_wrap_when_too_long_then_ellipsis() -> None:
    lines = wrap("Den unga känner sig väntad och sedd av en vuxen", 13, 90, 2)

    assert lines == ("Den unga", "känner sig…")


def test_wrap_when_long_word_then_hyphen_and_no_scrap() -> None:
    lines = wrap("Verksamhetsuppföljningsmodell", 13, 100, 3)

    assert "".join(line.removesuffix("-") for line in lines) == "Verksamhetsuppföljningsmodell"
    assert all(line.endswith("-") for line in lines[:-1])
    assert len(lines[-1]) >= 3


def test_wrap_when_word_has_hyphen_then_breaks_there() -> None:
    assert wrap("Beroendemottagning-Gamlestaden", 13, 130, 3) == ("Beroendemottagning-", "Gamlestaden")


def test_wrap_when_soft_hyphen_then_not_shown() -> None:
    assert wrap("upp\u00adföljning", 13, 200, 1) == ("uppföljning",)


def test_wrap_when_emoji_family_then_kept_whole() -> None:
    family = "👩\u200d👩\u200d👧"

    for line in wrap(family * 4, 13, 60, 9):
        assert line.replace(family, "") == ""


def test_wrap_when_empty_or_no_lines_asked() -> None:
    assert wrap(" \n ", 13, 100, 3) == ()
    with pytest.raises(ValueError, match="max_lines"):
        wrap("a", 13, 100, 0)


@given(LABELS, st.integers(12, 24), st.integers(60, 300), st.integers(1, 5))
def test_wrap_when_any_text_then_lines_fit(text: str, px: int, width: int, most: int) -> None:
    lines = wrap(text, px, width, most)

    assert len(lines) <= most
    assert bool(lines) == bool(text.replace("\u00ad", "").split())
    assert all(line for line in lines)
    if "\u200d" not in text:
        assert all(text_width(line, px) <= width for line in lines)
