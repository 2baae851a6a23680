"""What published tables give away: values that stay too narrow even when everything else is hidden."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from rodtrad.kernel.suppression.proofs import Proofs
from rodtrad.kernel.suppression.system import Prover, System


def given_away(system: System, prover: Callable[[System], Prover]) -> System:
    """Return the system with its lost values named, and without those among what may be hidden.

    Hiding a value that is worked out anyway helps little; only when the others cannot be saved without it, it
    may be hidden too.
    """
    everything = replace(system, forced=system.forced | system.free, free=frozenset())
    lost = frozenset(Proofs(everything, prover(everything)).lacking())
    if not lost:
        return system
    told = replace(system, lost=lost, free=system.free - lost)
    all_others = replace(told, forced=told.forced | told.free, free=frozenset())
    if Proofs(all_others, prover(all_others)).lacking():
        return replace(told, free=system.free)
    return told
