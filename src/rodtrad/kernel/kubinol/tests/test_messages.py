from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from rodtrad.kernel.kubinol import messages
from rodtrad.kernel.kubinol.message_texts import NEAREST, TEMPLATES
from rodtrad.kernel.kubinol.messages import Problem, presentable


def _placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


@pytest.mark.parametrize("code", sorted(TEMPLATES))
def test_template_when_in_two_languages_then_has_the_same_placeholders(code: str) -> None:
    assert TEMPLATES[code].keys() == {"sv", "en"}
    assert _placeholders(TEMPLATES[code]["sv"]) == _placeholders(TEMPLATES[code]["en"])


def test_templates_when_compared_with_the_code_then_none_is_missing_or_unused() -> None:
    package = Path(messages.__file__).parent
    sources = [*package.glob("*.py"), *(package.parents[1] / "cli").glob("*.py")]
    text = "\n".join(path.read_text("utf-8") for path in sources if path.name != "message_texts.py")
    literals = set(re.findall(r'"([a-z0-9-]+)"', text)) | {"bad-case-id", "bad-card-id", "bad-case-ref"}

    assert TEMPLATES.keys() - literals == set()


def test_text_when_a_known_word_is_near_then_suggests_it() -> None:
    problem = Problem(3, "unknown-key", {"given": "titel"}, choices=("title", "unit"))

    assert problem.text() == "okänd nyckel ”titel”. " + NEAREST["sv"].format(near="title")
    assert problem.text("en").endswith("Did you mean “title”?")


def test_text_when_nothing_is_near_then_lists_the_known_keys() -> None:
    problem = Problem(3, "unknown-key", {"given": "xyz"}, choices=("title", "unit"))

    assert problem.text() == "okänd nyckel ”xyz”. Kända här: title, unit."


@pytest.mark.parametrize("number", ["19121212-1212", "121212-1212", "191212121212", "1912 12 12 12 12"])
def test_value_when_it_may_be_a_personal_number_then_is_not_repeated(number: str) -> None:
    assert presentable(f"Ada {number} x") == "Ada … x"


def test_value_when_long_or_on_several_lines_then_is_one_short_line() -> None:
    assert presentable("a\n b") == "a b"
    assert len(presentable("x" * 10_000)) == 60


@pytest.mark.parametrize("number", ["121212.1212", "12.12.12/1212", "121212\u00a0-\u00a01212"])
def test_text_when_a_personal_number_stands_in_what_is_given_or_near_then_shows_neither(number: str) -> None:
    near = Problem(1, "link-unknown-card", {"given": "N121212-121"}, choices=("N121212-1212",))
    given = Problem(1, "unknown-word", {"given": f"x {number}", "key": "level"}, choices=("operational",))

    assert "1212-1212" not in near.text()
    assert number not in given.text()
