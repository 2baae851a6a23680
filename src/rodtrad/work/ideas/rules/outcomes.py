"""What each outcome of triage asks for, its key, and what an idea counts as afterwards (GIN-41, IM-A6). Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from rodtrad.work.ideas.choices.states import Outcome, State

KEYS: Mapping[str, str] = {
    Outcome.DO_NOW.value: "b",
    Outcome.PLAN.value: "p",
    Outcome.COMMON.value: "t",
    Outcome.WISH.value: "a",
    Outcome.PARKED.value: "v",
    Outcome.NOT_NOW.value: "n",
}
"""The letter of each outcome: börja, planera, tillsammans, andra, vila, nej."""
ASKS: Mapping[str, str] = {
    Outcome.DO_NOW.value: "owner",
    Outcome.WISH.value: "wish_to",
    Outcome.PARKED.value: "reason",
    Outcome.NOT_NOW.value: "reason",
}
UNDECIDED = (State.NEW.value, State.SORTED.value, State.TRIAGED.value)
DECLINED = (State.NOT_NOW.value,)


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody decides about one idea. ``when`` and ``who`` are words of the place; empty = by the outcome."""

    outcome: str
    when: str = ""
    who: str = ""
    wish_to: str = ""
    requirements: tuple[str, ...] = ()
    reason: str = ""
    owner: int | None = None
    due: date | None = None


def missing(choice: Choice) -> str:
    """The field that the outcome asks for and that is empty; "outcome" for an unknown one, "" when it may be saved."""
    if choice.outcome not in KEYS:
        return "outcome"
    asks = ASKS.get(choice.outcome, "")
    if asks == "owner":
        return "owner" if not choice.owner else "" if choice.due else "due"
    return asks if asks and not str(getattr(choice, asks)).strip() else ""


def axes(choice: Choice, whens: list[str], whos: list[str]) -> tuple[str, str]:
    """When and who: as chosen, else what the outcome means; the places' lists stand in the order of GINO."""
    when_at = {Outcome.DO_NOW: 0, Outcome.PLAN: 1, Outcome.COMMON: 1, Outcome.WISH: 1}
    who_at = {Outcome.DO_NOW: 0, Outcome.PLAN: 0, Outcome.COMMON: 1, Outcome.WISH: 2}
    return (
        choice.when or _at(whens, when_at.get(Outcome(choice.outcome))),
        choice.who or _at(whos, who_at.get(Outcome(choice.outcome))),
    )


def _at(words: list[str], place: int | None) -> str:
    return words[place] if place is not None and place < len(words) else ""


def im_status(state: str, grouped: bool) -> str:
    """The status of domain/dialogen-improvement.md A6: received, grouped, investigated, started, done, not taken."""
    if state in (State.DONE, State.TOLD):
        return "done"
    if state == State.DO_NOW:
        return "started"
    if state in (State.PLAN, State.COMMON, State.WISH):
        return "investigated"
    if state == State.NOT_NOW:
        return "not-taken"
    return "grouped" if grouped or state in (State.MERGED, State.PARKED) else "received"
