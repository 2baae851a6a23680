"""The names of the eight lanes, in the order the kernel draws them."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from rodtrad.foundation.base import manifests
from rodtrad.kernel.thread.lanes import LANES

LANE_TITLES: dict[str, Promise] = {
    "voices": pgettext_lazy("lane", "Voices"),
    "needs": pgettext_lazy("lane", "Needs and context"),
    "knowledge": pgettext_lazy("lane", "Knowledge"),
    "benefit": pgettext_lazy("lane", "Benefit"),
    "intervention": pgettext_lazy("lane", "Intervention"),
    "trying": pgettext_lazy("lane", "Trying"),
    "results": pgettext_lazy("lane", "Results and lessons"),
    "spreading": pgettext_lazy("lane", "Spreading"),
}
UNKNOWN_KIND_LANE = "needs"
"""Where items stand whose kind no installed module declares: they still list and draw."""


def lane_of(kind: str) -> str:
    """The lane of a kind."""
    declared = manifests.kinds.get(kind)
    return declared.lane if declared and declared.lane in LANES else UNKNOWN_KIND_LANE


def lane_title(key: str) -> Promise:
    return LANE_TITLES[key]
