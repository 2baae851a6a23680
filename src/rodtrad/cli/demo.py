"""``rodtrad demo``: fill the demo municipality, if it is not there, and serve it on this machine."""

from __future__ import annotations

import argparse
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

NAME = "demo"
HELP = "Fyller demokommunen och visar den på http://localhost:PORT, med en arbetare för bakgrundsarbeten"
NEEDS_DJANGO = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8000, help="port på den egna datorn (8000)")
    parser.add_argument("--reset", action="store_true", help="bygg om demot från början")
    parser.add_argument("--no-serve", action="store_true", help="fyll bara, visa inte")


def run(args: argparse.Namespace) -> int:
    """0 when served to its end or filled; 1 when the database already holds something else."""
    from rodtrad.config import demo  # Django is set up by then

    if args.reset or demo.state() != "filled":
        print("Fyller demokommunen, det tar en liten stund …", flush=True)
    try:
        demo.ensure(reset=args.reset)
    except demo.NotADemo as error:
        print(error, file=sys.stderr)
        return 1
    print(demo.welcome(f"http://localhost:{args.port}"), flush=True)
    return 0 if args.no_serve else _serve(args.port)


def _serve(port: int) -> int:
    """Granian with two workers of four threads, on the loopback address only, and a worker beside it, until Ctrl-C.

    1 when something else answers on the port already.
    """
    with socket.socket() as taken:
        if taken.connect_ex(("127.0.0.1", port)) == 0:
            print(f"Port {port} är upptagen. Välj en annan: make demo PORT={port + 1}", file=sys.stderr)
            return 1
    command = [
        str(Path(sys.executable).parent / "granian"), "--interface", "wsgi", "--host", "127.0.0.1",
        "--port", str(port), "--workers", "2", "--blocking-threads", "4", "--log-level", "error",
        "rodtrad.config.wsgi:application",
    ]  # fmt: skip
    environment = {**os.environ, "RODTRAD_URL": f"http://localhost:{port}"}
    worker = [sys.executable, "-m", "rodtrad.cli.main", "jobs", "work"]
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # the service manager's Ctrl-C
    running = [subprocess.Popen(each, env=environment) for each in (command, worker)]
    try:
        return running[0].wait()
    except KeyboardInterrupt:
        return 0
    finally:
        for process in running:
            process.terminate()
        for process in running:
            process.wait()
