"""Text fields that never save a personal identity or coordination number.

Every field that a person can write in is one of these; a test lists the others. The refusal is a
ValidationError, so a form shows it beside the field and keeps what was typed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from rodtrad.kernel import guard

if TYPE_CHECKING:
    from django.db.models.expressions import Combinable

    CharField = models.CharField[str | int | Combinable, str]
    EmailField = models.EmailField[str | Combinable, str]
    TextField = models.TextField[str | Combinable, str]
    JSONField = models.JSONField[Any, Any]
else:
    CharField, EmailField = models.CharField, models.EmailField
    TextField, JSONField = models.TextField, models.JSONField


class IdentityNumberFound(ValidationError):
    """The text holds an identity number. The message never repeats it."""

    def __init__(self, field: str = "") -> None:
        message = _(
            "This text seems to hold a personal identity number. Rödtråd keeps no such numbers: "
            "take it away, or write what it stands for, and save again."
        )
        super().__init__(message, code="identity-number")
        self.field = field


def refuse_identity_numbers(value: object, field: str = "") -> None:
    """Raise IdentityNumberFound when any text inside ``value`` (text, list or map, keys too) holds one."""
    for text in texts_in(value):
        if guard.has_identity_number(text):
            raise IdentityNumberFound(field)


def texts_in(value: object) -> Iterator[str]:
    """Every text in a JSON-like value, keys of maps included; a number as it is written."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield str(value)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from texts_in(inner)
    elif isinstance(value, list | tuple | set | frozenset):
        for inner in value:
            yield from texts_in(inner)


class _Guarded:
    """Refuses at validation (forms) and again on the way to the database (bulk writes, updates)."""

    name: str

    def validate(self, value: Any, model_instance: Any) -> None:
        super().validate(value, model_instance)  # type: ignore[misc]
        refuse_identity_numbers(value, self.name)

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        refuse_identity_numbers(value, self.name)
        return super().get_db_prep_save(value, connection)  # type: ignore[misc]


class GuardedCharField(_Guarded, CharField):
    """One line of text written by people."""


class GuardedEmailField(_Guarded, EmailField):
    """An address of a colleague. Some directories put the identity number before the @."""


class GuardedTextField(_Guarded, TextField):
    """Longer text written by people."""


class GuardedJSONField(_Guarded, JSONField):
    """Structured content in which people write."""
