"""A real server with one case and so many people in its team, for benches with browsers or HTTP clients."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Served:
    """``sessions``: a session key per person."""

    address: str
    code: str
    sessions: list[str]
    case: Any


@contextmanager
def served(people: int, port: int = 8765) -> Iterator[Served]:
    """Granian with 2 workers × 4 threads on an empty database: SQLite, or that of DATABASE_URL (emptied first)."""
    os.environ.setdefault("RODTRAD_DATA", tempfile.mkdtemp(prefix="bench-"))
    os.environ.setdefault("RODTRAD_SECRET", "bench")
    os.environ["RODTRAD_URL"] = f"http://localhost:{port}"
    os.environ["DJANGO_SETTINGS_MODULE"] = "rodtrad.config.settings.local"
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright keeps a loop running in this thread
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    code, sessions, case = _meeting(people)
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port),
        "--workers", "2", "--blocking-threads", "4", "--log-level", "error", "rodtrad.config.wsgi:application",
    ]  # fmt: skip
    server = subprocess.Popen(command, cwd=ROOT)
    try:
        _wait(os.environ["RODTRAD_URL"])
        yield Served(os.environ["RODTRAD_URL"], code, sessions, case)
    finally:
        server.terminate()
        server.wait()


def _meeting(people: int) -> tuple[str, list[str], Any]:
    from django.test import Client

    from rodtrad.foundation.base import scope
    from rodtrad.foundation.org import services
    from rodtrad.foundation.org.models import User
    from rodtrad.foundation.org.queries import actor_for
    from rodtrad.work.canvas.services.cards import add_card
    from rodtrad.work.canvas.services.cases import create_case
    from rodtrad.work.canvas.services.team import add_seat

    system = scope.system("bench")
    with scope.acting(system):
        stamp = str(time.time_ns() % 10_000)
        place = services.create_place(
            system, kind="municipality", name=f"Björkhamn {stamp}", parent=None, official_code=stamp.zfill(4)
        )
        users = [
            services.create_user(
                system,
                username=f"bench{stamp}-{number}",
                name=f"Person {number}",
                place=place,
                role="developer",
            )
            for number in range(people)
        ]
        User.objects.filter(pk__in=[user.pk for user in users]).update(must_change_password=False)
        lead = actor_for(users[0])
    with scope.acting(lead):
        case = create_case(lead, place=place, texts={"title": "Mötet", "entry_piece": "nytta"})
        for user in users[1:]:
            add_seat(lead, case, person=user)
        for kind in ("need", "benefit-individual", "intervention-element"):
            for number in range(5):
                add_card(lead, case, kind, {"text": f"Ett kort {number}"})
    sessions = []
    for user in users:
        client = Client()
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        sessions.append(client.cookies["sessionid"].value)
    return case.item.code, sessions, case


def _wait(address: str) -> None:
    for _try in range(60):
        try:
            urllib.request.urlopen(f"{address}/konto/logga-in/", timeout=2)
            return
        except OSError:
            time.sleep(0.5)
    raise SystemExit("the server did not start")


def percentiles(name: str, delays: list[float]) -> None:
    """Print p50 and p95 of seconds."""
    row = sorted(delays)
    if not row:
        print(f"{name}: nothing seen")
        return
    p50, p95 = row[len(row) // 2], row[int(len(row) * 0.95)]
    print(f"{name}: p50 {p50:.2f} s, p95 {p95:.2f} s ({len(row)} sightings)")
