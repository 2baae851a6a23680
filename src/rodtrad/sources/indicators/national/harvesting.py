"""What the clients share: asking call by call until the source fails, then saying what is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from rodtrad.sources.indicators.national.failures import Failed
from rodtrad.sources.indicators.national.readings import Harvest, Revision

Call = TypeVar("Call")


def gather(
    calls: Iterable[Call], take: Callable[[Call], tuple[Revision, ...]], known: Callable[[], Harvest]
) -> Harvest:
    """Take each call. A source that fails is not asked on: what was kept is given, with why. Never raises Failed."""
    revised: list[Revision] = []
    failure: Failed | None = None
    try:
        for call in calls:
            revised += take(call)
    except Failed as error:
        failure = error
    return replace(known(), revised=tuple(revised), failure=failure)
