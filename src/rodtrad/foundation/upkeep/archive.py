"""The file of a backup: a ZIP with a part for each table, each file, and a manifest that tells what must be there.

``tables/NAME.jsonl``: a JSON list of values per row. ``files/…``: what people have attached, as it lay in the data
folder. ``secret-key``: only when asked for. ``manifest.json`` comes last: without it the file is no backup.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import zipfile
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, Any

from django.utils.translation import gettext as _

FORMAT = 1
MANIFEST = "manifest.json"
SECRET = "secret-key"  # noqa: S105 - the name of a part
CHUNK = 1 << 20


class NoBackup(ValueError):
    """The file is no backup, or no longer the one that was made; the message says how."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part as it was written. ``columns`` and ``rows``: of a table."""

    name: str
    size: int
    sha256: str
    columns: tuple[str, ...] = ()
    rows: int = 0

    @property
    def table(self) -> str:
        """The table whose rows these are, or ""."""
        return self.name[7:-6] if self.name.startswith("tables/") else ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup tells of itself. ``migrations``: those that had been run, as [app, name]."""

    made: str
    version: str
    engine: str
    migrations: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...] = ()
    format: int = FORMAT

    @property
    def tables(self) -> list[Part]:
        return [part for part in self.parts if part.table]

    @property
    def rows(self) -> int:
        return sum(part.rows for part in self.parts)


@dataclass
class _Sink:
    """Counts and digests what is written into one part."""

    file: IO[bytes]
    size: int = 0
    sha: Any = field(default_factory=hashlib.sha256)

    def write(self, data: bytes) -> None:
        self.file.write(data)
        self.sha.update(data)
        self.size += len(data)


class Writer:
    """A backup that is being written."""

    def __init__(self, target: IO[bytes]) -> None:
        # level 1: measured (docs/decisions/0013), three times the speed of 6 for a fifth more bytes
        self._zip = zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1)
        self._parts: list[Part] = []

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, *_error: object) -> None:
        self._zip.close()

    def table(self, name: str, columns: Sequence[str], batches: Iterable[list[Sequence[Any]]]) -> None:
        """All rows of one table."""
        encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_binary).encode
        rows, full = 0, f"tables/{name}.jsonl"
        with self._zip.open(full, "w", force_zip64=True) as file:
            sink = _Sink(file)
            for batch in batches:
                sink.write("".join(f"{encode(row)}\n" for row in batch).encode())
                rows += len(batch)
        self._parts.append(Part(full, sink.size, sink.sha.hexdigest(), tuple(columns), rows))

    def file(self, name: str, source: IO[bytes]) -> None:
        """Any other part, as it is."""
        with self._zip.open(name, "w", force_zip64=True) as file:
            sink = _Sink(file)
            while data := source.read(CHUNK):
                sink.write(data)
        self._parts.append(Part(name, sink.size, sink.sha.hexdigest()))

    def finish(
        self, *, made: str, version: str, engine: str, migrations: Sequence[tuple[str, str]]
    ) -> Manifest:
        """Write the manifest; only now it is a backup."""
        manifest = Manifest(made, version, engine, tuple(migrations), tuple(self._parts))
        self._zip.writestr(MANIFEST, json.dumps(asdict(manifest), ensure_ascii=False, indent=1))
        return manifest


@contextmanager
def written_whole(path: Path) -> Iterator[IO[bytes]]:
    """A new file, readable by its owner only, that is there whole when the block ends, or not at all."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with open(os.open(beside, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.link(beside, path)  # unlike a rename it never takes another file's place
    finally:
        beside.unlink(missing_ok=True)


class Reader:
    """A backup that is there. Raises NoBackup for anything else."""

    def __init__(self, path: Path) -> None:
        try:
            self._zip = zipfile.ZipFile(path)
            self.manifest = _manifest_of(json.loads(self._zip.read(MANIFEST)))
        except (zipfile.BadZipFile, KeyError, TypeError, ValueError, EOFError) as error:
            raise NoBackup(_("The file is no backup, or not the whole of one.")) from error
        if self.manifest.format != FORMAT:
            raise NoBackup(_("The backup is in a form that this version does not know."))

    def __enter__(self) -> Reader:
        return self

    def __exit__(self, *_error: object) -> None:
        self._zip.close()

    def problems(self) -> list[str]:
        """What of the parts is not as it was written; an empty list when all is."""
        extra = set(self._zip.namelist()) - {MANIFEST, *(part.name for part in self.manifest.parts)}
        found = [_("%(name)s: not in the manifest") % {"name": name} for name in sorted(extra)]
        return found + [line for part in self.manifest.parts if (line := self._problem(part))]

    def _problem(self, part: Part) -> str:
        sha, lines = hashlib.sha256(), 0
        try:
            with self._zip.open(part.name) as file:
                while data := file.read(CHUNK):
                    sha.update(data)
                    lines += data.count(b"\n")
        except KeyError:
            return _("%(name)s: is missing") % {"name": part.name}
        except (zipfile.BadZipFile, zlib.error, ValueError, EOFError, OSError):
            return _("%(name)s: cannot be read") % {"name": part.name}
        if sha.hexdigest() != part.sha256 or (part.table and lines != part.rows):
            return _("%(name)s: is not what was written") % {"name": part.name}
        return ""

    def batches(self, part: Part, at_once: int) -> Iterator[list[list[Any]]]:
        """The rows of a table, at most ``at_once`` or some megabytes at a time."""
        decode = json.JSONDecoder(object_hook=_from_binary).decode
        batch: list[list[Any]] = []
        size = 0
        with io.BufferedReader(self._zip.open(part.name), CHUNK) as file:  # type: ignore[type-var]
            for line in file:
                batch.append(decode(line.decode()))
                size += len(line)
                if len(batch) == at_once or size > 4 * CHUNK:
                    yield batch
                    batch, size = [], 0
        if batch:
            yield batch

    def read(self, name: str) -> bytes:
        return self._zip.read(name)

    def files(self) -> Iterator[tuple[PurePosixPath, IO[bytes]]]:
        """What people have attached: the path below the folder of files, and what to read."""
        for part in self.manifest.parts:
            if part.name.startswith("files/"):
                with self._zip.open(part.name) as file:
                    yield PurePosixPath(part.name).relative_to("files"), file


def _manifest_of(data: dict[str, Any]) -> Manifest:
    parts = tuple(Part(**{**row, "columns": tuple(row["columns"])}) for row in data["parts"])
    for part in parts:
        path = PurePosixPath(part.name)
        if path.is_absolute() or ".." in path.parts:
            raise ValueError(part.name)
    migrations = tuple((str(app), str(name)) for app, name in data["migrations"])
    return Manifest(**{**data, "migrations": migrations, "parts": parts})


def _binary(value: object) -> dict[str, str]:
    if not isinstance(value, bytes | memoryview):
        raise TypeError(f"no form for {type(value).__name__}")
    return {"b64": b64encode(value).decode()}


def _from_binary(value: dict[str, str]) -> bytes:
    return b64decode(value["b64"])
