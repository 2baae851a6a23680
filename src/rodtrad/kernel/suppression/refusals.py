"""Why a file of counts is not accepted: a line and a reason in Swedish."""

from __future__ import annotations

from rodtrad.kernel import guard

BYTE_LIMIT = 50_000_000
_SHOWN_LENGTH = 60


class Refused(ValueError):
    """The file is not accepted; ``line`` is counted from 1."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        self.reason = reason


def quoted(value: object) -> str:
    """Return the value for a message: on one line, short, without what may be personal data."""
    flat = " ".join(str(value).split())
    flat = guard.mask(flat, guard.find(flat))
    return f"”{flat if len(flat) <= _SHOWN_LENGTH else flat[: _SHOWN_LENGTH - 1] + '…'}”"


def decoded(data: bytes) -> str:
    """Return the file's text. Raises Refused when it is too large or not UTF-8."""
    if len(data) > BYTE_LIMIT:
        raise Refused(1, f"filen är större än {BYTE_LIMIT // 1_000_000} MB")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise Refused(line, "filen är inte UTF-8; spara den som UTF-8 och försök igen") from None
