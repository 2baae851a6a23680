"""Cases out of the house as a file in the form (form section 14)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rodtrad.foundation.base.scope import Actor
from rodtrad.kernel.kubinol.writer import write
from rodtrad.kernel.municipalities import codes_by_name
from rodtrad.work.canvas.queries.files import case_file
from rodtrad.work.canvas.queries.whole import visible_cases


@dataclass(frozen=True, slots=True)
class Wanted:
    """Ids of cases, looked up: the codes of their items, and the ids that led nowhere or to several."""

    codes: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    ambiguous: tuple[tuple[str, tuple[str, ...]], ...] = ()


def look_up(actor: Actor, ids: Iterable[str]) -> Wanted:
    """Find the cases with these ids, written as ``id`` or ``code/id``, in one query. Unseen ones are unknown."""
    wanted = list(dict.fromkeys(ids))
    rows = visible_cases(actor).filter(key__in={given.rpartition("/")[2] for given in wanted})
    by_key: dict[str, list[tuple[str, str]]] = {}
    named = codes_by_name()
    for detail in rows.order_by("municipality__official_code", "pk"):
        place = detail.municipality
        owner = place.official_code or named.get(place.name, place.name)
        by_key.setdefault(detail.key, []).append((owner, detail.item.code))
    codes: list[str] = []
    unknown: list[str] = []
    ambiguous: list[tuple[str, tuple[str, ...]]] = []
    for given in wanted:
        owner, _slash, key = given.rpartition("/")
        found = [row for row in by_key.get(key, []) if owner in ("", row[0])]
        if len(found) == 1:
            codes.append(found[0][1])
        elif found:
            ambiguous.append((given, tuple(f"{each}/{key}" for each, _code in found)))
        else:
            unknown.append(given)
    return Wanted(tuple(dict.fromkeys(codes)), tuple(unknown), tuple(ambiguous))


def export_text(actor: Actor, codes: Sequence[str], *, history: bool = False) -> str:
    """The file's text. Raises queries.files.AreasClash when the cases cannot share a file."""
    return write(case_file(actor, codes, history=history))
