"""LimeSurvey files: what is carried, what is listed, what is refused."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rodtrad.kernel.questionnaire.expressions import printed
from rodtrad.kernel.questionnaire.lss_parts import MOST_BYTES
from rodtrad.kernel.questionnaire.lss_reading import read_limesurvey
from rodtrad.kernel.questionnaire.lss_texts import plain
from rodtrad.kernel.questionnaire.model import (
    LongText,
    Matrix,
    OneChoice,
    Question,
    Ranking,
    SeveralChoices,
    WholeNumber,
    keys_of,
    kind_of,
)
from rodtrad.kernel.questionnaire.problems import Refused

Fields = dict[str, object]


def part(name: str, *rows: Fields) -> str:
    inside = "".join(
        "<row>" + "".join(f"<{key}><![CDATA[{value}]]></{key}>" for key, value in row.items()) + "</row>\n"
        for row in rows
    )
    return f"<{name}><fields><fieldname>x</fieldname></fields>\n<rows>\n{inside}</rows></{name}>\n"


def lss(*parts: str, languages: tuple[str, ...] = ("sv",), head: str = "") -> bytes:
    named = "".join(f"<language>{each}</language>" for each in languages)
    text = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n{head}<document><LimeSurveyDocType>Survey</LimeSurveyDocType>'
        f"<DBVersion>498</DBVersion><languages>{named}</languages>\n{''.join(parts)}</document>"
    )
    return text.encode()


GROUPS = part("groups", {"gid": 7, "group_order": 0, "grelevance": ""}) + part(
    "group_l10ns",
    {"gid": 7, "group_name": "Först", "description": "<p>Läs <b>detta</b></p>", "language": "sv"},
)
SETTINGS = part(
    "surveys_languagesettings",
    {"surveyls_language": "sv", "surveyls_title": "Prov", "surveyls_welcometext": "<p>Hej</p>"},
)


def question(qid: int, kind: str, title: str, **more: object) -> Fields:
    order = {"question_order": qid, "relevance": "1", "mandatory": "N"}
    return {"qid": qid, "parent_qid": 0, "gid": 7, "type": kind, "title": title, **order, **more}


def text(qid: int, words: str, language: str = "sv") -> Fields:
    return {"qid": qid, "question": words, "help": "", "language": language}


def read(kind: str, *parts: str, **more: object) -> tuple[Question, list[tuple[str, str, str]]]:
    data = lss(
        GROUPS,
        SETTINGS,
        part("questions", question(1, kind, "Q1", **more)),
        part("question_l10ns", text(1, "Fråga?"), text(11, "Ett"), text(12, "Två")),
        part(
            "subquestions",
            {"qid": 11, "parent_qid": 1, "title": "SQ1", "question_order": 1},
            {"qid": 12, "parent_qid": 1, "title": "SQ2", "question_order": 0},
        ),
        part(
            "answers",
            *(
                {"aid": 20 + 2 * scale + at, "qid": 1, "code": f"A{at}", "sortorder": at, "scale_id": scale}
                for scale in (0, 1)
                for at in (0, 1)
            ),
        ),
        part(
            "answer_l10ns",
            *({"aid": aid, "answer": f"svar {aid}", "language": "sv"} for aid in range(20, 24)),
        ),
        *parts,
    )
    carried = read_limesurvey(data)
    (found,) = (each for _, each in carried.questionnaire.questions())
    return found, [(loss.sheet, loss.column, loss.code) for loss in carried.losses]


@pytest.mark.parametrize(
    ("kind", "ours", "keys"),
    [
        ("L", "one", ("Q1",)),
        ("!", "one", ("Q1",)),
        ("M", "several", ("Q1",)),
        ("R", "ranking", ("Q1",)),
        ("F", "matrix", ("Q1_SQ2", "Q1_SQ1")),
        ("1", "matrix", ("Q1_SQ2_0", "Q1_SQ2_1", "Q1_SQ1_0", "Q1_SQ1_1")),
        ("A", "matrix", ("Q1_SQ2", "Q1_SQ1")),
        ("B", "matrix", ("Q1_SQ2", "Q1_SQ1")),
        ("C", "matrix", ("Q1_SQ2", "Q1_SQ1")),
        ("E", "matrix", ("Q1_SQ2", "Q1_SQ1")),
        ("5", "scale", ("Q1",)),
        ("Y", "one", ("Q1",)),
        ("N", "number", ("Q1",)),
        ("S", "short", ("Q1",)),
        ("T", "long", ("Q1",)),
        ("D", "date", ("Q1",)),
    ],
)
def test_kind_when_known_then_it_is_carried(kind: str, ours: str, keys: tuple[str, ...]) -> None:
    found, losses = read(kind)

    assert kind_of(found) == ours
    assert keys_of(found) == keys
    assert found.text.exactly("sv") == "Fråga?"
    assert losses == [("group_l10ns", "description", "markup-not-carried")]


def attribute(name: str, value: object, language: str = "") -> Fields:
    return {"qid": 1, "attribute": name, "value": value, "language": language}


def test_attributes_when_known_then_they_are_bounds_and_headings() -> None:
    dual, _ = read("1", part("question_attributes", attribute("dualscale_headerA", "Läge", "sv")))
    age, losses = read(
        "N",
        part(
            "question_attributes",
            attribute("num_value_int_only", 1),
            attribute("min_num_value_n", 0),
            attribute("max_num_value_n", 120),
            attribute("prefix", "år"),
            attribute("cssclass", ""),
        ),
    )
    several, _ = read("M", part("question_attributes", attribute("max_answers", 1)))
    long, _ = read("T", part("question_attributes", attribute("maximum_chars", 99)))

    assert isinstance(dual, Matrix)
    assert dual.scales[0].heading.exactly("sv") == "Läge"
    assert isinstance(age, WholeNumber)
    assert (age.least, age.most) == (0, 120)
    assert ("question_attributes", "prefix", "attribute-not-carried") in losses
    assert ("question_attributes", "cssclass", "attribute-not-carried") not in losses
    assert isinstance(several, SeveralChoices)
    assert several.most == 1
    assert isinstance(long, LongText)
    assert long.longest == 99


@pytest.mark.parametrize(
    ("kind", "more", "loss"),
    [
        ("O", {}, ("questions", "type", "comment-not-carried")),
        ("L", {"other": "Y"}, ("questions", "other", "other-not-carried")),
        ("S", {"preg": "/x/"}, ("questions", "preg", "constraint-not-carried")),
        ("S", {"relevance": "is_empty(Q2)"}, ("questions", "relevance", "condition-not-carried")),
        ("S", {"relevance": 'Q9.NAOK == "x"'}, ("questions", "relevance", "condition-not-carried")),
    ],
)
def test_question_when_something_is_not_carried_then_it_is_listed(
    kind: str, more: Fields, loss: tuple[str, str, str]
) -> None:
    assert loss in read(kind, **more)[1]


def test_parts_when_not_read_then_they_are_listed_with_their_line() -> None:
    _, losses = read("S", part("quota", {"id": 1}, {"id": 2}), part("surveys", {"sid": 1, "language": "sv"}))

    assert ("quota", "", "part-not-carried") in losses
    assert ("surveys", "", "settings-not-carried") in losses


def test_fields_when_nothing_answers_to_them_then_they_are_listed() -> None:
    data = lss(
        GROUPS,
        part(
            "surveys_languagesettings",
            {"surveyls_language": "sv", "surveyls_description": "x", "surveyls_url": ""},
        ),
        part("questions", question(1, "M", "Q1"), question(2, "S", "Q2", gid=8)),
        part("subquestions", {"qid": 11, "parent_qid": 1, "title": "a", "relevance": "Q9 == 1"}),
        part("question_l10ns", {**text(1, "F"), "script": "alert(1)"}),
        part("question_attributes", attribute("dualscale_headerA", "x", "fi")),
    )
    losses = [(loss.sheet, loss.column, loss.code) for loss in read_limesurvey(data).losses]

    assert ("surveys_languagesettings", "surveyls_description", "column-not-carried") in losses
    assert ("surveys_languagesettings", "surveyls_url", "column-not-carried") not in losses
    assert ("questions", "gid", "column-not-carried") in losses
    assert ("subquestions", "relevance", "part-condition-not-carried") in losses
    assert ("question_l10ns", "script", "column-not-carried") in losses
    assert ("question_attributes", "dualscale_headerA", "attribute-not-carried") in losses


def test_heading_when_its_language_is_unknown_then_it_is_listed() -> None:
    found, losses = read("1", part("question_attributes", attribute("dualscale_headerA", "x", "fi")))

    assert isinstance(found, Matrix)
    assert ("question_attributes", "value", "language-unknown") in losses


def test_whole_survey_when_read_then_conditions_and_languages_come_along() -> None:
    data = lss(
        GROUPS,
        SETTINGS,
        part(
            "questions",
            question(1, "Y", "Q1"),
            question(2, "M", "Q2", mandatory="Y", relevance='((Q1.NAOK == "Y"))'),
            question(3, "S", "Q3", relevance='Q2_a.NAOK == "Y" && !(Q1.NAOK != "N")'),
            question(4, "K", "Q4"),
        ),
        part(
            "question_l10ns",
            *(text(qid, f"Fråga {qid}") for qid in (1, 2, 3, 4, 11, 12)),
            text(1, "سؤال", "ar"),
        ),
        part(
            "subquestions",
            {"qid": 11, "parent_qid": 2, "title": "a", "question_order": 0},
            {"qid": 12, "parent_qid": 2, "title": "b", "question_order": 1},
        ),
        languages=("sv", "ar"),
    )
    carried = read_limesurvey(data)
    first, second, third = (each for _, each in carried.questionnaire.questions())

    assert isinstance(first, OneChoice)
    assert first.text.exactly("ar") == "سؤال"
    assert second.required
    assert printed(second.shown_if) == "${Q1} = 'Y'"
    assert printed(third.shown_if) == "selected(${Q2}, 'a') and not(${Q1} != 'N')"
    assert carried.questionnaire.title.exactly("sv") == "Prov"
    assert carried.questionnaire.intro.exactly("sv") == "Hej"
    assert [(loss.column, loss.facts) for loss in carried.losses if loss.code == "type-not-carried"] == [
        ("type", {"type": "K"})
    ]
    assert all(loss.row > 1 for loss in carried.losses)


def test_old_file_when_texts_stand_in_the_rows_then_they_are_read() -> None:
    rows = [question(1, "L", "Q1", language=tag, question=f"F {tag}", help="") for tag in ("sv", "en")]
    answers = [
        {"qid": 1, "code": code, "answer": f"{code} {tag}", "sortorder": 1, "language": tag, "scale_id": 0}
        for tag in ("sv", "en")
        for code in ("a", "b")
    ]
    groups = [{"gid": 7, "group_name": f"G {tag}", "group_order": 1, "language": tag} for tag in ("sv", "en")]
    made = read_limesurvey(
        lss(
            part("groups", *groups),
            part("questions", *rows),
            part("answers", *answers),
            languages=("sv", "en"),
        )
    ).questionnaire
    (found,) = (each for _, each in made.questions())

    assert isinstance(found, OneChoice)
    assert found.text.texts == (("en", "F en"), ("sv", "F sv"))
    assert found.choices[1].text.exactly("en") == "b en"
    assert made.sections[0].title.exactly("sv") == "G sv"


def test_old_file_when_two_scales_share_codes_then_each_keeps_its_words() -> None:
    answers = [
        {"qid": 1, "code": code, "answer": f"{code} {scale}", "language": "sv", "scale_id": scale}
        for scale in (0, 1)
        for code in "12"
    ]
    rows = [{"qid": 2, "parent_qid": 1, "title": "a", "question": "Rad", "language": "sv"}]
    old = question(1, "1", "Q1", question="F", language="sv")
    made = read_limesurvey(
        lss(GROUPS, part("questions", old), part("subquestions", *rows), part("answers", *answers))
    ).questionnaire
    (found,) = (each for _, each in made.questions())

    assert isinstance(found, Matrix)
    assert [[step.text.exactly("sv") for step in scale.steps] for scale in found.scales] == [
        ["1 0", "2 0"],
        ["1 1", "2 1"],
    ]


BOMB = '<!DOCTYPE l [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "broken"),
        (b"<document>", "broken"),
        (b"<a/>", "not-limesurvey"),
        (lss().replace(b">Survey<", b">Group<"), "not-limesurvey"),
        (lss(part("questions", question(1, "S", "Q1")), head=BOMB), "entities"),
        (lss(head='<!DOCTYPE l SYSTEM "file:///etc/passwd">'), "entities"),
        (lss(part("questions", question(1, "S", "Q1")))[:-10], "broken"),
        (b"<a>" * 20, "too-deep"),
        (b'<?xml version="1.0" encoding="klingon"?><a/>', "broken"),
        (b" " * (MOST_BYTES + 1), "too-large"),
        (lss(part("questions", question(1, "S", "Q1")), languages=()), "no-language"),
        (lss(GROUPS, part("questions", question(1, "X", "Q1"))), "no-question"),
        (lss(GROUPS, part("questions", question(1, "S", "1 a"))), "name-form"),
        (lss(GROUPS, part("questions", question(1, "S", "Q"), question(2, "S", "Q"))), "name-twice"),
        (lss(GROUPS, part("questions", question(1, "L", "Q1"))), "number-outside"),
    ],
)
def test_file_when_it_is_broken_or_means_harm_then_it_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        read_limesurvey(data)

    assert code in [problem.code for problem in refused.value.problems]


def test_file_when_it_holds_very_many_rows_then_it_takes_no_time() -> None:
    answers = [{"qid": 1, "aid": n, "code": f"a{n}", "sortorder": n} for n in range(10_000)]
    texts = [{"aid": n, "answer": "x", "language": "sv"} for n in range(10_000)]
    data = lss(
        GROUPS,
        part("questions", question(1, "L", "Q1")),
        part("answers", *answers),
        part("answer_l10ns", *texts),
    )
    before = time.process_time()

    with pytest.raises(Refused):
        read_limesurvey(data)

    assert time.process_time() - before < 5


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 10**6), st.binary(min_size=1, max_size=6))
def test_any_bytes_when_changed_then_the_file_is_read_or_refused(at: int, noise: bytes) -> None:
    data = bytearray(lss(GROUPS, part("questions", question(1, "S", "Q1"), question(2, "N", "Q2"))))
    data[at % len(data) : at % len(data) + len(noise)] = noise
    try:
        read_limesurvey(bytes(data))
    except Refused as refused:
        assert refused.problems  # noqa: PT017


@pytest.mark.parametrize(
    ("html", "expected", "formatted"),
    [
        ("<p>Ett&nbsp;två</p><p>tre<br>fyra</p>", "Ett två\ntre\nfyra", False),
        ("<b>Ett</b>", "Ett", True),
        ("Ett<script>alert(1)</script>", "Ett", True),
        ("a &lt; b", "a < b", False),
        ("<img src=x onerror=alert(1)>", "", True),
    ],
)
def test_html_when_told_plainly_then_only_words_are_left(html: str, expected: str, formatted: bool) -> None:
    assert plain(html) == (expected, formatted)


def test_ranking_when_its_choices_are_answers_then_they_are_ranked() -> None:
    found, _ = read("R")

    assert isinstance(found, Ranking)
    assert [choice.code for choice in found.choices] == ["A0", "A1"]
