"""Rethink: which items to look at again when one item has changed (settled questions, section 4; KUB-03).

A flag asks a question beside an item; it is answered keep, change or stop with a reason. Nothing here
stores or reads anything: links and flags go in as values, the flags to raise come out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum


class LinkState(StrEnum):
    """Suggested links carry flags like confirmed ones; rejected and retired links carry none."""

    CONFIRMED = "confirmed"
    SUGGESTED = "suggested"
    REJECTED = "rejected"
    RETIRED = "retired"


class Act(StrEnum):
    """What happened to the changed item."""

    EDITED = "edited"
    """A field was changed; what was changed stands in ``Change.fields``."""
    RETIRED = "retired"
    """The item was retired: always a change in substance (KUB-03)."""
    ANSWERED_CHANGE = "answered-change"
    """A flag on the item was answered "change": the flag goes on to the next step."""
    DOUBLE_LOOP = "double-loop"
    """A test did not give what was expected, and the user chose to question the assumption."""


class Reason(StrEnum):
    """Why a target is flagged; the page has the words."""

    UPPER_CHANGED = "upper-changed"
    """What the target rests on has changed, in the same home."""
    LOWER_CHANGED = "lower-changed"
    """What rests on the target has changed, in the same home."""
    UPPER_CHANGED_ELSEWHERE = "upper-changed-elsewhere"
    """What the target rests on has changed, in another home."""
    TARGET_GROUP_CHANGED = "target-group-changed"
    """The target group of the target's home has changed."""
    NEXT_STEP = "next-step"
    """A neighbour's flag was answered "change"."""
    DOUBLE_LOOP = "double-loop"
    """A test casts doubt on the target."""


@dataclass(frozen=True, slots=True)
class Item:
    """An item as these rules see it. ``home``: the case (or other whole) it belongs to; "" is no home.

    Two items without a home do not share one. ``life`` is draft, current or retired.
    """

    id: str
    kind: str
    home: str
    has_applies_to: bool = False
    life: str = "current"


@dataclass(frozen=True, slots=True)
class Link:
    """``lower`` rests on ``upper``."""

    lower: str
    upper: str
    state: LinkState = LinkState.CONFIRMED


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to an item.

    ``version``: the item's version after it. ``fields``: the substance fields that changed (the result
    of ``substance_changed``). ``small``: the author ticked "liten ändring". ``answers``: the cause of the
    flag that this change answers, if any; that item is not flagged back.
    """

    version: int
    act: Act = Act.EDITED
    fields: tuple[str, ...] = ()
    small: bool = False
    answers: str | None = None


@dataclass(frozen=True, slots=True)
class Flag:
    """A flag raised before. ``version``: the latest version of the cause that it has taken in.

    That is the version it was raised for while it is open, and the cause's version at the moment of the
    answer once it is answered.
    """

    target: str
    cause: str
    version: int
    reason: Reason = Reason.UPPER_CHANGED
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class FlagCause:
    """A flag to raise. ``unconfirmed``: it comes over suggested links only ("vilar på obekräftad länk")."""

    target: str
    cause: str
    reason: Reason
    unconfirmed: bool = False


@dataclass(frozen=True, slots=True)
class GroupKinds:
    """Which kinds are a target group, and which follow it when it changes.

    ``if_applies_to``: kinds that follow only when the item says whom it applies to.
    """

    target_group: frozenset[str] = frozenset({"target-group"})
    always: frozenset[str] = frozenset({"need", "element", "intervention-element"})
    if_applies_to: frozenset[str] = frozenset(
        {
            "knowledge",
            "knowledge-research",
            "knowledge-practice",
            "knowledge-user",
            "knowledge-statistics",
        }
    )


KUBINOL_KINDS = GroupKinds()


def to_flag(
    items: Iterable[Item],
    links: Iterable[Link],
    changed: str,
    *,
    change: Change,
    flags: Iterable[Flag] = (),
    kinds: GroupKinds = KUBINOL_KINDS,
) -> list[FlagCause]:
    """The flags that a change of item ``changed`` raises: each target once, in the order given, links first.

    Needed of ``items``: the changed item, its direct neighbours, and for a target group all items of its
    home. Of ``links``: those of the changed item, as they were before it was retired.

    * Edited: nothing unless a substance field changed, and nothing if it was marked as small or the item
      is retired. Retired, or a flag answered "change": always.
    * Then: direct neighbours both ways in the same home; in another home only what rests on the item.
    * Then, if the item is a target group: needs and elements of its home, and knowledge that says whom it
      applies to, linked or not.
    * Double loop: what the item directly rests on, in any home, and nothing else: a person asked for it.
    * Never: the item itself, retired items, over retired or rejected links, ``change.answers``; a target
      that has an open flag with this cause, or answered one at this version of the cause or a later one.
      An answer to another flag does not silence a double loop.

    A link to an item that is not in ``items`` is ignored. ValueError: ``changed`` is not in ``items``.
    """
    by_id = {item.id: item for item in items}
    if changed not in by_id:
        raise ValueError(f"the changed item {changed!r} is not among the items")
    cause = by_id[changed]
    if not _counts(cause, change):
        return []
    found: dict[str, FlagCause] = {}
    for flag in (*_over_links(by_id, links, cause, change), *_of_group(by_id, cause, change, kinds)):
        before = found.setdefault(flag.target, flag)
        if before.unconfirmed and not flag.unconfirmed:
            found[flag.target] = flag
    silent = _silenced(flags, changed, change)
    return [flag for flag in found.values() if flag.target not in silent]


def substance_changed(
    before: Mapping[str, object], after: Mapping[str, object], substance_fields: frozenset[str]
) -> tuple[str, ...]:
    """The substance fields whose value differs, in alphabetical order.

    A missing field, None, empty text and an empty collection are the same; 0 and False are values. White
    space in text counts only as a break between words; a list and a tuple with the same values are equal.
    """
    return tuple(
        name for name in sorted(substance_fields) if _plain(before.get(name)) != _plain(after.get(name))
    )


def _plain(value: object) -> object:
    if isinstance(value, str):
        value = " ".join(value.split())
    elif isinstance(value, list | tuple):
        value = tuple(_plain(part) for part in value)
    elif isinstance(value, Mapping):
        value = {key: plain for key, part in value.items() if (plain := _plain(part)) is not None}
    if isinstance(value, str | tuple | Mapping | set | frozenset) and not value:
        return None
    # True == 1 in Python, but a yes that becomes a number has changed.
    return (bool, value) if isinstance(value, bool) else value


def _counts(cause: Item, change: Change) -> bool:
    """Whether a change flags anything at all."""
    if change.act is Act.EDITED:
        return bool(change.fields) and not change.small and cause.life != "retired"
    return True


def _over_links(
    by_id: Mapping[str, Item], links: Iterable[Link], cause: Item, change: Change
) -> Iterator[FlagCause]:
    for link in links:
        if link.state in {LinkState.REJECTED, LinkState.RETIRED} or link.lower == link.upper:
            continue
        if cause.id not in {link.lower, link.upper}:
            continue
        is_upper = cause.id == link.upper
        target = by_id.get(link.lower if is_upper else link.upper)
        if target is None or target.life == "retired" or target.id == change.answers:
            continue
        reason = _reason(cause, target, is_upper, change)
        if reason is not None:
            yield FlagCause(target.id, cause.id, reason, link.state is LinkState.SUGGESTED)


def _reason(cause: Item, target: Item, cause_is_upper: bool, change: Change) -> Reason | None:
    """Why ``target``, a direct neighbour, is flagged; None when it is not."""
    if change.act is Act.DOUBLE_LOOP:
        return None if cause_is_upper else Reason.DOUBLE_LOOP
    same_home = _same_home(cause, target)
    if not same_home and not cause_is_upper:
        return None
    if change.act is Act.ANSWERED_CHANGE:
        return Reason.NEXT_STEP
    if not same_home:
        return Reason.UPPER_CHANGED_ELSEWHERE
    return Reason.UPPER_CHANGED if cause_is_upper else Reason.LOWER_CHANGED


def _same_home(one: Item, other: Item) -> bool:
    return one.home == other.home != ""


def _of_group(
    by_id: Mapping[str, Item], cause: Item, change: Change, kinds: GroupKinds
) -> Iterator[FlagCause]:
    """What follows a changed target group, linked to it or not."""
    if cause.kind not in kinds.target_group or change.act is Act.DOUBLE_LOOP:
        return
    for item in by_id.values():
        if item.id in {cause.id, change.answers} or item.life == "retired":
            continue
        follows = item.kind in kinds.always or (item.kind in kinds.if_applies_to and item.has_applies_to)
        if follows and _same_home(cause, item):
            yield FlagCause(item.id, cause.id, Reason.TARGET_GROUP_CHANGED)


def _silenced(flags: Iterable[Flag], cause: str, change: Change) -> set[str]:
    """The targets whose question is open already, or was answered after this change."""
    doubt = change.act is Act.DOUBLE_LOOP
    return {
        flag.target
        for flag in flags
        if flag.cause == cause
        and (
            flag.is_open
            or (flag.version >= change.version and (not doubt or flag.reason is Reason.DOUBLE_LOOP))
        )
    }
