"""What an import would do, in words, for the preview page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from rodtrad.kernel.kubinol.messages import Problem
from rodtrad.work.canvas.services.importing import CasePlan, Outcome, Plan

OUTCOMES: Mapping[Outcome, tuple[Promise, str]] = {
    Outcome.NEW: (pgettext_lazy("import", "new"), "done"),
    Outcome.CHANGED: (pgettext_lazy("import", "changed"), "warning"),
    Outcome.NOTED: (pgettext_lazy("import", "only date, areas or expected findings"), "info"),
    Outcome.UNCHANGED: (pgettext_lazy("import", "unchanged"), "neutral"),
}
PARTS: Mapping[str, Promise] = {
    "fields": _("Fields of the work that change"),
    "new-cards": _("New cards"),
    "changed-cards": _("Cards that change"),
    "brought-back-cards": _("Cards that are brought back"),
    "retired-cards": _("Cards that are put away"),
    "new-links": _("New links"),
    "changed-links": _("Links that change"),
    "brought-back-links": _("Links that are brought back"),
    "retired-links": _("Links that are put away"),
    "order": _("The order of the cards changes"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A refusal or remark: where in the file, and what."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class PartRow:
    """One kind of change, and what it concerns."""

    title: str
    names: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case of the file and what would happen to it."""

    title: str
    ref: str
    municipality: str
    outcome: str
    tone: str
    cards: int
    links: int
    parts: tuple[PartRow, ...]


def lines_of(problems: Iterable[Problem]) -> list[Line]:
    """Refusals or remarks in the language of the reader."""
    lang = "en" if (get_language() or "sv").startswith("en") else "sv"
    return [Line(problem.line or 1, problem.text(lang)) for problem in problems]


def rows_of(plan: Plan) -> list[CaseRow]:
    """The cases of the file, in its order."""
    return [_row(entry) for entry in plan.cases]


def _row(entry: CasePlan) -> CaseRow:
    text, tone = OUTCOMES[entry.outcome]
    parts = tuple(PartRow(str(PARTS[name]), tuple(names), len(names)) for name, names in entry.parts.items())
    return CaseRow(
        entry.case.title, entry.ref, entry.municipality, str(text), tone,
        len(entry.case.cards), len(entry.case.links), parts,
    )  # fmt: skip


def kept(name: str, plan: Plan) -> dict[str, Any]:
    """The preview as plain values, in the language of now: for a file that is read beside the pages."""
    return {
        "name": name,
        "rows": [asdict(row) for row in rows_of(plan)],
        "problems": [asdict(line) for line in lines_of(plan.problems)],
        "remarks": [asdict(line) for line in lines_of(plan.remarks)],
        "hopeless": plan.is_hopeless,
        "writes": bool(plan.writes or plan.problems),
        "overwrite": plan.is_blocked_by_persons,
        "as_team": plan.is_blocked_by_safety,
        "names": plan.names,
    }
