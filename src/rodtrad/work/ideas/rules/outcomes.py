"""What each outcome of triage asks for, its key, and what an idea counts as afterwards (GIN-41, IM-A6). Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rodtrad.work.ideas.choices.states import GINO, Outcome, State

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
BEGINS = (State.DO_NOW.value, State.PLAN.value, State.COMMON.value)
"""Something is to be done: what was decided can be made into a card, a task or a trial at once."""
DECLINED = (State.NOT_NOW.value,)


TAKEN_LETTERS = "hmz"
"""Letters of the other buttons of the page: pass over, join, undo."""
LONGEST_WORD, MOST_OUTCOMES = 60, 12


@dataclass(frozen=True, slots=True)
class Worded:
    """One outcome that may be chosen. ``means``: which of GINO's it is; ``word``: what the place calls it, "" for
    GINO's own words. ``key``: its letter, "" when none is free."""

    means: str
    word: str
    key: str

    @property
    def value(self) -> str:
        """How its button stands in the form."""
        return self.word or self.means

    @property
    def title(self) -> str:
        return self.word or str(Outcome(self.means).label)


def read_outcomes(lines: Sequence[str]) -> list[Worded]:
    """The outcomes of a place's list: one of GINO's on each line, or "own words = one of GINO's". What cannot be read
    is passed over; of an empty list GINO's own remain."""
    pairs = [pair for line in lines if (pair := _read(line)) is not None]
    pairs = list(dict.fromkeys(pairs)) or [(means, "") for means in GINO]
    taken = set(TAKEN_LETTERS)
    found = []
    for means, word in pairs:
        key = next(
            (
                letter
                for letter in (KEYS[means], *word.casefold())
                if letter.isalpha() and letter not in taken
            ),
            "",
        )
        taken.add(key)
        found.append(Worded(means, word, key))
    return found


def _read(line: str) -> tuple[str, str] | None:
    word, equals, meant = line.rpartition("=")
    means = _meant(meant)
    word = word.strip()
    if means is None or (equals and not word) or len(word) > LONGEST_WORD:
        return None
    return means, "" if _meant(word) == means else word


def _meant(word: str) -> str | None:
    said = word.strip().casefold()
    return next((means for means, own in GINO.items() if said in (own.casefold(), means)), None)


def unread(lines: Sequence[str]) -> list[str]:
    """The lines that cannot be read as an outcome."""
    return [line for line in lines if _read(line) is None]


def renamed(before: Sequence[str], after: Sequence[str]) -> dict[str, str]:
    """Old word → new word, where a list has a new word in the place of one that is gone."""
    pairs = zip(before, after, strict=False)
    return {old: new for old, new in pairs if old != new and old not in after and new not in before}


def renamed_outcomes(before: Sequence[str], after: Sequence[str]) -> dict[str, str]:
    """The same for outcomes in a place's own words; one that means something else now is another outcome."""
    first, second = (
        [f"{each.means}={each.word}" for each in read_outcomes(lines)] for lines in (before, after)
    )
    found = {}
    for old, new in renamed(first, second).items():
        means, _equals, word = old.partition("=")
        if word and new.startswith(f"{means}="):
            found[word] = new.partition("=")[2]
    return found


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody decides about one idea. ``when`` and ``who`` are words of the place; empty = by the outcome.
    ``word``: what the place calls the outcome, "" for GINO's own words. ``novelty``, ``benefit``, ``effort``: 1 to 5,
    or not said."""

    outcome: str
    when: str = ""
    who: str = ""
    wish_to: str = ""
    requirements: tuple[str, ...] = ()
    reason: str = ""
    owner: int | None = None
    due: date | None = None
    word: str = ""
    novelty: int | None = None
    benefit: int | None = None
    effort: int | None = None


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
