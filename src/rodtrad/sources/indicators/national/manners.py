"""How we behave towards a public service: every number that may be set, and the pace of calls."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock


@dataclass(frozen=True, slots=True)
class Manners:
    """Seconds, counts and bytes. The defaults keep within what Kolada and SCB ask for (section 3.1 and 3.4).

    ``pause`` between calls; at most ``most_calls`` a ``window``. ``timeout`` for each wait, ``most_seconds`` for a
    whole answer. ``tries`` in all, waiting ``first_wait``, then ``growth`` times as long, plus up to ``spread`` of it
    by chance (many installations ask at the same hour); a service that wants more than ``longest_wait`` is left alone.
    """

    pause: float = 0.3
    most_calls: int = 30
    window: float = 10.0
    timeout: float = 20.0
    most_seconds: float = 90.0
    tries: int = 4
    first_wait: float = 1.0
    growth: float = 3.0
    spread: float = 0.25
    longest_wait: float = 60.0
    most_bytes: int = 60_000_000
    most_pages: int = 60
    most_redirects: int = 2
    agent: str = "Rodtrad"

    def wait_after(self, attempt: int, chance: float) -> float:
        """Return seconds to wait after the ``attempt``-th try (1, 2, ...); ``chance`` is 0 to 1."""
        return min(self.first_wait * self.growth ** (attempt - 1), self.longest_wait) * (
            1 + self.spread * chance
        )


@dataclass(slots=True)
class Pace:
    """Holds a call back until it may leave. Of one process: give one Pace to all clients of the same service."""

    manners: Manners
    sleep: Callable[[float], None] = time.sleep
    seconds: Callable[[], float] = time.monotonic
    _left: deque[float] = field(default_factory=deque)
    _lock: Lock = field(default_factory=Lock)

    def wait(self) -> None:
        """Return when the next call may leave."""
        with self._lock:
            now = self.seconds()
            if (rest := self._first_free() - now) > 0:
                self.sleep(rest)
            self._left.append(max(now + max(rest, 0), self.seconds()))

    def _first_free(self) -> float:
        while len(self._left) > self.manners.most_calls:
            self._left.popleft()
        if not self._left:
            return float("-inf")
        free = self._left[-1] + self.manners.pause
        if len(self._left) == self.manners.most_calls:
            free = max(free, self._left[0] + self.manners.window)
        return free
