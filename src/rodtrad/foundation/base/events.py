"""Typed events inside one process: published within the writer's transaction, handled before it commits.

A module that wants to know subscribes in its AppConfig.ready(); the publisher knows nobody.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

E = TypeVar("E")
_handlers: dict[type, list[Callable[[Any], None]]] = {}


def subscribe(event_type: type[E], handler: Callable[[E], None]) -> None:
    """Call ``handler`` for every published event of exactly this type. Subscribing twice changes nothing."""
    handlers = _handlers.setdefault(event_type, [])
    if handler not in handlers:
        handlers.append(handler)


def publish(event: object) -> None:
    """Hand the event to its subscribers, in the order they subscribed. An error in one stops the transaction."""
    for handler in _handlers.get(type(event), ()):
        handler(event)
