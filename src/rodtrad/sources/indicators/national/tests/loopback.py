"""A local service for the tests: a thread on 127.0.0.1 that answers as it is told, and stops with its block."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from rodtrad.sources.indicators.national.door import Door
from rodtrad.sources.indicators.national.manners import Manners, Pace
from rodtrad.sources.indicators.national.wire import Wire

BEGAN = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
QUICK = Manners(timeout=20.0, most_seconds=40.0, tries=3, first_wait=1.0, growth=3.0, longest_wait=60.0)


@dataclass(frozen=True)
class Asked:
    """A request as it came."""

    path: str
    query: dict[str, str]
    body: Any
    headers: dict[str, str]


@dataclass(frozen=True)
class Reply:
    """Seconds: ``before`` anything is sent, ``between`` pieces. ``promised``: a Content-Length that may be a lie."""

    status: int = 200
    pieces: tuple[bytes, ...] = (b"",)
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "application/json"})
    before: float = 0.0
    between: float = 0.0
    promised: int | None = None


def said(content: object, status: int = 200, **headers: str) -> Reply:
    """A whole answer in JSON."""
    return Reply(
        status,
        (json.dumps(content).encode(),),
        {"Content-Type": "application/json; charset=utf-8", **headers},
    )


@dataclass
class Service:
    """What answers. ``faults`` are given first, one a request; then ``answer`` decides."""

    answer: Callable[[Asked], Reply]
    faults: list[Reply] = field(default_factory=list)
    log: list[Asked] = field(default_factory=list)
    address: str = ""

    def __call__(self, asked: Asked) -> Reply:
        self.log.append(asked)
        return self.faults.pop(0) if self.faults else self.answer(asked)


@contextmanager
def serving(service: Service) -> Iterator[Service]:
    """Within the block the service answers at ``service.address``."""
    over = threading.Event()
    server = _Server(("127.0.0.1", 0), _handler(service, over))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    service.address = f"http://127.0.0.1:{server.server_address[1]}/v3"
    try:
        yield service
    finally:
        over.set()
        server.shutdown()
        server.server_close()
        thread.join(5)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients that gave up are what some tests are about."""


def _handler(service: Service, over: threading.Event) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            length = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(length)) if length else None
            query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
            self._send(service(Asked(parts.path, query, body, dict(self.headers))))

        def do_POST(self) -> None:
            self.do_GET()

        def _send(self, reply: Reply) -> None:
            if over.wait(reply.before):
                return
            length = sum(map(len, reply.pieces)) if reply.promised is None else reply.promised
            self.send_response(reply.status)
            for name, value in {**reply.headers, "Content-Length": str(length)}.items():
                self.send_header(name, value)
            self.end_headers()
            for piece in reply.pieces:
                if over.wait(reply.between):
                    return
                self.wfile.write(piece)
                self.wfile.flush()

        def log_message(self, *args: Any) -> None:
            """Silent."""

    return Handler


@dataclass
class Time:
    """A clock that only sleeping, or a test, moves."""

    passed: float = 0.0
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 6))
        self.passed += seconds

    def seconds(self) -> float:
        return self.passed

    def now(self) -> datetime:
        return BEGAN + timedelta(seconds=self.passed)


def door(service: Service, time: Time, manners: Manners = QUICK, name: str = "Kolada") -> Door:
    """The way to the local service, with no proxy, no chance and no real waiting between calls."""
    pace = Pace(manners, time.sleep, time.seconds)
    return Door(name, service.address, Wire(manners, {}), pace, time.now, lambda: 0.0)


def files_in(folder: Path) -> list[str]:
    """Every file below a folder that is no lock."""
    return sorted(
        path.name for path in folder.rglob("*") if path.is_file() and not path.name.endswith(".lock")
    )
