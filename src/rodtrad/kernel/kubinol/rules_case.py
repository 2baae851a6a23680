"""What holds between the cards, links and history of one case (form sections 4, 6, 7, 10 and 11.4-11.5)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set

from rodtrad.kernel.kubinol.clean import Row
from rodtrad.kernel.kubinol.rules_map import value_or_default
from rodtrad.kernel.kubinol.schema import CASE
from rodtrad.kernel.kubinol.schema_history import CARD_ID_KEYS
from rodtrad.kernel.kubinol.words import PIECE_OF, PIECES, RELATIONS, narrower_or_equal, relation_allowed

# The type of a card whose type was refused: every link to it is let through, its own line says enough.
_UNSURE = ""


def check_cards(cards: Iterable[Row]) -> dict[str, str]:
    """Refuse pieces that disagree with their types, and ids that stand twice.

    Returns the type of every card by id, an empty text where the type was refused.
    """
    types: dict[str, str] = {}
    for card in cards:
        card_type, piece = card.values.get("type"), card.values.get("piece")
        if card_type and piece and PIECE_OF[card_type] != piece:
            card.refuse("piece", "piece-type", type=card_type, piece=piece, right=PIECE_OF[card_type])
        card_id = card.values.get("id")
        if card_id in types:
            card.refuse("id", "duplicate-card", given=card_id)
        elif card_id:
            types[card_id] = card_type or _UNSURE
    return types


def settle_visibility(case: Row) -> None:
    """Refuse a card that reaches further than its case; drop what only repeats the case's visibility."""
    limit = value_or_default(CASE, case, "visibility")
    if limit is None:
        return
    for card in case.rows.get("cards", ()):
        own = card.values.get("visibility")
        if own == limit:
            del card.values["visibility"]
        elif own and not narrower_or_equal(own, limit):
            card.refuse("visibility", "wider-visibility", given=own, limit=limit)


def check_links(links: Iterable[Row], types: Mapping[str, str], elsewhere: Set[str]) -> None:
    """Refuse links that lead nowhere, to themselves, between wrong types, or stand twice.

    ``types`` is what ``check_cards`` returned, ``elsewhere`` the card ids of all cases of the file.
    """
    seen: set[tuple[str, str, str]] = set()
    ids = tuple(types)
    for link in links:
        source, rel, target = (link.values.get(key, "") for key in ("from", "rel", "to"))
        known = []
        for key, card_id in (("from", source), ("to", target)):
            code = _wrong_end(card_id, types, elsewhere)
            if code:
                choices = ids if code == "link-unknown-card" else ()
                link.refuse(key, code, choices=choices, given=card_id)
            known.append(bool(card_id) and not code)
        if source and source == target:
            link.refuse("to", "link-to-self")
        elif all(known) and rel:
            _check_relation(link, rel, types[source], types[target])
        if source and rel and target:
            if (source, rel, target) in seen:
                link.refuse("from", "duplicate-link", source=source, rel=rel, target=target)
            seen.add((source, rel, target))


def _wrong_end(card_id: str, types: Mapping[str, str], elsewhere: Set[str]) -> str:
    if not card_id:
        return ""
    if card_id not in types:
        return "link-other-case" if card_id in elsewhere else "link-unknown-card"
    return "link-unsorted" if types[card_id] == "unsorted" else ""


def _check_relation(link: Row, rel: str, from_type: str, to_type: str) -> None:
    if _UNSURE in (from_type, to_type) or relation_allowed(rel, from_type, to_type):
        return
    starts, _ = RELATIONS[rel]
    link.refuse(
        "to" if from_type in starts else "from",
        "relation-types",
        rel=rel,
        from_type=from_type,
        to_type=to_type,
    )


def check_expected(expected: Iterable[Row], types: Mapping[str, str]) -> None:
    """Refuse a code that stands twice; remark on cards that the case lacks (a test key, read by nobody)."""
    seen: set[str] = set()
    for row in expected:
        code = row.values.get("check")
        if code in seen:
            row.refuse("check", "duplicate-check", given=code)
        seen.update([code] if code else [])
        for line, card_id in row.item_lines("cards"):
            if card_id not in types:
                row.problems.remark(line, row.path, "unknown-expected-card", given=card_id)


def check_history(history: Row, types: Mapping[str, str]) -> None:
    """Judge the frozen versions as cases of their own, and refuse ids that nothing in the case has.

    An entry does not say to which version it belongs, so an id of any version will do (form section 10).
    """
    known = set(types)
    numbers: set[int] = set()
    for version in history.rows.get("versions", ()):
        frozen = check_cards(version.rows.get("cards", ()))
        check_links(version.rows.get("links", ()), frozen, frozenset())
        known.update(frozen)
        number = version.values.get("number")
        if number in numbers:
            version.refuse("number", "duplicate-version", given=str(number))
        numbers.update([] if number is None else [number])
    _check_ids(history, known)


def _check_ids(history: Row, known: Set[str]) -> None:
    choices = tuple(sorted(known))
    for name, keys in CARD_ID_KEYS.items():
        for row in history.rows.get(name, ()):
            for key in keys:
                for line, card_id in row.item_lines(key):
                    if card_id not in known:
                        _refuse_id(row, key, line, card_id, choices)
    for row in history.rows.get("questions", ()):
        about = row.values.get("about")
        if about and about not in known and about not in PIECES:
            _refuse_id(row, "about", row.line("about"), about, choices)


def _refuse_id(row: Row, key: str, line: int | None, given: str, choices: tuple[str, ...]) -> None:
    path = (*row.path, key)
    row.problems.refuse(line, path, "history-unknown-card", choices=choices, key=key, given=given)
