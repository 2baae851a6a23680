"""Lists of a source (measures, units, tables) as they were last answered, by their address."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from rodtrad.sources.indicators.national import files
from rodtrad.sources.indicators.national.failures import Failed
from rodtrad.sources.indicators.national.readings import Found

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Kept:
    """What was answered, and when."""

    rows: Sequence[Any]
    fetched: datetime


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder with one file an address."""

    folder: Path

    def fetch(
        self, address: str, ask: Callable[[], Sequence[Any]], made: Callable[[Any], T],
        now: datetime, fresh_for: timedelta,
    ) -> Found[T]:  # fmt: skip
        """Return what is kept when it is fresh; else what ``ask`` gives; when that fails, what is kept however old.

        Each row goes through ``made``; an answer that ``made`` refuses is not kept. Raises Failed with nothing kept.
        """
        kept = self.find(address)
        if kept is not None and now - kept.fetched < fresh_for:
            return Found(tuple(map(made, kept.rows)), kept.fetched)
        try:
            rows = ask()
            found = Found(tuple(map(made, rows)), now)
        except Failed as failure:
            if kept is None:
                raise
            return Found(tuple(map(made, kept.rows)), kept.fetched, failure=failure)
        self.keep(address, rows, now)
        return found

    def find(self, address: str) -> Kept | None:
        """Return what was last answered there, however old; None when nothing usable is kept."""
        content = files.read(self._path(address))
        if content is None or content.get("address") != address or not isinstance(content.get("rows"), list):
            return None
        try:
            return Kept(content["rows"], datetime.fromisoformat(str(content.get("fetched"))))
        except ValueError:
            return None

    def keep(self, address: str, rows: Sequence[Any], fetched: datetime) -> None:
        """Put the answer in the place of the earlier one."""
        content = {"address": address, "fetched": fetched.isoformat(), "rows": list(rows)}
        files.put(self._path(address), content)

    def _path(self, address: str) -> Path:
        return self.folder / f"{files.safe_name(address)}.json"
