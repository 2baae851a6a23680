"""The code by which an anonymous sender follows their answer. Only its digest is kept."""

from __future__ import annotations

import re
import secrets
from hashlib import sha256

LETTERS = "abcdefghjkmnpqrstuvwxyz"  # no digits, and none of i, l, o: read aloud and copied by hand
LENGTH = 16  # 23^16, about 72 bits
_CODE = re.compile(rf"[{LETTERS}]{{{LENGTH}}}")
_ONCE = re.compile(r"[0-9a-z]{10}")


def new_secret() -> str:
    """A fresh code as it is shown: four letters at a time."""
    letters = "".join(secrets.choice(LETTERS) for _letter in range(LENGTH))
    return "-".join(letters[at : at + 4] for at in range(0, LENGTH, 4))


def digest_of(code: str) -> str:
    """What is kept of a code, however it was typed; "" for a text that cannot be one."""
    plain = re.sub(r"[\s\-–.]", "", code).casefold()
    return sha256(plain.encode()).hexdigest() if _CODE.fullmatch(plain) else ""


def is_once(word: str) -> bool:
    """Whether the word of a form is one that we gave."""
    return bool(_ONCE.fullmatch(word))
