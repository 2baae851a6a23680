"""``rodtrad import`` and ``rodtrad export``: what they print, where, and with which exit status."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from rodtrad.cli.main import main
from rodtrad.foundation.base.scope import acting, system
from rodtrad.work.canvas.models import CaseDetail
from rodtrad.work.canvas.tests.case_files import (
    SEED,
    a_card,
    a_case,
    bring_in,
    data_of,
    picture,
    read_file,
    taken_out,
)

pytestmark = pytest.mark.django_db
NUMBER = "811218-9876"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return _write(tmp_path / "fall.yaml", data_of(a_case()))


def _write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def _count() -> int:
    with acting(system("test")):
        return CaseDetail.objects.count()


def test_import_when_new_then_says_so_and_leaves_with_0(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(file)]) == 0

    told = capsys.readouterr()
    assert told.out == "2404/bymiddag: nytt (3 kort, 2 länkar)\n"
    assert told.err == ""
    assert _count() == 1


def test_import_when_again_then_unchanged(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["import", str(file)])
    before = picture()
    capsys.readouterr()

    assert main(["import", str(file)]) == 0
    assert capsys.readouterr().out == "2404/bymiddag: oförändrat (3 kort, 2 länkar)\n"
    assert picture() == before


def test_import_when_dry_run_then_tells_all_and_writes_nothing(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bring_in(data_of(a_case()))
    fewer = replace(a_case(), title="Nytt", cards=a_case().cards[:2], links=a_case().links[:1])
    _write(file, data_of(fewer, a_case("annat")))
    before = picture()

    assert main(["import", str(file), "--dry-run"]) == 0

    told = capsys.readouterr().out
    for line in (
        "2404/bymiddag: ändras (2 kort, 1 länkar)",
        "  ändrade fält: title",
        "  kort som läggs undan: M1",
        "  länkar som läggs undan: M1 follows N1",
        "2404/annat: nytt (3 kort, 2 länkar)",
        "  nya kort: N1, B1, M1",
    ):
        assert line in told
    assert picture() == before


def test_import_when_refused_then_reasons_on_stderr_and_nothing_on_stdout(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _write(file, data_of(a_case("ett"), a_case("annat")).replace(b"sketch", b"skiss", 1))

    assert main(["import", str(file)]) == 1

    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(f"{file}:9: ")
    assert _count() == 0


def test_import_when_a_person_has_changed_then_overwrite_is_needed(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bring_in(data_of(a_case()))
    with acting(system("test")):
        CaseDetail.objects.update(level="strategic")

    assert main(["import", str(file)]) == 1
    assert "level" in capsys.readouterr().err
    assert main(["import", str(file), "--overwrite"]) == 0


def test_import_when_identity_number_then_named_by_line_never_repeated(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _write(file, data_of(a_case(description=NUMBER)))

    assert main(["import", str(file)]) == 1

    told = capsys.readouterr()
    assert "9876" not in told.out + told.err
    assert f"{file}:6: description" in told.err


def test_import_when_unknown_key_then_refused_or_kept(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _write(file, data_of(a_case()).replace(b"    status:", b"    mood: glad\n    status:"))

    assert main(["import", str(file)]) == 1
    assert main(["import", str(file), "--keep-unknown"]) == 0
    capsys.readouterr()
    assert main(["export", "--case", "bymiddag"]) == 0
    assert "mood: glad" in capsys.readouterr().out


def test_import_when_remarks_then_on_stderr_and_still_0(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _write(file, data_of(a_case(fields={"area": ("Okänd",)})))

    assert main(["import", str(file)]) == 0
    assert ": note: " in capsys.readouterr().err


def test_import_when_file_cannot_be_opened_then_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(tmp_path / "nix.yaml")]) == 1
    assert capsys.readouterr().out == ""


def test_export_when_wanted_as_a_file_then_written_whole(tmp_path: Path) -> None:
    bring_in(SEED)
    target = tmp_path / "ut.yaml"

    assert main(["export", "--case", "molndal-sillfrukost", "goteborg-strategi", "-o", str(target)]) == 0

    assert [case.id for case in read_file(target.read_bytes()).cases] == [
        "molndal-sillfrukost",
        "goteborg-strategi",
    ]
    assert list(tmp_path.iterdir()) == [target]


def test_export_when_on_stdout_then_only_the_file(capsys: pytest.CaptureFixture[str]) -> None:
    bring_in(data_of(a_case()))

    assert main(["export", "--case", "2404/bymiddag", "--history"]) == 0

    assert capsys.readouterr().out == taken_out("bymiddag", history=True)


def test_export_when_unknown_or_ambiguous_then_1_and_told(capsys: pytest.CaptureFixture[str]) -> None:
    bring_in(data_of(a_case()))
    bring_in(data_of(a_case(municipality="Umeå")))

    assert main(["export", "--case", "nix"]) == 1
    assert main(["export", "--case", "bymiddag"]) == 1

    told = capsys.readouterr()
    assert told.out == ""
    assert "nix" in told.err
    assert "2404/bymiddag eller 2480/bymiddag" in told.err


def test_export_when_folder_is_missing_then_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bring_in(data_of(a_case()))

    assert main(["export", "--case", "bymiddag", "-o", str(tmp_path / "nix" / "ut.yaml")]) == 1
    assert "kan inte skrivas" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["import"], ["export"], ["import", "a.yaml", "b.yaml"]])
def test_command_when_wrongly_used_then_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2


def test_import_when_the_file_names_people_then_told_how_many_and_no_name_printed(tmp_path, capsys):
    file = tmp_path / "fall.yaml"
    case = a_case()
    named = a_card("B2", "need", "Vi pratade med Anna Bergström om maten.")
    file.write_bytes(data_of(a_case(cards=(*case.cards, named), links=case.links)))

    status = main(["import", str(file)])

    told = capsys.readouterr()
    assert status == 0
    assert told.err == f"{file}:1: 1 ord liknar namn på personer; se efter\n"
    assert "Anna" not in told.out + told.err
