"""Small invented cases for the tests of the checks: one line per card, links as people say them."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any

from rodtrad.kernel.kubinol.areas import AreaTree
from rodtrad.kernel.kubinol.case import Area, Card, Case, Finding, Link
from rodtrad.kernel.kubinol.checks import check_case
from rodtrad.kernel.kubinol.words import PIECE_OF

TODAY = date(2026, 3, 2)
AREAS = AreaTree(
    [Area("Byarna", "Vindeln"), Area("Södra byarna", "Byarna"), Area("Umeå")], implied=["Vindeln"]
)
_CARD_ATTRIBUTES = {item.name for item in fields(Card)}


def card(card_id: str, card_type: str, text: str = "Något.", **given: Any) -> Card:
    """A card; whatever is no attribute of every card becomes a field of its type."""
    common = {name: value for name, value in given.items() if name in _CARD_ATTRIBUTES}
    own = {name: value for name, value in given.items() if name not in _CARD_ATTRIBUTES}
    return Card(card_id, PIECE_OF[card_type], card_type, text, fields=own, **common)


def link(said: str, **given: Any) -> Link:
    """A link said as "N1 answers B1"."""
    source, rel, target = said.split()
    return Link(source, rel, target, **given)


def case(*cards: Card, links: tuple[Link | str, ...] = (), status: str = "sketch", **given: Any) -> Case:
    """A case in Vindeln with the cards and links."""
    made = tuple(link(item) if isinstance(item, str) else item for item in links)
    return Case("fall", "Vindeln", "Middag ihop", status, cards=cards, links=made, **given)


def findings(of: Case, as_of: date = TODAY, **given: Any) -> list[Finding]:
    return check_case(of, AREAS, as_of, **given)


def cards_in(number: str, of: Case, as_of: date = TODAY, **given: Any) -> tuple[str, ...] | None:
    """The cards of the finding with the number, None when the check is silent."""
    found = {finding.check: finding.cards for finding in findings(of, as_of, **given)}
    return found.get(f"KUB-CHK-{number}")
