"""What a trial of a design programme must have thought of before it starts."""

from __future__ import annotations

from collections.abc import Iterable

from rodtrad.work.trials.choices import Perspective


def des_chk_02_unanswered(in_programme: bool, answered: Iterable[str]) -> list[str]:
    """DES-CHK-02: the perspectives that a trial of a programme has not answered, in their order. "Not relevant
    because ..." is an answer. A trial outside every programme is asked nothing."""
    if not in_programme:
        return []
    known = set(answered)
    return [key for key in Perspective.values if key not in known]


def des_chk_05_nothing_stopped(trials: Iterable[int], stopping: Iterable[int]) -> bool:
    """DES-CHK-05: a theme has trials, and none of them says what one stops doing instead (ids of trials)."""
    in_theme = set(trials)
    return bool(in_theme) and not in_theme & set(stopping)
