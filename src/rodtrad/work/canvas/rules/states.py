"""Moves between the states of a case (domain/kubinol.md 5.1)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from rodtrad.kernel.kubinol.words import STATUSES

RANKED = STATUSES[:6]
_ONE_STRETCH = ("sketch", "prototype")
GATE_CHECKS = ("KUB-CHK-03", "KUB-CHK-09", "KUB-CHK-19", "KUB-CHK-24")


def since_after(before: str, after: str, since: str, today: date) -> str:
    """The day the new state began: sketch and prototype count as one stretch (form section 3)."""
    if before in _ONE_STRETCH and after in _ONE_STRETCH and since:
        return since
    return today.isoformat()


def missing_for(after: str, types: Collection[str], open_checks: Collection[str]) -> tuple[str, ...]:
    """What the soft gate of a state lacks: card types, or codes of checks still open."""
    if after == "in-test":
        wanted = ["intervention-element", "test", "measure"]
        missing = [name for name in wanted if name not in types]
        if not any(name.startswith("benefit-") for name in types):
            missing.append("benefit-individual")
        return tuple(missing)
    if after == "followed-up":
        return () if "result" in types else ("result",)
    if after == "established":
        return tuple(code for code in GATE_CHECKS if code in open_checks)
    return ()
