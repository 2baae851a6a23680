"""What a module's workflow is made of, and what may be done next. Moving itself is in workflow.py."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.module_loading import import_string

from rodtrad.foundation.base import manifests
from rodtrad.foundation.base.declarations import Text
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.permissions import may
from rodtrad.foundation.thread.models import Item


@dataclass(frozen=True, slots=True)
class State:
    """``title``: what the state is called; ``verb``: what the button says. ``aside``: beside the row."""

    key: str
    title: Text
    verb: Text = ""
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Workflow:
    """The states of a kind in their order, and the permissions to move.

    ``action`` is asked for every move; ``back_action`` instead of it for moves backward, when given.
    ``effects``: dotted paths of ``(actor, item, before, after) -> None``, run in the transaction of the move.
    """

    states: tuple[State, ...]
    action: str
    back_action: str = ""
    effects: tuple[str, ...] = ()

    def place(self, key: str) -> int:
        """Where a state stands in the row; -1 for one that is not declared (any more)."""
        return next((place for place, state in enumerate(self.states) if state.key == key), -1)

    def state(self, key: str) -> State | None:
        return next((state for state in self.states if state.key == key), None)

    @property
    def first(self) -> str:
        return self.states[0].key


@dataclass(frozen=True, slots=True)
class Transition:
    """One move that may be made. ``way``: forward, back, aside or return (from aside). ``near``: the next step."""

    to: str
    title: Text
    verb: Text
    way: str
    needs_reason: bool
    action: str
    near: bool = False


def workflow_of(kind: str) -> Workflow | None:
    """The workflow a module declared for the kind, if any."""
    dotted = manifests.workflows.get(kind)
    return import_string(dotted) if dotted else None


def transitions(flow: Workflow, now: str) -> list[Transition]:
    """Every move from the state ``now``, in the order of the states."""
    here = flow.place(now)
    is_aside = here >= 0 and flow.states[here].aside
    ahead = [place for place, state in enumerate(flow.states) if place > here and not state.aside]
    moves = []
    for place, state in enumerate(flow.states):
        if place == here:
            continue
        if state.aside:
            way = "aside"
        elif is_aside:
            way = "return"
        else:
            way = "forward" if place > here else "back"
        action = flow.back_action if way == "back" and flow.back_action else flow.action
        near = way == "forward" and place == ahead[0]
        moves.append(
            Transition(
                state.key, state.title, state.verb or state.title, way, way in {"back", "aside"}, action, near
            )
        )
    return moves


def transitions_for(actor: Actor, item: Item) -> list[Transition]:
    """The moves this actor may make with this item now; none for a retired one or a kind without workflow."""
    flow = workflow_of(item.kind)
    if flow is None or item.is_retired:
        return []
    return [move for move in transitions(flow, item.state) if may(actor, move.action, item)]


def state_title(kind: str, key: str) -> Text:
    """What the state is called; its key when nothing declares it."""
    flow = workflow_of(kind)
    state = flow.state(key) if flow else None
    return state.title if state else key
