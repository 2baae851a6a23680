"""``rodtrad jobs``: what it prints, and its exit status."""

from __future__ import annotations

import json

import pytest

from rodtrad.cli.main import main
from rodtrad.foundation.base.scope import acting, system
from rodtrad.foundation.jobs.services import enqueue

pytestmark = pytest.mark.django_db
SYSTEM = system("test")


def ask(name: str = "toy.count") -> str:
    with acting(SYSTEM):
        return enqueue(SYSTEM, name, {"steps": 2}).code


def test_list_when_asked_as_json_then_what_waits(capsys):
    code = ask()

    assert main(["jobs", "list", "--json"]) == 0

    (row,) = json.loads(capsys.readouterr().out)["jobs"]
    assert (row["code"], row["name"], row["state"], row["done"], row["attempt"]) == (
        code,
        "toy.count",
        "waiting",
        0,
        0,
    )


def test_list_when_asked_in_words_then_a_line_each(capsys):
    code = ask()

    assert main(["jobs", "list"]) == 0

    assert capsys.readouterr().out.splitlines() == [
        f"{code} waiting  0/0 toy.count",
        "1 bakgrundsarbeten väntar eller pågår",
    ]


def test_work_once_when_all_is_done_then_0(capsys):
    ask()

    assert main(["jobs", "work", "--once"]) == 0
    assert capsys.readouterr().out == "1 av 1 bakgrundsarbeten utförda\n"
    assert main(["jobs", "list"]) == 0


def test_work_once_when_something_could_not_be_done_then_1_and_why(capsys):
    ask("toy.refused")

    assert main(["jobs", "work", "--once"]) == 1
    assert "Filen finns inte längre." in capsys.readouterr().err


def test_tick_when_done_already_then_says_so(capsys, caplog):
    assert main(["jobs", "tick", "--json"]) == 0
    assert main(["jobs", "tick"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == '{"done": true}'


@pytest.mark.parametrize("arguments", [["jobs"], ["jobs", "sleep"], ["jobs", "work", "--workers", "0"]])
def test_command_when_used_wrongly_then_2(arguments, capsys):
    with pytest.raises(SystemExit) as left:
        main(arguments)

    assert left.value.code == 2
