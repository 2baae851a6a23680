"""Which hidden values are proved safe, kept up to date while values are hidden and shown.

A table that the reader cannot rule out serves as proof for every value it moves, so few searches are needed.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from itertools import islice

from rodtrad.kernel.suppression.system import Change, Prover, System

# Tables are kept for other sets of hidden values too; more than so many are not worth going through.
_KEPT = 400
_NONE: Change = {}


class Proofs:
    """For each hidden value the furthest tables found above and below it."""

    def __init__(self, system: System, prover: Prover) -> None:
        self.system = system
        self.prover = prover
        self._best: dict[tuple[int, int], Change] = {}
        self._users: dict[int, set[tuple[int, int]]] = {}
        self._pool: deque[Change] = deque(maxlen=_KEPT)

    def holds(self, value: int) -> bool:
        """Return whether the two tables at hand lie as far apart in the value as the width asks."""
        up, down = self._best.get((value, 1), _NONE), self._best.get((value, -1), _NONE)
        return up.get(value, 0) - down.get(value, 0) >= self.system.width

    def asked(self) -> list[int]:
        """Return the hidden values that must have the width, in order."""
        return sorted(self.prover.hidden - self.system.lost)

    def lacking(self, most: int | None = None) -> list[int]:
        """Return the hidden values that can be worked out too closely, in order; the first ``most`` of them."""
        return list(islice((value for value in self.asked() if not self.secure(value)), most))

    def secure(self, value: int) -> bool:
        """Return whether the value is proved safe; look for a proof when there is none yet."""
        if self.holds(value):
            return True
        proof = self.prover.prove(value)
        if proof is None:
            return False
        for change in (proof.up, proof.down):
            if change:
                self._pool.append(change)
                self._keep(change, also=value)
        return True

    def turn_to(self, hidden: Iterable[int]) -> None:
        """Go over to another set of hidden values; tables that move only these stay proofs."""
        wanted = set(hidden)
        self.prover.show(self.prover.hidden - wanted)
        self.prover.hide(wanted)
        self._best.clear()
        self._users.clear()
        movable = wanted | self.system.unknown
        for change in self._pool:
            if movable.issuperset(change):
                self._keep(change)

    def try_without(self, value: int) -> bool:
        """Show the value, and other complementary ones that then become unsafe, if all else stays safe.

        When something that must be hidden would be unsafe, nothing is changed. Return whether it was shown.
        """
        dropped: list[tuple[tuple[int, int], Change]] = []
        shown: list[int] = []
        queue = [value]
        while queue:
            next_shown = queue.pop()
            if next_shown in shown:
                continue
            shown.append(next_shown)
            self.prover.show([next_shown])
            for owner in self._drop(next_shown, dropped):
                if owner not in self.prover.hidden or owner in self.system.lost or self.secure(owner):
                    continue
                if owner in self.system.forced:
                    self.prover.hide(shown)
                    for slot, change in dropped:
                        self._put(slot, change)
                    return False
                queue.append(owner)
        return True

    def _drop(self, value: int, into: list[tuple[tuple[int, int], Change]]) -> list[int]:
        """Forget the tables that move the value, ``into`` the list; return the values that have lost a proof."""
        lost = sorted(self._users.pop(value, ()))
        for slot in lost:
            change = self._best.pop(slot)
            into.append((slot, change))
            for each in change:
                if each in self._users:
                    self._users[each].discard(slot)
        return sorted({owner for owner, _ in lost})

    def _keep(self, change: Change, also: int = -1) -> None:
        for value, step in change.items():
            if value == also or (value not in self.system.unknown and not self.holds(value)):
                self._put((value, 1 if step > 0 else -1), change)

    def _put(self, slot: tuple[int, int], change: Change) -> None:
        value, _ = slot
        old = self._best.get(slot, _NONE)
        if abs(old.get(value, 0)) >= abs(change[value]):
            return
        for each in old:
            self._users[each].discard(slot)
        self._best[slot] = change
        for each in change:
            self._users.setdefault(each, set()).add(slot)
