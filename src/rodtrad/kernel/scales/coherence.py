"""KASAM / SOC-13: sense of coherence (domain/instruments.md, "KASAM / SOC-13"). No official cut-offs."""

from __future__ import annotations

from rodtrad.kernel.scales.answers import numbers, total_of

ITEMS = (tuple(range(1, 8)),) * 13
REVERSE = (1, 2, 3, 7, 10)
"""Scored 8 − answer [R: sciendo.com, hqlo.biomedcentral.com 2021; 10 K: Antonovsky 1987]."""
PARTS = {
    "comprehensibility": (2, 6, 8, 9, 11),
    "manageability": (3, 5, 10, 13),
    "meaningfulness": (1, 4, 7, 12),
}
"""Items of each part [R: sciendo.com]."""


def soc13(answers: object, _sex: object) -> dict[str, object]:
    """Score the thirteen items of SOC-13, given as ticked. Raises Refused."""
    ticked = numbers(answers, ITEMS)
    turned = {
        place: 8 - answer if answer is not None and place in REVERSE else answer
        for place, answer in enumerate(ticked, start=1)
    }
    parts = {name: total_of(turned[place] for place in places) for name, places in PARTS.items()}
    return {"total": total_of(turned.values()), **parts}
