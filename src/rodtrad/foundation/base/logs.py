"""What leaves through the log: never an identity number, whatever an error message says."""

from __future__ import annotations

import logging
import sys

from rodtrad.kernel import guard


def masked(text: str) -> str:
    """The text with identity numbers masked."""
    return guard.mask(text, [hit for hit in guard.find(text) if hit.kind == "identity-number"])


class MaskNumbers(logging.Filter):
    """Rewrites a record before any handler meets it. Stands on the loggers that tell of requests."""

    def filter(self, record: logging.LogRecord) -> bool:
        text = record.getMessage()
        if guard.has_identity_number(text):
            record.msg, record.args = masked(text), ()
        return True


class GuardedFormatter(logging.Formatter):
    """A line, and the way to an error without the values that were at hand; numbers masked everywhere."""

    def format(self, record: logging.LogRecord) -> str:
        return masked(super().format(record))


class ToStderr(logging.Handler):
    """Writes to stderr as it is now. When that fails nothing is written: Python's own handler would print the record's
    arguments as they are."""

    def emit(self, record: logging.LogRecord) -> None:
        try:
            sys.stderr.write(self.format(record) + "\n")
            sys.stderr.flush()
        except Exception:
            self.handleError(record)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the name is Python's
        """A lost line is better than a leaked one."""
