"""Every check has a title and a question in both languages, and none of them is a mark."""

import pytest

from rodtrad.kernel.kubinol.checks import CODES
from rodtrad.kernel.kubinol.sentences import question, title


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("code", CODES)
def test_every_check_has_a_short_title_and_asks_a_question(code, lang):
    assert 10 < len(title(code, lang)) <= 60
    assert not title(code, lang).endswith((".", "!"))
    assert "?" in question(code, lang)
    assert len(question(code, lang)) <= 160
    assert "!" not in question(code, lang)


def test_the_problem_marker_asks_the_three_counter_questions():
    assert question("KUB-CHK-02", "sv").count("?") == question("KUB-CHK-02", "en").count("?") == 3


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_no_two_checks_say_the_same(lang):
    assert len({title(code, lang) for code in CODES}) == len({question(code, lang) for code in CODES}) == 28


@pytest.mark.parametrize("word", ["fel ", "måste", "brist", "underkän", "korrekt", "ogiltig"])
def test_nothing_accuses(word):
    assert not [code for code in CODES if word in f"{title(code)} {question(code)}".lower()]
