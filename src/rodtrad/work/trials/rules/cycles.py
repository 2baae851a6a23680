"""How cycles follow on each other: what a start needs, what is locked, what the next one carries on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rodtrad.work.trials.choices import NEXT_CYCLE, CycleState, Decision, Gate, Loop, Scale, State, Turned

LOCKED = ("question", "prediction", "scale", "starts")
"""What cannot be changed once a cycle has started: it is what one later compares with."""
CARRIED = ("question", "scale", "whereabouts", "who", "measures", "protection", "stop_rule")
"""What the next cycle starts out with. Never the prediction: it is thought anew, from what was learned."""
OPEN = (CycleState.PLANNED.value, CycleState.RUNNING.value, CycleState.STUDYING.value)
_AFTER = {Decision.ADOPT.value: State.ADOPTED, Decision.ABANDON.value: State.ENDED}
_OF_CYCLE = {
    CycleState.PLANNED.value: State.PLANNED,
    CycleState.RUNNING.value: State.RUNNING,
    CycleState.STUDYING.value: State.STUDYING,
}


def locked_changes(state: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """The locked fields that ``after`` would change, for a cycle that is no longer only planned."""
    if state == CycleState.PLANNED:
        return []
    return [name for name in LOCKED if name in after and after[name] != before[name]]


def des_chk_03_unprotected(vulnerable: str, protection: str, stop_rule: str) -> list[str]:
    """DES-CHK-03: what a cycle still lacks before it may start when its trial touches somebody who is vulnerable:
    how they are protected, and when one stops. The one check that blocks."""
    if not vulnerable.strip():
        return []
    return [name for name, text in (("protection", protection), ("stop_rule", stop_rule)) if not text.strip()]


def asks_how_deep(turned: str) -> bool:
    """Whether "do we change how, or ask why?" is asked: when it did not turn out as expected (kubinol.md 5.4)."""
    return turned in (Turned.WORSE, Turned.OTHERWISE, Turned.BETTER)


def trial_state_after(decision: str) -> str:
    """Where the trial goes when a cycle is decided."""
    return str(_AFTER.get(decision, State.PLANNED))


def trial_state_of(cycle_state: str) -> str:
    """Where a trial is while its latest cycle is there; a trial whose cycles are all over waits for the next."""
    return str(_OF_CYCLE.get(cycle_state, State.PLANNED))


def wider(scale: str) -> str:
    """The next step up the ladder; the top stays where it is."""
    steps = list(Scale.values)
    return steps[min(steps.index(scale) + 1, len(steps) - 1)]


def carried_on(last: Mapping[str, Any], decision: str) -> dict[str, Any]:
    """What the next cycle starts out with; nothing after a decision that has no next."""
    if decision not in NEXT_CYCLE:
        return {}
    carried = {name: last[name] for name in CARRIED}
    if decision == Decision.WIDEN:
        carried["scale"] = wider(carried["scale"])
    return carried


def three_single_loops(loops: list[str]) -> bool:
    """Whether the three latest answers all were "we change how": time to ask why (kubinol.md 5.4).

    ``loops``: the answers of the decided cycles in order, "" where none was asked.
    """
    asked = [loop for loop in loops if loop]
    return len(asked) >= 3 and set(asked[-3:]) == {Loop.SINGLE.value}


def next_step(trial_state: str, cycle_state: str, prediction: str, gate: str) -> str:
    """What the trial needs of a person now: plan, expect, start, happened, decide, gate, regular, resume; "" nothing.

    ``cycle_state`` and ``prediction`` are of the latest cycle, "" without one; ``gate`` the answer given, if any.
    """
    if trial_state == State.PAUSED:
        return "resume"
    if trial_state == State.PLANNED:
        if cycle_state != CycleState.PLANNED:
            return "plan"
        return "start" if prediction.strip() else "expect"
    steps = {State.RUNNING: "happened", State.STUDYING: "decide"}
    if trial_state in (State.ADOPTED, State.REGULAR):
        return "regular" if gate and gate != Gate.NOT_SHOWN else "gate"
    return steps.get(State(trial_state), "")
