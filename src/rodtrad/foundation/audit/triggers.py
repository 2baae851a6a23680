"""Triggers that keep the log append-only, for both databases. Migration 0002 sets them.

Entries and seals are never changed nor deleted; values are never changed, only deleted (services.erase).
"""

from __future__ import annotations

from collections.abc import Callable

Execute = Callable[[str], object]
KEPT = {"audit_entry": ("UPDATE", "DELETE"), "audit_seal": ("UPDATE", "DELETE"), "audit_value": ("UPDATE",)}
_FUNCTION = """
CREATE OR REPLACE FUNCTION audit_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the log is append-only'; END $$
"""


def _name(table: str, verb: str) -> str:
    return f"{table}_no_{verb.lower()}"


def names() -> set[str]:
    """The triggers that must stand."""
    return {_name(table, verb) for table, verbs in KEPT.items() for verb in verbs}


def create(execute: Execute, vendor: str) -> None:
    postgres = vendor == "postgresql"
    if postgres:
        execute(_FUNCTION)
    for table, verbs in KEPT.items():
        for verb in verbs:
            what = (
                "FOR EACH ROW EXECUTE FUNCTION audit_append_only()"
                if postgres
                else "BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"
            )
            execute(f"CREATE TRIGGER {_name(table, verb)} BEFORE {verb} ON {table} {what}")


def drop(execute: Execute, vendor: str) -> None:
    postgres = vendor == "postgresql"
    for table, verbs in KEPT.items():
        for verb in verbs:
            execute(f"DROP TRIGGER IF EXISTS {_name(table, verb)}" + (f" ON {table}" if postgres else ""))
    if postgres:
        execute("DROP FUNCTION IF EXISTS audit_append_only()")
