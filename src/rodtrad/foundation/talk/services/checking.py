"""The texts of a row judged before it is saved: what the database would refuse is said beside its field."""

from __future__ import annotations

from django.db.models import Model


def check_texts(row: Model, *fields: str) -> None:
    """Raise ValidationError, by field, for a text among ``fields`` that cannot be saved."""
    row.clean_fields(exclude={field.name for field in row._meta.fields} - set(fields))
