"""How a card came to be: what it began as, what it has said, where it has stood, and what it took over from."""

from __future__ import annotations

from dataclasses import dataclass, field

from rodtrad.foundation.audit.queries import Line
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.thread.models import Item
from rodtrad.foundation.thread.queries import history_of
from rodtrad.work.canvas.models import CardDetail, HistoryEntry, Version
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
    """``began``: the oldest line of its history. ``questions``: counter-questions of the file that led to it.
    ``replaced``: cards of the same type that were put away in the version in which this one is new."""

    appearances: list[Appearance] = field(default_factory=list)
    versions: int = 0
    lines: list[Line] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
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
    rows = HistoryEntry.objects.filter(case=card.case, list_name="questions").values_list(
        "content", flat=True
    )
    found.questions = [row["text"] for row in rows if card.key in row.get("changed", ())]
    return found


def _put_away(changes: tuple[Change, ...]) -> list[str]:
    return [change.card for change in changes if change.what == "retired"]


def _same_type(card: CardDetail, keys: list[str]) -> list[Item]:
    """Those of the cards that are of this card's type. They were seen already when their changes were."""
    if not keys:
        return []
    rows = CardDetail.objects.filter(case=card.case, key__in=keys, item__kind=card.item.kind)
    return [row.item for row in rows.exclude(pk=card.pk).select_related("item")]
