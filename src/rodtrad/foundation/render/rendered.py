"""What a renderer gives back."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rendered:
    """``data``: the file. ``remarks``: what the reader should know of how it became, in the document's language."""

    data: bytes
    remarks: tuple[str, ...] = ()
