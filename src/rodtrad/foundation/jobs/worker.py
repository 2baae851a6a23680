"""The worker's own loop, and the one that starts it again when it dies. Pages never import this."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from datetime import datetime

from django.db import Error, close_old_connections, connection

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import acting, system
from rodtrad.foundation.jobs import services
from rodtrad.foundation.jobs.rules import minute_of

LOG = logging.getLogger("rodtrad.jobs")
POLL = 0.5  # seconds between looks at an empty queue
LONGEST_REST = 30.0  # seconds before a worker that keeps dying is started again


class Stop:
    """Asked by SIGTERM, SIGINT or the starter's end: the step under way is finished, then the worker ends."""

    def __init__(self) -> None:
        self.asked = False
        self.parent = os.getppid()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._ask)

    def _ask(self, *_given: object) -> None:
        self.asked = True

    def __call__(self) -> bool:
        return self.asked or os.getppid() != self.parent


def work(worker: str, stop: Callable[[], bool]) -> None:
    """Take and do what is due, and tick each minute, until told to stop. A database that is locked, away or slow is
    waited for: what a worker could not save is done again from its last saved step."""
    minute: datetime | None = None
    with acting(system("worker")):
        _patiently(lambda: services.release(worker))
        while not stop():
            close_old_connections()
            if minute != (minute := minute_of(clock.now())):
                _patiently(services.tick)
            if not _patiently(lambda: _take_one(worker, stop)):
                time.sleep(POLL)


def _take_one(worker: str, stop: Callable[[], bool]) -> bool:
    job = services.claim(worker)
    if job is not None:
        services.run(job, stop=stop)
    return job is not None


def _patiently(do: Callable[[], object]) -> object:
    try:
        return do()
    except Error as error:
        LOG.warning("the database does not answer, trying again: %s", error)
        connection.close()
        return None


def supervise(commands: Sequence[Sequence[str]]) -> None:
    """Keep one process running per command, until SIGTERM or SIGINT; then let each finish its step."""
    stop = Stop()
    children = [subprocess.Popen(command) for command in commands]
    rest, began = [1.0] * len(commands), [time.monotonic()] * len(commands)
    while not stop():
        time.sleep(0.2)
        for place, child in enumerate(children):
            if child.poll() is None:
                continue
            LOG.warning("a worker ended with %s and is started again", child.returncode)
            rest[place] = 1.0 if time.monotonic() - began[place] > 60 else min(rest[place] * 2, LONGEST_REST)
            _sleep_unless(stop, rest[place] if rest[place] > 2 else 0.0)
            children[place], began[place] = subprocess.Popen(commands[place]), time.monotonic()
    for child in children:
        child.terminate()
    for child in children:
        child.wait()


def _sleep_unless(stop: Callable[[], bool], seconds: float) -> None:
    until = time.monotonic() + seconds
    while not stop() and time.monotonic() < until:
        time.sleep(0.2)
