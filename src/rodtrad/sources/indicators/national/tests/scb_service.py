"""Statistics Sweden as it is met: a small population table in json-stat2, cells and codes checked as there."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from math import prod
from typing import Any

from .loopback import Asked, Reply, Service, said

REGIONS = ["00", "0180", "1480", "1481"]
AGES = [*map(str, range(100)), "100+", "tot"]
YEARS = ["2023", "2024", "2025"]
DIMENSIONS: dict[str, tuple[str, list[str], bool]] = {
    "Region": ("region", REGIONS, True),
    "Civilstand": ("civilstånd", ["OG", "G"], True),
    "Alder": ("ålder", AGES, True),
    "Kon": ("kön", ["1", "2"], True),
    "ContentsCode": ("tabellinnehåll", ["BE0101N1"], False),
    "Tid": ("år", YEARS, False),
}


def people(region: str, age: str, sex: str, year: str) -> int:
    """A count that tells its cell: the sums of parts are the whole."""
    if not sex:
        return people(region, age, "1", year) + people(region, age, "2", year)
    if age in ("", "tot"):
        return sum(people(region, str(each), sex, year) for each in range(101))
    return int(region or 1) % 97 + int(age.rstrip("+")) + 1000 * int(sex) + int(year) - 2000


@dataclass
class FakeStatistics(Service):
    """``missing``: cells (region, age, sex, year) without a value; ``drops``: codes left out in silence."""

    answer: Any = None
    most_cells: int = 150_000
    config: dict[str, Any] = field(default_factory=dict)
    missing: dict[tuple[str, str, str, str], str] = field(default_factory=dict)
    drops: set[str] = field(default_factory=set)
    sparse: bool = False
    updated: str = "2026-02-21T07:00:00Z"
    extra: dict[str, int] = field(default_factory=dict)
    tables: list[dict[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.answer = self.decide

    def decide(self, asked: Asked) -> Reply:
        match asked.path.removeprefix("/v3/").split("/"):
            case ["config"]:
                return said(self.config)
            case ["tables"]:
                return self.listed(asked)
            case ["tables", "TAB638", "metadata"]:
                return said(
                    self.dataset({code: codes for code, (_, codes, _) in DIMENSIONS.items()}, empty=True)
                )
            case ["tables", "TAB638", "data"]:
                return self.data(asked)
        return said({"title": "Not found"}, 404)

    def listed(self, asked: Asked) -> Reply:
        number, size = int(asked.query["pageNumber"]), int(asked.query["pageSize"])
        pages = -(-len(self.tables) // size)
        told = {
            "pageNumber": number,
            "pageSize": size,
            "totalPages": pages,
            "totalElements": len(self.tables),
        }
        return said({"tables": self.tables[(number - 1) * size : number * size], "page": told})

    def data(self, asked: Asked) -> Reply:
        chosen = {each["variableCode"]: each["valueCodes"] for each in asked.body["selection"]}
        for code, (_label, codes, may_be_left_out) in DIMENSIONS.items():
            if code not in chosen and not may_be_left_out:
                return said({"title": "Missing selection for mandantory variable"}, 400)
            if not set(chosen.get(code, [])) <= set(codes):
                return said({"title": "Non-existent value"}, 400)
        if prod(map(len, chosen.values())) > self.most_cells:
            return said({"title": "Too many cells selected"}, 403)
        kept = {code: [each for each in codes if each not in self.drops] for code, codes in chosen.items()}
        return said(self.dataset({code: kept[code] for code in DIMENSIONS if code in kept}))

    def dataset(self, chosen: dict[str, list[str]], empty: bool = False) -> dict[str, Any]:
        dimension = {
            code: {
                "label": DIMENSIONS[code][0],
                "category": {
                    "index": {each: at for at, each in enumerate(codes)},
                    "label": {"1480": "Göteborg"},
                },
                "extension": {"elimination": DIMENSIONS[code][2]},
            }
            for code, codes in chosen.items()
        }
        found: dict[str, Any] = {
            "version": "2.0", "class": "dataset", "label": "Folkmängden efter region, ålder, kön och år",
            "source": "SCB", "updated": self.updated, "id": list(chosen), "dimension": dimension,
            "size": [len(codes) for codes in chosen.values()], "value": None,
        }  # fmt: skip
        return found if empty else found | self.values(chosen)

    def values(self, chosen: dict[str, list[str]]) -> dict[str, Any]:
        numbers: list[int | None] = []
        status: dict[str, str] = {}
        for at, codes in enumerate(product(*chosen.values())):
            cell = dict(zip(chosen, codes, strict=True))
            place = (cell.get("Region", ""), cell.get("Alder", ""), cell.get("Kon", ""), cell["Tid"])
            gone = self.missing.get(place)
            numbers.append(None if gone is not None else people(*place) + self.extra.get(place[0], 0))
            if gone:
                status[str(at)] = gone
        if self.sparse:
            return {
                "value": {str(at): each for at, each in enumerate(numbers) if each is not None},
                "status": status,
            }
        return {"value": numbers, **({"status": status} if status else {})}
