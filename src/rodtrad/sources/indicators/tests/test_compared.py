"""Files of comparisons: sent, mapped by a person, every refused row told, kept whole or not at all, put away."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from rodtrad.foundation.audit.models import Entry
from rodtrad.foundation.base.scope import acting
from rodtrad.sources.indicators.models import Batch, Compared
from rodtrad.sources.indicators.national.tests.test_comparisons import LISTED, WIDE, book
from rodtrad.sources.indicators.tests.factories import SYSTEM, make_measure

pytestmark = pytest.mark.django_db
SOURCE = {"source": "Öppna jämförelser 2025", "period": "2025", "areas": "", "used_in": "Analys av trygghet"}


@pytest.fixture
def measure(client, cast):
    cast.municipality.official_code = "1480"
    cast.municipality.save()
    client.force_login(cast.manager)
    return make_measure(cast.unit, owner=cast.manager)


def send(client, measure, rows, **more):
    file = SimpleUploadedFile("oj-hemtjanst.xlsx", book(rows))
    url = reverse("indicators:compared-file", args=[measure.item.code])
    return client.post(url, {"file": file, "sheet": "1", **more})


def mapped(client, url, **more):
    """What the page proposes, as a browser sends it."""
    form = client.get(url).context["form"]
    return {each.name: each.initial or "" for each in form.columns()} | SOURCE | more


def kept() -> list[Compared]:
    with acting(SYSTEM):
        return list(Compared.objects.order_by("pk"))


def test_file_when_mapped_and_ticked_then_kept_shown_and_taken_out(client, measure) -> None:
    url = send(client, measure, WIDE)["Location"]
    data = mapped(client, url, rows=["Riket"], areas="Mölndal, Stockholm", percent="on")

    looked = client.post(url, data | {"look": "1"})
    name = "Trygghet – Kvinnor"
    saved = client.post(url, data | {"save": "1", "indicators": [name]})

    assert (looked.status_code, saved.status_code) == (200, 302)
    assert name in looked.content.decode()
    assert [(each.group, each.own, each.group_value, each.rank, each.among, each.computed) for each in kept()] == [
        ("Riket", 83.5, 84.0, 2, 3, True), ("Medel av Mölndal, Stockholm", 83.5, 85.5, 2, 3, True),
    ]  # fmt: skip
    page = client.get(saved["Location"]).content.decode()
    assert all(words in page for words in ("Analys av trygghet", "Öppna jämförelser 2025", "plats 2 av 3"))
    taken = client.get(reverse("indicators:compared-taken", args=[measure.item.code]), {"form": "csv"})
    assert "Medel av Mölndal, Stockholm" in taken.content.decode()
    actions = Entry.everywhere.filter(item=measure.item.code).values_list("action", flat=True)
    assert "indicators.compared" in actions
    assert client.post(url, data | {"save": "1", "indicators": [name]}).status_code == 404


def test_file_when_rows_are_wrong_then_every_one_is_told_and_nothing_kept(client, measure) -> None:
    wrong = [
        LISTED[0],
        ["Trygghet", 2025, "många", "Riket", 84, None, None],
        ["Trygghet", "i fjol", 1, "R9", 1, 0.5, None],
    ]
    url = send(client, measure, wrong)["Location"]

    answer = client.post(url, mapped(client, url, save="1", indicators=["Trygghet"]))

    page = answer.content.decode()
    assert (answer.status_code, "Rad 2: " in page, "Rad 3: " in page) == (422, True, True)
    assert kept() == []


def test_comments_when_not_asked_for_then_left_out_and_a_later_file_replaces(client, measure) -> None:
    for _time in range(2):
        url = send(client, measure, LISTED)["Location"]
        client.post(url, mapped(client, url, save="1", indicators=["Trygghet"]))

    assert [(each.group, each.retired, each.comment) for each in kept()] == [
        ("Riket", True, ""), ("R9", True, ""), ("Riket", False, ""), ("R9", False, ""),
    ]  # fmt: skip


def test_nothing_ticked_then_asked_and_nothing_kept(client, measure) -> None:
    url = send(client, measure, LISTED)["Location"]

    answer = client.post(url, mapped(client, url, save="1"))

    assert (answer.status_code, "Välj minst en indikator" in answer.content.decode(), kept()) == (
        422,
        True,
        [],
    )


def test_file_when_it_holds_an_identity_number_or_no_heading_then_refused(client, measure) -> None:
    person = send(client, measure, [*LISTED, ["19121212-1212", 2025, 1, "Riket", 1, 1, None]])
    person_as_number = send(client, measure, [*LISTED, [191212121212, 2025, 1, "Riket", 1, 1, None]])
    empty = send(client, measure, [["a", "b"], [1, 2]])
    beyond = send(client, measure, LISTED, sheet="4")

    assert {each.status_code for each in (person, person_as_number, empty, beyond)} == {422}
    assert not Batch.everywhere.exists()


def test_comparison_when_taken_away_then_brought_back(client, measure) -> None:
    url = send(client, measure, LISTED)["Location"]
    client.post(url, mapped(client, url, save="1", indicators=["Trygghet"]))
    away = reverse("indicators:compared-away", args=[kept()[0].code])

    states = []
    for _time in range(2):
        client.post(away)
        states.append(kept()[0].retired)

    assert states == [True, False]
