"""Why a file is not taken, in words that say what to do."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.functional import Promise

from rodtrad.foundation.files.choices import MAY_BE_SENT


class FileRefused(ValidationError):
    """The file cannot be attached. The message stands beside the file field."""

    def __init__(self, message: str | Promise, code: str) -> None:
        super().__init__({"file": [message]}, code=code)
        self.reason = code


def not_allowed(message: str | Promise, code: str) -> FileRefused:
    """A refusal of the kind of file, with what may be sent instead."""
    return FileRefused(f"{message} {MAY_BE_SENT}", code)
