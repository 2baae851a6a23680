"""``rodtrad jobs work``, ``list`` and ``tick``: what goes on beside the pages."""

from __future__ import annotations

import argparse
import json
import os
import socket
import sys

NAME = "jobs"
HELP = "Bakgrundsarbeten: work utför dem, list visar vad som väntar, tick gör det som hör till varje minut."
NEEDS_DJANGO = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what ``rodtrad jobs`` takes."""
    parser.add_argument("what", metavar="VAD", choices=("work", "list", "tick"), help="work, list eller tick")
    parser.add_argument("--once", action="store_true", help="work: utför det som väntar nu och sluta sedan")
    parser.add_argument(
        "--workers", metavar="ANTAL", type=_number, default=1, help="work: hur många arbetare (1)"
    )
    parser.add_argument("--json", action="store_true", help="list och tick: skriv svaret som JSON")
    parser.add_argument("--as", dest="worker", default="", help=argparse.SUPPRESS)


def _number(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 32:
        raise argparse.ArgumentTypeError("ska vara ett tal mellan 1 och 32")
    return int(text)


def run(args: argparse.Namespace) -> int:
    """Return 0 when all went well; 1 when work that was done with --once failed."""
    from rodtrad.foundation.base.scope import acting, system  # Django is set up by then

    if args.what == "work" and not args.once:
        return _work(args)
    with acting(system("jobs")):
        return {"work": _once, "list": _list, "tick": _tick}[args.what](args)


def _work(args: argparse.Namespace) -> int:
    """The supervisor, or with a name of its own one of the workers that it starts."""
    from rodtrad.foundation.jobs import worker

    if args.worker:
        worker.work(args.worker, worker.Stop())
        return 0
    base = f"{socket.gethostname()}:{os.getpid()}"
    command = [sys.executable, "-m", "rodtrad.cli.main", "jobs", "work", "--as"]
    worker.supervise([[*command, f"{base}:{place}"] for place in range(args.workers)])
    return 0


def _once(_args: argparse.Namespace) -> int:
    from rodtrad.foundation.jobs import services

    services.take_back()
    jobs = services.work_off(worker=f"{socket.gethostname()}:{os.getpid()}")
    failed = [job for job in jobs if job.state != "done"]
    for job in failed:
        print(f"{job.code} {job.name}: {job.get_state_display()}. {job.error}", file=sys.stderr)
    print(f"{len(jobs) - len(failed)} av {len(jobs)} bakgrundsarbeten utförda")
    return 1 if failed else 0


def _list(args: argparse.Namespace) -> int:
    from rodtrad.foundation.jobs import queries

    rows = [
        {
            "code": job.code, "name": job.name, "state": job.state, "done": job.done, "total": job.total,
            "attempt": job.attempt, "created": job.created.isoformat(), "due": job.due.isoformat(),
            "lease_until": job.lease_until.isoformat() if job.lease_until else None, "worker": job.worker,
        }
        for job in queries.open_jobs()
    ]  # fmt: skip
    if args.json:
        print(json.dumps({"jobs": rows}, ensure_ascii=False))
        return 0
    for row in rows:
        print(f"{row['code']} {row['state']:<8} {row['done']}/{row['total']} {row['name']}")
    print(f"{len(rows)} bakgrundsarbeten väntar eller pågår")
    return 0


def _tick(args: argparse.Namespace) -> int:
    from rodtrad.foundation.jobs import services

    done = services.tick()
    if args.json:
        print(json.dumps({"done": done}))
    else:
        print("minutens arbete är gjort" if done else "någon annan har redan gjort minutens arbete")
    return 0
