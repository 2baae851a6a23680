"""What an XLSForm holds becomes a questionnaire; what does not is listed, and what cannot be right is refused."""

from __future__ import annotations

import pytest

from rodtrad.kernel.questionnaire.expressions import printed
from rodtrad.kernel.questionnaire.losses import Carried
from rodtrad.kernel.questionnaire.model import Matrix, keys_of, wording
from rodtrad.kernel.questionnaire.problems import Refused
from rodtrad.kernel.questionnaire.tests.sheets import CHOICES, SETTINGS, SURVEY, xlsx
from rodtrad.kernel.questionnaire.xlsform_reading import read_xlsform

HEAD = "type | name | label::Svenska (sv) | relevant | constraint | required | appearance | extra\n"


def read(survey: str, choices: str = CHOICES, settings: str = SETTINGS, **more: str) -> Carried:
    return read_xlsform(xlsx(survey, choices, settings, **more))


def losses(carried: Carried) -> list[tuple[str, int, str, str]]:
    return [(loss.sheet, loss.row, loss.column, loss.code) for loss in carried.losses]


def refused(survey: str, choices: str = CHOICES, settings: str = SETTINGS) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as found:
        read(survey, choices, settings)
    return [(problem.code, "/".join(problem.place)) for problem in found.value.problems]


def test_form_when_plain_then_nothing_is_lost() -> None:
    carried = read(SURVEY)

    assert carried.losses == ()
    assert [question.name for _, question in carried.questionnaire.questions()] == ["role", "age"]
    assert carried.questionnaire.title == wording({"sv": "Prov"})


def test_groups_when_nested_then_conditions_add_up_and_order_stays() -> None:
    carried = read(
        HEAD
        + "integer | a | A\n"
        + "begin group | g | G | ${a} > 1\n"
        + "integer | b | B\n"
        + "begin_group | h | H | ${b} > 2\n"
        + "integer | c | C\n"
        + "end_group\n"
        + "integer | d | D\n"
        + "end group\n"
    )
    sections = carried.questionnaire.sections

    assert [(each.name, [one.name for one in each.questions]) for each in sections] == [
        ("page", ["a"]),
        ("g", ["b"]),
        ("h", ["c"]),
        ("g_2", ["d"]),
    ]
    assert [each.shown_if and printed(each.shown_if) for each in sections] == [
        None,
        "${a} > 1",
        "${a} > 1 and ${b} > 2",
        "${a} > 1",
    ]
    assert [each.title.exactly("sv") for each in sections] == ["", "G", "H", ""]


def test_page_when_its_name_is_a_question_then_it_gets_another() -> None:
    carried = read(HEAD + "integer | a | A\nbegin_group | g | G\ninteger | page | B\nend_group")

    assert [each.name for each in carried.questionnaire.sections] == ["page_2", "g"]


def test_table_when_questions_share_a_list_then_they_are_a_matrix_and_logic_follows() -> None:
    carried = read(
        HEAD
        + "begin_group | m | Klimat | | | | table-list\n"
        + "select_one role | m_a | Öppenhet\n"
        + "select_one role | b | Nyfikenhet\n"
        + "end_group\n"
        + "integer | c | C | ${b} = 'a'\n"
    )
    matrix, after = (question for _, question in carried.questionnaire.questions())

    assert isinstance(matrix, Matrix)
    assert keys_of(matrix) == ("m_a", "m_b")
    assert printed(after.shown_if) == "${m_b} = 'a'"
    assert losses(carried) == [("survey", 4, "name", "renamed")]


@pytest.mark.parametrize(
    ("row", "loss"),
    [
        ("geopoint | x | Var?", ("survey", 3, "type", "type-not-carried")),
        ("deviceid | x", ("survey", 3, "type", "type-not-carried")),
        ("calculate | x", ("survey", 3, "type", "type-not-carried")),
        ("integer | x | X | regex(${a}, 'b')", ("survey", 3, "relevant", "condition-not-carried")),
        ("integer | x | X | ${a} = 'b'", ("survey", 3, "relevant", "condition-not-carried")),
        ("integer | x | X | ${last} = 1", ("survey", 3, "relevant", "condition-not-carried")),
        ("integer | x | X | | . mod 2 = 0", ("survey", 3, "constraint", "constraint-not-carried")),
        ("integer | x | X | | | ${a} = 1", ("survey", 3, "required", "required-condition")),
        ("integer | x | X | | | | thousands-sep", ("survey", 3, "appearance", "column-not-carried")),
        ("integer | x | X | | | | | något", ("survey", 3, "extra", "column-not-carried")),
        ("integer | x", ("survey", 3, "label", "label-missing")),
        ("integer | x | Hej ${a}", ("survey", 3, "label::Svenska (sv)", "text-refers")),
        ("select_one role or_other | x | X", ("survey", 3, "type", "other-not-carried")),
    ],
)
def test_row_when_something_is_not_carried_then_it_is_listed(
    row: str, loss: tuple[str, int, str, str]
) -> None:
    found = losses(read(HEAD + "integer | a | A\n" + row + "\ninteger | last | Z", CHOICES))

    expected = (loss[0], loss[1], loss[2].split("::")[0], loss[3])
    assert expected in [(sheet, number, column.split("::")[0], code) for sheet, number, column, code in found]


def test_repeat_when_met_then_each_of_its_rows_is_listed() -> None:
    carried = read(HEAD + "integer | a | A\nbegin_repeat | r | R\ninteger | b | B\nend_repeat")

    assert [each for each in losses(carried) if each[3] == "repeat-not-carried"] == [
        ("survey", 3, "type", "repeat-not-carried"),
        ("survey", 4, "type", "repeat-not-carried"),
    ]


def test_sheets_and_settings_when_unknown_then_they_are_listed() -> None:
    settings = "form_title | form_id | style\nProv | min enkät | pages"
    carried = read(SURVEY, CHOICES + "annan | 1 | x", settings, entities="list\nx")
    found = losses(carried)

    assert ("entities", 0, "", "sheet-not-carried") in found
    assert ("settings", 2, "style", "column-not-carried") in found
    assert ("settings", 2, "form_id", "renamed") in found
    assert ("choices", 4, "list_name", "list-unused") in found


def test_columns_when_a_heading_comes_twice_or_has_none_then_it_is_listed() -> None:
    found = losses(read("type | name | label | label\ninteger | a | A | B | C", settings=""))

    assert ("survey", 2, "#4", "column-not-carried") in found
    assert ("survey", 2, "#5", "column-not-carried") in found
    assert ("survey", 1, "label", "language-assumed") in found


def test_languages_when_named_in_any_way_then_they_are_known() -> None:
    carried = read(
        "type | name | label::English | label::Arabic (ar) | label::sv-x-latt | label::Klingonska\n"
        "integer | a | Age? | x | y | z",
        choices="",
        settings="",
    )

    assert carried.questionnaire.languages == ("en", "ar", "sv-x-latt")
    assert ("survey", 2, "label::Klingonska", "column-not-carried") in losses(carried)


@pytest.mark.parametrize(
    ("constraint", "least", "most"),
    [
        (". >= 0 and . <= 120", 0, 120),
        (". > 0 and . < 10", 1, 9),
        (". >= -2.5", -2, None),
        (".<4.5", None, 4),
    ],
)
def test_constraint_when_it_is_a_bound_then_it_is_one(
    constraint: str, least: int | None, most: int | None
) -> None:
    carried = read(HEAD + f"integer | a | A | | {constraint}")
    question = carried.questionnaire.sections[0].questions[0]

    assert (question.least, question.most) == (least, most)


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ("integer | a | A | ${a} = 1", ("cycle", "survey/2/relevant")),
        ("integer | a | A | ${b} = 1\ninteger | b | B | ${a} = 1", ("cycle", "survey/2/relevant")),
        (
            "begin_group | g | G | ${a} = 1\ninteger | a | A\nend_group",
            ("cycle", "survey/2/relevant"),
        ),
        ("integer | a | A | ${c} = 1", ("key-unknown", "survey/2/relevant")),
        ("integer | a | A\ninteger | a | B", ("name-twice", "survey/3/name")),
        ("integer | 1a | A", ("name-form", "survey/2/name")),
        ("integer | | A", ("name-form", "survey/2/name")),
        ("select_one nowhere | a | A", ("list-unknown", "survey/2/type")),
        ("begin_group | g | G\ninteger | a | A", ("group-unclosed", "survey/2/type")),
        ("integer | a | A\nend_group", ("group-unopened", "survey/3/type")),
        (" | a | A", ("type-missing", "survey/2/type")),
        ("note | a | A", ("no-question", "survey")),
        ("integer | a | A | | . > 3 and . < 2", ("bounds-crossed", "survey/2/name")),
    ],
)
def test_rows_when_they_cannot_be_right_then_the_file_is_refused(rows: str, problem: tuple[str, str]) -> None:
    assert problem in refused(HEAD + rows)


def test_choices_when_one_comes_twice_then_the_file_is_refused() -> None:
    assert refused(SURVEY, CHOICES + "role | a | C") == [("choice-twice", "choices/4/name")]


def test_sheets_when_there_is_no_survey_then_the_file_is_refused() -> None:
    assert refused("") == [("sheet-missing", "survey")]
    assert refused("fråga | svar\na | b") == [("no-rows", "survey")]
