"""Running the 28 checks on a case, and what is known about each code beside its rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from rodtrad.kernel.kubinol.areas import AreaTree
from rodtrad.kernel.kubinol.case import Case, Finding, Flag
from rodtrad.kernel.kubinol.checks import (
    benefit,
    intervention,
    knowledge,
    process,
    safety,
    target_group,
    trying,
)
from rodtrad.kernel.kubinol.checks.index import View, view_of
from rodtrad.kernel.kubinol.checks.thresholds import DEFAULT, Thresholds

Severity = Literal["I", "N", "S"]

CHECKS: Mapping[str, Callable[[View], Finding | None]] = {
    "KUB-CHK-01": benefit.kub_chk_01,
    "KUB-CHK-02": benefit.kub_chk_02,
    "KUB-CHK-03": benefit.kub_chk_03,
    "KUB-CHK-04": benefit.kub_chk_04,
    "KUB-CHK-05": target_group.kub_chk_05,
    "KUB-CHK-06": target_group.kub_chk_06,
    "KUB-CHK-07": knowledge.kub_chk_07,
    "KUB-CHK-08": intervention.kub_chk_08,
    "KUB-CHK-09": intervention.kub_chk_09,
    "KUB-CHK-10": intervention.kub_chk_10,
    "KUB-CHK-11": knowledge.kub_chk_11,
    "KUB-CHK-12": knowledge.kub_chk_12,
    "KUB-CHK-13": target_group.kub_chk_13,
    "KUB-CHK-14": target_group.kub_chk_14,
    "KUB-CHK-15": knowledge.kub_chk_15,
    "KUB-CHK-16": benefit.kub_chk_16,
    "KUB-CHK-17": trying.kub_chk_17,
    "KUB-CHK-18": trying.kub_chk_18,
    "KUB-CHK-19": trying.kub_chk_19,
    "KUB-CHK-20": trying.kub_chk_20,
    "KUB-CHK-21": intervention.kub_chk_21,
    "KUB-CHK-22": process.kub_chk_22,
    "KUB-CHK-23": trying.kub_chk_23,
    "KUB-CHK-24": process.kub_chk_24,
    "KUB-CHK-25": process.kub_chk_25,
    "KUB-CHK-26": safety.kub_chk_26,
    "KUB-CHK-27": target_group.kub_chk_27,
    "KUB-CHK-28": safety.kub_chk_28,
}
CODES = tuple(CHECKS)

_INFORMATION = ("02", "10", "11", "13", "14", "16", "17", "22", "24", "25")
_SAFETY = ("26", "28")
SEVERITY: Mapping[str, Severity] = {
    code: "S" if code[-2:] in _SAFETY else "I" if code[-2:] in _INFORMATION else "N" for code in CODES
}
"""I = information, N = notice, S = safety (domain/kubinol.md section 6)."""

BLOCKS_SHARING = frozenset(code for code in CODES if SEVERITY[code] == "S")
"""While one of these is open nothing of the case goes beyond its team (rule 15). No other code blocks."""

_CODES_OF_PIECE = {
    "nytta": ("01", "02", "03", "04", "16"),
    "behov-kontext": ("05", "06", "13", "14", "27"),
    "kunskap": ("07", "08", "09", "11", "12", "15", "21"),
    "insats": ("10",),
    "prova": ("17", "18", "19", "20", "22", "23", "26"),
}
_PIECE_OF = {f"KUB-CHK-{number}": piece for piece, numbers in _CODES_OF_PIECE.items() for number in numbers}


def check_case(
    case: Case,
    areas: AreaTree,
    as_of: date,
    thresholds: Thresholds = DEFAULT,
    *,
    flags: Sequence[Flag] = (),
    sessions: Sequence[date] = (),
    versions: Sequence[date] = (),
) -> list[Finding]:
    """Return what the checks find on the case, by code, at most one finding per code.

    ``areas`` knows the case's municipality (rule 10). ``as_of`` is the date used (rule 7). ``sessions`` are
    the days of held supervision sessions, ``versions`` those of named versions. Dates in the case must be
    right as the file reader leaves them; a wrong one raises DateError.
    """
    view = view_of(case, areas, as_of, thresholds, flags=flags, sessions=sessions, versions=versions)
    found = (CHECKS[code](view) for code in _codes_heard(case))
    return [finding for finding in found if finding is not None]


def piece_of(code: str) -> str:
    """Return the puzzle piece that a check is shown under (KUB-04): where its cards are, or would be.

    Empty for 24, 25 and 28, which concern the case as a whole or cards of any piece.
    """
    return _PIECE_OF.get(code, "")


def without_suggestions(case: Case) -> Case:
    """Return the case as it would be if every suggested card and link were rejected (rule 3)."""
    return replace(
        case,
        cards=tuple(card for card in case.cards if card.basis != "inferred"),
        links=tuple(link for link in case.links if link.basis != "inferred"),
    )


def rests_on_suggestion(finding: Finding, without: Iterable[Finding]) -> bool:
    """Say whether a finding hangs on something suggested and not yet confirmed (rule 3).

    ``without`` is what ``check_case`` finds, called in the same way, on ``without_suggestions(case)``. The
    finding rests on a suggestion when it is then gone, or lists fewer of its cards. So a gap (no measure, no
    need) rests on none unless its card is itself suggested; a clash (07, 20, 21, 27) does when one side, or
    the link between them, is suggested and nothing stated clashes as well.
    """
    still = {other.check: other.cards for other in without}
    return finding.check not in still or not set(finding.cards) <= set(still[finding.check])


def _codes_heard(case: Case) -> Iterable[str]:
    """Exploring mode and ended cases silence all but the safety checks (rule 6)."""
    return sorted(BLOCKS_SHARING) if case.exploring or case.status == "ended" else CODES
