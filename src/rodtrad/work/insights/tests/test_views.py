"""Pages of insights: the shortest way through each, refusals that keep what was typed, and their queries."""

from __future__ import annotations

import html

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rodtrad.foundation.base import scope
from rodtrad.work.insights.models import Insight, InsightWork, LookedUp
from rodtrad.work.insights.tests import factories as make

pytestmark = pytest.mark.django_db
SYSTEM = scope.system("test")


def signed_in(client, user):
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def url(name: str, *args: object) -> str:
    return reverse(f"insights:{name}", args=args)


def test_new_when_only_the_text_is_written_then_saved(client, cast) -> None:
    signed_in(client, cast.staff)
    data = {"text": make.TEXT, "place": cast.unit.code, "level": "municipality", "came_by": "telephone"}

    answer = client.post(url("new"), data)

    with scope.acting(SYSTEM):
        insight = Insight.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, url("show", insight.item.code))
    assert (insight.came_by, insight.coded, insight.owner) == ("telephone", False, cast.staff)


def test_new_when_the_text_holds_a_number_then_kept_in_the_form_only(client, cast) -> None:
    signed_in(client, cast.staff)

    answer = client.post(url("new"), {"text": "Hon 640823-3234 sa det", "place": cast.unit.code})

    assert (answer.status_code, "640823-3234" in answer.content.decode()) == (422, True)
    assert not Insight.everywhere.exists()


def test_edit_when_a_shift_is_proposed_then_it_is_on_the_insight(client, cast) -> None:
    insight = make.make_insight(cast.actor("staff"), cast.unit, sorted_=False)
    signed_in(client, cast.staff)
    page = client.get(url("edit", insight.item.code))
    version = page.context["insight"].item.version
    data = {
        "version": version, "text": make.TEXT, "shift": "stängt → öppet",
        "circles": ["1", "4"], "main_group": make.group().code, "strength": "several", "reach": "local",
        "caught": "2026-03-15", "came_by": "meeting",
    }  # fmt: skip

    answer = client.post(url("edit", insight.item.code), data)

    with scope.acting(SYSTEM):
        now = make.fresh(insight)
        assert (answer.status_code, now.circles, now.coded) == (303, 5, True)
        assert [str(row) for row in now.labels.all()] == ["stängt → öppet"]
    again = client.post(url("edit", insight.item.code), {**data, "text": "Annat ord."})
    assert (again.status_code, "Annat ord." in again.content.decode()) == (422, True)


def test_ask_when_what_is_known_may_not_be_seen_then_not_even_counted(client, cast) -> None:
    make.make_insight(cast.actor("colleague"), cast.unit, "Vi vill nå er efter arbetstid.")
    signed_in(client, cast.neighbour)

    client.post(
        url("ask"),
        {"question": "Vill ni nå oss efter arbetstid?", "municipality": cast.neighbour_municipality.code},
    )

    with scope.acting(SYSTEM):
        assert LookedUp.objects.get().insights == 0


def test_work_when_begun_then_its_page_states_what_was_looked_up(client, cast) -> None:
    work = make.make_work(cast.actor("staff"), cast.unit)
    signed_in(client, cast.colleague)

    said = html.unescape(client.get(url("work", work.item.code)).content.decode())

    assert f"“{make.QUESTION}”" in said


def test_ask_when_somebody_has_told_already_then_shown_and_a_work_can_begin(client, cast) -> None:
    make.make_insight(cast.actor("staff"), cast.unit, "Vi vill nå er efter arbetstid, när vi har slutat.")
    signed_in(client, cast.staff)
    data = {"question": "När vill ni nå oss efter arbetstid?", "municipality": cast.municipality.code}

    answer = client.post(url("ask"), {**data, "group": make.group().code})
    with scope.acting(SYSTEM):
        look = LookedUp.objects.get()
    page = client.get(answer["Location"])
    begun = client.post(
        url("work-new", look.code),
        {
            "title": "Tider",
            "place": cast.unit.code,
            "level": "municipality",
            "secrecy": "open",
            "openness": "none",
        },
    )

    assert (look.insights, "efter arbetstid, när vi har slutat" in html.unescape(page.content.decode())) == (
        1,
        True,
    )
    with scope.acting(SYSTEM):
        work = InsightWork.objects.get()
        assert (begun["Location"], work.looked_up.get()) == (url("work", work.item.code), look)


def test_import_when_looked_at_and_confirmed_then_brought_in(client, cast) -> None:
    signed_in(client, cast.manager)
    file = SimpleUploadedFile("a.csv", b"insikt;perspektiv\nIngen svarar efter fyra.;P1\n")

    preview = client.post(url("import"), {"file": file, "place": cast.unit.code})
    shown = client.get(preview["Location"])
    done = client.post(preview["Location"])

    assert ("Ingen svarar efter fyra." in shown.content.decode(), done["Location"]) == (True, url("list"))
    with scope.acting(SYSTEM):
        assert Insight.objects.get().circles == 1


def test_export_when_narrowed_then_only_those(client, cast) -> None:
    make.make_insight(cast.actor("staff"), cast.unit, "=1+1 är två", is_key=True)
    make.make_insight(cast.actor("staff"), cast.unit, "En annan sak")
    signed_in(client, cast.staff)

    text = client.get(url("export") + "?key_only=1").content.decode("utf-8-sig")

    assert "'=1+1 är två" in text
    assert "En annan sak" not in text


@pytest.mark.parametrize(
    "name", ["list", "works", "said", "partners", "value-maps", "labels", "accounts", "fatigue"]
)
def test_page_when_there_are_more_rows_then_as_many_queries(client, cast, name) -> None:
    actor = cast.actor("staff")

    def one_more() -> None:
        work = make.make_work(actor, cast.unit)
        make.make_insight(actor, cast.unit, work=work)
        make.make_feedback(actor, work)
        make.make_partner(cast.actor("developer"), cast.unit)
        make.make_map(actor, cast.unit)

    def count() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert client.get(url(name)).status_code == 200
        return len(seen)

    signed_in(client, cast.staff)
    one_more()
    client.get(url(name))
    first = count()
    one_more()
    one_more()

    assert count() == first


def test_hidden_when_private_to_another_unit_then_nowhere(client, cast) -> None:
    insight = make.make_insight(cast.actor("other_unit"), cast.other_unit_place, level="unit")
    signed_in(client, cast.staff)

    assert client.get(url("show", insight.item.code)).status_code == 404
    assert make.TEXT not in client.get(url("list")).content.decode()
