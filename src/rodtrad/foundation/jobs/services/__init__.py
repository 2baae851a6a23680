"""All writes of background work."""

from rodtrad.foundation.jobs.services.asking import enqueue, forget_old, forget_result, start_again, stop
from rodtrad.foundation.jobs.services.leasing import claim, release, take_back
from rodtrad.foundation.jobs.services.running import run, work_off
from rodtrad.foundation.jobs.services.ticking import tick

__all__ = [
    "claim",
    "enqueue",
    "forget_old",
    "forget_result",
    "release",
    "run",
    "start_again",
    "stop",
    "take_back",
    "tick",
    "work_off",
]
