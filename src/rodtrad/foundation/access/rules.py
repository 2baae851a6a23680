"""Codes of an authenticator app, and what a browser says of itself in plain words: no database, no request."""

from __future__ import annotations

import base64
import hashlib
import hmac
from datetime import timedelta

PERIOD = 30  # seconds that a code is shown (RFC 6238)
DIGITS = 6
SLACK = 1  # periods that a phone's clock may be wrong
MOST_MISSES = 8  # as many wrong codes in a row as wrong passwords
WAIT = timedelta(minutes=15)

# What a browser's own description holds → its key in choices.BROWSERS; the first that fits counts, since they
# all claim to be each other.
_BROWSERS = (
    ("Edg", "edge"), ("SamsungBrowser", "samsung"), ("OPR/", "opera"), ("Firefox", "firefox"), ("FxiOS", "firefox"),
    ("Chrome", "chrome"), ("CriOS", "chrome"), ("Safari", "safari"),
)  # fmt: skip
_SYSTEMS = (
    ("iPhone", "iphone"), ("iPad", "ipad"), ("Android", "android"), ("CrOS", "chromeos"), ("Windows", "windows"),
    ("Macintosh", "mac"), ("Linux", "linux"),
)  # fmt: skip


def device(user_agent: str) -> tuple[str, str]:
    """The keys of a browser and its system; "other" for what is not known. No version, no model."""
    browser = next((key for sign, key in _BROWSERS if sign in user_agent), "other")
    return browser, next((key for sign, key in _SYSTEMS if sign in user_agent), "other")


def code_at(secret: str, period: int) -> str:
    """The code an app with this secret (base32) shows in a period, counted from 1970 (RFC 6238)."""
    digest = hmac.new(
        base64.b32decode(secret, casefold=True), period.to_bytes(8, "big"), hashlib.sha1
    ).digest()
    start = digest[-1] & 15
    number = int.from_bytes(digest[start : start + 4], "big") & 0x7FFFFFFF
    return str(number % 10**DIGITS).zfill(DIGITS)


def period_of(secret: str, code: str, seconds: float) -> int | None:
    """The period whose code this is, around a moment in seconds since 1970; None when it is no code of now."""
    now = int(seconds) // PERIOD
    written = "".join(filter(str.isdigit, code))
    fits = (period for period in range(now - SLACK, now + SLACK + 1) if code_at(secret, period) == written)
    return next(fits, None)
