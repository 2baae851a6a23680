"""Files of the command line read and written whole: nobody ever meets half a file."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def put_whole(path: str | Path, data: bytes) -> None:
    """Put the file in its place whole, or leave what stands there. Raises OSError."""
    target = Path(path)
    if target.exists() and not target.is_file():
        target.write_bytes(data)  # a pipe or a device cannot be replaced
    else:
        _replace(target, data)


def why_unread(error: OSError) -> str:
    """Say why a file cannot be opened, and what to do."""
    if isinstance(error, FileNotFoundError):
        return "den finns inte; se över sökvägen"
    if isinstance(error, IsADirectoryError):
        return "det är en mapp; ange en fil"
    if isinstance(error, PermissionError):
        return "du får inte läsa den; be den som äger filen"
    return error.strerror or "?"


def _replace(target: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(name, 0o666 & ~_mask())
        os.replace(name, target)
    except OSError:
        os.unlink(name)
        raise


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
