"""What somebody says of a found word while a form is handled waits here until the save has gone through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_said: ContextVar[set[str] | None] = ContextVar("words_said_ok", default=None)


@contextmanager
def listening() -> Iterator[set[str]]:
    """Within the block, words that are said to point to nobody are gathered in the set."""
    words: set[str] = set()
    token = _said.set(words)
    try:
        yield words
    finally:
        _said.reset(token)


def say_ok(words: Iterable[str]) -> None:
    """Whoever listens hears of the words; nobody listens outside a request."""
    heard = _said.get()
    if heard is not None:
        heard.update(words)
