"""What is written as XLSForm is accepted by pyxform and read back whole."""

from __future__ import annotations

import io

import pytest
from hypothesis import HealthCheck, given, settings
from pyxform.xls2xform import convert

from rodtrad.kernel.questionnaire.changes import differences
from rodtrad.kernel.questionnaire.losses import Loss
from rodtrad.kernel.questionnaire.model import Questionnaire, Scale, ScaleQuestion, keys_of, swedish
from rodtrad.kernel.questionnaire.tests.build import STATE, form
from rodtrad.kernel.questionnaire.tests.generated import questionnaires
from rodtrad.kernel.questionnaire.xlsform_reading import read_xlsform
from rodtrad.kernel.questionnaire.xlsform_writing import write_xlsform


def asks_something(made: Questionnaire) -> bool:
    return any(keys_of(question) for _, question in made.questions())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(questionnaires().filter(asks_something))
def test_questionnaire_when_written_then_it_is_read_back_whole(made: Questionnaire) -> None:
    data, lost = write_xlsform(made)

    assert lost == ()
    back = read_xlsform(data)
    assert differences(made, back.questionnaire) == ()
    assert {(loss.sheet, loss.column) for loss in back.losses} == {("settings", "version")}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(questionnaires())
def test_questionnaire_when_written_then_pyxform_accepts_it(made: Questionnaire) -> None:
    data, _ = write_xlsform(made)

    assert "<h:html" in convert(io.BytesIO(data), file_type=".xlsx").xform


def test_file_when_written_twice_then_the_bytes_are_the_same() -> None:
    assert write_xlsform(form()) == write_xlsform(form())


def test_scale_when_it_stands_alone_then_its_heading_is_listed_as_lost() -> None:
    question = ScaleQuestion(name="q", text=swedish("?"), scale=Scale("s", STATE.steps, swedish("Läge")))
    data, lost = write_xlsform(form(question))

    assert lost == (Loss("survey", 3, "label", "heading-not-carried"),)
    assert read_xlsform(data).questionnaire.sections[0].questions[0].name == "q"


@pytest.mark.parametrize("text", ["=1+1", "@x", "+46", "-1", "'=x", "  <b>", "a\nb"])
def test_text_when_a_table_program_could_run_it_then_it_stays_text(text: str) -> None:
    made = form(ScaleQuestion(name="q", text=swedish(text.strip()), scale=STATE))

    back = read_xlsform(write_xlsform(made)[0]).questionnaire

    assert back.sections[0].questions[0].text == swedish(text.strip())
