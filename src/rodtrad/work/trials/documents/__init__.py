"""Documents of the trials: the list, one trial's cycles (TID-74), introductions (TID-77), obstacles (TID-80)."""

from rodtrad.work.trials.documents.cycle_report import tid_74_cycle_report
from rodtrad.work.trials.documents.lists import (
    tid_73_portfolio,
    tid_77_introductions,
    tid_80_obstacles,
    trial_list,
)

__all__ = [
    "tid_73_portfolio",
    "tid_74_cycle_report",
    "tid_77_introductions",
    "tid_80_obstacles",
    "trial_list",
]
