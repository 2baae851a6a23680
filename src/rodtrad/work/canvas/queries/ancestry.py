"""How a card came to be: what it began as, what it has said, where it has stood, and what it took over from."""

from __future__ import annotations

from dataclasses import dataclass, field

from rodtrad.foundation.audit.queries import Line
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.permissions import may
from rodtrad.foundation.thread.models import Item
from rodtrad.foundation.thread.queries import history_of
from rodtrad.work.canvas.models import CardDetail, CounterQuestion, Origin, Version
from rodtrad.work.canvas.queries.counter_questions import seen_questions
from rodtrad.work.canvas.queries.guests import LinkRow, links_of_card, origin_of
from rodtrad.work.canvas.queries.versions import cards_now
from rodtrad.work.canvas.rules.versions import Change, as_change, seen_changes

_LINES = 100


@dataclass(slots=True)
class Appearance:
    """A version in which something happened to the card, and what: new, changed, moved, retired, back."""

    version: Version
    whats: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Ancestry:
    """``began``: the oldest line of its history. ``origin``: the thought test, interview or guest's answer it came
    out of. ``questions``: counter-questions that led to it or changed it. ``sent``: questions to people outside
    about it, for those who may send such. ``replaced``: cards of the same type that were put away in the version
    in which this one is new."""

    appearances: list[Appearance] = field(default_factory=list)
    versions: int = 0
    lines: list[Line] = field(default_factory=list)
    origin: Origin | None = None
    questions: list[CounterQuestion] = field(default_factory=list)
    sent: list[LinkRow] = field(default_factory=list)
    replaced: list[Item] = field(default_factory=list)

    @property
    def began(self) -> Line | None:
        return self.lines[-1] if self.lines else None


def ancestry_of(actor: Actor, card: CardDetail) -> Ancestry:
    """The card's story, in a fixed number of queries. The frozen sketches are not read, only their lists of changes."""
    found = Ancestry(lines=history_of(actor, card.item, limit=_LINES))
    now = cards_now(actor, card.case)
    stands, put_away = False, []
    for version in Version.objects.filter(case=card.case).defer("content").order_by("number"):
        changes = seen_changes(map(as_change, version.changes), now.hidden)
        whats = [change.what for change in changes if change.card == card.key and not change.rel]
        if whats:
            found.appearances.append(Appearance(version, whats))
        if "new" in whats or "back" in whats:
            stands = True
            put_away += _put_away(changes)
        if "retired" in whats:
            stands = False
        found.versions += stands
    found.replaced = _same_type(card, put_away)
    found.origin = origin_of(actor, card)
    found.questions = list(seen_questions(actor).filter(case=card.case, changed=card).order_by("asked", "id"))
    if may(actor, "canvas.guest", card.case.item):
        found.sent = links_of_card(actor, card)
    return found


def _put_away(changes: tuple[Change, ...]) -> list[str]:
    return [change.card for change in changes if change.what == "retired"]


def _same_type(card: CardDetail, keys: list[str]) -> list[Item]:
    """Those of the cards that are of this card's type. They were seen already when their changes were."""
    if not keys:
        return []
    rows = CardDetail.objects.filter(case=card.case, key__in=keys, item__kind=card.item.kind)
    return [row.item for row in rows.exclude(pk=card.pk).select_related("item")]
