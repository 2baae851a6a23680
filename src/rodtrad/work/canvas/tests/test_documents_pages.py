"""The pages of documents: choose, look, take, show; hidden cards never get in; one walk in a browser."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.urls import reverse
from pptx import Presentation

from rodtrad.foundation.base import scope
from rodtrad.work.canvas.services import cases, versions
from rodtrad.work.canvas.tests.factories import make_card, make_case

pytestmark = pytest.mark.django_db
SYSTEM = scope.system("test")
SECRET = "Hemlighetsfullt"


@pytest.fixture
def case(cast):
    staff = cast.actor("staff")
    made = make_case(staff, cast.unit)
    with scope.acting(SYSTEM):
        cases.change_visibility(SYSTEM, made, "municipality")
    make_card(staff, made, "need", "Sällskap vid maten")
    make_card(staff, made, "benefit-individual", "Gemenskap")
    make_card(staff, made, "benefit-individual", f"{SECRET} mål", visibility="private")
    return made


def url(case, name: str = "documents") -> str:
    return reverse(f"canvas:{name}", args=[case.item.code])


def keys(client, case) -> list[str]:
    form = client.get(url(case)).context["form"]
    return [row.key for part in form.parts() for row in part.rows]


def slides_of(data: bytes) -> str:
    deck = Presentation(BytesIO(data))
    return "\n".join(
        shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame
    )


def test_choose_shows_the_cards_ticked_but_the_narrower(client, cast, case):
    client.force_login(cast.staff)

    form = client.get(url(case)).context["form"]

    rows = {row.text: row for part in form.parts() for row in part.rows}
    assert rows["Gemenskap"].ticked
    assert not rows[f"{SECRET} mål"].ticked
    assert "visas för färre än arbetet" in rows[f"{SECRET} mål"].marks


@pytest.mark.parametrize("name", ["documents", "slides"])
def test_hidden_card_is_neither_shown_nor_hinted_at(client, cast, case, name):
    client.force_login(cast.colleague)

    answer = client.get(url(case, name))

    assert answer.status_code == 200
    assert SECRET not in answer.content.decode()


@pytest.mark.parametrize("kind", ["timeline", "comparison"])
@pytest.mark.parametrize("form", ["html", "csv"])
def test_hidden_card_is_in_no_timeline_and_no_comparison(client, cast, case, kind, form):
    staff = cast.actor("staff")
    with scope.acting(SYSTEM):
        versions.take(SYSTEM, case, name="Först")
    make_card(staff, case, "result", f"{SECRET} resultat", visibility="private")
    make_card(staff, case, "result", "Alla kom")
    with scope.acting(SYSTEM):
        versions.take(SYSTEM, case, name="Sist")
    sent = {"kind": kind, "form": form, "fran": "1", "till": "nu", "take": "1"}

    client.force_login(cast.colleague)
    theirs = client.post(url(case), {**sent, "cards": keys(client, case)}).content.decode("utf-8-sig")
    client.force_login(cast.staff)
    mine = client.post(url(case), {**sent, "cards": keys(client, case)}).content.decode("utf-8-sig")

    assert SECRET not in theirs
    assert "Alla kom" in theirs
    assert SECRET in mine


def test_comparison_is_offered_when_there_is_a_sketch_and_chosen_from_its_page(client, cast, case):
    client.force_login(cast.staff)
    assert "comparison" not in client.get(url(case)).content.decode()
    with scope.acting(SYSTEM):
        versions.take(SYSTEM, case, name="Först")
    make_card(cast.actor("staff"), case, "result", "Alla kom")
    page = client.get(url(case, "compare")).content.decode()
    link = f"{url(case)}?kind=comparison&amp;fran=1&amp;till=nu"
    assert link in page

    form = client.get(link.replace("&amp;", "&")).context["form"]

    assert (form["kind"].value(), form["fran"].value(), form["till"].value()) == ("comparison", "1", "nu")


@pytest.mark.parametrize("form", ["pptx", "pdf", "docx", "xlsx", "html", "csv"])
def test_hidden_card_cannot_be_asked_for(client, cast, case, form):
    client.force_login(cast.staff)
    everything = keys(client, case)
    client.force_login(cast.colleague)

    sent = {"kind": "presentation", "form": form, "cards": everything, "take": "1"}
    answer = client.post(url(case), sent)

    assert answer.status_code == 422
    assert SECRET not in answer.content.decode(errors="ignore")


@pytest.mark.parametrize(
    ("form", "start"),
    [("pptx", b"PK"), ("pdf", b"%PDF"), ("docx", b"PK"), ("xlsx", b"PK"), ("html", b"<!DOCTYPE")],
)
def test_take_gives_a_file(client, cast, case, form, start):
    client.force_login(cast.staff)

    answer = client.post(url(case), {"kind": "brief", "form": form, "cards": keys(client, case), "take": "1"})

    assert answer.content.startswith(start)
    assert answer["Content-Disposition"] == f'attachment; filename="{case.key}-beslutsunderlag.{form}"'
    assert answer["Cache-Control"] == "no-store"


def test_take_only_the_ticked(client, cast, case):
    client.force_login(cast.staff)
    need = next(card for card in keys(client, case) if card.startswith("B"))

    answer = client.post(url(case), {"kind": "presentation", "form": "pptx", "cards": [need], "take": "1"})

    found = slides_of(answer.content)
    assert "Sällskap vid maten" in found
    assert "Gemenskap" not in found


def test_preview_says_what_the_document_says(client, cast, case):
    client.force_login(cast.staff)
    sent = {"kind": "brief", "form": "pdf", "cards": keys(client, case), "ask": "Mer tid", "preview": "1"}

    page = client.post(url(case), sent).content.decode()

    assert "Vad vi ber om" in page
    assert "Mer tid" in page


def test_slides_read_as_one_long_page(client, cast, case):
    client.force_login(cast.colleague)

    page = client.get(url(case, "slides")).content.decode()

    assert page.count("data-slide") >= 3
    assert "Gemenskap" in page


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("width", [1280, 320])
def test_document_in_a_browser(new_page, axe, cast, case, width):
    page = new_page(cast.staff, width=width)
    page.goto(url(case))
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.click("button[name=preview]")
    page.wait_for_selector("#preview")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width

    with page.expect_download() as taken:
        page.click("button[name=take]")

    assert taken.value.suggested_filename.endswith("-presentation.pptx")


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_slides_in_a_browser_follow_the_keys(new_page, axe, cast, case):
    page = new_page(cast.staff, width=1280)
    page.goto(url(case, "slides"))
    assert axe(page) == []
    seen = page.locator("[data-slide]:visible")
    assert seen.count() == 1

    page.keyboard.press("ArrowRight")

    assert page.url.endswith("#bild-2")
    assert seen.get_attribute("id") == "bild-2"
    page.keyboard.press("Escape")
    assert seen.count() > 2
    assert axe(page) == []
