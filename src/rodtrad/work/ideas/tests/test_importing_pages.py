"""Files of many ideas through the pages: whatever is wrong is said in words, and what comes in is only ever text."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from rodtrad.foundation.base.scope import acting
from rodtrad.work.ideas.models import Batch, Idea
from rodtrad.work.ideas.services import caring
from rodtrad.work.ideas.tests.factories import SYSTEM, make_campaign, make_idea

pytestmark = pytest.mark.django_db
FORMULAS = ('=HYPERLINK("http://exempel.se")', "+46;1", "-1+1", "@SUM(A1)", "=cmd|' /C calc'!A0")
ARABIC = "تبادل المعدات بين الوحدات"
EMOJI = "Mer musik 🎵👩🏽‍🦽 på boendet"


@pytest.fixture
def campaign(cast):
    with acting(cast.actor("admin")) as admin:
        return make_campaign(cast.municipality, admin)


@pytest.fixture
def page(cast) -> Client:
    client = Client()
    client.force_login(cast.admin)
    return client


def sent(page: Client, campaign, data: bytes, name: str = "a.csv"):
    url = reverse("ideas:import", args=[campaign.item.code])
    return page.post(url, {"file": SimpleUploadedFile(name, data), "idea_type": "proposal"})


def brought_in(page: Client, campaign, data: bytes, name: str = "a.csv") -> list[str]:
    preview = sent(page, campaign, data, name)
    assert preview.status_code == 302, preview.context["form"].errors or preview.context["read"]
    assert page.post(preview.headers["Location"], {}).status_code == 302
    with acting(SYSTEM):
        return list(Idea.objects.order_by("pk").values_list("item__text", flat=True))


def excel(*rows: tuple[str, ...]) -> bytes:
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.csv", b"Namn;Antal\nMer ljus;3\n"), ("a.xlsx", excel(("Namn", "Antal"), ("Mer ljus", "3")))],
)  # fmt: skip
def test_file_when_the_columns_are_others_then_it_says_which_are_there_and_which_is_needed(
    name, data, page, campaign
) -> None:
    refused = sent(page, campaign, data, name)

    assert refused.status_code == 422
    assert "Ingen kolumn heter text. Rubrikerna är: namn, antal." in refused.content.decode()
    with acting(SYSTEM):
        assert not Batch.objects.exists()


def test_file_when_of_fifty_megabytes_then_refused_in_words(page, campaign) -> None:
    line = "Mer ljus i trapphuset, också på kvällen;Samverkan\n".encode()

    refused = sent(page, campaign, b"text;kategori\n" + line * (50 * 1024 * 1024 // len(line)))

    assert refused.status_code == 422
    assert "Filen är större än 25 megabyte. Dela den i flera." in refused.content.decode()


def test_file_when_small_but_swollen_then_refused_in_words(page, campaign) -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b" " * (301 * 1024 * 1024))

    refused = sent(page, campaign, out.getvalue(), "a.xlsx")

    assert len(out.getvalue()) < 1024 * 1024
    assert "för stor när den packas upp" in refused.content.decode()


@pytest.mark.parametrize(
    ("name", "data", "said"), [
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "utan lösenord"),
        ("a.csv", "text\nåäö".encode("utf-16-le"), "varken CSV eller Excel"),
        ("a.csv", b"text\nTrasig \x81 rad\n", "Filens tecken går inte att läsa"),
        ("a.csv", "text\nÅk tillsammans på besök\n".encode().decode("cp1252").encode(), "tecken är trasiga"),
        ("a.csv", "text;roll\nMer ljus;chef p� enheten\n".encode(), "tecken är trasiga"),
    ],
)  # fmt: skip
def test_file_when_its_signs_are_broken_then_refused_in_words(name, data, said, page, campaign) -> None:
    refused = sent(page, campaign, data, name)

    assert refused.status_code == 422
    assert said in refused.content.decode()


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_formulas_when_brought_in_then_text_in_the_preview_and_on_the_page(name, page, campaign) -> None:
    lines = "\n".join(f'"{text.replace(chr(34), chr(34) * 2)}"' for text in ("text", *FORMULAS))
    data = lines.encode() if name == "a.csv" else excel(("text",), *((text,) for text in FORMULAS))

    preview = page.get(sent(page, campaign, data, name).headers["Location"]).content.decode()
    texts = brought_in(page, campaign, data, name)

    assert texts[-len(FORMULAS) :] == list(FORMULAS)
    assert "=HYPERLINK(&quot;http://exempel.se&quot;)" in preview


def test_formulas_when_taken_out_then_no_cell_begins_with_one(page, campaign, cast) -> None:
    with acting(SYSTEM):
        for text in FORMULAS:
            make_idea(campaign, text=text, category="=1+1", place=cast.unit)

    taken = page.get(reverse("ideas:taken", args=[campaign.item.code]), {"form": "csv"}).content.decode(
        "utf-8-sig"
    )
    book = page.get(reverse("ideas:taken", args=[campaign.item.code]), {"form": "xlsx"}).content

    cells = [cell.strip('"') for line in taken.splitlines()[1:] for cell in line.split(";")]
    assert not [cell for cell in cells if cell[:1] in tuple("=+@") or cell[:2] in ("-1",)]
    with zipfile.ZipFile(BytesIO(book)) as packed:
        assert b"<f>" not in b"".join(packed.read(part) for part in packed.namelist() if "sheet" in part)


def test_markup_when_brought_in_then_shown_and_not_run(page, campaign) -> None:
    (text,) = brought_in(page, campaign, b"text\n<script>alert(1)</script>\n")
    with acting(SYSTEM):
        code = Idea.objects.get().item.code

    shown = page.get(reverse("ideas:show", args=[code])).content.decode()

    assert text == "<script>alert(1)</script>"
    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert(1)" in shown


@pytest.mark.parametrize("text", [EMOJI, ARABIC, f"{ARABIC} 😀 Hemtjänst", "Ett ord " * 1249 + "slut"])
@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_odd_texts_when_brought_in_then_kept_whole_and_every_page_opens(name, text, page, campaign) -> None:
    data = f"text\n{text}\n".encode() if name == "a.csv" else excel(("text",), (text,))

    assert brought_in(page, campaign, data, name) == [text]

    with acting(SYSTEM):
        code = Idea.objects.get().item.code
    at = campaign.item.code
    pages = [
        reverse(f"ideas:{each}", args=[code]) for each in ("show", "answer", "join", "done", "edit", "split")
    ]
    piles = [
        reverse(f"ideas:{each}", args=[at]) for each in ("triage", "board", "ungrouped", "wall", "outcomes")
    ]
    assert [page.get(url).status_code for url in (*pages, *piles)] == [200] * 11
    for form in ("pdf", "docx", "pptx"):
        assert page.get(reverse("ideas:booklet", args=[at]), {"form": form}).status_code == 200


def test_text_when_longer_than_ten_thousand_then_named_by_line(page, campaign) -> None:
    refused = sent(page, campaign, excel(("text",), ("Kort",), ("x" * 10_001,)), "a.xlsx")

    assert refused.status_code == 422
    assert "Rad 3: texten har 10001 tecken" in refused.content.decode().replace("\xa0", "")


@pytest.mark.parametrize(
    "cells", [
        "Prata med Anna Bergström;;;", "Mer ljus;Ring 070-174 06 05;;", "Mer ljus;;Anna Bergström;",
        "Mer ljus;;;skickat av anna.bergstrom@exempel.se",
    ],
)  # fmt: skip
def test_row_when_any_of_its_texts_points_to_a_person_then_warned_and_held_back(
    cells, page, campaign, cast
) -> None:
    data = f"text;anmärkning;kategori;roll\n{cells}\n".encode()

    preview = page.get(sent(page, campaign, data).headers["Location"]).content.decode()
    brought_in(page, campaign, data)

    assert "Pekar det här ut någon?" in preview
    with acting(cast.actor("admin")) as admin:
        idea = Idea.objects.select_related("item__place", "campaign__item__place").get()
        assert (idea.held, idea.held_why) == (True, "personal")
        caring.let_through(admin, idea, "Mer ljus")
    with acting(SYSTEM):
        idea = Idea.objects.get()
        kept = " ".join((idea.item.text, idea.remark, idea.category, idea.sender_role))
        assert not idea.held
        assert not any(said in kept for said in ("Anna", "070", "@"))


def test_identity_number_when_in_any_column_then_the_whole_file_is_refused(page, campaign) -> None:
    for row in ("640823-3234;;", "Mer ljus;640823-3234;", "Mer ljus;;640823-3234"):
        refused = sent(page, campaign, f"text;anmärkning;enhet\nBra;;\n{row}\n".encode())
        assert "Rad 3: här står ett personnummer" in refused.content.decode()
    with acting(SYSTEM):
        assert not Batch.objects.exists()
