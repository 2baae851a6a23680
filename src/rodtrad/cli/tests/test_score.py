"""``rodtrad score``: real streams, line for line."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from rodtrad.kernel.scales import INSTRUMENTS

GOOD = b'{"answers": [2, 2, 1]}'


def _score(data: bytes, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "rodtrad.cli.main", "score", *arguments]
    return subprocess.run(command, input=data, capture_output=True, check=False, timeout=120)


def test_score_when_all_lines_are_good_then_status_is_0_and_order_is_kept() -> None:
    done = _score(b'{"answers": [1,1,1]}\n{"answers": [3,3,3], "note": "x"}\r\n' + GOOD, "ucla3", "--json")

    assert done.returncode == 0
    assert done.stdout == (
        b'{"total": 3, "over_6": false}\n{"total": 9, "over_6": true}\n{"total": 5, "over_6": false}\n'
    )
    assert done.stderr == b""


@pytest.mark.parametrize(
    "bad",
    [
        b"",
        b" \t",
        b"x",
        b"[1, 2, 3]",
        b"null",
        b"{}",
        b'{"answers": [1, 1, NaN]}',
        b'{"answers": [1, 1, Infinity]}',
        b'{"answers": [1, 1, 1e999]}',
        b'{"answers": [1, 1, 1.5]}',
        b'{"answers": [1, 1, ' + b"9" * 5000 + b"]}",
        b'{"answers": [1, 1, "1"]}',
        b'{"answers": [1, 1, true]}',
        b'{"answers": [1, 1, 1], "answers": [2, 2, 2]}',
        b'{"answers": [1, 1, 1]} {"answers": [1, 1, 1]}',
        b'{"answers": [1, 1, 1]}\x00',
        b'{"answers": [1, 1, "\xff"]}',
        b'{"answers": [1, 1, 1],}',
        b'{"answers": ' + b"[" * 100_000,
    ],
)
def test_score_when_a_line_is_refused_then_the_others_are_still_scored(bad: bytes) -> None:
    done = _score(GOOD + b"\n" + bad + b"\n" + GOOD + b"\n", "ucla3", "--json")

    assert done.returncode == 1
    first, second, third = (json.loads(line) for line in done.stdout.splitlines())
    assert first == third == {"total": 5, "over_6": False}
    assert list(second) == ["error"]
    assert second["error"]
    assert done.stderr == b""


def test_score_when_the_stream_is_empty_then_nothing_comes_out() -> None:
    done = _score(b"", "who5", "--json")

    assert (done.returncode, done.stdout) == (0, b"")


def test_score_when_the_file_begins_with_a_bom_then_reads_on() -> None:
    assert _score(b"\xef\xbb\xbf" + GOOD, "ucla3").returncode == 0
    assert _score(GOOD + b"\n\xef\xbb\xbf" + GOOD, "ucla3").returncode == 1


@pytest.mark.parametrize("arguments", [("phq9", "--json"), (), ("who5", "--csv"), ("WHO5",), ("who5", "x")])
def test_score_when_used_wrongly_then_status_is_2_and_nothing_is_scored(arguments: tuple[str, ...]) -> None:
    done = _score(GOOD, *arguments)

    assert (done.returncode, done.stdout) == (2, b"")


def test_score_help_names_every_instrument() -> None:
    assert all(name in _score(b"", "--help").stdout.decode() for name in INSTRUMENTS)


@pytest.mark.slow
def test_score_when_there_are_very_many_lines_then_memory_stays_small() -> None:
    lines = 200_000
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from rodtrad.cli.main import main\n"
        "status = main(['score', 'who5', '--json'])\n"
        "peak = Path('/proc/self/status').read_text().split('VmHWM:')[1].split()[0]\n"
        "print(peak, file=sys.stderr)\n"
        "raise SystemExit(status)\n"
    )
    data = b'{"answers": [1, 2, 3, 4, 5]}\n' * lines
    done = subprocess.run([sys.executable, "-c", code], input=data, capture_output=True, check=False)

    assert done.returncode == 0
    assert done.stdout.count(b'"percent": 60') == lines
    assert int(done.stderr) < 50_000  # kB; read whole, the answers alone would be over 60 000
