"""Background work that leaves one line in the log for each step that was saved."""

from __future__ import annotations

import time

from rodtrad.foundation.audit.services import record
from rodtrad.foundation.base.scope import current_actor
from rodtrad.foundation.jobs.steps import JobRefused, Work, job


@job(title="Count")
def count(work: Work) -> None:
    """As many steps as ``steps`` says, each with a rest of ``rest`` seconds before and inside it."""
    rest = work.arguments.get("rest", 0)
    time.sleep(rest)
    with work.step() as step:
        number = work.cursor.get("next", 1)
        record(current_actor(), "toy.counted", item=work.code, changes={"step": ("", number)})
        time.sleep(rest)
        if number >= work.arguments["steps"]:
            step.finish({"url": "/"}, words="Räknat")
        else:
            step.go_on(
                cursor={"next": number + 1},
                done=number,
                total=work.arguments["steps"],
                words=f"Räknar {number}",
            )


@job(title="Break", attempts=3)
def breaks(work: Work) -> None:
    with work.step():
        record(current_actor(), "toy.counted", item=work.code, changes={"step": ("", 1)})
        raise RuntimeError("the toy is broken")


@job(title="Refuse")
def refused(work: Work) -> None:
    raise JobRefused("Filen finns inte längre. Lämna in den igen.")


@job(title="Idle", attempts=1)
def idle(work: Work) -> None:
    """A programming error: it saves no step."""


def breaking_minute() -> None:
    raise RuntimeError("one module's minute must not take the others' away")


def each_minute() -> None:
    record(current_actor(), "toy.minute")
