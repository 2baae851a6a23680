"""The pure rules of guest links: their secret, and the words for how one stands."""

from __future__ import annotations

import re
from datetime import datetime
from hashlib import sha256

LETTERS = (
    "abcdefghijklmnopqrstuvwxyz"  # no digits: an address that could be read as an identity number is stopped
)
TOKEN_LENGTH = 30  # 26^30, about 141 bits
_TOKEN = re.compile(rf"[a-z]{{{TOKEN_LENGTH}}}")
_ONCE = re.compile(r"[0-9a-z]{10}")
ANSWER_LENGTH = 10_000
QUESTION_LENGTH = 2_000
BECOMES = ("knowledge-user", "knowledge-practice", "need")


def digest_of(token: str) -> str:
    """What is kept of the secret; empty for a text that cannot be one."""
    return sha256(token.encode()).hexdigest() if _TOKEN.fullmatch(token) else ""


def is_once(word: str) -> bool:
    """Whether the word of a guest's form is one that we gave."""
    return bool(_ONCE.fullmatch(word))


def state_of(
    *, now: datetime, expires: datetime, withdrawn: datetime | None, several: bool, answers: int
) -> str:
    """How a link stands for the team: withdrawn, expired, used or open."""
    if withdrawn is not None:
        return "withdrawn"
    if not several and answers:
        return "used"
    return "expired" if expires <= now else "open"
