"""``rodtrad audit verify`` and ``rodtrad audit seal``: whether the log still holds, and chaining what is new in it."""

from __future__ import annotations

import argparse
import json

NAME = "audit"
HELP = "Loggen: verify ser efter att den är orörd, seal förseglar det nya (kör varje natt)."
NEEDS_DJANGO = True
_SAID = {
    "entry changed": "rad ändrad",
    "value changed": "värde ändrat",
    "value missing": "värde saknas",
    "value unknown": "värde utan rad",
    "seal broken": "sigill brutet",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what ``rodtrad audit`` takes."""
    parser.add_argument("what", metavar="VAD", choices=("verify", "seal"), help="verify eller seal")
    parser.add_argument("--json", action="store_true", help="skriv svaret som JSON")


def run(args: argparse.Namespace) -> int:
    """Return 0 when all is well; 1 when verify finds something that does not hold."""
    from rodtrad.foundation.base.scope import acting, system  # Django is set up by then

    with acting(system("audit")):
        return _verify(args.json) if args.what == "verify" else _seal(args.json)


def _verify(as_json: bool) -> int:
    from rodtrad.foundation.audit import services

    problems = services.verify()
    if as_json:
        rows = [{"what": each.what, "row": each.row_id, "field": each.field} for each in problems]
        print(json.dumps({"problems": rows}))
    else:
        for each in problems:
            print(f"{_SAID.get(each.what, each.what)}: {each.row_id} {each.field}".rstrip())
        print(f"{len(problems)} fel i loggen" if problems else "loggen är orörd")
    return 1 if problems else 0


def _seal(as_json: bool) -> int:
    from rodtrad.foundation.audit import services

    number = 0
    while sealed := services.seal():
        number += sealed
    print(json.dumps({"sealed": number}) if as_json else f"{number} rader förseglade")
    return 0
