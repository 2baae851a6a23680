"""``rodtrad present``: what it writes, prints, and with which exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import rodtrad.data
from rodtrad.cli.main import main
from rodtrad.foundation.base.scope import acting, system
from rodtrad.work.canvas.models import CaseDetail
from rodtrad.work.canvas.services.versions import take
from rodtrad.work.canvas.tests.case_files import a_case, bring_in, data_of
from rodtrad.work.canvas.tests.test_files_pages import UNSAFE

SEED = Path(rodtrad.data.__file__).with_name("kubinol_cases.yaml")
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("form", "start"),
    [("pptx", b"PK"), ("pdf", b"%PDF"), ("docx", b"PK"), ("xlsx", b"PK"), ("html", b"<!DOCTYPE")],
)
def test_present_when_from_a_file_then_written(tmp_path: Path, capsys, form, start):
    out = tmp_path / f"d.{form}"

    assert main(["present", f"{SEED}#goteborg-nordost", "--format", form, "-o", str(out)]) == 0

    assert out.read_bytes().startswith(start)
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "")
    assert [path.name for path in tmp_path.iterdir()] == [out.name]


@pytest.mark.parametrize("kind", ["presentation", "sheet", "brief", "timeline"])
def test_present_when_from_the_database_then_written_and_told(tmp_path: Path, capsys, kind):
    bring_in(data_of(a_case()))
    out = tmp_path / "d.pdf"

    given = ["present", "bymiddag", "--format", "pdf", "--kind", kind, "-o", str(out), "--json"]
    assert main(given) == 0

    told = json.loads(capsys.readouterr().out)
    assert told == {
        "case": "bymiddag", "kind": kind, "format": "pdf", "file": str(out), "bytes": len(out.read_bytes()),
        "remarks": told["remarks"],
    }  # fmt: skip


def test_present_when_compared_then_between_the_sketches_asked_for(tmp_path: Path, capsys):
    bring_in(data_of(a_case()))
    with acting(system("test")) as actor:
        take(actor, CaseDetail.objects.get(key="bymiddag"), name="Först")
    out = tmp_path / "d.csv"
    given = ["present", "bymiddag", "--format", "csv", "--kind", "comparison", "-o", str(out)]

    assert main([*given, "--versions", "1,nu"]) == 0
    assert out.read_bytes()
    assert main([*given, "--versions", "7,nu"]) == 1

    assert "har ingen skiss 7; där finns 1" in capsys.readouterr().err


def test_present_same_input_gives_the_same_pdf(tmp_path: Path):
    one, other = tmp_path / "1.pdf", tmp_path / "2.pdf"
    for out in (one, other):
        main(["present", f"{SEED}#molndal-sillfrukost", "--format", "pdf", "-o", str(out)])

    assert one.read_bytes() == other.read_bytes()


@pytest.mark.parametrize(
    ("case", "word"),
    [
        ("finns-inte", "det finns inget fall finns-inte"),
        (f"{SEED}#inte", "inget fall inte"),
        ("nej.yaml#x", "nej.yaml:1"),
    ],
)
def test_present_when_unknown_then_1_and_nothing_written(tmp_path: Path, capsys, case, word):
    out = tmp_path / "d.pdf"

    assert main(["present", case, "--format", "pdf", "-o", str(out)]) == 1

    told = capsys.readouterr()
    assert word in told.err
    assert told.out == ""
    assert not out.exists()


def test_present_when_held_then_1(tmp_path: Path, capsys):
    file = tmp_path / "fall.yaml"
    file.write_bytes(data_of(a_case(cards=(*a_case().cards, UNSAFE["26"]))))

    assert main(["present", f"{file}#bymiddag", "--format", "pdf", "-o", str(tmp_path / "d.pdf")]) == 1

    assert "stannar i teamet" in capsys.readouterr().err


def test_present_when_it_cannot_be_written_then_1(tmp_path: Path, capsys):
    out = tmp_path / "saknas" / "d.pdf"

    assert main(["present", f"{SEED}#goteborg-nordost", "--format", "pdf", "-o", str(out)]) == 1

    assert f"{out} kan inte skrivas" in capsys.readouterr().err


def test_present_when_an_identity_number_is_asked_for_then_1(tmp_path: Path, capsys):
    given = ["present", f"{SEED}#goteborg-nordost", "--format", "pdf", "-o", str(tmp_path / "d.pdf")]

    assert main([*given, "--kind", "brief", "--ask", "för 811218-9876"]) == 1

    told = capsys.readouterr()
    assert "811218" not in told.out + told.err


@pytest.mark.parametrize("given", [["--format", "odt", "-o", "x"], ["--format", "pdf"], ["-o", "x"]])
def test_present_when_used_wrongly_then_2(given):
    with pytest.raises(SystemExit) as left:
        main(["present", "x", *given])

    assert left.value.code == 2
