from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from rodtrad.cli import check
from rodtrad.cli.main import main
from rodtrad.kernel.kubinol.tests.case_texts import CARDS, EXAMPLE, HEAD, good, seed

EXPECTABLE = {f"KUB-CHK-{number:02}" for number in (*range(2, 17), 20)}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "fall.yaml"
    path.write_text(EXAMPLE, encoding="utf-8")
    return path


def _json(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)
    return found


def test_check_when_findings_then_json_is_one_array_by_case_and_code(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["check", str(file), "--json"])

    assert status == 1
    assert _json(capsys) == [
        {
            "case": "bymiddag",
            "findings": [
                {"check": "KUB-CHK-03", "cards": ["N1", "N2"]},
                {"check": "KUB-CHK-04", "cards": ["N2"]},
                {"check": "KUB-CHK-06", "cards": ["B2"]},
                {"check": "KUB-CHK-15", "cards": []},
                {"check": "KUB-CHK-16", "cards": []},
                {"check": "KUB-CHK-20", "cards": ["R1"]},
                {"check": "KUB-CHK-21", "cards": ["C1"]},
            ],
        }
    ]


@pytest.mark.parametrize("text", [seed(), EXAMPLE])
def test_check_when_a_file_expects_findings_then_gives_exactly_those(text: str) -> None:
    case_file = good(text)

    for case, findings in check.check_file(case_file, case_file.snapshot_date or check.today()):
        found = tuple((each.check, each.cards) for each in findings if each.check in EXPECTABLE)
        assert found == case.expected_findings, case.id


def test_check_when_nothing_is_found_then_status_is_0(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text(HEAD.replace("sketch", "ended"), encoding="utf-8")

    assert main(["check", str(file), "--json"]) == 0
    assert _json(capsys) == [{"case": "bymiddag", "findings": []}]
    assert main(["check", str(file)]) == 0
    assert "Inget att fråga om" in capsys.readouterr().out


def test_check_when_without_json_then_says_the_same_in_sentences(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(file)]) == 1

    out = capsys.readouterr().out
    assert out.startswith("bymiddag: Middag ihop i byarna\n  KUB-CHK-03 ")
    assert "(hela fallet)" in out


def test_check_when_the_file_is_refused_then_only_stderr_speaks(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(HEAD + "    titel: x\n    exploring: ja\n", encoding="utf-8")

    assert main(["check", str(file), "--json"]) == 1

    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        f"{file}:10: okänd nyckel ”titel”. Menade du ”title”?",
        f"{file}:11: exploring ska vara true eller false, utan citattecken",
    ]


def test_check_when_unknown_keys_are_kept_then_goes_on(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(HEAD.replace("sketch", "ended") + "    mood: x\n", encoding="utf-8")

    assert main(["check", str(file), "--json", "--keep-unknown"]) == 0


def test_check_when_there_are_remarks_then_result_and_status_are_unchanged(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(HEAD.replace("sketch", "ended") + "    area: [Fjärran]\n", encoding="utf-8")

    assert main(["check", str(file), "--json"]) == 0

    assert capsys.readouterr().err.startswith(f"{file}:10: note: området ”Fjärran”")


@pytest.mark.parametrize("path", ["missing.yaml", "."])
def test_check_when_the_file_cannot_be_opened_then_it_is_refused(
    path: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(tmp_path / path)]) == 1

    out, err = capsys.readouterr()
    assert out == ""
    assert ":1: filen kan inte öppnas" in err


@pytest.mark.parametrize(
    "arguments",
    [[], ["chekc"], ["check"], ["check", "x", "--as-of", "2024-02-30"], ["check", "x", "--as-of", "2024"],
     ["check", "x", "--jso"], ["check", "x", "y"]],
)  # fmt: skip
def test_command_when_used_wrongly_then_status_is_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"]])
def test_help_when_asked_for_then_tells_the_exit_statuses(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 0
    assert "0 = klart" in capsys.readouterr().out


def test_day_when_given_then_comes_before_the_snapshot(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    measure = "      - {id: M1, piece: prova, type: measure, text: Samtal, due: 2026-01}\n"
    text = "snapshot_date: 2026-02-01\n" + HEAD + CARDS + measure
    file.write_text(text, encoding="utf-8")

    def codes(*more: str) -> list[str]:
        main(["check", str(file), "--json", *more])
        return [each["check"] for each in _json(capsys)[0]["findings"]]  # type: ignore[attr-defined]

    assert "KUB-CHK-18" not in codes()
    assert "KUB-CHK-18" in codes("--as-of", "2026-06-01")


def test_today_when_asked_for_then_is_a_day() -> None:
    assert isinstance(check.today(), date)


def test_check_when_run_as_a_command_then_never_imports_django(file: Path) -> None:
    program = (
        "import sys; from rodtrad.cli.main import main; status = main(sys.argv[1:]); "
        "sys.exit(9 if 'django' in sys.modules else status)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "check", str(file), "--json"], capture_output=True, check=False
    )

    assert done.returncode == 1, done.stderr


def test_check_when_the_reader_of_its_output_goes_away_then_makes_no_noise(file: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "rodtrad.cli.main", "check", str(file)]
    with os.fdopen(writer, "wb") as gone:
        done = subprocess.run(command, stdout=gone, stderr=subprocess.PIPE, check=False)

    assert (done.returncode, done.stderr) == (1, b"")


def test_check_when_the_title_holds_a_number_then_the_sentences_hide_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "fall.yaml"
    path.write_text(EXAMPLE.replace("Middag ihop i byarna", "Om 19121212-1212"), encoding="utf-8")

    assert main(["check", str(path)]) == 1
    shown = capsys.readouterr()
    assert "KUB-CHK-28" in shown.out
    assert "1212-1212" not in shown.out + shown.err


def test_check_when_stdout_is_closed_then_ends_without_a_traceback(file: Path) -> None:
    command = f'"{sys.executable}" -m rodtrad.cli.main check "{file}" >&-'
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (1, "")
