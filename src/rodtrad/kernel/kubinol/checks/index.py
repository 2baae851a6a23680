"""The case as the checks see it: only cards and links that count, found at once by type and by card.

Rules 1, 2, 5, 6 and 8 of domain/kubinol.md section 6.1 live here. Built once per case in linear time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from rodtrad.kernel.kubinol.areas import AreaTree
from rodtrad.kernel.kubinol.case import Card, Case, Finding, Flag, Link
from rodtrad.kernel.kubinol.checks.thresholds import Thresholds
from rodtrad.kernel.kubinol.dates import Span, parse_date, parse_period
from rodtrad.kernel.kubinol.words import RELATIONS, STATUSES

INBOX = "osorterat"
RANKED_STATES = STATUSES[: STATUSES.index("paused")]


@dataclass(frozen=True, slots=True)
class View:
    """One case with everything a check may read. ``cards`` and ``links`` are the counting ones."""

    case: Case
    areas: AreaTree
    as_of: date
    thresholds: Thresholds
    cards: tuple[Card, ...]
    links: tuple[Link, ...]
    inbox: tuple[Card, ...] = ()
    flags: tuple[Flag, ...] = ()
    sessions: tuple[date, ...] = ()
    versions: tuple[date, ...] = ()
    _by_type: dict[str, list[Card]] = field(default_factory=lambda: defaultdict(list))
    _leads_to: dict[tuple[str, str], list[Card]] = field(default_factory=lambda: defaultdict(list))
    _comes_from: dict[tuple[str, str], list[Card]] = field(default_factory=lambda: defaultdict(list))

    def of_type(self, *types: str) -> list[Card]:
        """Return the counting cards of the types, in the order of the case within each type."""
        return [card for name in types for card in self._by_type.get(name, ())]

    def targets(self, card: Card, rel: str) -> Sequence[Card]:
        """Return the cards that counting links of the relation lead to from the card."""
        return self._leads_to.get((card.id, rel), ())

    def sources(self, card: Card, rel: str) -> Sequence[Card]:
        """Return the cards that counting links of the relation come from to the card."""
        return self._comes_from.get((card.id, rel), ())

    def has_reached(self, state: str) -> bool:
        """Say whether the case's state is ``state`` or later (rule 6); paused keeps the rank it had."""
        return RANKED_STATES.index(self.ranked_state) >= RANKED_STATES.index(state)

    @property
    def ranked_state(self) -> str:
        """The case's state among the six that have an order."""
        if self.case.status == "paused":
            return self.case.paused_from or "sketch"
        return self.case.status if self.case.status in RANKED_STATES else "sketch"

    def is_overdue(self, last_day: date, days: int) -> bool:
        """Say whether more than ``days`` days have passed since the last day of a date (rule 8)."""
        return self.as_of - last_day > timedelta(days=days)

    def finding(self, code: str, cards: Iterable[Card]) -> Finding | None:
        """Return a finding on the cards in the order of the case, or None when there are none."""
        concerned = {card.id for card in cards}
        if not concerned:
            return None
        return Finding(code, tuple(card.id for card in self.case.cards if card.id in concerned))

    def finding_where(
        self, code: str, cards: Iterable[Card], fires: Callable[[Card], bool]
    ) -> Finding | None:
        """Return a finding on those of the cards for which ``fires`` is true."""
        return self.finding(code, (card for card in cards if fires(card)))


def view_of(
    case: Case,
    areas: AreaTree,
    as_of: date,
    thresholds: Thresholds,
    *,
    flags: Sequence[Flag] = (),
    sessions: Sequence[date] = (),
    versions: Sequence[date] = (),
) -> View:
    """Return the case indexed for the checks. ``sessions`` are held sessions, ``versions`` named ones."""
    alive = {card.id: card for card in case.cards if card.life != "retired"}
    counting = {name: card for name, card in alive.items() if card.piece != INBOX}
    view = View(
        case,
        areas,
        as_of,
        thresholds,
        cards=tuple(counting.values()),
        links=tuple(link for link in case.links if _counts(link, counting)),
        inbox=tuple(card for name, card in alive.items() if name not in counting),
        flags=tuple(flags),
        sessions=tuple(sessions),
        versions=tuple(versions),
    )
    for card in view.cards:
        view._by_type[card.type].append(card)
    for link in view.links:
        view._leads_to[link.source, link.rel].append(counting[link.target])
        view._comes_from[link.target, link.rel].append(counting[link.source])
    return view


def _counts(link: Link, counting: dict[str, Card]) -> bool:
    """Rule 2: neither the link nor an end is retired, and it is one of the ten relations."""
    ends_count = link.source in counting and link.target in counting
    return link.life != "retired" and ends_count and link.rel in RELATIONS


def date_of(card: Card, key: str) -> Span | None:
    """Return the days that a date field of the card stands for, None when it is not said."""
    written = card.fields.get(key)
    return parse_date(written) if written else None


def period_of(card: Card) -> Span | None:
    """Return the days of the card's period, None when it is not said."""
    written = card.fields.get("period")
    return parse_period(written) if written else None


def plan_of(card: Card) -> Span | None:
    """Return ``start`` to ``end``, else the period; a missing end is open (rule 27). None without dates."""
    start, end = date_of(card, "start"), date_of(card, "end")
    if start is None and end is None:
        return period_of(card)
    return Span(start.first if start else date.min, end.last if end else date.max)
