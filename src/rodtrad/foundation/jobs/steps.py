"""How a module writes background work: a function that does one short step each time it is called.

    @job(title=_("Count the cards"))
    def count(work: Work) -> None:
        rows = next_rows(work.cursor)          # computing and reading: outside every transaction, takes its time
        with work.step() as step:              # one short transaction, refused when the job is no longer ours
            store(rows)
            if rows.is_last:
                step.finish({"url": reverse("canvas:list")})
            else:
                step.go_on(cursor={"after": rows.last}, done=work.done + len(rows))

The manifest names it: ``jobs={"canvas.count": "rodtrad.work.canvas.tasks.count"}``. It is called again until it has
finished. What was saved inside ``step`` and where the next one begins are saved together or not at all, so a step
whose worker is killed is done again from its beginning, and one that was saved is never done twice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.utils.module_loading import import_string

from rodtrad.foundation.base import manifests
from rodtrad.foundation.base.declarations import Text

ATTEMPTS = 5


class LostLease(RuntimeError):
    """Somebody else has the job, or a person has stopped it: nothing of this step is saved."""


class JobRefused(Exception):
    """Trying again does not help. The message is for the person: what is wrong and what to do."""


class Step:
    """What a step leaves behind, saved with everything else in its transaction."""

    def __init__(self) -> None:
        self.changes: dict[str, Any] = {}
        self.is_last = False

    def go_on(
        self,
        *,
        cursor: Mapping[str, Any] | None = None,
        done: int | None = None,
        total: int | None = None,
        words: Text = "",
    ) -> None:
        """There is more: where the next step begins, how much is done of how much, and what is going on in words."""
        given = {"cursor": cursor, "done": done, "total": total, "words": str(words)[:200] or None}
        self.changes |= {name: value for name, value in given.items() if value is not None}

    def finish(self, result: Mapping[str, Any] | None = None, words: Text = "") -> None:
        """This was the last step. ``result["url"]``, if given, leads to what came of it."""
        self.changes |= {"result": dict(result or {}), "words": str(words)[:200]}
        self.is_last = True


class Work(Protocol):
    """What a step is given to work from. ``owner``: the code of the person who asked, "" for the system."""

    @property
    def code(self) -> str: ...
    @property
    def arguments(self) -> Mapping[str, Any]: ...
    @property
    def cursor(self) -> Mapping[str, Any]: ...
    @property
    def done(self) -> int: ...
    @property
    def total(self) -> int: ...
    @property
    def owner(self) -> str: ...
    def step(self) -> AbstractContextManager[Step]: ...


Run = Callable[[Work], None]


@dataclass(frozen=True, slots=True)
class JobKind:
    """``title``: what people call the work. ``attempts``: tries of one step before a person is asked."""

    run: Run = field(repr=False)
    title: Text
    attempts: int = ATTEMPTS


def job(*, title: Text, attempts: int = ATTEMPTS) -> Callable[[Run], JobKind]:
    """Make a step function into something that a manifest may name."""

    def make(run: Run) -> JobKind:
        return JobKind(run, title, attempts)

    return make


def kind_of(name: str) -> JobKind:
    """The declared work. Raises RegistryError for a name that no manifest declares."""
    kind = import_string(manifests.jobs[name])
    if not isinstance(kind, JobKind):
        raise TypeError(f"{manifests.jobs[name]} lacks the @job of jobs.steps")
    return kind


def title_of(name: str) -> Text:
    """What people call the work; the name itself when its module is no longer here."""
    return kind_of(name).title if name in manifests.jobs else name
