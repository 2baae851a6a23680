"""``rodtrad group``: its form, the CSV that it takes and the CSV that it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rodtrad.cli.main import main

STAFF = "Mer personal i hemtjänsten"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "ideer.csv"


def grouped(file: Path, data: bytes, capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    file.write_bytes(data)
    assert main(["group", str(file), "--text", "text", "--json"]) == 0
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)
    return found


def test_group_when_json_then_one_array_of_groups(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = f"id,text\n1,{STAFF}\n2,Mer hemtjänstpersonal\n3,Sjung\n"

    first = grouped(file, rows.encode(), capsys)

    assert [list(each) for each in first] == [["id", "label", "words", "members", "borderline"]] * 2
    assert [each["members"] for each in first] == [[1, 2], [3]]
    assert first[1]["id"] == "ungrouped"
    assert grouped(file, rows.encode(), capsys) == first


@pytest.mark.parametrize(
    "data",
    [
        f'\ufeffid;text\r\n1;{STAFF}\r\n2;"{STAFF}, tack"\r\n3;x\r\n',
        f'id,text\n1,"{STAFF}\n"\n\n2,"{STAFF}"\n3,🎉 مرحبا\n',
        f"text\n{STAFF}\n{STAFF}, tack; ja\nx",
        f'text\n{STAFF}\n{STAFF}\n"{"ord " * 2500}"\n',
    ],
)
def test_group_when_csv_is_of_any_kind_then_read(
    file: Path, data: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert [each["members"] for each in grouped(file, data.encode(), capsys)] == [[1, 2], [3]]


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"", 1),
        (b"id,texten\n1,a\n", 1),
        (b"text,text\na,b\n", 1),
        (b"id,text\n1,a\n2,\xe5\n", 3),
        ("id,text\n1,a\n".encode("utf-16"), 1),
        (b"id,text\n1,a\n2,b,c\n", 3),
        (b'id,text\n1,"a\nb"\n2\n', 4),
        (b'id,text\n1,a\n2,"b\n3,c\n', 3),
        (b"id,text\n1,a\0\n", 2),
    ],
)
def test_group_when_the_file_is_not_understood_then_refused_with_its_line(
    file: Path, data: bytes, line: int, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_bytes(data)

    assert main(["group", str(file), "--text", "text", "--json"]) == 1

    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(f"{file}:{line}: ")


def test_group_when_there_is_no_file_or_no_column_given_then_says_so(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["group", str(file), "--text", "text"]) == 1
    assert "finns inte" in capsys.readouterr().err
    with pytest.raises(SystemExit) as left:
        main(["group", str(file)])
    assert left.value.code == 2


def test_group_when_without_json_then_a_list_to_read(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text(f"text\n{STAFF}\n{STAFF}\nSjung\n", encoding="utf-8")

    assert main(["group", str(file), "--text", "text"]) == 0

    out = capsys.readouterr().out
    assert out.startswith("Rader: 3. Grupper: 2.")
    assert "Utan grupp (ungrouped), rader: 1\n  Rader: 3" in out


def test_group_when_no_rows_then_an_empty_array(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert grouped(file, b"id,text\n", capsys) == []
