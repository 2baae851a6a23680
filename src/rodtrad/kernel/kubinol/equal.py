"""When two case files say the same (form section 14, "Equal")."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from rodtrad.kernel.kubinol import flat
from rodtrad.kernel.kubinol.case import Case, CaseFile

_LABELS = ("theme",)


def equal(one: CaseFile, other: CaseFile, municipalities: Mapping[str, str] | None = None) -> bool:
    """Say whether two files are equal: areas and links in any order, labels as sets, defaults filled in.

    History counts for a case only when both sides carry one. With ``municipalities`` (name to code) a
    name and its code are the same municipality.
    """
    if (one.snapshot_date, len(one.cases)) != (other.snapshot_date, len(other.cases)):
        return False
    if _plain(one.extra) != _plain(other.extra):
        return False
    if _any_order(map(flat.area_to_flat, one.areas)) != _any_order(map(flat.area_to_flat, other.areas)):
        return False
    codes = municipalities or {}
    return all(equal_cases(*pair, codes) for pair in zip(one.cases, other.cases, strict=True))


def equal_cases(one: Case, other: Case, municipalities: Mapping[str, str] | None = None) -> bool:
    """Say whether two cases are equal by the same rules."""
    with_history = one.history is not None and other.history is not None
    codes = municipalities or {}
    return _comparable(one, codes, with_history) == _comparable(other, codes, with_history)


def _comparable(case: Case, codes: Mapping[str, str], with_history: bool) -> dict[str, Any]:
    plain = flat.case_to_flat(case)
    plain["municipality"] = codes.get(case.municipality, case.municipality)
    history = plain.pop("history", None)
    if with_history:
        plain["history"] = _plain(history)
    extra = dict(flat.case_extra(case))
    link_extras = extra.pop("links", {})
    plain["links"] = _any_order(
        {**flat.link_to_flat(link), "extra": link_extras.get(str(place), {})}
        for place, link in enumerate(case.links)
    )
    for name in _LABELS:
        plain[name] = frozenset(plain.get(name, ()))
    plain["tags"] = {name: frozenset(words) for name, words in plain.get("tags", {}).items()}
    plain["cards"] = [
        {**_plain(card), "tags": frozenset(card.get("tags", ()))} for card in plain.get("cards", ())
    ]
    return {**{name: _plain(value) for name, value in plain.items()}, "extra": _plain(extra)}


def _any_order(rows: Any) -> list[Any]:
    return sorted((_plain(row) for row in rows), key=lambda row: json.dumps(row, sort_keys=True))


def _plain(value: Any) -> Any:
    """Return the value with tuples and lists alike: what came through JSON has lists."""
    if isinstance(value, Mapping):
        return {name: _plain(item) for name, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list | tuple) else value
