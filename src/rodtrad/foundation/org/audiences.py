"""Audience keys: what stands in item.audience, and what an actor's set holds.

A key names a level and whose: "private", "t:<code of the home item>" (team), "u:<place id>" (unit),
"g:<code of the home item>" (programme), "m:<municipality id>", "N:<municipality id>" (all networks of that
municipality), "n:<network id>" (that network), "public".
"""

from __future__ import annotations

from typing import Protocol

from rodtrad.foundation.org.choices import NARROW_TO_WIDE, Audience


class HasPlace(Protocol):
    """What a key needs to know of a place."""

    @property
    def pk(self) -> int: ...
    @property
    def municipality_id(self) -> int | None: ...


_LEVELS: dict[str, str] = {
    "t": Audience.TEAM.value,
    "u": Audience.UNIT.value,
    "g": Audience.PROGRAMME.value,
    "m": Audience.MUNICIPALITY.value,
    "N": Audience.NETWORK.value,
    "n": Audience.NETWORK.value,
}


def key_for(level: str, *, place: HasPlace, home: str, network: HasPlace | None = None) -> str:
    """The key of a level for an item at ``place`` in ``home``.

    ``network`` narrows the network level to one network. A place outside every municipality has neither a
    municipality nor its networks: those levels then stop at the place itself.
    """
    if level in (Audience.PRIVATE, Audience.PUBLIC):
        return str(level)
    if level == Audience.TEAM:
        return f"t:{home}"
    if level == Audience.PROGRAMME:
        return f"g:{home}"
    if level == Audience.NETWORK and network is not None:
        return f"n:{network.pk}"
    if level == Audience.UNIT or (level in NARROW_TO_WIDE and place.municipality_id is None):
        return f"u:{place.pk}"
    if level == Audience.MUNICIPALITY:
        return f"m:{place.municipality_id}"
    if level == Audience.NETWORK:
        return f"N:{place.municipality_id}"
    raise ValueError(f"unknown audience level: {level}")


def level_of(key: str) -> str:
    """The level a key stands for. An unknown key counts as private: nothing widens by mistake."""
    if key == Audience.PUBLIC:
        return Audience.PUBLIC.value
    return _LEVELS.get(key.partition(":")[0], Audience.PRIVATE.value)


def not_wider(level: str, limit: str) -> bool:
    """Whether ``level`` is at most as wide as ``limit`` (a card is never wider than its case)."""
    return NARROW_TO_WIDE.index(level) <= NARROW_TO_WIDE.index(limit)
