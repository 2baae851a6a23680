"""Putting a file in its place whole: nobody ever meets half a file."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def put_whole(target: Path, data: bytes) -> None:
    """Write the file beside its place and move it there. Raises OSError, and then nothing has changed."""
    if target.exists() and not target.is_file():
        target.write_bytes(data)  # a pipe or a device cannot be replaced
        return
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
