"""Which tables a backup holds, and whether a database holds anything at all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.utils.module_loading import import_string

from rodtrad.foundation.base.manifests import all_manifests

# Sign-ins are not carried over: everybody signs in again, and one that was ended does not come back to life.
LEFT_OUT = frozenset({"django_session", "access_session"})
# What the migrations themselves put there says nothing about whether a database is in use.
MADE_BY_MIGRATIONS = frozenset({"django_content_type", "auth_permission"})


def model_tables() -> dict[str, str]:
    """Every table of a model, with the column of its key, in the order of names; the whole content of a backup."""
    models = apps.get_models(include_auto_created=True)
    found = {
        model._meta.db_table: str(model._meta.pk.column)
        for model in models
        if model._meta.managed and not model._meta.proxy and model._meta.pk is not None
    }
    return {name: found[name] for name in sorted(found) if name not in LEFT_OUT}


def rebuilt_tables() -> dict[str, Callable[[], object]]:
    """Tables that are written anew from the others after a restore, with what writes them."""
    return {
        table: import_string(dotted)
        for manifest in all_manifests()
        for table, dotted in manifest.rebuilt.items()
    }


def holds_something(connection: Any) -> bool:
    """Whether any table of the database has a row, beside what migrations and sign-ins leave behind."""
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
        for table in model_tables():
            if table in there and table not in MADE_BY_MIGRATIONS:
                cursor.execute(f"SELECT 1 FROM {connection.ops.quote_name(table)} LIMIT 1")  # noqa: S608
                if cursor.fetchone():
                    return True
    return False
