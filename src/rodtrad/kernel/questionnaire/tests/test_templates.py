"""The ready questionnaires hold what the domain pages and the data say, and can be used as they are."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from pyxform.xls2xform import convert

import rodtrad
from rodtrad.kernel.questionnaire.changes import differences
from rodtrad.kernel.questionnaire.evaluating import evaluate
from rodtrad.kernel.questionnaire.model import LongText, Matrix, Questionnaire, keys_of
from rodtrad.kernel.questionnaire.parts import untranslated
from rodtrad.kernel.questionnaire.templates import TEMPLATES
from rodtrad.kernel.questionnaire.templates.follow_up import FOLLOW_UP
from rodtrad.kernel.questionnaire.templates.innovation import INNOVATION_CLIMATE, OVERALL, ROLES
from rodtrad.kernel.questionnaire.templates.users import CORE, EXTRAS, LABELS, USER_SURVEY
from rodtrad.kernel.questionnaire.validating import problems_of
from rodtrad.kernel.questionnaire.xlsform_reading import read_xlsform
from rodtrad.kernel.questionnaire.xlsform_writing import write_xlsform

DATA = Path(rodtrad.__file__).parent / "data"


def rows_of(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((DATA / name).read_text("utf-8-sig").splitlines()))


def matrices() -> dict[str, Matrix]:
    return {each.name: each for _, each in INNOVATION_CLIMATE.questions() if isinstance(each, Matrix)}


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=list(TEMPLATES))
def test_template_when_used_then_it_is_valid_travels_and_asks_for_nothing(template: Questionnaire) -> None:
    data, lost = write_xlsform(template)

    assert problems_of(template) == ()
    assert lost == ()
    assert differences(template, read_xlsform(data).questionnaire) == ()
    assert convert(io.BytesIO(data), file_type=".xlsx").xform
    assert evaluate(template, {}).complete


def test_innovation_when_counted_then_it_holds_the_aspects_and_statements_of_2017() -> None:
    found = {name: len(matrix.rows) for name, matrix in matrices().items()}
    aspects = matrices()["aspect"]

    assert found == {"aspect": 11, "culture": 5, "organisation": 8}
    assert [[len(scale.steps) for scale in matrix.scales] for matrix in matrices().values()] == [
        [3, 3],
        [5],
        [5],
    ]
    assert len(keys_of(aspects)) == 22
    assert len(OVERALL.steps) == 5


def test_innovation_when_set_beside_the_data_then_labels_and_steps_are_the_same() -> None:
    data = rows_of("gino_innovation_survey_2017.csv")
    labels = {row["post_id"]: row["etikett"] for row in data if row["tabell"].startswith("tabell")}
    rows = {row.name: row.text.exactly("sv") for matrix in matrices().values() for row in matrix.rows}
    steps = {
        "/".join(step.text.exactly("sv").lower() for step in scale.steps)
        for scale in matrices()["aspect"].scales
    }

    assert rows == labels
    assert steps == {row["skala"] for row in data if row["tabell"] == "tabell1"}
    assert len(ROLES) == len([row for row in data if row["tabell"] == "svarande"]) - 2


def test_users_when_set_beside_the_data_then_six_core_items_and_two_extras_are_there() -> None:
    data = rows_of("gino_user_survey_2018.csv")

    assert {row["post_id"]: row["etikett"] for row in data} == LABELS
    assert [each.name for each in CORE] == [row["post_id"] for row in data if row["typ"] == "grundfråga"]
    assert [each.name for each in EXTRAS] == [row["post_id"] for row in data if row["typ"] == "tilläggsfråga"]
    for row in data:
        if "+" in row["svarsgrupp"]:
            (question,) = (each for each in CORE if each.name == row["post_id"])
            best = [step.text.exactly("sv").lower() for step in question.scale.steps[:-3:-1]]
            assert best == row["svarsgrupp"].split(" + ")


def test_users_when_read_in_easy_swedish_then_every_question_has_its_own_words() -> None:
    questions = {place for place, _ in untranslated(USER_SURVEY) if place[-1] == "text"}

    assert questions == set()


def test_follow_up_when_counted_then_nine_open_questions_and_two_second_parts_are_there() -> None:
    questions = [each for _, each in FOLLOW_UP.questions()]

    assert [each.name for each in questions] == "F1 F2 F2b F3 F3b F4 F5 F6 F7 F8 F9".split()
    assert all(isinstance(each, LongText) and not each.required for each in questions)
