"""Who writes in a home holds it first: one order of locks for everybody, so that nobody waits in a circle."""

from __future__ import annotations

from django.db import connection

from rodtrad.foundation.thread.models import Item


def hold(*homes: str) -> None:
    """Nobody else writes in these homes until the transaction ends. Called before reading what is to be changed.

    The row of the home's own item is the lock of all that lives in it; several are taken in one order. What is
    read afterwards is as the last writer left it. SQLite has let only one writer in already (IMMEDIATE).
    """
    if connection.features.has_select_for_update:
        rows = Item.objects.select_for_update(no_key=True).filter(code__in=homes)
        list(rows.order_by("pk").values_list("pk"))
