"""Reading answers: what is outside the scale is refused, never rounded or clipped; a missing one stays None."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from rodtrad.kernel.scales.refusal import Refused

Sex = Literal["K", "M"] | None
Numbers = tuple[int | None, ...]
ZERO_TO_FOUR = (0, 1, 2, 3, 4)
ZERO_TWO_FOUR = (0, 2, 4)


def numbers(answers: object, allowed: Sequence[Sequence[int]]) -> Numbers:
    """Return a list of whole numbers, one for each item; ``allowed`` holds the answers of every item.

    Raises Refused: no list, another length, an answer that is not allowed, a text, true/false or a number
    written with a decimal part.
    """
    if not isinstance(answers, list | tuple):
        raise Refused("answers ska vara en lista")
    if len(answers) != len(allowed):
        raise Refused(f"answers ska ha {len(allowed)} svar, inte {len(answers)}")
    return tuple(
        number(answer, choices, place)
        for place, (answer, choices) in enumerate(zip(answers, allowed, strict=True), start=1)
    )


def number(answer: object, choices: Sequence[int], place: int) -> int | None:
    """Return the answer to the item at the place (from 1). Raises Refused unless it is a choice or None."""
    if answer is None:
        return None
    # type(), not isinstance: true is no 1, and 1.0 no whole number.
    if type(answer) is int and answer in choices:
        return answer
    raise Refused(f"fråga {place}: svaret ska vara {one_of(choices)} eller null")


def one_of(choices: Sequence[int]) -> str:
    """Say what is allowed: "0–4", or "0, 2, 4" when the choices have gaps."""
    if len(choices) == choices[-1] - choices[0] + 1:
        return f"{choices[0]}–{choices[-1]}"
    return ", ".join(map(str, choices))


def sex_of(sex: object) -> Sex:
    """Return K (woman), M (man) or None (unknown or other). Raises Refused for anything else."""
    if sex is None:
        return None
    if sex == "K":
        return "K"
    if sex == "M":
        return "M"
    raise Refused("sex ska vara K, M eller null")


def total_of(answers: Iterable[int | None]) -> int | None:
    """Return the sum, or None as soon as an answer is missing: null means "cannot be said", never 0."""
    total = 0
    for answer in answers:
        if answer is None:
            return None
        total += answer
    return total


def at_or_over(total: int | None, limit: int | None) -> bool | None:
    """Say whether the total is at or over the limit; None when either cannot be said."""
    return None if total is None or limit is None else total >= limit


def by_sex(sex: Sex, women: int, men: int) -> int | None:
    """Return the limit that goes with the sex, or None when it is unknown or other."""
    return None if sex is None else women if sex == "K" else men


def band_of(total: int | None, starts: Sequence[int], words: Sequence[str]) -> str | None:
    """Return the word of the band the total falls in; ``starts`` holds where each but the first begins."""
    if total is None:
        return None
    return words[sum(total >= start for start in starts)]
