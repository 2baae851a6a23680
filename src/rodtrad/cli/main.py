"""The ``rodtrad`` command: picks the subcommand and gives its exit status.

A subcommand is a module of this package with NAME, HELP, ``add_arguments(parser)`` and ``run(args) -> int``;
with ``NEEDS_DJANGO = True`` Django is set up before it runs, on a database that is ready unless it says
``ANY_DATABASE = True``. Only the module asked for is imported, so that
the kernel's commands work without Django and start at once.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any, TextIO

# The order of the help, and the module of each command.
COMMANDS = {
    "check": "check",
    "import": "import_cases",
    "export": "export_cases",
    "present": "present",
    "spc": "spc",
    "score": "score",
    "suppress": "suppress",
    "group": "group",
    "refresh": "refresh",
    "search": "search_index",
    "audit": "audit_log",
    "user": "users",
    "doctor": "doctor",
    "backup": "backup",
    "restore": "restore",
    "verify": "verify",
    "jobs": "jobs",
    "demo": "demo",
    "manage": "manage",
}
ABOUT = "Rödtråd: den röda tråden i socialtjänstens utvecklingsarbete."
STATUSES = (
    "Slutstatus: 0 = klart, inget funnet. 1 = fynd, eller en fil som inte godtas. 2 = fel användning. "
    "En fil som inte godtas ger inget på stdout och sina skäl på stderr; fynd skrivs på stdout. "
    "En fil som inte kan öppnas räknas som en fil som inte godtas."
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one subcommand and return its exit status; argparse itself leaves with 2, or 0 after help."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        _write_utf8(stream)
    args = _parser(_wanted(arguments)).parse_args(arguments)
    module = args.module
    if getattr(module, "NEEDS_DJANGO", False) and not _set_up_django(getattr(module, "ANY_DATABASE", False)):
        return 1
    try:
        status = int(module.run(args))
        if sys.stdout is not None:  # closed by the caller: `rodtrad ... >&-`
            sys.stdout.flush()
    except BrokenPipeError:
        # The reader has gone (`rodtrad check ... | head`): keep Python from complaining once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return status


def _wanted(arguments: Sequence[str]) -> tuple[str, ...]:
    """Return the one command asked for, or all that exist when the help or a refusal must list them."""
    first = arguments[0] if arguments else ""
    names = (first,) if first in COMMANDS else tuple(COMMANDS)
    return tuple(name for name in names if find_spec(f"{__package__}.{COMMANDS[name]}"))


def _parser(names: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="rodtrad", description=ABOUT, epilog=STATUSES, allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", metavar="KOMMANDO", required=True)
    for name in names:
        module: Any = import_module(f"{__package__}.{COMMANDS[name]}")
        below = commands.add_parser(
            name, help=module.HELP, description=module.HELP, epilog=STATUSES, allow_abbrev=False
        )
        module.add_arguments(below)
        below.set_defaults(module=module)
    return parser


def _set_up_django(any_database: bool) -> bool:
    """Set Django up, on a database that is ready unless any will do; say on stderr why when it is not."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rodtrad.config.settings.local")
    import_module("django").setup()
    if any_database:
        return True
    database = import_module("rodtrad.config.database")
    try:
        database.ensure_ready()
    except database.NotReady as error:
        print(error, file=sys.stderr)
        return False
    return True


def _write_utf8(stream: TextIO) -> None:
    # The form is UTF-8 whatever the terminal says; file names that are no text must not stop a message.
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    raise SystemExit(main())
