from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from rodtrad.cli.main import main

PAIRS = "kön,ålder,count\nkvinna,ung,18\nkvinna,äldre,31\nkvinna,äldst,22\nman,ung,27\nman,äldre,26\nman,äldst,3\n"
TABLE: dict[str, Any] = {
    "name": "kön och ålder", "group": "svarande", "rows": "kön", "cols": "ålder",
    "row_labels": ["kvinna", "man"], "col_labels": ["18-29", "30-64", "65-"],
    "counts": [[18, 31, 22], [27, 26, 3]],
}  # fmt: skip
ONE_WAY: dict[str, Any] = {
    "name": "kön", "group": "svarande", "rows": "kön", "row_labels": ["kvinna", "man"], "counts": [[71], [56]],
}  # fmt: skip


class Told:
    """What the command said about a file."""

    def __init__(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.tmp_path, self.capsys = tmp_path, capsys

    def of(self, content: str | bytes | dict[str, Any], *arguments: str) -> tuple[int, str, str]:
        """Return exit status, stdout and stderr; FILE stands for the path in what is said."""
        path = self.tmp_path / "fil"
        if isinstance(content, dict):
            content = json.dumps(content, indent=1)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        words = [str(path) if each == "FILE" else each for each in arguments]
        status = main(["suppress", *words])
        out, err = self.capsys.readouterr()
        return status, out, err.replace(str(path), "FILE")


@pytest.fixture
def told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Told:
    return Told(tmp_path, capsys)


TWO_WAY = ("FILE", "--rows", "kön", "--cols", "ålder", "--threshold", "5", "--json")
ONE = ("FILE", "--rows", "kön", "--threshold", "5", "--json")
TABLES = ("--tables", "FILE", "--threshold", "5", "--json")


def test_suppress_when_a_two_way_table_then_prints_the_whole_form(told: Told) -> None:
    status, out, err = told.of(PAIRS, *TWO_WAY, "--ranges")

    assert (status, err) == (0, "")
    assert list(json.loads(out)) == [
        "threshold", "width", "rows", "cols", "cells", "row_totals", "column_totals", "grand_total", "hidden",
    ]  # fmt: skip
    assert json.loads(out) == {
        "threshold": 5,
        "width": 5,
        "rows": ["kvinna", "man"],
        "cols": ["ung", "äldre", "äldst"],
        "cells": [[None, 31, None], [None, 26, None]],
        "row_totals": [71, 56],
        "column_totals": [45, 57, 25],
        "grand_total": 127,
        "hidden": [
            {"row": "kvinna", "col": "ung", "why": "complementary", "lo": 15, "hi": 40},
            {"row": "kvinna", "col": "äldst", "why": "complementary", "lo": 0, "hi": 25},
            {"row": "man", "col": "ung", "why": "complementary", "lo": 5, "hi": 30},
            {"row": "man", "col": "äldst", "why": "primary", "lo": 0, "hi": 25},
        ],
    }


def test_suppress_when_one_way_then_cols_is_null_and_there_is_only_a_grand_total(told: Told) -> None:
    status, out, _ = told.of("kön\n" + "kvinna\n" * 9 + "man\nman\n", *ONE)

    assert status == 0
    assert json.loads(out) == {
        "threshold": 5, "width": 5, "rows": ["kvinna", "man"], "cols": None,
        "cells": [[None], [None]], "grand_total": 11,
        "hidden": [
            {"row": "kvinna", "col": None, "why": "complementary"}, {"row": "man", "col": None, "why": "primary"},
        ],
    }  # fmt: skip


def test_suppress_when_totals_are_not_published_then_they_have_no_key_and_nothing_more_is_hidden(
    told: Told,
) -> None:
    flags = ("--no-row-totals", "--no-column-totals", "--no-grand-total")
    status, out, _ = told.of(PAIRS, *TWO_WAY, *flags, "--ranges")

    report = json.loads(out)
    assert status == 0
    assert list(report) == ["threshold", "width", "rows", "cols", "cells", "hidden"]
    assert report["hidden"] == [{"row": "man", "col": "äldst", "why": "primary", "lo": 0, "hi": None}]


@pytest.mark.parametrize(
    ("content", "rows", "cells"),
    [
        (b"\xef\xbb\xbf" + PAIRS.replace("\n", "\r\n").encode(), ["kvinna", "man"], [[71], [56]]),
        ("kön;count\nkvinna;7\nman;8\n", ["kvinna", "man"], [[7], [8]]),
        ('kön,count\n"Hen, ""x"" 👩‍🔬",7\n"två\nrader",8\n', ['Hen, "x" 👩‍🔬', "två\nrader"], [[7], [8]]),
        ("kön,count\nkvinna,7\nkvinna,8\nman,9\nkvinna,1\n", ["kvinna", "man"], [[16], [9]]),
        ("kön,count\nkvinna,0\nman,9\n", ["kvinna", "man"], [[None], [None]]),
        (f"kön,count\nkvinna,{10**40}\nman,9\n", ["kvinna", "man"], [[10**40], [9]]),
        ("kön,count\n\nkvinna,7\n,\nman, 9 \n", ["kvinna", "man"], [[7], [9]]),
    ],
)
def test_suppress_when_files_look_different_then_the_counts_are_read(
    told: Told, content: str | bytes, rows: list[str], cells: list[list[int]]
) -> None:
    status, out, err = told.of(content, *ONE)

    assert (status, err) == (0, "")
    assert (json.loads(out)["rows"], json.loads(out)["cells"]) == (rows, cells)


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        ("ålder,count\nung,1\n", 1, "kolumnen ”kön” finns inte"),
        ("kön,kön\nkvinna,man\n", 1, "kolumnen ”kön” finns mer än en gång"),
        ("kön,count\nkvinna,1\n,2\n", 3, "kolumnen ”kön” är tom"),
        ("kön,count\nkvinna,1\n  ,2\n", 3, "kolumnen ”kön” är tom"),
        ("kön,count\nkvinna,-1\n", 2, "antalet ”-1” ska vara ett helt tal"),
        ("kön,count\nkvinna,1.5\n", 2, "antalet ”1.5” ska vara"),
        ("kön,count\nkvinna,\n", 2, "antalet ”” ska vara"),
        ("kön,count\nkvinna\n", 2, "antalet ”” ska vara"),
        ("kön,count\nkvinna,١\n", 2, "ska vara ett helt tal"),
        ('kön,count\n"a\nb",1\nman,x\n', 4, "antalet ”x” ska vara"),
        ("kön,count\nkvinna,1,2\n", 2, "raden har 3 fält"),
        ('kön,count\n"kvinna"x,1\n', 2, "går inte att läsa som CSV"),
        ("kön,count\n", 1, "det finns inga rader"),
        ("", 1, "filen är tom"),
        (b"k\xf6n,count\nkvinna,1\n", 1, "filen är inte UTF-8"),
        ("kön,count\nkvinna,1\n".encode() + b"m\xe4n,3\n", 3, "filen är inte UTF-8"),
    ],
)
def test_suppress_when_the_file_is_refused_then_says_where_and_why_and_prints_nothing(
    told: Told, content: str | bytes, line: int, reason: str
) -> None:
    status, out, err = told.of(content, *ONE)

    assert (status, out) == (1, "")
    assert err.startswith(f"FILE:{line}: ")
    assert reason in err
    assert len(err.splitlines()) == 1


def test_suppress_when_the_file_cannot_be_opened_then_it_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "finns inte"

    assert main(["suppress", str(path), "--rows", "a", "--threshold", "5", "--json"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"{path}:1: filen kan inte öppnas: den finns inte")


@pytest.mark.parametrize(
    "arguments",
    [
        [], ["x"], ["x", "--rows", "a"], ["x", "--rows", "a", "--threshold", "0"], ["x", "--threshold", "5"],
        ["x", "--rows", "a", "--threshold", "5", "--width", "0"],
        ["x", "--rows", "a", "--threshold", "fem"], ["x", "--rows", "a", "--threshold", "-5"],
        ["x", "--rows", "a", "--cols", "a", "--threshold", "5"],
        ["x", "--rows", "count", "--threshold", "5"],
        ["--tables", "x", "--rows", "a", "--threshold", "5"],
        ["x", "--tables", "y", "--threshold", "5"],
        ["--tables", "y", "--threshold", "5", "--no-grand-total"],
        ["--tables", "y"],
    ],
)  # fmt: skip
def test_suppress_when_used_wrongly_then_status_is_2_and_nothing_is_printed(
    arguments: Sequence[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["suppress", *arguments])

    assert left.value.code == 2
    assert capsys.readouterr().out == ""


def test_suppress_when_run_twice_then_the_bytes_are_the_same(tmp_path: Path) -> None:
    path = tmp_path / "fil"
    path.write_text(json.dumps({"tables": [TABLE, ONE_WAY]}), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "rodtrad.cli.main",
        "suppress",
        "--tables",
        str(path),
        "--threshold",
        "5",
    ]

    outputs = {
        subprocess.run([*command, "--json", "--ranges"], capture_output=True, check=True).stdout for _ in "ab"
    }

    assert len(outputs) == 1


def test_suppress_when_tables_hang_together_then_shared_numbers_are_hidden_together(told: Told) -> None:
    counts = {"counts": [[18, 31, 22], [1, 1, 1]]}
    one_way = ONE_WAY | {"counts": [[71], [3]]}
    status, out, err = told.of({"tables": [TABLE | counts, one_way]}, *TABLES)

    report = json.loads(out)
    assert (status, err) == (0, "")
    assert list(report) == ["threshold", "width", "tables"]
    first, second = report["tables"]
    assert list(first)[:4] == ["name", "rows", "cols", "cells"]
    assert first["row_totals"][1] is None
    assert second["cells"][1] == [None]
    assert [first["row_totals"][0], first["grand_total"]] == [second["cells"][0][0], second["grand_total"]]
    assert {"row": "man", "col": None, "why": "primary"} in second["hidden"]


def test_suppress_when_published_tables_give_a_number_away_then_says_so_and_prints_all_the_same(
    told: Told,
) -> None:
    out_already = ONE_WAY | {"published": True, "hidden": [{"row": "man", "col": None}]}
    status, out, err = told.of({"tables": [TABLE, out_already]}, *TABLES)

    first, second = json.loads(out)["tables"]
    assert status == 1
    assert second["hidden"] == [{"row": "man", "col": None, "why": "complementary", "exposed": True}]
    assert {"row": "man", "col": None, "why": "complementary", "exposed": True} in first["hidden"]
    assert [line.split(":")[:2] for line in err.splitlines()] == [["FILE", "3"], ["FILE", "30"]]
    assert "56" not in err


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("{", "filen är inte JSON"),
        ("[]", "filen ska vara ett objekt"),
        ({}, "tables ska vara en lista"),
        ({"tables": []}, "det finns inga tabeller"),
        ({"tables": [TABLE], "x": 1}, "okänd nyckel ”x”"),
        ({"tables": [TABLE | {"colour": 1}]}, "okänd nyckel ”colour”"),
        ({"tables": [TABLE, TABLE]}, "två tabeller heter ”kön och ålder”"),
        ({"tables": [TABLE | {"counts": [[1, 2, 3]]}]}, "counts har 1 rader, men row_labels har 2"),
        ({"tables": [TABLE | {"counts": [[1, 2], [1, 2, 3]]}]}, "en rad i counts har 2 tal; den ska ha 3"),
        ({"tables": [TABLE | {"counts": [[1, 2, -3], [1, 2, 3]]}]}, "antalet ”-3” ska vara ett helt tal"),
        ({"tables": [TABLE | {"counts": [[1, 2, 3.0], [1, 2, 3]]}]}, "antalet ”3.0” ska vara"),
        ({"tables": [TABLE | {"counts": [[1, 2, True], [1, 2, 3]]}]}, "ska vara ett helt tal"),
        ({"tables": [TABLE | {"cols": "kön"}]}, "samma variabel"),
        ({"tables": [TABLE | {"row_labels": ["a", "a"]}]}, "”a” står två gånger"),
        ({"tables": [TABLE | {"grand_total": "ja"}]}, "grand_total ska vara true eller false"),
        ({"tables": [TABLE | {"hidden": [{"row": "man", "col": "65-"}]}]}, "hidden får bara stå i"),
        ({"tables": [TABLE | {"published": True, "hidden": [{"row": "hen", "col": None}]}]}, "etiketten ”hen”"),
        ({"tables": [{key: TABLE[key] for key in TABLE if key != "group"}]}, "nyckeln ”group” saknas"),
        ({"tables": [TABLE, ONE_WAY | {"counts": [[70], [57]]}]}, "säger 70 där en annan tabell säger 71"),
        ({"tables": [TABLE], "sums": [{"total": ["x", None, None], "parts": []}]}, "ska ha delar"),
        ({"tables": [TABLE], "sums": [{"total": ["x", None, None], "parts": [["x", None, None]]}]}, "”x” finns inte"),
        (
            {"tables": [TABLE, ONE_WAY | {"group": "b"}], "sums": [
                {"total": ["kön", None, None], "parts": [["kön och ålder", "man", "65-"]]}]},
            "delarna blir 3, men helheten är 127",
        ),
        ('{"tables": [], "tables": []}', "står två gånger"),
        ('{"tables": [NaN]}', "ett tal som inte går att läsa"),
        ("[" * 100_000, "för djupt nästlad"),
    ],
)  # fmt: skip
def test_suppress_when_tables_contradict_or_are_unknown_then_they_are_refused(
    told: Told, content: str | dict[str, Any], reason: str
) -> None:
    status, out, err = told.of(content, *TABLES)

    assert (status, out) == (1, "")
    assert err.startswith("FILE:")
    assert reason in err
    assert len(err.splitlines()) == 1


def test_suppress_when_without_json_then_shows_the_table_as_it_may_be_published(told: Told) -> None:
    status, out, _ = told.of(PAIRS, *TWO_WAY[:-1])

    assert status == 0
    assert out == (
        "\tung\täldre\täldst\tTotalt\n"
        "kvinna\t..\t31\t..\t71\n"
        "man\t..\t26\t..\t56\n"
        "Totalt\t45\t57\t25\t127\n"
    )  # fmt: skip
    assert "primary" not in out


def test_suppress_when_width_and_zeros_are_given_then_they_hold(told: Told) -> None:
    status, out, _ = told.of("kön,count\na,0\nb,9\nc,3\nd,7\n", *ONE, "--width", "2", "--zeros-are-safe")

    report = json.loads(out)
    assert (status, report["width"]) == (0, 2)
    assert [each["why"] for each in report["hidden"]] == ["complementary", "primary"]
    assert report["cells"] == [[None], [9], [None], [7]]


def test_suppress_when_run_as_a_command_then_never_imports_django(tmp_path: Path) -> None:
    path = tmp_path / "fil"
    path.write_text(PAIRS, encoding="utf-8")
    program = (
        "import sys; from rodtrad.cli.main import main; status = main(sys.argv[1:]); "
        "sys.exit(9 if 'django' in sys.modules or 'scipy' in sys.modules else status)"
    )
    words = ["suppress", str(path), *TWO_WAY[1:]]

    done = subprocess.run([sys.executable, "-c", program, *words], capture_output=True, check=False)

    assert done.returncode == 0, done.stderr
