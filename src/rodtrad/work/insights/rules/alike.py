"""How alike two short texts are, by the stems they share: for "has anyone asked this?" and for joining insights."""

from __future__ import annotations

from rodtrad.kernel.swedish import terms


def stems(text: str) -> frozenset[str]:
    return frozenset(terms(text))


def percent(one: frozenset[str], other: frozenset[str]) -> int:
    """What the two share, of the shorter one's stems: a short question inside a long one is alike. 0 to 100."""
    least = min(len(one), len(other))
    return round(100 * len(one & other) / least) if least else 0


def best(questions: str, others: str) -> int:
    """The most alike pair of lines of two lists of questions, one a line. 0 to 100."""
    left = [stems(line) for line in questions.splitlines() if line.strip()]
    right = [stems(line) for line in others.splitlines() if line.strip()]
    return max((percent(one, other) for one in left for other in right), default=0)
