"""Which values to hide: a heuristic first, then the search for something better; always proved."""

from __future__ import annotations

from dataclasses import dataclass

from rodtrad.kernel.suppression.least import Least
from rodtrad.kernel.suppression.proofs import Proofs
from rodtrad.kernel.suppression.repair import protect, spare
from rodtrad.kernel.suppression.system import Prover, System

# So many values that may be hidden are still searched for the fewest; beyond that the heuristic decides.
EXACT = 150
STEPS, STEPS_PER_VALUE = 20_000, 400_000


@dataclass(frozen=True, slots=True)
class Choice:
    """What is hidden, and what of it could not be proved safe even with everything hidden that may be."""

    hidden: frozenset[int]
    unproved: frozenset[int]


def choose(system: System, prover: Prover) -> Choice:
    """Return the hidden values; the prover is left with exactly these hidden."""
    proofs = Proofs(system, prover)
    if proofs.lacking() and protect(system, proofs):
        spare(system, proofs)
        if len(system.free) <= EXACT:
            _improve(system, proofs)
    return Choice(frozenset(prover.hidden), frozenset(proofs.lacking()))


def _improve(system: System, proofs: Proofs) -> None:
    """Go over to the best choice that the search finds."""
    start = proofs.prover.hidden - system.forced
    steps = min(STEPS, STEPS_PER_VALUE // len(system.free))
    better = Least(system, proofs, start, steps).find()
    for choice in (better, start):
        proofs.turn_to(system.forced | choice)
        if not proofs.lacking():
            return
    # A search in whole numbers may give up where it found a proof on another way: hide more.
    protect(system, proofs)
