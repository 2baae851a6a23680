"""Shifts while one writes: offered, understood in several ways, and the curated list wins."""

from __future__ import annotations

import html

import pytest

from rodtrad.foundation.base import scope
from rodtrad.foundation.thread.queries import search
from rodtrad.foundation.thread.queries.matching import themes_to_choose
from rodtrad.foundation.thread.rules.search import Narrowed, question_of
from rodtrad.work.insights.models import Insight, ShiftLabel, Theme
from rodtrad.work.insights.queries import words
from rodtrad.work.insights.rules.labels import Known, meant, parts
from rodtrad.work.insights.services import catalogue
from rodtrad.work.insights.tests import factories as make
from rodtrad.work.insights.tests.test_views import SYSTEM, signed_in, url

KNOWN = (
    Known(1, "akuta insatser", "förebyggande", rank=1),
    Known(2, "akut insats", "förebyggande", ("brandkår → brandvakt", "släcka bränder"), 0),
    Known(3, "kontorets tider", "människors tider"),
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("akut → förebyggande", ("akut", "förebyggande")), ("akut->förebyggande", ("akut", "förebyggande")),
        (" Från akut  till förebyggande ", ("akut", "förebyggande")), ("akut", ("", "")), ("→ öppet", ("", "")),
        ("a → b → c", ("", "")), ("", ("", "")),
    ],
)  # fmt: skip
def test_text_when_written_with_any_arrow_then_two_parts(text, said) -> None:
    assert parts(text) == said


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("KONTORETS tider > människors tider", 3), ("Släcka  bränder", 2), ("brandkår → brandvakt", 2),
        ("akuta insatserna → förebyggande", 2), ("akuta insatser → förebyggande", 1), ("stängt → öppet", None),
        ("tider", None),
    ],
)  # fmt: skip
def test_text_when_it_means_a_known_shift_then_that_one_and_the_curated_first(text, number) -> None:
    found = meant(text, KNOWN)

    assert (found.id if found else None) == number


@pytest.mark.django_db
def test_label_when_a_curated_one_says_it_then_no_new_one(acting_system, cast) -> None:
    curated = make.label()
    catalogue.curate_label(
        acting_system, curated, start=curated.start, end=curated.end, description="", synonyms="kvällsöppet",
        state="curated",
    )  # fmt: skip
    number = ShiftLabel.objects.count()

    found = catalogue.labels_said(
        cast.actor("staff"), f"kvällsöppet; {curated.start} -> {curated.end}", cast.unit
    )

    assert ([row.pk for row in found], ShiftLabel.objects.count()) == ([curated.pk, curated.pk], number)
    assert words.label_suggestions()[-1] == ("kvällsöppet", str(curated))


@pytest.mark.django_db
def test_form_when_opened_then_the_curated_are_offered_without_a_script(client, cast) -> None:
    curated = make.label()
    signed_in(client, cast.staff)

    said = html.unescape(client.get(url("new")).content.decode())

    assert f'<option value="{curated}"' in said
    assert 'list="shift-suggestions"' in said


@pytest.mark.django_db
def test_new_when_a_shift_is_written_then_it_is_on_the_insight(client, cast) -> None:
    curated = make.label()
    signed_in(client, cast.staff)
    data = {"text": make.TEXT, "place": cast.unit.code, "level": "municipality", "came_by": "telephone",
            "shift": f"{curated.start} > {curated.end}", "main_group": make.group().code, "circles": ["1"]}  # fmt: skip

    client.post(url("new"), data)

    with scope.acting(SYSTEM):
        insight = Insight.objects.get()
        assert (list(insight.labels.all()), insight.coded) == ([curated], True)


@pytest.mark.django_db
def test_new_when_the_shift_is_half_then_kept_and_asked_for(client, cast) -> None:
    signed_in(client, cast.staff)
    data = {"text": make.TEXT, "place": cast.unit.code, "level": "municipality", "came_by": "telephone",
            "shift": "bara ett ord"}  # fmt: skip

    answer = client.post(url("new"), data)

    assert (answer.status_code, "bara ett ord" in answer.content.decode()) == (422, True)
    assert not Insight.everywhere.exists()


@pytest.mark.django_db
def test_search_when_narrowed_to_a_theme_then_insights_sorted_by_it(cast) -> None:
    make.label()
    with scope.acting(SYSTEM):
        theme = Theme.objects.filter(kind="theme")[0]
    insight = make.make_insight(cast.actor("staff"), cast.unit, themes=[theme])
    make.make_insight(cast.actor("staff"), cast.unit, "Något annat.")

    with scope.acting(cast.actor("colleague")) as actor:
        hits = search(actor, question_of("", Narrowed(theme=theme.label)))
        offered = themes_to_choose(actor)

    assert ([item.pk for item in hits.items], theme.label in offered) == ([insight.pk], True)
