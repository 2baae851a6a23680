"""The pure rules of tokens and conditions: what a secret looks like, when a token is dead, which version is meant."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from rodtrad.foundation.base.ids import ALPHABET

BEGINS = "rodtrad_"  # so that a secret that has gone astray is known for what it is
LENGTH = 40  # letters, about 196 bits: too many to guess, so a plain digest is enough


@dataclass(frozen=True, slots=True)
class State:
    """What decides whether a token holds."""

    expires: date
    revoked: datetime | None
    is_active: bool
    must_choose_password: bool


def new_secret() -> str:
    return BEGINS + "".join(secrets.choice(ALPHABET) for _place in range(LENGTH))


def digest_of(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def why_dead(state: State, today: date) -> str:
    """What stops a token: "account", "revoked", "expired" or "password"; empty = it holds."""
    if not state.is_active:
        return "account"
    if state.revoked is not None:
        return "revoked"
    if state.expires < today:
        return "expired"
    return "password" if state.must_choose_password else ""


def covers(scopes: Iterable[str], needed: str) -> bool:
    """Whether the scopes hold what an operation needs. Changing does not include reading: each is given by itself."""
    return needed in scopes


def etag_of(content: bytes) -> str:
    """The mark of an answer: the same content, the same mark."""
    return f'"{hashlib.sha256(content).hexdigest()[:32]}"'


def names_etag(header: str, etag: str) -> bool:
    """Whether a condition names the version. A proxy that packs answers makes marks weak: W/ is passed over."""
    said = [part.strip().removeprefix("W/") for part in header.split(",")]
    return "*" in said or etag in said
