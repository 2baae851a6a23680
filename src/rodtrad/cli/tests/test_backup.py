"""Backups: whole or not at all, in both directions."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from rodtrad.cli.main import main
from rodtrad.foundation.audit.models import Entry
from rodtrad.foundation.base.scope import acting, system
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.upkeep import contents, engines
from rodtrad.foundation.upkeep.archive import NoBackup
from rodtrad.foundation.upkeep.services import back_up, restore, restoring, verify_live

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path, tmp_path_factory: Any) -> Iterator[Path]:
    """A data folder of its own with one attached file; on SQLite a database file that no earlier test holds open."""
    settings.DATA_DIR, settings.MEDIA_ROOT = tmp_path, tmp_path / "files"
    (tmp_path / "files" / "ab").mkdir(parents=True)
    (tmp_path / "files" / "ab" / "bild.png").write_bytes(b"\x00\x01bild")
    if connection.vendor != "sqlite":
        yield tmp_path
        return
    own, shared = tmp_path_factory.mktemp("database") / "own.sqlite3", connection.settings_dict["NAME"]
    with closing(sqlite3.connect(shared)) as source, closing(sqlite3.connect(own)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode=WAL")
    connection.close()
    connection.settings_dict["NAME"] = own
    yield tmp_path
    connection.close()
    connection.settings_dict["NAME"] = shared
    assert not list(own.parent.glob("own.sqlite3.restoring-*"))


def test_tables_when_the_database_is_read_then_each_is_backed_up_or_written_anew() -> None:
    there = set(connection.introspection.table_names())
    rebuilt = contents.rebuilt_tables()
    shadows = {name for name in there for table in rebuilt if name.startswith(f"{table}_")}

    unknown = (
        there
        - shadows
        - set(rebuilt)
        - set(contents.model_tables())
        - contents.LEFT_OUT
        - {"django_migrations"}
    )

    assert unknown == set()


def test_backup_when_the_file_is_there_already_then_it_is_left_alone(
    cast: Any, folder: Path, capsys: Any
) -> None:
    path = folder / "b.zip"
    path.write_text("mine")

    assert main(["backup", "-o", str(path)]) == 1

    assert path.read_text() == "mine"
    assert "finns redan" in capsys.readouterr().err


def test_backup_when_it_breaks_half_way_then_there_is_no_file(
    cast: Any, folder: Path, monkeypatch: Any
) -> None:
    monkeypatch.setattr("rodtrad.foundation.upkeep.archive.Writer.finish", _broken)

    with pytest.raises(ZeroDivisionError):
        back_up(folder / "b.zip")

    assert [path.name for path in folder.iterdir()] == ["files"]


def test_backup_when_made_then_only_its_owner_reads_it_and_the_secret_stays_at_home(
    cast: Any, folder: Path
) -> None:
    back_up(folder / "b.zip")
    manifest = back_up(folder / "c.zip", with_secret=True)

    assert (folder / "b.zip").stat().st_mode & 0o777 == 0o600
    assert "secret-key" not in zipfile.ZipFile(folder / "b.zip").namelist()
    assert manifest.parts[-1].name == "secret-key"


def test_restore_when_the_database_holds_something_then_nothing_is_touched(
    cast: Any, folder: Path, capsys: Any
) -> None:
    back_up(folder / "b.zip")

    assert main(["restore", str(folder / "b.zip")]) == 1

    assert "--replace" in capsys.readouterr().err
    assert Place.objects.filter(name="Björkhamn").exists()


def test_restore_when_replacing_then_all_is_as_it_was(
    cast: Any, folder: Path, monkeypatch: Any, capsys: Any
) -> None:
    back_up(folder / "b.zip", with_secret=True)
    Place.objects.filter(name="Björkhamn").update(name="Ändrat efteråt")
    (folder / "files" / "ab" / "ny.png").write_bytes(b"later")
    name = Path(str(connection.settings_dict["NAME"])).name

    monkeypatch.setattr("sys.stdin", io.StringIO("fel namn\n"))
    assert main(["restore", str(folder / "b.zip"), "--replace"]) == 1
    assert Place.objects.filter(name="Ändrat efteråt").exists()
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{name}\n"))
    assert main(["restore", str(folder / "b.zip"), "--replace", "--with-secret"]) == 0

    assert "är tillbaka" in capsys.readouterr().out
    assert Place.objects.filter(name="Björkhamn").exists()
    assert not Place.objects.filter(name="Ändrat efteråt").exists()
    assert [path.name for path in (folder / "files" / "ab").iterdir()] == ["bild.png"]
    assert (folder / "files" / "ab" / "bild.png").read_bytes() == b"\x00\x01bild"
    assert (folder / "secret-key").stat().st_mode & 0o777 == 0o600
    assert verify_live() == []


@pytest.mark.parametrize("step", ["_migrate_to", "_count", "call_command"])
def test_restore_when_it_breaks_half_way_then_all_is_as_before(
    cast: Any, folder: Path, monkeypatch: Any, step: str
) -> None:
    back_up(folder / "b.zip")
    Place.objects.filter(name="Björkhamn").update(name="Som före")
    monkeypatch.setattr(restoring, step, _broken)

    with pytest.raises(ZeroDivisionError):
        restore(folder / "b.zip", replace=True)

    assert Place.objects.filter(name="Som före").exists()
    assert [path.name for path in folder.iterdir() if path.is_dir()] == ["files"]
    with acting(system("test")):
        assert Entry.objects.exists()


@pytest.mark.parametrize("harm", ["value", "row", "missing", "extra", "cut", "text", "newer", "outside"])
def test_backup_when_harmed_then_it_is_refused_and_nothing_is_touched(
    cast: Any, folder: Path, harm: str
) -> None:
    back_up(folder / "b.zip")
    harmed = folder / "harmed.zip"
    _harm(folder / "b.zip", harmed, harm)

    with pytest.raises(NoBackup):
        restore(harmed, replace=True)

    assert Place.objects.filter(name="Björkhamn").exists()
    assert main(["verify", str(harmed)]) == 1


def _harm(good: Path, target: Path, harm: str) -> None:
    """A copy of a backup with one thing wrong with it."""
    if harm in ("cut", "text"):
        target.write_bytes(good.read_bytes()[:-400] if harm == "cut" else b"hej")
        return
    with zipfile.ZipFile(good) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "tables/org_place.jsonl":
                changed = {
                    "value": data.replace(b"Granvik", b"Granvak"),
                    "row": data.split(b"\n", 1)[1],
                    "missing": None,
                }
                data = changed.get(harm, data)
            if name == "manifest.json":
                told = json.loads(data)
                told["migrations"] += [["org", "0999_from_the_future"]] if harm == "newer" else []
                told["parts"] += [{**told["parts"][0], "name": "files/../../x"}] if harm == "outside" else []
                data = json.dumps(told).encode()
            if data is not None:
                new.writestr(name, data)
        if harm == "extra":
            new.writestr("tables/more.jsonl", b"")


def test_backup_when_a_column_has_no_form_then_it_says_which(cast: Any, folder: Path) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite's columns have five types, all known")
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE org_place ADD COLUMN span interval")
        try:
            with pytest.raises(engines.UnknownColumn, match=r"org_place\.span"):
                back_up(folder / "b.zip")
        finally:
            cursor.execute("ALTER TABLE org_place DROP COLUMN span")
    assert not (folder / "b.zip").exists()


def test_verify_when_the_backup_is_sound_then_it_has_been_put_back_once(
    cast: Any, folder: Path, capsys: Any
) -> None:
    back_up(folder / "b.zip")

    assert main(["verify", str(folder / "b.zip")]) == 0
    assert "allt håller" in capsys.readouterr().out


def test_verify_live_when_the_log_was_changed_then_it_says_so(cast: Any) -> None:
    from rodtrad.foundation.audit.models import Value

    assert main(["verify", "--live"]) == 0
    with acting(system("test")):
        Value.objects.all()[:1].get().delete()

    assert main(["verify", "--live"]) == 1


def test_verify_when_the_backed_up_log_does_not_hold_then_it_says_so(cast: Any, folder: Path) -> None:
    from rodtrad.foundation.audit.models import Value

    with acting(system("test")):
        Value.objects.all()[:1].get().delete()
    back_up(folder / "b.zip")

    assert main(["verify", str(folder / "b.zip")]) == 1


def _broken(*_given: object, **_named: object) -> None:
    raise ZeroDivisionError
