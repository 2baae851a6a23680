"""Every code that the package can give has a Swedish sentence, and no sentence is left over."""

from __future__ import annotations

import re
from pathlib import Path

from rodtrad.kernel.questionnaire import sentences
from rodtrad.kernel.questionnaire.losses import Loss
from rodtrad.kernel.questionnaire.problems import Problem

SOURCE = "\n".join(
    path.read_text("utf-8")
    for path in sorted(Path(sentences.__file__).parent.glob("*.py"))
    if path.name not in ("sentences.py", "parsing.py")
)
PROBLEM = re.compile(r'(?:Problem\(|Wrong\(|_twice\([^"]*?,|yield )\s*"([a-z]+(?:-[a-z]+)*)"(?!,? ?\.)')
CODE = re.compile(
    r'"([a-z]+(?:-[a-z]+)+|missing|unknown|hidden|twice|below|above|signs|broken|bomb|locked|'
    r'entities|formula|cycle|renamed)"'
)


def test_codes_when_given_then_each_has_a_sentence() -> None:
    assert set(PROBLEM.findall(SOURCE)) - {"number", "", "title"} <= set(sentences.PROBLEMS)


def test_sentences_when_listed_then_each_belongs_to_a_code() -> None:
    assert {*sentences.PROBLEMS, *sentences.LOSSES} <= set(CODE.findall(SOURCE))


def test_losses_when_named_in_the_source_then_each_has_a_sentence() -> None:
    named = re.findall(r'(?:loss|Loss)\([^()]*?"([a-z]+(?:-[a-z]+)+)"', SOURCE)

    assert len(named) > 15
    assert set(named) <= set(sentences.LOSSES)


def test_sentence_when_told_then_its_facts_are_filled_in() -> None:
    assert sentences.problem_told(Problem("too-few", (), {"least": "2"})) == "Välj minst 2."
    assert sentences.loss_told(Loss("s", 1, "name", "renamed", {"old": "a", "new": "b"})) == "a heter här b."
    assert sentences.problem_told(Problem("above")) == "Det får vara högst …."
