"""The toy's details and workflow."""

from __future__ import annotations

from collections.abc import Iterable

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.thread.labels import labels_of, set_labels
from rodtrad.foundation.thread.models import Item
from rodtrad.foundation.thread.states import State, Workflow


def details(actor: Actor, items: Iterable[Item]) -> dict[int, dict[str, object]]:
    """Whom a piece of knowledge applies to stands in its labels."""
    return {pk: {"applies_to": words.get("applies")} for pk, words in labels_of(actor, list(items)).items()}


def remember(actor: Actor, item: Item, before: str, after: str) -> None:
    """The effect of a move: it leaves a label."""
    set_labels(actor, item, "moves", [f"{before} {after}"])


WORKFLOW = Workflow(
    states=(
        State("planned", "planned"),
        State("running", "running", "Start"),
        State("ended", "ended", "End"),
        State("paused", "paused", "Pause", aside=True),
    ),
    action="toy.edit",
    effects=("tests.toyapp.details.remember",),
)
