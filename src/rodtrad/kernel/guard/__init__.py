"""The de-identification guard: finds what may point to a person in free text."""

from rodtrad.kernel.guard.hits import MASKS, Hit, Kind, mask
from rodtrad.kernel.guard.names import probable_names, said_name
from rodtrad.kernel.guard.patterns import ask, find, has_identity_number, holds_any

__all__ = [
    "MASKS",
    "Hit",
    "Kind",
    "ask",
    "find",
    "has_identity_number",
    "holds_any",
    "mask",
    "probable_names",
    "said_name",
]
