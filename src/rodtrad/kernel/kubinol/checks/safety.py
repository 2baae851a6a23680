"""The two safety checks, which block sharing and are never silenced: 26 and 28."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rodtrad.kernel import guard
from rodtrad.kernel.kubinol.case import Card, Case, Finding, Link
from rodtrad.kernel.kubinol.checks.index import View


def kub_chk_26(view: View) -> Finding | None:
    """A measure that contacts persons again though consent is not stated to be asked for; in every state."""
    return view.finding_where("KUB-CHK-26", view.of_type("measure"), _lacks_consent)


def kub_chk_28(view: View) -> Finding | None:
    """A text of the case, its cards (the inbox, too) or its links seems to hold personal data.

    The finding never repeats what was found. A link's reason gives both ends; the case's own fields none.
    """
    cards = (*view.cards, *view.inbox)
    if not _holds_personal_data(_all_texts(view, cards)):
        return None
    concerned = {card.id for card in cards if _holds_personal_data(_texts_of_card(card))}
    for link in view.links:
        if _holds_personal_data(_texts_of_link(link)):
            concerned.update((link.source, link.target))
    return view.finding("KUB-CHK-28", (card for card in cards if card.id in concerned)) or Finding(
        "KUB-CHK-28"
    )


def _lacks_consent(measure: Card) -> bool:
    if measure.fields.get("contacts_again") is not True:
        return False
    consent = measure.fields.get("consent") or {}
    return consent.get("asked") is not True


def _holds_personal_data(texts: Iterator[str]) -> bool:
    """Look through them all at once: no pattern reaches over an empty line, and one long look is quicker."""
    return guard.holds_any("\n\n".join(texts))


def _all_texts(view: View, cards: Iterable[Card]) -> Iterator[str]:
    for card in cards:
        yield from _texts_of_card(card)
    for link in view.links:
        yield from _texts_of_link(link)
    yield from _texts_of_case(view.case)


def _texts_of_card(card: Card) -> Iterator[str]:
    yield card.id
    yield card.text
    yield card.note
    yield card.reference
    yield from card.tags
    yield from _texts_in(card.fields)


def _texts_of_link(link: Link) -> Iterator[str]:
    yield link.reason
    yield link.retire_reason


def _texts_of_case(case: Case) -> Iterator[str]:
    yield case.id
    yield case.title
    yield case.description
    yield from _texts_in(case.fields)


def _texts_in(value: Any) -> Iterator[str]:
    """Yield every text in a field, also in maps and lists inside it.

    A period is no text: "2023-06-12–2025" has the digits of an identity number, by chance even a right one.
    """
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            if name != "period":
                yield from _texts_in(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _texts_in(inner)
