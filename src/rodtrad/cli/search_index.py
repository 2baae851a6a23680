"""``rodtrad search rebuild``: writes the search index anew, when another version finds words in another way."""

from __future__ import annotations

import argparse
import json

NAME = "search"
HELP = "Skriver om sökregistret (efter en uppgradering som ändrar hur ord hittas)."
NEEDS_DJANGO = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what ``rodtrad search`` takes."""
    parser.add_argument("what", choices=["rebuild"], help="rebuild: skriv om alla rader")
    parser.add_argument("--json", action="store_true", help="skriv svaret som JSON")


def run(args: argparse.Namespace) -> int:
    """Return 0 when every item is indexed."""
    from rodtrad.foundation.base.scope import acting, system  # Django is set up by then
    from rodtrad.foundation.thread.services.search_index import rebuild_all

    with acting(system("search rebuild")):
        number = rebuild_all()
    print(json.dumps({"items": number}) if args.json else f"{number} poster i sökregistret")
    return 0
