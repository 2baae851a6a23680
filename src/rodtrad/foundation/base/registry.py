"""A registry: filled at start, then frozen. The same name twice refuses to start."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeVar

T = TypeVar("T")


class RegistryError(Exception):
    """A declaration that cannot hold: a name taken twice, or a name nobody declared."""


class Registry(Generic[T]):
    """Names to declarations, in the order they were declared."""

    def __init__(self, what: str) -> None:
        self.what = what
        self._rows: dict[str, T] = {}
        self._frozen = False

    def add(self, name: str, row: T) -> None:
        if self._frozen:
            raise RegistryError(f"{self.what} {name}: declared after the start")
        if name in self._rows:
            raise RegistryError(f"{self.what} {name}: declared twice")
        self._rows[name] = row

    def freeze(self) -> None:
        self._frozen = True

    def get(self, name: str) -> T | None:
        return self._rows.get(name)

    def __getitem__(self, name: str) -> T:
        if name not in self._rows:
            raise RegistryError(f"{self.what} {name}: not declared by any manifest")
        return self._rows[name]

    def __contains__(self, name: object) -> bool:
        return name in self._rows

    def __iter__(self) -> Iterator[T]:
        return iter(self._rows.values())

    def __len__(self) -> int:
        return len(self._rows)

    def names(self) -> list[str]:
        return list(self._rows)
