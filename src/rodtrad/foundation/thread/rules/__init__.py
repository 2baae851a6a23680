"""The thread's own rules, pure: which end rests on which, and how values are written down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from rodtrad.foundation.base.declarations import ItemKind, Relation
from rodtrad.kernel.thread.rethink import GroupKinds

BASE_FIELDS = frozenset(
    {"kind", "home", "place", "audience", "title", "text", "life", "state", "dnr", "document_class"}
)
"""The columns that change_item may set; ``life`` only between draft and current."""
TELLING = ("text", "title", "state")
"""Of several changed fields a flag shows the first of these first."""


class Kinded(Protocol):
    kind: str


def fits(relations: Iterable[Relation], source: Kinded, target: Kinded) -> Relation | None:
    """The first declaration of a relation that allows these two ends; None when none does."""
    for row in relations:
        if row.from_kinds and source.kind not in row.from_kinds:
            continue
        if row.to_kinds and target.kind not in row.to_kinds:
            continue
        return row
    return None


def telling_order(fields: Iterable[str]) -> list[str]:
    """Changed fields, the most telling first, the rest by name."""
    return sorted(fields, key=lambda name: (TELLING.index(name) if name in TELLING else len(TELLING), name))


def as_text(value: object) -> str:
    """A value as it stands in a flag: texts as they are, lists with commas, maps as "key: value" lines."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return "\n".join(f"{key}: {as_text(inner)}" for key, inner in value.items())
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(as_text(inner) for inner in value)
    return str(value)


def group_kinds(kinds: Iterable[ItemKind]) -> GroupKinds:
    """What the kinds declare about target groups, as the rethink rules take it."""
    by_role: dict[str, set[str]] = {"is": set(), "follows": set(), "follows-applies": set()}
    for kind in kinds:
        if kind.target_group:
            by_role[kind.target_group].add(kind.name)
    return GroupKinds(
        target_group=frozenset(by_role["is"]),
        always=frozenset(by_role["follows"]),
        if_applies_to=frozenset(by_role["follows-applies"]),
    )
