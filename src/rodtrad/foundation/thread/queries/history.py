"""What has happened to one item, line by line, as people read it and as c-history shows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from rodtrad.foundation.audit import queries as audit
from rodtrad.foundation.audit.queries import Change, Line
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.thread import titles
from rodtrad.foundation.thread.models import Item
from rodtrad.foundation.thread.queries.items import item_by_code, visible
from rodtrad.foundation.thread.queries.links import label_of

PAGE = 30


def history_of(actor: Actor, item: Item, *, limit: int = PAGE) -> list[Line]:
    """The latest lines about an item, newest first. Raises ItemNotFound when the actor may not see it."""
    return history_page(actor, item, limit=limit)[0]


def history_page(
    actor: Actor, item: Item, *, limit: int = PAGE, before_id: int | None = None
) -> tuple[list[Line], int | None]:
    """(lines newest first, where the next page begins or None). Raises ItemNotFound for an unseen item.

    Lines about a link to something the actor may not see are left out; a page may then be shorter.
    """
    item = item_by_code(actor, item.code)
    lines = audit.history(item=item.code, limit=limit + 1, before_id=before_id)
    following = lines[limit - 1].id if len(lines) > limit else None
    lines = sorted(lines[:limit], key=lambda line: line.when, reverse=True)  # a file tells of days gone by
    others = _other_ends(actor, lines)
    return [_told(item, line, others) for line in lines if _codes(line) <= others.keys()], following


def _codes(line: Line) -> set[str]:
    """The other ends of the links that a line tells of: see services.log.note_link."""
    texts = [
        text for change in line.changes if change.field == "link" for text in (change.before, change.after)
    ]
    return {text.split()[2] for text in texts if len(text.split()) == 3}


def _other_ends(actor: Actor, lines: Iterable[Line]) -> dict[str, Item]:
    """The visible items that the lines' links lead to: one query, none when there are no links."""
    codes = set().union(*(_codes(line) for line in lines))
    return {row.code: row for row in visible(actor).filter(code__in=codes)} if codes else {}


def _told(item: Item, line: Line, others: dict[str, Item]) -> Line:
    """The line with its values in words, and the reason given as its note."""
    note, changes = line.note, []
    text = next((change for change in line.changes if change.field == "text"), None)
    for change in line.changes:
        if change.field == "reason":
            note = change.after
        elif change.field == "title" and text is not None and _repeats(change, text):
            continue
        else:
            before, after = (_in_words(item, change, text, others) for text in (change.before, change.after))
            changes.append(replace(change, before=before, after=after))
    return replace(line, note=note, changes=tuple(changes))


def _repeats(title: Change, text: Change) -> bool:
    """Whether the title is only the beginning of the text, before as after: then it is told once."""
    pairs = ((title.before, text.before), (title.after, text.after))
    return all(" ".join(long.split()).startswith(short.rstrip("…").strip()) for short, long in pairs)


def _in_words(item: Item, change: Change, text: str, others: dict[str, Item]) -> str:
    """A stored value as people say it; a link as a sentence: "answers: Company at meals"."""
    if change.field != "link" or len(text.split()) != 3:
        return str(titles.value_title(item.kind, change.field, text))
    rel, arrow, code = text.split()
    outgoing, other = arrow == ">", others[code]
    ends = (item.kind, other.kind) if outgoing else (other.kind, item.kind)
    return f"{label_of(rel, *ends, outgoing=outgoing)}: {other.title}"
