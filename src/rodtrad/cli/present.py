"""``rodtrad present CASE --format F -o FILE``: a document of a case, from the database or straight from a case file."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rodtrad.cli.case_files import read_case_file, tell_problems
from rodtrad.cli.whole_files import put_whole

if TYPE_CHECKING:
    from rodtrad.foundation.base.scope import Actor
    from rodtrad.foundation.render.forms import Letterhead
    from rodtrad.work.canvas.documents import Told

NAME = "present"
HELP = "Gör ett dokument av ett fall: presentation, fallblad, beslutsunderlag, tidslinje eller jämförelse."
NEEDS_DJANGO = True
FORMATS = ("pptx", "pdf", "docx", "html", "xlsx", "csv")
DOCUMENTS = ("presentation", "sheet", "brief", "timeline", "comparison")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what ``rodtrad present`` takes."""
    parser.add_argument(
        "case", metavar="FALL",
        help="fallets kod eller id; kommunkod/id när två kommuner har samma; FIL.yaml#id rakt från en fil",
    )  # fmt: skip
    parser.add_argument("--format", choices=FORMATS, required=True, help="filens form")
    parser.add_argument("-o", "--output", metavar="FIL", required=True, help="skriv till filen")
    parser.add_argument(
        "--kind", choices=DOCUMENTS, default="presentation",
        help="presentation (annars), sheet = fallblad, brief = beslutsunderlag, "
        "timeline = tidslinje, comparison = jämförelse av två skisser",
    )  # fmt: skip
    parser.add_argument("--ask", metavar="TEXT", default="", help="det ni ber om, i beslutsunderlaget")
    parser.add_argument(
        "--versions", metavar="N,N", default="",
        help="skisserna som jämförs, till exempel 1,3 eller 1,nu (annars den senaste och som det är nu)",
    )  # fmt: skip
    parser.add_argument(
        "--language", choices=("sv", "en"), default="sv", help="dokumentets språk (annars sv)"
    )
    parser.add_argument("--json", action="store_true", help="säg vad som gjordes som JSON")


def run(args: argparse.Namespace) -> int:
    """Return 0 when the file is written; 1 when the case is unknown, ambiguous, held or cannot be drawn or written."""
    from rodtrad.foundation.base.fields import IdentityNumberFound, refuse_identity_numbers
    from rodtrad.foundation.base.scope import acting, system  # Django is set up by then

    try:
        refuse_identity_numbers(args.ask)
    except IdentityNumberFound:
        return _refuse("texten i --ask ser ut att innehålla ett personnummer; ta bort det")
    with acting(system("present")) as actor:
        told, letterhead = _from_file(args.case) if "#" in args.case else _from_house(actor, args.case)
        if told is None:
            return 1
        return _make(args, actor, told, letterhead)


def _make(args: argparse.Namespace, actor: Actor, told: Told, letterhead: Letterhead | None) -> int:
    from rodtrad.foundation.render.fonts import FontsMissing
    from rodtrad.foundation.render.pictures import PictureRefused
    from rodtrad.work.canvas.documents import NOW, Held, NoSketch, make
    from rodtrad.work.canvas.documents.comparison import versions_of

    first, _comma, later = args.versions.partition(",")
    between = (first.strip(), later.strip() or NOW) if first.strip() else None
    try:
        made = make(
            actor, told, args.kind, args.format, ask=args.ask, between=between, language=args.language,
            letterhead=letterhead,
        )  # fmt: skip
    except NoSketch as missing:
        known = ", ".join(number for number, _said in versions_of(told)) or "ingen"
        return _refuse(f"{told.case.id} har ingen skiss {missing}; där finns {known}")
    except Held:
        return _refuse(
            f"{told.case.id} har en öppen fråga om personuppgifter eller samtycke; den stannar i teamet"
        )
    except FontsMissing:
        return _refuse("typsnitten saknas; kör make setup")
    except PictureRefused:
        return _refuse("logotypen kan inte användas; välj en annan bild")
    try:
        put_whole(Path(args.output), made.data)
    except OSError as error:
        return _refuse(f"{args.output} kan inte skrivas: {error.strerror}")
    left = len(told.narrower)
    remarks = list(made.remarks)
    if left:
        remarks.append(f"{left} kort visas för färre än arbetet och är inte med")
    for remark in remarks:
        print(f"rodtrad present: {remark}", file=sys.stderr)
    if args.json:
        report: dict[str, Any] = {
            "case": told.case.id, "kind": args.kind, "format": args.format, "file": args.output,
            "bytes": len(made.data), "remarks": remarks,
        }  # fmt: skip
        print(json.dumps(report, ensure_ascii=False, indent=2))
    return 0


def _refuse(text: str) -> int:
    print(f"rodtrad present: {text}", file=sys.stderr)
    return 1


def _from_file(given: str) -> tuple[Told | None, None]:
    """The case ``id`` of ``FILE#id``; with nothing after the sign, the only case of the file."""
    from rodtrad.work.canvas.documents import of_file

    path, _sign, key = given.rpartition("#")
    loaded = read_case_file(path, keep_unknown=False)
    if loaded.case_file is None:
        tell_problems(path, loaded.problems)
        return None, None
    owner, _slash, key = key.rpartition("/")
    found = [
        case for case in loaded.case_file.cases if key in ("", case.id) and owner in ("", case.municipality)
    ]
    if len(found) != 1:
        known = ", ".join(case.id for case in loaded.case_file.cases)
        _refuse(
            f"{path} har {'inget' if not found else 'flera'} fall {key}; där finns {known}".replace("  ", " ")
        )
        return None, None
    return of_file(found[0], loaded.case_file), None


def _from_house(actor: Actor, given: str) -> tuple[Told | None, Letterhead | None]:
    from rodtrad.foundation.letterhead.queries import letterhead_of
    from rodtrad.work.canvas import exports
    from rodtrad.work.canvas.documents import of_actor

    told = of_actor(actor, given) if "/" not in given else None
    if told is None:
        wanted = exports.look_up(actor, [given])
        for _given, refs in wanted.ambiguous:
            _refuse(f"{given} finns i flera kommuner; skriv {' eller '.join(refs)}")
        if wanted.unknown:
            _refuse(f"det finns inget fall {given}")
        told = of_actor(actor, wanted.codes[0]) if wanted.codes else None
    if told is None or told.detail is None:
        return None, None
    return told, letterhead_of(told.detail.item.place)
