"""The actor: who is asking. Tables with a scope refuse to be read when nobody is.

An Actor is plain values, computed once per request (org) or by a job or command.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TypeVar

from django.db import models


@dataclass(frozen=True, slots=True)
class Grant:
    """A role held in a part of the tree. ``path`` is the place's path; the role holds there and below."""

    role: str
    place_id: int
    path: str


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks: a person, the public, or the system with a reason.

    ``audiences``: every audience key this actor belongs to (settled.md section 5). ``on_objects``: public code
    of an item → roles on it (author is not among them). ``everything``: only the system.
    """

    kind: str
    user_id: int | None = None
    code: str = ""
    name: str = ""
    reason: str = ""
    grants: tuple[Grant, ...] = ()
    audiences: frozenset[str] = frozenset({"public"})
    on_objects: dict[str, frozenset[str]] = field(default_factory=dict)
    everything: bool = False

    @property
    def is_person(self) -> bool:
        return self.kind == "person"

    @property
    def person_id(self) -> int:
        """The id of the person's account; 0, which no account has, for the public and the system."""
        return self.user_id or 0


PUBLIC = Actor(kind="public")


def system(reason: str) -> Actor:
    """The system itself, for imports, jobs and the demo; the reason stands in the audit log."""
    return Actor(kind="system", reason=reason, everything=True)


class OutsideScope(RuntimeError):
    """A scoped table was asked without an actor: a programming error, never shown to people."""


_actor: ContextVar[Actor | None] = ContextVar("actor", default=None)


@contextmanager
def acting(actor: Actor) -> Iterator[Actor]:
    """Within the block, scoped tables may be read on behalf of ``actor``."""
    token = _actor.set(actor)
    try:
        yield actor
    finally:
        _actor.reset(token)


def current_actor() -> Actor:
    """The actor of this request, job or command. Raises OutsideScope when there is none."""
    actor = _actor.get()
    if actor is None:
        raise OutsideScope("nobody is acting: use scope.acting(actor)")
    return actor


M = TypeVar("M", bound=models.Model)


class ScopedManager(models.Manager[M]):
    """The default manager of scoped tables. It does not filter (queries do); it refuses to be used by nobody."""

    def get_queryset(self) -> models.QuerySet[M]:
        current_actor()
        return super().get_queryset()


class ScopedModel(models.Model):
    """A table that only an actor may read. ``everywhere`` is for migrations and the integrity tools."""

    objects = ScopedManager()
    everywhere = models.Manager()  # noqa: DJ012 - a manager, whatever the rule thinks

    class Meta:
        abstract = True
