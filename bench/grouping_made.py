"""Synthetic Swedish suggestions with a known key, for ``bench/grouping.py``: groups, near-duplicates and noise."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache

from grouping_texts import ENDINGS, ODD_FORMS, OPENERS, SHARED, THEMES, Theme
from rodtrad.kernel.swedish.lexicon import lexicon

NOISE = ""
NEAR_DUPLICATES = 0.10
ODD_ONES = 0.08


@dataclass(frozen=True, slots=True)
class Made:
    """``key`` names the planted group of each text ("" is noise); ``twins`` are pairs of near-duplicates."""

    texts: list[str]
    key: list[str]
    twins: list[tuple[int, int]]


def make(count: int, seed: int, groups: int = len(THEMES)) -> Made:
    """Make suggestions in random order. Sizes of the groups differ by a factor of about six."""
    chance = random.Random(seed)
    names = sorted(THEMES)[:groups]
    sizes = [chance.uniform(0.4, 2.4) for _name in names]
    made = Made([], [], [])
    while len(made.texts) < count:
        told = chance.random()
        if told < NEAR_DUPLICATES and made.texts:
            first = chance.randrange(len(made.texts))
            made.twins.append((first, len(made.texts)))
            made.texts.append(_twin(made.texts[first], chance))
            made.key.append(made.key[first])
        elif told < NEAR_DUPLICATES + ODD_ONES:
            made.texts.append(_odd(chance))
            made.key.append(NOISE)
        else:
            name = chance.choices(names, sizes)[0]
            made.texts.append(_suggestion(THEMES[name], chance))
            made.key.append(name)
    return made


def _suggestion(theme: Theme, chance: random.Random) -> str:
    wish = chance.choice(theme.wishes).format(chance.choice(theme.things))
    reason = chance.choice(SHARED if chance.random() < 0.25 else theme.reasons)
    form = chance.randrange(4)
    opener, ending = _around(chance)
    if form == 0:
        said = _sentence(f"{opener} {wish}")
    elif form == 1:
        said = f"{_sentence(reason)} {_sentence(f'{opener} {wish}')}"
    elif form == 2:
        said = f"{_sentence(f'{opener} {wish}')} {_sentence(reason)}"
    else:
        said = f"{_sentence(reason)} {_sentence(f'Tänk på {chance.choice(theme.things)}')}"
    return f"{said} {ending}".strip()


def _odd(chance: random.Random) -> str:
    opener, ending = _around(chance)
    said = chance.choice(ODD_FORMS).format(chance.choice(_word_list()), chance.choice(_word_list()))
    return f"{opener} {said[:1].upper()}{said[1:]} {ending}".strip()


@cache
def _word_list() -> list[str]:
    return sorted(word for word in lexicon().whole if 5 <= len(word) <= 12)


def _around(chance: random.Random) -> tuple[str, str]:
    """What is said before (in half of them) and after (in one of five), whatever the suggestion is about."""
    opener = chance.choice(OPENERS) if chance.random() < 0.5 else ""
    return opener, chance.choice(ENDINGS) if chance.random() < 0.2 else ""


def _sentence(text: str) -> str:
    text = text.strip()
    return f"{text[:1].upper()}{text[1:]}."


def _twin(text: str, chance: random.Random) -> str:
    """The same text as another person would paste it: a letter lost or swapped, other capitals, a word more."""
    kind = chance.randrange(4)
    at = chance.randrange(1, len(text) - 2)
    if kind == 0:
        return text[:at] + text[at + 1 :]
    if kind == 1:
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return text.upper() if kind == 2 else f"{text} Snälla!"
