"""Hiding by heuristic: the cheapest way round for one value after the other, then showing what is not needed."""

from __future__ import annotations

from rodtrad.kernel.suppression.proofs import Proofs
from rodtrad.kernel.suppression.system import System


def protect(system: System, proofs: Proofs) -> bool:
    """Hide until every hidden value is safe; return whether that is reached with what may be hidden."""
    while lacking := proofs.lacking():
        for value in lacking:
            if proofs.secure(value):
                continue
            more = proofs.prover.cheapest(value)
            if not more:
                proofs.prover.hide(system.free)
                return not proofs.lacking()
            proofs.prover.hide(more)
    return True


def spare(system: System, proofs: Proofs) -> None:
    """Show again, one by one, what protects nothing; the largest counts first, among equals the last."""
    extra = proofs.prover.hidden - system.forced
    for value in sorted(extra, key=lambda value: (system.counts[value], value), reverse=True):
        if value in proofs.prover.hidden:
            proofs.try_without(value)
