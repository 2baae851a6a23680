"""The states of measures, as the thread's pages read them. Signals move them, and answers; nobody chooses one."""

from __future__ import annotations

from rodtrad.foundation.thread import states
from rodtrad.foundation.thread.states import Workflow
from rodtrad.sources.indicators.choices import State
from rodtrad.sources.indicators.permissions import ANSWER

FLOW = Workflow(states=tuple(states.State(state.value, state.label) for state in State), action=ANSWER)
