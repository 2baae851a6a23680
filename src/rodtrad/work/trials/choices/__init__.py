"""Words of the trials: states, scale, how a cycle turned out, what is decided, what stands in the way."""

from rodtrad.work.trials.choices.obstacles import Closing, ObstacleKind, ObstacleState
from rodtrad.work.trials.choices.programme import Perspective, Theme
from rodtrad.work.trials.choices.regular import Gate, Holds, RegularState
from rodtrad.work.trials.choices.words import (
    NEXT_CYCLE,
    CycleState,
    Decision,
    Level,
    Loop,
    Scale,
    Standing,
    State,
    Turned,
    Vulnerable,
)

__all__ = [
    "NEXT_CYCLE",
    "Closing",
    "CycleState",
    "Decision",
    "Gate",
    "Holds",
    "Level",
    "Loop",
    "ObstacleKind",
    "ObstacleState",
    "Perspective",
    "RegularState",
    "Scale",
    "Standing",
    "State",
    "Theme",
    "Turned",
    "Vulnerable",
]
