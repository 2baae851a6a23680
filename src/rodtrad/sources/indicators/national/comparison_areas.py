"""Files with a row an area: own value, group values and rank are found among the rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rodtrad.sources.indicators.national.comparison_columns import (
    Column,
    Mapped,
    Role,
    as_text,
    cell_of,
    municipality_code,
)
from rodtrad.sources.indicators.national.comparison_records import (
    NO_VALUE,
    Choice,
    Comparison,
    Group,
    Wrong,
    comment_of,
    indicator_of,
    may_point_to,
    period_of,
    value_of,
)
from rodtrad.sources.indicators.national.sheets import Cell


@dataclass(frozen=True, slots=True)
class Value:
    """What stands in one cell, and beside it."""

    line: int
    value: float | None
    status: str
    comment: str = ""


@dataclass(slots=True)
class Gathered:
    """Values by (indicator, period): ``here`` of municipalities by code, ``rows`` of chosen others by name.

    ``passed``: rows with values that are no municipality and were not chosen; a person may know better.
    """

    here: dict[tuple[str, str], dict[str, Value]] = field(default_factory=dict)
    rows: dict[tuple[str, str], dict[str, Value]] = field(default_factory=dict)
    columns: dict[str, Column] = field(default_factory=dict)
    passed: list[str] = field(default_factory=list)

    def add(self, line: int, row: Sequence[Cell], mapped: Mapped, choice: Choice) -> None:
        """Take in a row. Rows without values (footnotes) are no matter."""
        name = as_text(cell_of(row, mapped.of(Role.AREA)))
        code = municipality_code(cell_of(row, mapped.of(Role.CODE)), name)
        if all(cell_of(row, column) is None for column in mapped.all_of(Role.VALUE)) and not code:
            return
        if not code and not name:
            raise Wrong("raden har varken kommunkod eller namn")
        if not code and name not in choice.rows:
            self.passed.append(name)
            return
        by_row = mapped.of(Role.INDICATOR) is not None
        for column in mapped.all_of(Role.VALUE):
            indicator = indicator_of(row, mapped) if by_row else column.heading
            key = (indicator, period_of(row, mapped, choice))
            values = (self.here if code else self.rows).setdefault(key, {})
            if (earlier := values.get(code or name)) is not None:
                raise Wrong(f"{name or code} står redan på rad {earlier.line}")
            values[code or name] = Value(line, *value_of(row, column), comment_of(row, mapped))
            self.columns[indicator] = column

    def lacking(self, choice: Choice) -> Iterator[str]:
        """Who was to be compared and is not in the file."""
        if not any(choice.municipality in values for values in self.here.values()):
            yield f"Kommun {choice.municipality} finns inte bland filens rader."
        names = {name for values in self.rows.values() for name in values}
        yield from (f"Raden {name} finns inte i filen." for name in choice.rows if name not in names)

    def records(self, choice: Choice) -> Iterator[Comparison]:
        """Yield a record for each indicator, period and group."""
        for key, here in self.here.items():
            if (own := here.get(choice.municipality)) is None:
                continue
            rank, among = _rank(own.value, here, self.columns[key[0]].better)
            found = may_point_to(own.comment)
            for name, value, status, computed in self._beside(key, here, choice):
                yield Comparison(
                    own.line, choice.source.strip(), *key, name, own.value, own.status, value, status,
                    rank, among, computed or rank is not None, own.comment, found,
                )  # fmt: skip

    def _beside(
        self, key: tuple[str, str], here: Mapping[str, Value], choice: Choice
    ) -> Iterator[tuple[str, float | None, str, bool]]:
        """Name, value and status of each group, and whether the value is worked out here."""
        rows = self.rows.get(key, {})
        for name in choice.rows:
            value = rows.get(name, Value(0, None, NO_VALUE))
            yield name, value.value, value.status, False
        for group in choice.groups:
            yield group.name, *_mean(group, here), True


def _rank(own: float | None, here: Mapping[str, Value], better: str) -> tuple[int | None, int | None]:
    """Place among municipalities with a value, equal ones sharing the better place."""
    if own is None or better not in ("high", "low"):
        return None, None
    values = [each.value for each in here.values() if each.value is not None]
    return 1 + sum(value > own if better == "high" else value < own for value in values), len(values)


def _mean(group: Group, here: Mapping[str, Value]) -> tuple[float | None, str]:
    codes = dict.fromkeys(group.codes)
    values = [here[code].value for code in codes if code in here]
    known = [value for value in values if value is not None]
    if not known:
        return None, NO_VALUE
    return sum(known) / len(known), "" if len(known) == len(
        codes
    ) else f"{len(known)} av {len(codes)} kommuner"
