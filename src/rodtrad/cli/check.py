"""``rodtrad check FILE``: all 28 checks on a case file, without a database (form section 12)."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from rodtrad.cli.case_files import read_case_file, tell_problems, tell_remarks
from rodtrad.kernel import guard
from rodtrad.kernel.kubinol import sentences
from rodtrad.kernel.kubinol.areas import AreaTree
from rodtrad.kernel.kubinol.case import Case, CaseFile, Finding
from rodtrad.kernel.kubinol.checks import check_case
from rodtrad.kernel.kubinol.dates import parse_day
from rodtrad.kernel.municipalities import codes_by_name

NAME = "check"
HELP = "Prövar fallen i en fil mot KUBINOL:s 28 kontroller, utan databas."

Results = list[tuple[Case, list[Finding]]]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what ``rodtrad check`` takes."""
    parser.add_argument("file", metavar="FIL", help="fil med fall")
    parser.add_argument(
        "--as-of",
        metavar="DAG",
        type=_day,
        help="dag som kontrollerna räknar från, ÅÅÅÅ-MM-DD (annars filens snapshot_date, annars i dag)",
    )
    parser.add_argument("--json", action="store_true", help="skriv fynden som JSON")
    parser.add_argument(
        "--keep-unknown", action="store_true", help="godta okända nycklar (aldrig okända ord)"
    )


def run(args: argparse.Namespace) -> int:
    """Return 0 without findings, 1 with findings or when the file is refused."""
    loaded = read_case_file(args.file, keep_unknown=args.keep_unknown)
    if loaded.case_file is None:
        tell_problems(args.file, loaded.problems)
        return 1
    tell_remarks(args.file, loaded.remarks)
    as_of = args.as_of or loaded.case_file.snapshot_date or today()
    results = check_file(loaded.case_file, as_of)
    print(_as_json(results) if args.json else _as_sentences(results))
    return 1 if any(findings for _, findings in results) else 0


def check_file(case_file: CaseFile, as_of: date) -> Results:
    """Return the cases in file order, each with its findings by code."""
    names = {code: name for name, code in codes_by_name().items()}
    places = {names.get(case.municipality, case.municipality) for case in case_file.cases}
    areas = AreaTree(case_file.areas, implied=sorted(places))
    return [
        (case, sorted(check_case(case, areas, as_of), key=lambda finding: finding.check))
        for case in case_file.cases
    ]


def today() -> date:
    """Return the day it is in Sweden, wherever the machine stands."""
    return datetime.now(ZoneInfo("Europe/Stockholm")).date()


def _day(text: str) -> date:
    try:
        return parse_day(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError("ska vara en dag, skriven ÅÅÅÅ-MM-DD") from error


def _as_json(results: Results) -> str:
    cases = [
        {
            "case": case.id,
            "findings": [{"check": finding.check, "cards": list(finding.cards)} for finding in findings],
        }
        for case, findings in results
    ]
    return json.dumps(cases, ensure_ascii=False, indent=2)


def _as_sentences(results: Results) -> str:
    return "\n\n".join("\n".join(_lines_of(case, findings)) for case, findings in results)


def _lines_of(case: Case, findings: Sequence[Finding]) -> list[str]:
    title = " ".join(case.title.split())
    lines = [f"{case.id}: {guard.mask(title, guard.find(title))}"]
    if not findings:
        return [*lines, "  Inget att fråga om."]
    for finding in findings:
        title, question = sentences.title(finding.check, "sv"), sentences.question(finding.check, "sv")
        where = ", ".join(finding.cards) or "hela fallet"
        lines += [f"  {finding.check} {title} ({where})", f"    {question}"]
    return lines
