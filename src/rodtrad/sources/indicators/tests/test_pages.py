"""The pages through the client: lists without a query per row, the grid, files, compare, groups, put away."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rodtrad.foundation.base.scope import acting
from rodtrad.foundation.jobs.services import work_off
from rodtrad.foundation.org.models import SettingValue
from rodtrad.foundation.thread.models import Item
from rodtrad.sources.indicators.models import Batch, Measure, Reading
from rodtrad.sources.indicators.services import groups
from rodtrad.sources.indicators.tests.factories import SYSTEM, make_measure, write

pytestmark = pytest.mark.django_db
CELL = "2025-01-01.-_-_.value"


@pytest.fixture
def measure(cast):
    with acting(SYSTEM):
        return write(make_measure(cast.unit, owner=cast.manager, by_sex=True), [3, 5, 4, 6] * 5)


def queries(client, url) -> int:
    with CaptureQueriesContext(connection) as caught:
        assert client.get(url).status_code == 200
    return len(caught)


def test_list_when_one_or_three_measures_then_as_many_queries(client, cast, measure) -> None:
    client.force_login(cast.manager)
    url = reverse("indicators:list")
    client.get(url)
    one = queries(client, url)
    with acting(SYSTEM):
        for at in range(2):
            write(make_measure(cast.unit, title=f"Mått {at}", people=True), [7, 8, 9])

    assert queries(client, url) == one


def test_group_when_two_or_four_measures_then_as_many_queries(client, cast, measure) -> None:
    client.force_login(cast.manager)
    with acting(SYSTEM):
        more = [write(make_measure(cast.unit, title=f"Mått {at}"), [7, 8, 9]) for at in range(3)]
        two = groups.begin_group(SYSTEM, cast.unit, "Två", "", [measure, more[0]])
        four = groups.begin_group(SYSTEM, cast.unit, "Fyra", "", [measure, *more])
    urls = [reverse("indicators:group", args=[group.item.code]) for group in (two, four)]
    client.get(urls[0])

    assert queries(client, urls[0]) == queries(client, urls[1])
    assert "Alla på en axel" in client.get(urls[1]).content.decode()


def test_page_when_shown_then_title_in_words_rules_named_and_table_behind(client, cast, measure) -> None:
    client.force_login(cast.staff)

    page = client.get(reverse("indicators:show", args=[measure.item.code])).content.decode()

    for words in (
        "varierar som förut, inget annat än slump syns",
        "regelverk Anhøj",
        "Visa siffrorna",
        "data-say",
    ):
        assert words in page
    assert client.get(reverse("indicators:show", args=[measure.item.code])).status_code == 200


def test_grid_when_written_then_saved_and_a_correction_asks_why(client, cast, measure) -> None:
    client.force_login(cast.manager)
    url = reverse("indicators:values", args=[measure.item.code]) + "?till=2025-06"

    asked = client.post(url, {CELL: "9", "origin": "", "why": ""})
    done = client.post(url, {CELL: "9", "2025-01-01.men_-_.value": "-", "origin": "", "why": "Fel i listan"})

    assert (asked.status_code, done.status_code) == (422, 303)
    assert 'value="9"' in asked.content.decode()
    with acting(SYSTEM):
        assert Reading.objects.get(at="2025-01-01", split__sex="").value == 9.0
        assert Reading.objects.get(split__sex="men").status == "missing"
    corrected = client.get(reverse("indicators:corrections", args=[measure.item.code])).content.decode()
    assert "Fel i listan" in corrected


def test_grid_when_a_cell_is_no_number_then_named_and_kept(client, cast, measure) -> None:
    client.force_login(cast.manager)
    url = reverse("indicators:values", args=[measure.item.code]) + "?till=2025-06"

    for text, repeated in (("tolv", True), ("19121212-1212", False)):
        answer = client.post(url, {CELL: text, "why": "x"})
        page = answer.content.decode()
        assert answer.status_code == 422
        assert ("Alla, januari 2025" in page, f"”{text}”" in page) == (True, repeated)


def csv(text: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("varden.csv", text.encode())


def test_file_when_a_row_is_wrong_then_every_reason_is_told_and_nothing_is_saved(
    client, cast, measure
) -> None:
    client.force_login(cast.manager)
    url = reverse("indicators:take-in", args=[measure.item.code])

    text = "period;värde;kön\n2027-01;4;kvinnor\n2027-13;4;\n2027-02;fyra;\n2027-03;5;annat\n2027-01;6;K\n"
    answer = client.post(url, {"file": csv(text)})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert [f"Rad {line}" in page for line in range(2, 7)] == [False, True, True, True, True]
    with acting(SYSTEM):
        assert Batch.objects.count() == 0


def test_file_when_right_then_previewed_and_all_brought_in(client, cast, measure) -> None:
    client.force_login(cast.manager)
    sent = client.post(
        reverse("indicators:take-in", args=[measure.item.code]),
        {"file": csv("Period\tKvinnor\tMän\n2027-01\t4,5\t-\n2027-02\t6\t7\n")},
    )

    shown = client.get(sent["Location"]).content.decode()
    done = client.post(sent["Location"], {"why": ""})

    assert "4 värden att ta in" in shown
    assert done.status_code == 302
    with acting(SYSTEM):
        rows = Reading.objects.filter(at__year=2027).order_by("at", "-split__sex")
        assert [(row.split.sex, row.value, row.way) for row in rows] == [
            ("women", 4.5, "file"), ("men", None, "file"), ("women", 6.0, "file"), ("men", 7.0, "file"),
        ]  # fmt: skip


def test_paste_when_two_columns_without_heading_then_read(client, cast, measure) -> None:
    client.force_login(cast.manager)

    sent = client.post(
        reverse("indicators:take-in", args=[measure.item.code]), {"pasted": "jan 2027\t4\nfeb 2027\t5\n"}
    )

    assert "2 värden att ta in" in client.get(sent["Location"]).content.decode()


def test_file_of_many_measures_when_large_then_a_job_brings_all_in(client, cast, measure) -> None:
    client.force_login(cast.admin)
    with acting(SYSTEM):
        SettingValue.objects.create(name="indicators.import-rows", value=1)
    text = f"mått;period;värde\n{measure.item.code};2027-01;4\n{measure.item.title};2027-02;5\n"
    sent = client.post(reverse("indicators:take-in-many"), {"file": csv(text)})

    client.post(sent["Location"])

    with acting(SYSTEM):
        (job,) = work_off()
        assert (job.name, job.state, job.words) == ("indicators.take-in", "done", "2 värden togs in.")
        assert Reading.objects.filter(at__year=2027).count() == 2


def test_file_when_a_measure_is_put_out_of_reach_meanwhile_then_the_job_brings_nothing_in(
    client, cast, measure
) -> None:
    client.force_login(cast.admin)
    with acting(SYSTEM):
        SettingValue.objects.create(name="indicators.import-rows", value=1)
        other = make_measure(cast.unit, title="Annat")
    text = f"mått;period;värde\n{measure.item.code};2027-01;4\n{other.item.code};2027-02;5\n"
    sent = client.post(reverse("indicators:take-in-many"), {"file": csv(text)})
    client.post(sent["Location"])
    with acting(SYSTEM):
        Item.objects.filter(pk=other.pk).update(audience="private", author=None)
        (job,) = work_off()
        assert job.state != "done"
        assert not Reading.objects.filter(at__year=2027).exists()


def test_values_when_taken_out_as_csv_then_they_can_be_brought_in_again(client, cast, measure) -> None:
    client.force_login(cast.manager)
    url = reverse("indicators:file", args=[measure.item.code])

    taken = client.get(url, {"varden": "1", "form": "csv"})
    sent = client.post(
        reverse("indicators:take-in", args=[measure.item.code]),
        {"file": SimpleUploadedFile("a.csv", taken.content)},
    )

    assert sent.status_code == 302
    done = client.post(sent["Location"], {"why": ""}, follow=True)
    assert "Inget ändrades" in done.content.decode()


@pytest.mark.parametrize("form", ["pptx", "docx", "pdf", "xlsx"])
def test_chart_when_taken_out_then_the_file_has_its_chart(client, cast, measure, form) -> None:
    client.force_login(cast.staff)

    answer = client.get(reverse("indicators:file", args=[measure.item.code]), {"form": form})

    assert answer.status_code == 200
    assert len(answer.content) > 4000
    if form == "pptx":
        from pptx import Presentation

        shapes = [
            shape for slide in Presentation(io.BytesIO(answer.content)).slides for shape in slide.shapes
        ]
        names = [plot.name for shape in shapes if shape.has_chart for plot in shape.chart.plots[0].series]
        assert "Median" in names


def test_list_when_taken_out_then_as_narrowed(client, cast, measure) -> None:
    client.force_login(cast.staff)
    with acting(SYSTEM):
        make_measure(cast.unit, title="Annat")

    text = client.get(reverse("indicators:list-file"), {"form": "csv", "text": "Annat"}).content.decode()

    assert ("Annat" in text, measure.item.title in text) == (True, False)


def test_compare_when_units_and_sexes_then_the_ends_and_one_part_charted(client, cast, measure) -> None:
    client.force_login(cast.staff)
    with acting(SYSTEM):
        for at, place in enumerate((cast.unit, cast.other_unit_place, cast.area)):
            write(measure, [3 + at] * 12, place=place.code)
        part = Measure.objects.get(pk=measure.pk).splits.filter(place=cast.unit).get()

    page = client.get(
        reverse("indicators:compare", args=[measure.item.code]), {"del": part.code}
    ).content.decode()

    assert all(words in page for words in ("Lägst", "Högst", "Perioden före", cast.unit.name))


def test_measure_when_begun_in_the_form_then_its_values_are_asked_for(client, cast) -> None:
    client.force_login(cast.manager)
    page = client.get(reverse("indicators:new"))
    form = page.context["form"]
    data = {name: "" if (value := form[name].value()) is None else value for name in form.fields}
    data |= {"title": "Samtal", "screen": "on"}

    answer = client.post(
        reverse("indicators:new"), {key: value for key, value in data.items() if value is not False}
    )

    assert answer.status_code == 302, answer.context["form"].errors
    with acting(SYSTEM):
        assert Measure.objects.get().item.title == "Samtal"


def test_measure_when_put_away_then_out_of_the_list_and_back_again(client, cast, measure) -> None:
    client.force_login(cast.manager)
    code = [measure.item.code]

    client.post(reverse("indicators:retire", args=code), {"reason": "Räknas inte längre"})
    gone = client.get(reverse("indicators:list")).content.decode()
    client.post(reverse("indicators:bring-back", args=code))

    assert measure.item.title not in gone
    assert measure.item.title in client.get(reverse("indicators:list")).content.decode()


def test_series_of_another_module_when_charted_then_by_the_same_engine(client, cast) -> None:
    client.force_login(cast.staff)

    page = client.get(reverse("indicators:series-one", args=["toy.people"])).content.decode()

    assert "regelverk Anhøj" in page
