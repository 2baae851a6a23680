"""Kolada as it is met: ids refused above a limit, filters heeded or not, pages, sexes in any order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .loopback import Asked, Reply, Service, said

TOO_MANY = {"detail": "Too many ids in path, at most 25"}


def kpi(name: str, title: str) -> dict[str, Any]:
    return {
        "id": name, "title": title, "description": "Om måttet.", "is_divided_by_gender": 1,
        "municipality_type": "K", "operating_area": "Äldre", "perspective": "Kvalitet",
        "publication_date": "2026-02-24", "publ_period": "2025", "has_ou_data": True, "auspice": None,
    }  # fmt: skip


@dataclass
class FakeKolada(Service):
    """``values``: {(kpi, area or unit, year): [(sex, value, status), ...]}, given in that order."""

    answer: Any = None
    kpis: list[dict[str, Any]] = field(default_factory=lambda: [kpi("U21468", "Helhetssyn hemtjänst")])
    units: list[dict[str, Any]] = field(default_factory=list)
    groups: list[dict[str, Any]] = field(default_factory=list)
    values: dict[tuple[str, str, str], list[tuple[str, Any, str]]] = field(default_factory=dict)
    most_ids: int = 25
    page_size: int = 5_000
    heeds_filters: bool = True
    next_prefix: str = ""
    gone: bool = False

    def __post_init__(self) -> None:
        self.answer = self.decide

    def decide(self, asked: Asked) -> Reply:
        if self.gone:
            return Reply(410, (b"Gone",), {"Content-Type": "text/plain"})
        kind, *rest = asked.path.removeprefix("/v3/").split("/")
        if any(len(part.split(",")) > self.most_ids for part in rest):
            return said(TOO_MANY, 400)
        rows = (
            self.data(rest, kind == "oudata")
            if kind in ("data", "oudata")
            else self.listed(kind, rest, asked)
        )
        return self.paged(rows, asked)

    def listed(self, kind: str, rest: list[str], asked: Asked) -> list[dict[str, Any]]:
        rows = {"kpi": self.kpis, "ou": self.units, "municipality_groups": self.groups}.get(kind, [])
        if rest:
            return [row for row in rows if row["id"] in rest[0].split(",")]
        if not self.heeds_filters:
            return rows
        title, municipality = asked.query.get("title", ""), asked.query.get("municipality")
        found = [row for row in rows if title.lower() in row["title"].lower()]
        return [row for row in found if municipality in (None, row.get("municipality"))]

    def data(self, rest: list[str], of_units: bool) -> list[dict[str, Any]]:
        if len(rest) < 4:
            return []
        chosen = dict(zip(rest[::2], (part.split(",") for part in rest[1::2]), strict=True))
        place = "ou" if of_units else "municipality"
        return [
            {"kpi": name, place: where, "period": int(year), "values": [
                {"gender": sex, "count": 1, "value": value, "status": status, "isdeleted": status == "deleted"}
                for sex, value, status in row
            ]}
            for (name, where, year), row in self.values.items()
            if not self.heeds_filters
            or (name in chosen["kpi"] and where in chosen.get(place, [where]) and year in chosen.get("year", [year]))
        ]  # fmt: skip

    def paged(self, rows: list[dict[str, Any]], asked: Asked) -> Reply:
        number = int(asked.query.get("page", 1))
        some = rows[(number - 1) * self.page_size : number * self.page_size]
        further = None
        if number * self.page_size < len(rows):
            further = f"{self.next_prefix or self.address}{asked.path.removeprefix('/v3')}?page={number + 1}"
        return said({"values": some, "count": len(some), "next_url": further, "previous_url": None})
