"""How often a group has been asked lately, and what to do then (domain page, 2.9)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Meter:
    """``light``: green, yellow or red. ``advice``: a value of choices.Advice."""

    works: int
    same_theme: int
    light: str
    advice: str


def meter(works: int, same_theme: int, *, yellow: int, red: int) -> Meter:
    """The meter of one group at one place: the works with it lately, and those of them about the same theme."""
    light = "red" if works >= red else "yellow" if works >= yellow else "green"
    return Meter(works, same_theme, light, _advice(light, same_theme))


def _advice(light: str, same_theme: int) -> str:
    if light == "red":
        return "wait"
    if light == "yellow":
        return "reuse" if same_theme else "otherwise"
    return "reuse" if same_theme else "ask"


@dataclass(frozen=True, slots=True)
class Found:
    """What a look gave: how many insights and works under way resemble the question, and the group's meter."""

    insights: int
    under_way: int
    meter: Meter


def ins_40_advice(found: Found) -> str:
    """What to do before asking: join a work under way, use what is known, else what the meter says."""
    if found.under_way:
        return "join"
    if found.insights:
        return "reuse"
    return found.meter.advice
