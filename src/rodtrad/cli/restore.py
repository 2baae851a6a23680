"""``rodtrad restore FILE``: a backup put back, all of it or nothing."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

NAME = "restore"
HELP = "Lägger tillbaka en säkerhetskopia i en tom databas. Allt eller inget."
NEEDS_DJANGO = True
ANY_DATABASE = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what ``rodtrad restore`` takes."""
    parser.add_argument("file", metavar="FIL", type=Path, help="säkerhetskopian")
    parser.add_argument(
        "--replace",
        action="store_true",
        help="ersätt det som finns; du skriver databasens namn för att bekräfta (stanna webbservern först)",
    )
    parser.add_argument("--with-secret", action="store_true", help="lägg också tillbaka den hemliga nyckeln")
    parser.add_argument("--json", action="store_true", help="skriv svaret som JSON")


def run(args: argparse.Namespace) -> int:
    """Return 0 when all is back; 1 when nothing has been changed."""
    from django.db import DatabaseError, IntegrityError  # Django is set up by then

    from rodtrad.foundation.upkeep import engines
    from rodtrad.foundation.upkeep.archive import NoBackup
    from rodtrad.foundation.upkeep.services import restore

    if args.replace and not _confirmed():
        print("Inget är ändrat.", file=sys.stderr)
        return 1
    try:
        done = restore(args.file, replace=args.replace, with_secret=args.with_secret)
    except engines.NotEmpty as error:
        message = f"{error} är inte tom. Välj en tom databas med DATABASE_URL, eller --replace."
    except engines.InUse as error:
        message = f"{error} används av någon. Stanna webbservern och andra kommandon först."
    except (NoBackup, IntegrityError) as error:
        message = f"{args.file} kan inte läggas tillbaka:\n{error}"
    except (OSError, DatabaseError) as error:
        message = f"Det gick inte: {error}"
    else:
        _tell(done.manifest.rows, done.manifest.made, done.kept, as_json=args.json)
        return 0
    print(f"{message}\nInget är ändrat.", file=sys.stderr)
    return 1


def _confirmed() -> bool:
    """Whether the person has typed the name of the database that will be replaced."""
    from django.db import connection

    name = Path(str(connection.settings_dict["NAME"])).name
    print(
        f"Allt i databasen {name} ersätts. Skriv dess namn för att fortsätta: ",
        end="",
        file=sys.stderr,
        flush=True,
    )
    return sys.stdin.readline().strip() == name


def _tell(rows: int, made: str, kept: str, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps({"rows": rows, "made": made, "kept": kept}))
        return
    print(f"{rows} rader är tillbaka, som de var {made}. Alla får logga in på nytt.")
    if kept:
        print(f"Det som fanns förut ligger kvar i {kept}. Ta bort det när allt är som det ska.")
