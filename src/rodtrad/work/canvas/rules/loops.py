"""How deep a change went, and when the same thing is adjusted again and again (domain/kubinol.md 5.4, all [P])."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rodtrad.kernel.kubinol.words import BENEFITS, KNOWLEDGE
from rodtrad.work.canvas.rules.versions import LINK_CHANGES, Change

_HOW = frozenset({"intervention-element", "test", "measure"})
_WHY = frozenset({*BENEFITS, *KNOWLEDGE, "need", "target-group", "core-component"})
_OUTCOMES = frozenset({"result", "lesson"})
_EVIDENCE = frozenset({"result", *KNOWLEDGE})
TRIGGERS_OF_DOUBLE = frozenset({"unexpected-result", "new-knowledge", "question"})


def suggested_kind(
    changes: Iterable[Change], types: Mapping[str, str], *, trigger: str = "", had_result: bool = False
) -> str:
    """single, double or none; "" when the changes say nothing about it. ``types``: card id → type.

    ``had_result``: the earlier sketch held a result already. A changed assumption of a test counts as why.
    """
    rows = [change for change in changes if change.card and change.what not in LINK_CHANGES]
    touched = {types.get(change.card, "") for change in rows}
    if not touched:
        return ""
    if touched <= _OUTCOMES and all(change.what == "new" for change in rows):
        return "none"
    deep = touched & _WHY or any(
        types.get(change.card) == "test" and "assumption" in change.names for change in rows
    )
    new = {types.get(change.card, "") for change in rows if change.what == "new"}
    if deep:
        after = had_result or trigger in TRIGGERS_OF_DOUBLE or bool(new & _EVIDENCE)
        return "double" if after else ""
    return "single" if touched & _HOW and touched <= _HOW | _OUTCOMES else ""


def elements_changed(changes: Iterable[Change], types: Mapping[str, str]) -> tuple[str, ...]:
    """Ids of the intervention elements that changed themselves."""
    found = (
        change.card
        for change in changes
        if change.what not in LINK_CHANGES and types.get(change.card) == "intervention-element"
    )
    return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Round:
    """One loop as the rule below reads it, in the order they were gone through."""

    kind: str
    elements: Collection[str] = ()


def kub_5_4_back_to_the_assumptions(rounds: Sequence[Round], in_a_row: int = 3) -> tuple[str, ...]:
    """Elements adjusted by ``in_a_row`` or more single loops in a row, up to now.

    A double loop begins the count anew; loops that noted only what came out neither add nor break.
    """
    runs: dict[str, int] = {}
    for each in rounds:
        if each.kind == "double":
            runs.clear()
        elif each.kind == "single":
            for element in each.elements:
                runs[element] = runs.get(element, 0) + 1
    return tuple(element for element, number in runs.items() if number >= in_a_row)


def middle(days: Sequence[int]) -> int | None:
    """The median, rounded down; None of nothing."""
    if not days:
        return None
    row = sorted(days)
    half = len(row) // 2
    return row[half] if len(row) % 2 else (row[half - 1] + row[half]) // 2
