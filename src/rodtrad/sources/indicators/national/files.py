"""Small JSON files in the data folder: replaced whole or not at all, one writer at a time."""

from __future__ import annotations

import fcntl
import json
import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

_PLAIN = re.compile(r"[A-Za-z0-9_-]{1,60}")


def safe_name(name: str) -> str:
    """Return a file name for any text: itself when plain, else a digest."""
    return name if _PLAIN.fullmatch(name) else sha256(name.encode()).hexdigest()[:40]


def read(path: Path) -> dict[str, Any] | None:
    """Return the object in the file; None when there is no file, or what stands there is no object."""
    try:
        content = json.loads(path.read_bytes())
    except (FileNotFoundError, ValueError, RecursionError):
        return None
    return content if isinstance(content, dict) else None


def put(path: Path, content: Mapping[str, object]) -> None:
    """Write the file beside its place, down to the disk, and move it there. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(content, file, ensure_ascii=False, separators=(",", ":"))
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(name)
        raise


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Within the block no other process is in a block of the same path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with (path.parent / f".{path.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def set_aside(path: Path) -> None:
    """Keep a file that cannot be read under another name, for whoever looks into it; a missing file is no matter."""
    with suppress(FileNotFoundError):
        os.replace(path, path.with_name(f"{path.name}.oläslig"))
