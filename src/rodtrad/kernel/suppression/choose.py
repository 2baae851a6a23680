"""Which values to hide: exactly where that can be done in reasonable time, else by heuristic; always proved."""

from __future__ import annotations

from rodtrad.kernel.suppression.proofs import Proofs
from rodtrad.kernel.suppression.repair import protect, spare
from rodtrad.kernel.suppression.system import Prover, System

# So many values that may be hidden are still searched for the fewest; beyond that heuristics decide.
EXACT = 45
ROUNDS = 400


def choose(system: System, prover: Prover) -> frozenset[int]:
    """Return the hidden values; the prover is left with exactly these hidden."""
    proofs = Proofs(system, prover)
    if proofs.lacking():
        _protect(system, proofs)
    return frozenset(prover.hidden)


def _protect(system: System, proofs: Proofs) -> None:
    if len(system.free) <= EXACT:
        from rodtrad.kernel.suppression.least import GivenUp, Least  # scipy takes a second to start

        try:
            proofs.turn_to(system.forced | Least(system, proofs, ROUNDS).find())
        except GivenUp:
            proofs.turn_to(system.forced)
    if proofs.lacking() and protect(system, proofs):
        spare(system, proofs)
