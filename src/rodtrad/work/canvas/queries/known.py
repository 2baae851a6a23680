"""What is here of what a file speaks of: its municipalities, their units, and its cases."""

from __future__ import annotations

from dataclasses import dataclass, field

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.choices import PlaceKind
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.queries import folded, valid_q
from rodtrad.kernel.kubinol.case import Case, CaseFile
from rodtrad.kernel.municipalities import codes_by_name
from rodtrad.work.canvas.models import CaseDetail
from rodtrad.work.canvas.queries.references import hidden_references
from rodtrad.work.canvas.queries.whole import LoadedCase, load_cases, seen_by

CaseKey = tuple[str, str]
_AT_ONCE = 400


@dataclass(slots=True)
class Known:
    """``places``: municipalities by official code. ``loaded``: cases by (code, id) as the actor sees them;
    ``unseen``: those that are here but hidden from the actor;
    ``hidden``: by code, what the others point to that is so. ``units``: by municipality and folded name."""

    places: dict[str, Place] = field(default_factory=dict)
    units: dict[tuple[int, str], list[Place]] = field(default_factory=dict)
    loaded: dict[CaseKey, LoadedCase] = field(default_factory=dict)
    unseen: set[CaseKey] = field(default_factory=set)
    hidden: dict[str, frozenset[str]] = field(default_factory=dict)
    _names: dict[str, str] = field(
        default_factory=lambda: {code: name for name, code in codes_by_name().items()}
    )

    def code_of(self, case: Case) -> str:
        """The four-digit code of the municipality that the case names, by name or code."""
        return codes_by_name().get(case.municipality, case.municipality)

    def name_of(self, code: str) -> str:
        return self._names.get(code, code)

    def unit_of(self, case: Case) -> Place | None:
        """The one open place in the municipality with the name that the case gives as its unit."""
        owner = self.places.get(self.code_of(case))
        text = folded(str(case.fields.get("unit", "")))
        if owner is None or not text:
            return None
        found = self.units.get((owner.pk, text), [])
        return found[0] if len(found) == 1 else None


def known_of(actor: Actor, file: CaseFile) -> Known:
    """Read what is here; the number of queries grows only with every 400 cases of the file."""
    known = Known()
    codes = {known.code_of(case) for case in file.cases}
    known.places = _municipalities(known, codes)
    if any(case.fields.get("unit") for case in file.cases):
        owners = [place.pk for place in known.places.values()]
        rows = Place.objects.filter(valid_q(clock.today()), municipality_id__in=owners).exclude(pk__in=owners)
        for row in rows.order_by("pk"):
            known.units.setdefault((row.municipality_id or 0, folded(row.name)), []).append(row)
    _add_cases(actor, known, file)
    return known


def _municipalities(known: Known, codes: set[str]) -> dict[str, Place]:
    """Places by the wanted codes; one without a code is known by its name."""
    found: dict[str, Place] = {}
    by_name = {folded(known.name_of(code)): code for code in codes}
    for row in Place.objects.filter(kind=PlaceKind.MUNICIPALITY).order_by("pk"):
        code = row.official_code or by_name.get(folded(row.name), "")
        if code in codes:
            found.setdefault(code, row)
    return found


def _add_cases(actor: Actor, known: Known, file: CaseFile) -> None:
    keys = [case.id for case in file.cases]
    code_of_place = {place.pk: code for code, place in known.places.items()}
    wanted = {(known.code_of(case), case.id) for case in file.cases}
    here: dict[str, CaseKey] = {}
    for start in range(0, len(keys), _AT_ONCE):
        rows = CaseDetail.objects.filter(
            municipality_id__in=code_of_place, key__in=keys[start : start + _AT_ONCE]
        )
        for place_id, key, code in rows.values_list("municipality_id", "key", "item__code"):
            if (code_of_place[place_id], key) in wanted:
                here[code] = (code_of_place[place_id], key)
    for loaded in load_cases(actor, here):
        known.loaded[here[loaded.code]] = seen_by(actor, loaded)
    known.unseen = set(here.values()) - set(known.loaded)
    known.hidden = hidden_references(actor, list(known.loaded.values()))
