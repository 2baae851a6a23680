"""How far a case and its cards reach: a card never further than its case, a held case never past its team."""

from __future__ import annotations

from rodtrad.kernel.kubinol.words import VISIBILITIES

TEAM = "team"


def narrowest(*levels: str) -> str:
    """The narrowest of the levels; empty ones are passed over."""
    return min((level for level in levels if level), key=VISIBILITIES.index)


def is_beyond_team(level: str) -> bool:
    return VISIBILITIES.index(level) > VISIBILITIES.index(TEAM)


def level_of_case(visibility: str, *, held: bool) -> str:
    """The level that holds for the case: while a safety question is open, at most its team."""
    return narrowest(visibility, TEAM) if held else visibility


def level_of_card(own: str, visibility: str, *, held: bool) -> str:
    """The level that holds for a card; an own one wider than the case's counts as the case's."""
    return narrowest(own, level_of_case(visibility, held=held))


def said_level(own: str, visibility: str) -> str:
    """A card's own level as forms and files say it: only when it is narrower than its case's.

    A wider one, left from when the case was shown to more, stays stored and holds again when the case is.
    """
    return own if own and VISIBILITIES.index(own) < VISIBILITIES.index(visibility) else ""
