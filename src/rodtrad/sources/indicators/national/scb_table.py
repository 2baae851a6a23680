"""json-stat2 of PxWeb v2 read: what a table holds, and the values of an answer. Source: section 3.4."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import Any, Final

from rodtrad.sources.indicators.national.failures import FilterIgnored, Misunderstood, UnknownCode
from rodtrad.sources.indicators.national.readings import NO_REASON

NAME: Final = "SCB"
Selection = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Listed:
    """A table as a search finds it."""

    id: str
    title: str
    updated: str
    first_period: str
    last_period: str


@dataclass(frozen=True, slots=True)
class Variable:
    """``labels``: code to words, in the table's order. ``may_be_left_out``: the answer is then about all of it."""

    code: str
    label: str
    labels: Mapping[str, str]
    may_be_left_out: bool


@dataclass(frozen=True, slots=True)
class Table:
    """What may be asked of a table. ``updated`` is the source's own text."""

    id: str
    title: str
    updated: str
    variables: Mapping[str, Variable]

    @property
    def edition(self) -> str:
        """The source's text of the version that values belong to."""
        return f"{self.id} {self.title} ({self.updated[:10]})" if self.updated else f"{self.id} {self.title}"

    def variable(self, code: str) -> Variable:
        """Raises Misunderstood when the table has none of that name."""
        if code not in self.variables:
            raise Misunderstood(NAME, why=f"tabellen {self.id} har ingen variabel {code}")
        return self.variables[code]

    def require(self, selection: Selection) -> None:
        """Raise when something is not in the table, or what cannot be left out is."""
        for code, values in selection.items():
            variable = self.variable(code)
            if unknown := [value for value in values if value not in variable.labels]:
                shown = ", ".join(unknown[:10])
                raise UnknownCode(NAME, codes=shown, variable=f"{variable.label} (tabell {self.id})")
        for code, variable in self.variables.items():
            if code not in selection and not variable.may_be_left_out:
                raise Misunderstood(NAME, why=f"tabellen {self.id} går inte att fråga utan {variable.label}")


@dataclass(frozen=True, slots=True)
class Value:
    """One cell of an answer: ``codes`` by variable; None comes with why in ``status``."""

    codes: Mapping[str, str]
    value: float | None
    status: str


def listed(row: Mapping[str, Any]) -> Listed:
    """Raises Misunderstood without id and label."""
    names = [row.get("id"), row.get("label")]
    if not all(isinstance(each, str) and each for each in names):
        raise Misunderstood(NAME, why="en tabell saknar namn")
    rest = (str(row.get(key) or "") for key in ("updated", "firstPeriod", "lastPeriod"))
    return Listed(str(row["id"]), str(row["label"]), *rest)


def table(name: str, content: Mapping[str, Any]) -> Table:
    """Read the metadata of a table."""
    dimensions = _dimensions(content)
    variables = {code: _variable(code, dimension) for code, dimension in dimensions.items()}
    return Table(name, str(content.get("label") or ""), str(content.get("updated") or ""), variables)


def values(content: Mapping[str, Any], asked: Selection) -> Iterator[Value]:
    """Yield every cell of an answer. Raises FilterIgnored when it is about other codes than were asked for."""
    dimensions = {code: _codes(code, each) for code, each in _dimensions(content).items()}
    _require_asked(dimensions, asked)
    size = prod(len(codes) for codes in dimensions.values())
    numbers, statuses = content.get("value"), content.get("status")
    if not isinstance(numbers, list | dict) or (isinstance(numbers, list) and len(numbers) != size):
        raise Misunderstood(NAME, why="antalet värden stämmer inte med antalet celler")
    for place, codes in enumerate(product(*dimensions.values())):
        yield Value(dict(zip(dimensions, codes, strict=True)), *_value(numbers, statuses, place))


def _dimensions(content: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """By variable, in the order that values are laid out in."""
    order, dimensions = content.get("id"), content.get("dimension")
    if not isinstance(order, list) or not isinstance(dimensions, dict) or set(order) != dimensions.keys():
        raise Misunderstood(NAME, why="svaret är ingen tabell i json-stat2")
    return {code: dimensions[code] for code in order}


def _codes(code: str, dimension: Mapping[str, Any]) -> list[str]:
    """The codes of a variable by place: `index` is a list, or says the place of each; a single code may lack it."""
    category = dimension.get("category")
    category = category if isinstance(category, dict) else {}
    index, words = category.get("index"), category.get("label")
    if index is None and isinstance(words, dict) and len(words) == 1:
        return list(words)
    if isinstance(index, dict) and sorted(index.values()) == list(range(len(index))):
        return sorted(index, key=index.__getitem__)
    if isinstance(index, list) and all(isinstance(each, str) for each in index):
        return index
    raise Misunderstood(NAME, why=f"variabeln {code} saknar värden")


def _variable(code: str, dimension: Mapping[str, Any]) -> Variable:
    words = dimension["category"].get("label") if isinstance(dimension.get("category"), dict) else None
    words = words if isinstance(words, dict) else {}
    extension = dimension.get("extension")
    return Variable(
        code,
        str(dimension.get("label") or code),
        {each: str(words.get(each, each)) for each in _codes(code, dimension)},
        isinstance(extension, dict) and extension.get("elimination") is True,
    )


def _require_asked(dimensions: Mapping[str, Sequence[str]], asked: Selection) -> None:
    for code, codes in dimensions.items():
        if code in asked and set(codes) != set(asked[code]):
            other = sorted(set(codes) ^ set(asked[code]))
            raise FilterIgnored(NAME, why=f"{code} {', '.join(other[:5])}")
        if code not in asked and len(codes) != 1:
            raise FilterIgnored(NAME, why=f"{code}, som inte efterfrågades")
    if missing := [code for code in asked if code not in dimensions]:
        raise FilterIgnored(NAME, why=f"{', '.join(missing)} saknas i svaret")


def _value(numbers: list[Any] | dict[str, Any], statuses: Any, place: int) -> tuple[float | None, str]:
    number = numbers[place] if isinstance(numbers, list) else numbers.get(str(place))
    status = _status(statuses, place)
    if number is None:
        return None, status or NO_REASON
    if isinstance(number, bool) or not isinstance(number, int | float):
        raise Misunderstood(NAME, why=f"värdet {number!s:.20} är inget tal")
    return float(number), status


def _status(statuses: Any, place: int) -> str:
    """One word for all, a list by place, or only those places that have one."""
    if isinstance(statuses, dict):
        return str(statuses.get(str(place)) or "")
    if isinstance(statuses, list):
        return str(statuses[place] or "") if place < len(statuses) else ""
    return statuses if isinstance(statuses, str) else ""
