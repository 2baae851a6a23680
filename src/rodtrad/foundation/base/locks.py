"""Locks on what has no row yet, and what it looks like when somebody has waited too long for one."""

from __future__ import annotations

from django.db import OperationalError, connection

_BUSY = frozenset({"40001", "40P01", "55P03"})  # PostgreSQL: not serializable, deadlock, lock not available


def hold_name(name: str) -> None:
    """Nobody else gets past this with the same name until the transaction ends.

    SQLite has let only one writer in already (IMMEDIATE).
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [name])


def is_busy(error: BaseException | None) -> bool:
    """Whether the database only had too many writers at once: the same save goes through a moment later."""
    if not isinstance(error, OperationalError):
        return False
    state = getattr(error.__cause__, "sqlstate", None)
    return state in _BUSY or "is locked" in str(error)
