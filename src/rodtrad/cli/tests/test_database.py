"""Commands on databases that are new, behind, or not there."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

CODE = "import sys; from rodtrad.cli.main import main; sys.exit(main(['export', '--case', 'finns-inte']))"


def export_from(folder: Path, database: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "RODTRAD_DATA": str(folder), "DATABASE_URL": database}
    environment["DJANGO_SETTINGS_MODULE"] = "rodtrad.config.settings.local"
    return subprocess.run(
        [sys.executable, "-c", CODE], env=environment, capture_output=True, text=True, check=False
    )


def test_command_when_the_database_is_new_then_its_tables_are_made(tmp_path: Path) -> None:
    done = export_from(tmp_path, f"sqlite:///{tmp_path / 'new.sqlite3'}")

    assert done.returncode == 1
    assert "finns-inte" in done.stderr
    tables = sqlite3.connect(tmp_path / "new.sqlite3").execute("SELECT count(*) FROM thread_item").fetchone()
    assert tables == (0,)


def test_command_when_the_database_is_behind_then_it_says_what_to_do(tmp_path: Path) -> None:
    export_from(tmp_path, f"sqlite:///{tmp_path / 'old.sqlite3'}")
    with sqlite3.connect(tmp_path / "old.sqlite3") as old:
        old.execute("DELETE FROM django_migrations WHERE app = 'canvas'")

    done = export_from(tmp_path, f"sqlite:///{tmp_path / 'old.sqlite3'}")

    assert done.returncode == 1
    assert "rodtrad manage migrate" in done.stderr


def test_command_when_the_database_does_not_answer_then_it_says_so(tmp_path: Path) -> None:
    done = export_from(tmp_path, "postgres://nobody@127.0.0.1:1/nothing")

    assert done.returncode == 1
    assert "DATABASE_URL" in done.stderr
    assert "Traceback" not in done.stderr
