"""The pages of trials through the client: what is typed comes back, no query per row, files open."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import acting
from rodtrad.work.trials import todos
from rodtrad.work.trials.models import Cycle, Obstacle
from rodtrad.work.trials.services import obstacles
from rodtrad.work.trials.tests.factories import (
    SYSTEM,
    make_adopted,
    make_cycle,
    make_regular,
    make_running,
    make_studied,
    make_trial,
)

pytestmark = pytest.mark.django_db


def queries(client, url) -> int:
    with CaptureQueriesContext(connection) as caught:
        assert client.get(url).status_code == 200
    return len(caught)


@pytest.fixture
def staff(client, cast):
    client.force_login(cast.staff)
    return cast.actor("staff")


@pytest.mark.parametrize("page", ["board", "list", "obstacles", "introductions"])
def test_page_with_one_and_three_trials_then_as_many_queries(page, client, cast, staff) -> None:
    def more(number: int) -> None:
        with acting(SYSTEM):
            for _each in range(number):
                make_regular(cast.unit, responsible=cast.staff)
                trial = make_running(cast.unit, responsible=cast.staff).trial
                obstacles.add_obstacle(SYSTEM, trial, kind="time", text="Tid", owner=cast.staff)

    url = reverse(f"trials:{page}")
    more(1)
    client.get(url)
    one = queries(client, url)
    more(2)

    assert queries(client, url) <= one


def test_empty_when_nothing_is_tried_then_the_pages_teach(client, cast, staff) -> None:
    texts = {"board": "Inget prövas än", "list": "Inget prövas än", "obstacles": "Inget står i vägen"}
    for name, text in texts.items():
        assert text in client.get(reverse(f"trials:{name}")).content.decode()


def test_trial_when_walked_from_writing_to_decision_then_each_step_leads_to_the_next(
    client, cast, staff
) -> None:
    made = client.post(
        reverse("trials:new"), {"title": "Ring dagen före", "place": cast.unit.code, "level": "municipality"}
    )
    code = made["Location"].split("/")[2]
    plan = {"question": "Kommer fler?", "prediction": "Hälften fler kommer.", "scale": "one"}
    assert made["Location"] == reverse("trials:plan", args=[code])
    assert client.post(made["Location"], plan).status_code == 303
    with acting(SYSTEM):
        cycle = Cycle.objects.get()
    page = client.get(reverse("trials:show", args=[code])).content.decode()
    assert "Starta varvet" in page
    assert client.post(reverse("trials:start", args=[code, cycle.code])).status_code == 303
    page = client.get(reverse("trials:show", args=[code])).content.decode()
    assert "Låst" in page
    assert "Sara Handläggare" in page
    noted = client.post(
        reverse("trials:observe", args=[code, cycle.code]), {"number": "3,5", "counted": "besök"}
    )
    assert noted.status_code == 303
    told = client.post(
        reverse("trials:happened", args=[code, cycle.code]), {"happened": "Tre kom.", "turned": "worse"}
    )
    assert told.status_code == 303
    url = reverse("trials:decide", args=[code, cycle.code])
    refused = client.post(url, {"decision": "adapt", "reason": "Ring en annan tid."})
    assert refused.status_code == 422
    assert "Ring en annan tid." in refused.content.decode()
    done = client.post(
        url,
        {
            "decision": "adapt",
            "reason": "Ring på kvällen.",
            "loop": "single",
            "lesson": "Kvällen passar bättre.",
        },
    )
    assert done.status_code == 303
    page = client.get(reverse("trials:show", args=[code])).content.decode()
    assert "Kvällen passar bättre." in page
    assert "Planera nästa varv" in page
    form = client.get(reverse("trials:plan", args=[code])).context["form"]
    assert form.initial["question"] == "Kommer fler?"
    assert "prediction" not in form.initial


def test_start_when_nothing_is_expected_then_led_to_where_it_is_written(client, cast, staff) -> None:
    cycle = make_cycle(make_trial(cast.unit, staff), staff, prediction="")
    url = reverse("trials:start", args=[cycle.trial.item.code, cycle.code])

    answer = client.post(url, follow=True)

    assert "Skriv vad ni väntar er innan ni startar." in answer.content.decode()


def test_plan_when_started_then_what_is_locked_is_shown_and_not_asked(client, cast, staff) -> None:
    cycle = make_running(cast.unit, staff)
    url = reverse("trials:plan-edit", args=[cycle.trial.item.code, cycle.code])

    page = client.get(url)

    assert cycle.prediction in page.content.decode()
    assert "prediction" not in page.context["form"].fields


def test_todos_when_past_the_end_undecided_and_before_the_gate_then_asked(cast) -> None:
    staff = cast.actor("staff")
    with clock.at(clock.now() - timedelta(days=9)):
        make_running(cast.unit, staff, days=5, title="Ett")
    make_studied(cast.unit, staff, title="Två")
    make_adopted(cast.unit, staff, title="Tre")
    with acting(cast.actor("staff")) as actor:
        found = [row.title for name in (todos.what_happened, todos.to_decide, todos.better_than_the_old)
                 for row in name(actor)]  # fmt: skip

    assert found == ["Vad hände i ”Ett”?", "Besluta om ”Två”", "Är det nya bättre än det gamla? ”Tre”"]


@pytest.mark.parametrize("form", ["pdf", "docx", "pptx", "xlsx", "html"])
def test_report_when_taken_then_a_file(form, client, cast, staff) -> None:
    trial = make_adopted(cast.unit, staff)

    answer = client.get(reverse("trials:report", args=[trial.item.code]), {"form": form})

    assert answer.status_code == 200
    assert len(answer.content) > 500


def test_files_when_taken_as_excel_then_a_row_each(client, cast, staff) -> None:
    trial = make_regular(cast.unit, levels="L3")
    with acting(SYSTEM):
        obstacles.add_obstacle(SYSTEM, trial, kind="time", text="Ingen hinner.")
    for page, extra in (
        ("list-file", {}), ("list-file", {"vad": "nivaer"}), ("obstacles-file", {}), ("introductions-file", {}),
    ):  # fmt: skip
        answer = client.get(reverse(f"trials:{page}"), {"form": "xlsx", **extra})
        book = CalamineWorkbook.from_filelike(BytesIO(answer.content))
        rows = [row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python()]
        assert any(trial.item.title in str(cell) for row in rows for cell in row)
    assert client.get(reverse("trials:list-file"), {"form": "exe"}).status_code == 404


def test_obstacles_when_met_by_three_trials_then_said_to_repeat(client, cast, staff) -> None:
    with acting(SYSTEM):
        for _each in range(3):
            obstacles.add_obstacle(SYSTEM, make_trial(cast.unit), kind="manager", text="Ny chef.")

    page = client.get(reverse("trials:board")).content.decode()

    assert "En ny chef" in page
    assert "3 försök" in page
    with acting(SYSTEM):
        assert Obstacle.objects.filter(kind="manager").count() == 3
