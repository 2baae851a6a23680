"""``rodtrad spc``: real files in, JSON or a whole CSV out, exit statuses."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from rodtrad.cli.main import main

GOOD = "t,value\n1,5\n2,7\n3,6\n4,NA\n"
SHARES = "t,num,den\n1,1,10\n2,2,20\n3,5,30\n"
MANY = "id,t,value\na,1,5\nb,1,2\na,2,6\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "serie.csv"
    path.write_text(GOOD, encoding="utf-8")
    return path


def chart(capsys: pytest.CaptureFixture[str], *arguments: object) -> dict[str, Any]:
    """Run the command, which must succeed, and return the object it prints."""
    assert main(["spc", *map(str, arguments), "--json"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    found: dict[str, Any] = json.loads(out)
    return found


def test_spc_prints_one_object_with_nulls_for_what_cannot_be_said(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done = chart(capsys, file, "--chart", "run")

    assert {key: done[key] for key in ("chart", "rules", "constant", "screen", "variation", "assurance")} == {
        "chart": "run", "rules": "anhoej", "constant": None, "screen": None, "variation": None, "assurance": None,
    }  # fmt: skip
    assert done["parts"] == [
        {
            "part": 1, "phase": None, "from_t": 1, "to_t": 4, "n_obs": 4, "n_useful": 2, "centre_line": 6,
            "lower": None, "upper": None, "longest_run": 1, "longest_run_max": 4, "n_crossings": 1,
            "n_crossings_min": 0, "runs_signal": False, "limits_shown": False, "limits_provisional": False,
            "verdict_shown": False,
        }
    ]  # fmt: skip
    assert done["points"][3] == {
        "t": 4, "part": 1, "y": None, "centre_line": 6, "lower": None, "upper": None, "lower_2s": None,
        "upper_2s": None, "included": False, "outside": None, "label": None, "labels": [],
    }  # fmt: skip
    assert done["points"][0]["outside"] is False


def test_spc_takes_every_chart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "serie.csv"
    for name in ("run", "i", "xmr", "c", "g", "t", "p", "pp", "u", "up"):
        file.write_text(SHARES if name in ("p", "pp", "u", "up") else GOOD)
        assert chart(capsys, file, "--chart", name)["chart"] == name


def test_spc_options_are_printed_back(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text("t,value\n" + "".join(f"{t},{4 + t % 2}\n" for t in range(20)))
    done = chart(
        capsys, file, "--chart", "i", "--rules", "nhs", "--constant", "2.66", "--no-screen", "--freeze", "12",
        "--direction", "down", "--target", "-50",
    )  # fmt: skip

    assert (done["rules"], done["constant"], done["screen"]) == ("nhs", "2.66", False)
    assert (done["variation"], done["assurance"]) == ("common", "consistently_fails")
    assert chart(capsys, file, "--chart", "xmr", "--target", "-50")["assurance"] is None
    assert chart(capsys, file, "--chart", "t", "--screen")["constant"] == "3/1.128"


@pytest.mark.parametrize(
    "options",
    [
        "--chart x",
        "",
        "--chart run --rules mdc",
        "--chart i --constant 2.659",
        *(f"--chart {name} --rules nhs" for name in ("run", "p", "pp", "u", "up", "c", "g", "t")),
        *(f"--chart {name} --constant 2.66" for name in ("run", "p", "pp", "u", "up", "c", "g")),
        *(f"--chart {name} --screen" for name in ("run", "p", "u", "c", "g")),
        *(f"--chart {name} --no-screen" for name in ("run", "p", "u", "c", "g")),
        "--chart i --screen --no-screen",
        "--chart i --direction up",
        "--chart i --direction none",
        "--chart i --target 4",
        "--chart xmr --rules anhoej --target 4",
        "--chart xmr --direction left",
        "--chart xmr --target nan",
        "--chart xmr --target 1e999",
        "--chart xmr --target x",
        "--chart i --freeze 0",
        "--chart i --freeze -1",
        "--chart i --freeze 1.5",
        "--chart i -o out.csv",
        "--chart i --unknown",
    ],
)
def test_spc_when_used_wrongly_then_status_is_2(
    options: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status: object
    try:
        status = main(["spc", str(file), *options.split(), "--json"])
    except SystemExit as left:
        status = left.code

    assert status == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err


def test_spc_when_a_baseline_meets_parts_then_status_is_2(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text("t,value,phase\n1,5,a\n2,6,b\n")
    assert main(["spc", str(file), "--chart", "i", "--freeze", "1", "--json"]) == 2
    assert capsys.readouterr().out == ""

    file.write_text("t,value,phase\n1,5,a\n2,x,b\n")
    assert main(["spc", str(file), "--chart", "i", "--freeze", "1", "--json"]) == 1


def test_spc_when_the_file_is_refused_then_every_line_says_why(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text('t,value,ghost\n1,5,\n1,"1,5",7\n\n3,1e999,\n2,4,\n')

    assert main(["spc", str(file), "--chart", "i", "--json"]) == 1

    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        f"{file}:3: t har redan funnits; varje t får stå en gång; value ska vara ett tal med punkt före "
        "decimalerna, eller tomt; ghost ska vara 1, 0 eller tomt",
        f"{file}:5: value är för stort för att räkna med",
        f"{file}:6: t är lägre än på raden före; skriv raderna i ordning efter t",
    ]


@pytest.mark.parametrize("path", ["missing.csv", ".", "nul\0.csv"])
def test_spc_when_the_file_cannot_be_opened_then_it_is_refused(
    path: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["spc", f"{tmp_path}/{path}", "--chart", "run", "--json"]) == 1

    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"{tmp_path}/{path}:1: filen kan inte öppnas")


def test_spc_batch_writes_the_whole_file_and_nothing_else(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(MANY)
    out = tmp_path / "ut.csv"
    out.write_text("old")

    assert main(["spc", "--batch", str(file), "--chart", "xmr", "-o", str(out)]) == 0

    assert capsys.readouterr() == ("", "")
    assert out.read_bytes() == (
        b"id,n,mean,lpl,upl,short_group_warning,flags\n"
        b"a,2,5.500000,2.840000,8.160000,1,..\nb,1,2.000000,NA,NA,1,.\n"
    )
    assert stat.S_IMODE(out.stat().st_mode) == 0o666 & ~_umask()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["serie.csv", "ut.csv"]


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_spc_batch_when_refused_then_no_output_file(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(MANY + "b,1,7\n,3,4\n")
    out = tmp_path / "ut.csv"

    assert main(["spc", "--batch", str(file), "--chart", "run", "-o", str(out)]) == 1

    assert not out.exists()
    told = capsys.readouterr()
    assert told.out == ""
    assert [line.split(" ")[0] for line in told.err.splitlines()] == [f"{file}:5:", f"{file}:6:"]

    out.write_text("old")
    assert main(["spc", "--batch", str(file), "--chart", "run", "-o", str(out)]) == 1
    assert out.read_text() == "old"


def test_spc_batch_when_the_output_cannot_be_written_then_status_is_1(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(MANY)

    for out in (tmp_path / "no" / "ut.csv", tmp_path):
        assert main(["spc", "--batch", str(file), "--chart", "i", "-o", str(out)]) == 1
        told = capsys.readouterr()
        assert told.out == ""
        assert "kan inte skrivas" in told.err


@pytest.mark.parametrize(
    "options",
    [
        "--chart run",
        "--chart c -o {out}",
        "--chart p -o {out}",
        "--chart i --rules anhoej -o {out}",
        "--chart i --screen -o {out}",
        "--chart i --no-screen -o {out}",
        "--chart i --constant 3/1.128 -o {out}",
        "--chart i --freeze 5 -o {out}",
        "--chart xmr --direction up -o {out}",
        "--chart xmr --target 5 -o {out}",
        "--chart xmr --json -o {out}",
    ],
)
def test_spc_batch_takes_no_other_option(
    options: str, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(MANY)
    out = tmp_path / "ut.csv"

    assert main(["spc", "--batch", str(file), *options.format(out=out).split()]) == 2

    assert not out.exists()
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err


def test_spc_one_series_needs_no_numpy(file: Path) -> None:
    code = (
        "import sys; from rodtrad.cli.main import main\n"
        f"main(['spc', {str(file)!r}, '--chart', 'i', '--json'])\n"
        "raise SystemExit('numpy' in sys.modules or 'django' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False, capture_output=True).returncode == 0


@pytest.mark.slow
def test_spc_a_million_rows_of_a_batch_and_a_tenth_of_one_series(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = 1_000_000
    fewer = 100_000
    one, many, out = tmp_path / "en.csv", tmp_path / "många.csv", tmp_path / "ut.csv"
    one.write_text("t,value\n" + "".join(f"{t},{t * 7919 % 1000 / 10}\n" for t in range(fewer)))
    many.write_text("id,t,value\n" + "".join(f"s{t % 3},{t},{t * 7919 % 1000 / 10}\n" for t in range(rows)))

    assert main(["spc", "--batch", str(many), "--chart", "i", "-o", str(out)]) == 0
    assert [len(line.rsplit(",", 1)[1]) for line in out.read_text().splitlines()[1:]] == [
        333_334,
        333_333,
        333_333,
    ]

    done = chart(capsys, one, "--chart", "run")
    assert len(done["points"]) == fewer
    assert done["parts"][0]["centre_line"] == pytest.approx(49.95)
