"""Open Comparisons (Öppna jämförelser) and files like them: how we stand beside a group. Source: section 3.5.

`sheets.sheets` opens the file, `comparison_columns.propose` says what its columns seem to be, a person changes that,
`read` makes the records. Two kinds of files: a row an area (with a column an indicator, or one column of indicators),
from which own value, group value and rank are worked out here; and a row an indicator with those already in columns.
A file with any problem gives no records. Nothing here writes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from rodtrad.sources.indicators.national.comparison_areas import Gathered
from rodtrad.sources.indicators.national.comparison_columns import Mapped, Role, as_text, cell_of
from rodtrad.sources.indicators.national.comparison_records import (
    PERIOD,
    Choice,
    Comparison,
    Problem,
    Read,
    Wrong,
    comment_of,
    indicator_of,
    may_point_to,
    period_of,
    refuse_identity_numbers,
    value_of,
)
from rodtrad.sources.indicators.national.sheets import Bounds, Cell, Sheet

Take = Callable[[int, Sequence[Cell]], None]


def read(sheet: Sheet, mapped: Mapped, choice: Choice, bounds: Bounds) -> Read:
    """Return how we stand beside each group, indicator by indicator; or every problem with its line."""
    problems = [Problem(0, reason) for reason in _not_chosen(mapped, choice)]
    records: list[Comparison] = []
    gathered = Gathered()
    if not problems and mapped.of(Role.OWN) is not None:
        records, problems = _of_rows(sheet, mapped, choice)
    elif not problems:
        records, problems = _of_areas(gathered, sheet, mapped, choice)
    if not problems and not records:
        problems = [Problem(0, "Det finns inga värden under rubrikerna.")]
    if problems:
        most = bounds.most_problems
        return Read((), tuple(problems[:most]), max(0, len(problems) - most))
    return Read(tuple(records), passed=tuple(dict.fromkeys(gathered.passed)))


def _not_chosen(mapped: Mapped, choice: Choice) -> Iterator[str]:
    """What has to be chosen before the file can be read."""
    if not choice.source.strip():
        yield "Skriv varifrån filen kommer."
    if mapped.of(Role.PERIOD) is None and not PERIOD.fullmatch(choice.period):
        yield "Ange vilket år värdena gäller, till exempel 2025, eller välj kolumnen med år."
    if mapped.of(Role.OWN) is not None:
        if mapped.of(Role.INDICATOR) is None:
            yield "Välj kolumnen med indikatorernas namn."
        return
    if mapped.of(Role.CODE) is None and mapped.of(Role.AREA) is None:
        yield "Välj kolumnen med kommunernas namn eller koder."
    if not mapped.all_of(Role.VALUE):
        yield "Välj minst en kolumn med värden."
    if mapped.of(Role.INDICATOR) is not None and len(mapped.all_of(Role.VALUE)) > 1:
        yield "Välj en enda kolumn med värden när indikatorernas namn står i en egen kolumn."
    if not choice.rows and not choice.groups:
        yield "Välj minst en grupp att jämföra med."


def _of_areas(
    gathered: Gathered, sheet: Sheet, mapped: Mapped, choice: Choice
) -> tuple[list[Comparison], list[Problem]]:
    problems = _each(sheet, mapped, lambda line, row: gathered.add(line, row, mapped, choice))
    problems = problems or [Problem(0, reason) for reason in gathered.lacking(choice)]
    return list(gathered.records(choice)), problems


def _of_rows(sheet: Sheet, mapped: Mapped, choice: Choice) -> tuple[list[Comparison], list[Problem]]:
    found: dict[tuple[str, str, str], Comparison] = {}

    def take(line: int, row: Sequence[Cell]) -> None:
        record = _comparison(line, row, mapped, choice)
        earlier = found.setdefault((record.indicator, record.period, record.group), record)
        if earlier is not record:
            raise Wrong(f"samma indikator, period och grupp står redan på rad {earlier.line}")

    problems = _each(sheet, mapped, take)
    return list(found.values()), problems


def _each(sheet: Sheet, mapped: Mapped, take: Take) -> list[Problem]:
    """Give every filled row below the heading to ``take``, and return those it refuses."""
    problems = []
    for line, row in enumerate(sheet.rows, start=1):
        if line <= mapped.heading_line or all(cell is None for cell in row):
            continue
        try:
            refuse_identity_numbers(row)
            take(line, row)
        except Wrong as wrong:
            problems.append(Problem(line, str(wrong)))
    return problems


def _comparison(line: int, row: Sequence[Cell], mapped: Mapped, choice: Choice) -> Comparison:
    """A row with own value, group's value and rank in it."""
    beside = mapped.of(Role.GROUP_VALUE)
    own, own_status = value_of(row, mapped.of(Role.OWN))
    theirs, status = value_of(row, beside)
    rank, _none = value_of(row, mapped.of(Role.RANK))
    if rank is not None and (rank < 1 or not rank.is_integer()):
        raise Wrong(f"rangen {as_text(rank)} är inget heltal från 1 och uppåt")
    comment = comment_of(row, mapped)
    named = as_text(cell_of(row, mapped.of(Role.GROUP))) or next(iter(choice.rows), "")
    return Comparison(
        line, choice.source.strip(), indicator_of(row, mapped), period_of(row, mapped, choice),
        named or (beside.heading if beside else ""), own, own_status, theirs, status,
        rank=None if rank is None else int(rank), comment=comment, found=may_point_to(comment),
    )  # fmt: skip
