"""Tables of the trials. What is common to all items stands in thread.Item."""

from rodtrad.work.trials.models.cycles import Cycle, Observation
from rodtrad.work.trials.models.obstacles import Obstacle
from rodtrad.work.trials.models.programme import InProgramme, Programme, Reflection
from rodtrad.work.trials.models.regular import FollowUp, Regular
from rodtrad.work.trials.models.trials import Lesson, Result, Trial

__all__ = [
    "Cycle",
    "FollowUp",
    "InProgramme",
    "Lesson",
    "Observation",
    "Obstacle",
    "Programme",
    "Reflection",
    "Regular",
    "Result",
    "Trial",
]
