"""Files of many ideas: what is wrong is said by line, all or nothing comes in, and what goes out comes in again."""

from __future__ import annotations

from io import BytesIO

import pytest
import xlsxwriter
from django.core.exceptions import ValidationError

from rodtrad.foundation.render.forms import render
from rodtrad.work.ideas import documents, imports
from rodtrad.work.ideas.models import Idea
from rodtrad.work.ideas.services import bringing
from rodtrad.work.ideas.tasks import lines_of
from rodtrad.work.ideas.tests.factories import make_campaign, make_idea

pytestmark = pytest.mark.django_db
FORMULA = '=HYPERLINK("http://exempel.se")'
ODD = "Låna ut 😀 till שלום-gruppen"


@pytest.fixture
def campaign(cast, acting_system):
    return make_campaign(cast.municipality)


def bring(campaign, actor, read) -> int:
    batch = bringing.keep_batch(actor, campaign, "fil", imports.packed(read), len(read.rows))
    return bringing.bring_in(actor, batch, lines_of(batch, "proposal"))


@pytest.mark.parametrize(
    "data", [f"text;kategori\r\n{text};Samverkan\r\n".encode(code) for text, code in (
        ("Åk tillsammans", "utf-8"), ("Åk tillsammans", "cp1252"), ("Åk tillsammans", "utf-16"), (ODD, "utf-8-sig"),
    )],
)  # fmt: skip
def test_csv_when_written_as_people_write_it_then_read(data, campaign) -> None:
    read = imports.read_file(campaign, data)

    assert (len(read.rows), read.problems) == (1, ())
    assert read.rows[0].fields["text"] in ("Åk tillsammans", ODD)


@pytest.mark.parametrize(
    ("data", "said"), [
        (b"", "tom"), (b"namn;antal\r\nA;1\r\n", "Ingen kolumn heter text"), (b"text\r\n", "inga id"),
        (b"\x00\x01\x02binary", "varken CSV eller Excel"), (b"PK\x03\x04trasig", "skadad"),
        (b"x" * (imports.MOST_BYTES + 1), "25 megabyte"),
    ],
)  # fmt: skip
def test_file_when_it_cannot_be_read_then_refused_in_words(data, said, campaign) -> None:
    with pytest.raises(imports.TableRefused, match=said):
        imports.read_file(campaign, data)


@pytest.mark.parametrize(
    ("row", "said"), [
        ("640823-3234 ringde", "personnummer"), ("x" * 10_001, "10 000"), ("Trasig � text", "trasiga"), (";B", "tom"),
    ],
)  # fmt: skip
def test_row_when_it_cannot_be_kept_then_named_by_line_and_nothing_comes_in(row, said, campaign) -> None:
    read = imports.read_file(campaign, f"text;kategori\nBra idé;\n{row};\n".encode())

    assert [problem.line for problem in read.problems] == [3]
    assert said in read.problems[0].reason


def test_ten_thousand_characters_come_in_and_names_are_asked_about(campaign, cast) -> None:
    admin = cast.actor("admin")
    long = "Ett ord " * 1249
    read = imports.read_notes(campaign, f"{long}\nPrata med Anna Bergström\n{FORMULA}\n{ODD}")

    assert read.asks == 1
    assert bring(campaign, admin, read) == 4
    assert Idea.objects.filter(held=True).count() == 1
    assert Idea.objects.filter(item__text=FORMULA).exists()


def test_batch_when_brought_in_twice_then_refused(campaign, cast) -> None:
    admin = cast.actor("admin")
    read = imports.read_notes(campaign, "En idé")
    batch = bringing.keep_batch(admin, campaign, "fil", imports.packed(read), 1)
    lines = lines_of(batch, "proposal")
    bringing.bring_in(admin, batch, lines)

    with pytest.raises(ValidationError):
        bringing.bring_in(admin, batch, lines)

    assert Idea.objects.count() == 1


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_list_when_taken_out_then_comes_in_again_and_formulas_stay_text(form, campaign, cast) -> None:
    make_idea(campaign, text=FORMULA, place=cast.unit, category="Samverkan")
    make_idea(campaign, text=ODD, place=cast.unit, idea_type="solution")
    rows = list(Idea.objects.select_related("item__place", "challenge").order_by("pk"))

    made = render(documents.idea_table(campaign, rows), form)
    read = imports.read_file(campaign, made.data)

    texts = [row.fields["text"] for row in read.rows]
    assert (texts, read.problems) == ([FORMULA, ODD], ())
    assert imports.type_of(read.rows[1].fields, "proposal") == "solution"


def test_excel_when_a_cell_holds_a_formula_then_what_it_shows_is_text(campaign) -> None:
    out = BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["Idé", "Nr"])
    sheet.write_formula(1, 0, "=1+1", None, "2 förslag")
    sheet.write(1, 1, 7)
    book.close()

    read = imports.read_file(campaign, out.getvalue())

    assert [dict(row.fields) for row in read.rows] == [{"text": "2 förslag", "source_key": "7"}]
