"""What an idea's text is turned into: its title, its stems, and how much two ideas say the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log

from rodtrad.kernel import swedish

TITLE = 110
LIKE = 0.34
"""From this likeness an idea is shown to whoever writes a similar one."""


def title_of(text: str) -> str:
    """The beginning of a text, cut at a word."""
    line = " ".join(text.split())
    if len(line) <= TITLE:
        return line
    cut = line[:TITLE].rsplit(" ", 1)[0] if " " in line[:TITLE] else line[:TITLE]
    return f"{cut.rstrip(' ,.;:')} …"


def stems_of(text: str) -> str:
    """The telling words of a text, each once, said alike however they are inflected."""
    return " ".join(dict.fromkeys(swedish.terms(text[:2000])))


def most_alike(stems: str, others: Sequence[tuple[int, str]], most: int) -> list[int]:
    """The keys of the texts that say most of the same, the likest first. Rare words weigh more than common ones.

    Likeness is the weight of the shared words over the mean weight of both texts (0 to 1).
    """
    own = set(stems.split())
    sets = [(key, set(words.split())) for key, words in others]
    counts = Counter(word for _key, words in sets for word in words)
    weight = {
        word: log(1 + (len(sets) + 1) / (1 + counts[word])) for word in own.union(*(w for _k, w in sets))
    }
    total = _sum(weight, own)
    found = []
    for key, words in sets:
        shared = _sum(weight, own & words)
        size = (total + _sum(weight, words)) / 2
        if size and shared / size >= LIKE:
            found.append((-shared / size, key))
    return [key for _likeness, key in sorted(found)[:most]]


def _sum(weight: Mapping[str, float], words: set[str]) -> float:
    return sum(weight[word] for word in sorted(words))


def split_lines(text: str) -> list[str]:
    """Notes pasted one to a line; bullets and numbers of a list are taken away."""
    lines = (line.strip().lstrip("•*–-·").strip() for line in text.splitlines())
    return [line for line in lines if line]
