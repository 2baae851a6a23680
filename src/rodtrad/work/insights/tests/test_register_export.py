"""The register of insight works taken out: as it is narrowed, opened again, with nothing that a sheet would run."""

from __future__ import annotations

import csv
import io

import pytest
import python_calamine

from rodtrad.work.insights.tests import factories as make
from rodtrad.work.insights.tests.test_views import signed_in, url

pytestmark = pytest.mark.django_db


def taken(client, form: str = "", **narrowed: str) -> list[list[str]]:
    answer = client.get(url("works-export"), {"form": form, **narrowed})
    assert answer.status_code == 200
    if form == "xlsx":
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
        sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
        return [[str(cell) for cell in row] for rows in sheets for row in rows]
    text = answer.content.decode("utf-8-sig")
    return list(
        csv.reader(io.StringIO(text, newline=""), delimiter=";" if ";" in text.partition("\n")[0] else ",")
    )


@pytest.mark.parametrize("form", ["", "xlsx"])
def test_register_when_taken_out_then_it_opens_again_with_every_work(client, cast, form) -> None:
    work = make.make_work(cast.actor("staff"), cast.unit, "Tider som passar")
    signed_in(client, cast.staff)

    cells = [cell for row in taken(client, form) for cell in row]

    assert {work.item.code, "Tider som passar", make.QUESTION, cast.unit.name, cast.staff.name} <= set(cells)


@pytest.mark.parametrize("form", ["", "xlsx"])
def test_register_when_a_title_looks_like_a_formula_then_text(client, cast, form) -> None:
    make.make_work(cast.actor("staff"), cast.unit, "=CMD|'/C calc'!A0")
    signed_in(client, cast.staff)

    cells = [cell for row in taken(client, form) for cell in row if "CMD" in cell]

    assert len(cells) == 1
    assert form == "xlsx" or cells[0].startswith("'=")


def test_register_when_narrowed_then_only_what_fits(client, cast) -> None:
    make.make_work(cast.actor("staff"), cast.unit, "Tider som passar")
    make.finish(cast.actor("developer"), make.make_work(cast.actor("staff"), cast.unit, "Mat och sällskap"))
    signed_in(client, cast.staff)

    cells = [cell for row in taken(client, state="done") for cell in row]

    assert ("Mat och sällskap" in cells, "Tider som passar" in cells) == (True, False)


def test_register_when_from_elsewhere_then_not_in_it(client, cast) -> None:
    make.make_work(cast.actor("staff"), cast.unit, "Tider som passar")
    signed_in(client, cast.outsider)

    assert "Tider som passar" not in [cell for row in taken(client) for cell in row]
