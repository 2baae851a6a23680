"""Whether t rises, each once."""

from __future__ import annotations

from rodtrad.kernel.spc.files.refusals import Refusal


class Order:
    """Takes the t of one series in the order of the file."""

    def __init__(self) -> None:
        self._seen: set[int] = set()
        self._before: int | None = None

    def take(self, t: int, line: int, into: list[Refusal]) -> None:
        """Refuse a t that has been, or is lower than the one before."""
        if t in self._seen:
            into.append(Refusal(line, "repeated"))
        elif self._before is not None and t < self._before:
            into.append(Refusal(line, "falling"))
        self._seen.add(t)
        self._before = t
