"""A backup while people write: everything as it was at one moment, whole in the file or no file at all."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from django.conf import settings

from rodtrad import __version__
from rodtrad.foundation.base import clock
from rodtrad.foundation.upkeep import engines
from rodtrad.foundation.upkeep.archive import SECRET, Manifest, Writer, written_whole
from rodtrad.foundation.upkeep.contents import model_tables


def back_up(path: Path, *, with_secret: bool = False) -> Manifest:
    """Write a backup to ``path``, which must not exist. Raises FileExistsError, or OSError when it cannot be written.

    The database comes first; files are never changed once written, so that all it tells of are there afterwards.
    """
    if path.exists():
        raise FileExistsError(path)
    with (
        written_whole(path) as target,
        closing(engines.current().snapshot()) as snapshot,
        Writer(target) as writer,
    ):
        made = clock.now()
        for table, key in model_tables().items():
            columns = sorted(snapshot.columns(table))  # migrations leave them in other orders elsewhere
            writer.table(table, columns, snapshot.rows(table, columns, key))
        for name in _files():
            try:
                with (Path(settings.MEDIA_ROOT) / name).open("rb") as file:
                    writer.file(f"files/{name}", file)
            except FileNotFoundError:  # erased since the list was made
                continue
        if with_secret:
            writer.file(SECRET, io.BytesIO(settings.SECRET_KEY.encode()))
        return writer.finish(
            made=made.isoformat(),
            version=__version__,
            engine=snapshot.engine,
            migrations=snapshot.migrations(),
        )


def _files() -> Iterator[str]:
    folder = Path(settings.MEDIA_ROOT)
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield path.relative_to(folder).as_posix()
