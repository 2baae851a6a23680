"""Which values to hide: a heuristic first, then the search for something better; always proved."""

from __future__ import annotations

from rodtrad.kernel.suppression.least import Least
from rodtrad.kernel.suppression.proofs import Proofs
from rodtrad.kernel.suppression.repair import protect, spare
from rodtrad.kernel.suppression.system import Prover, System

# So many values that may be hidden are still searched for the fewest; beyond that the heuristic decides.
EXACT = 150
STEPS, STEPS_PER_VALUE = 20_000, 400_000


def choose(system: System, prover: Prover) -> frozenset[int]:
    """Return the hidden values; the prover is left with exactly these hidden."""
    proofs = Proofs(system, prover)
    if proofs.lacking() and protect(system, proofs):
        spare(system, proofs)
        if len(system.free) <= EXACT:
            start = prover.hidden - system.forced
            steps = min(STEPS, STEPS_PER_VALUE // len(system.free))
            better = Least(system, proofs, start, steps).find()
            proofs.turn_to(system.forced | better)
            assert not proofs.lacking()
    return frozenset(prover.hidden)
