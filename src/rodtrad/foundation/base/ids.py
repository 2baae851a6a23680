"""Short random public codes: what stands in addresses instead of row numbers."""

from __future__ import annotations

import secrets

ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"  # no 0/o, 1/l/i, u: safe to read aloud
LENGTH = 10


def new_code() -> str:
    """A fresh code of 10 letters and digits (about 49 bits)."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
