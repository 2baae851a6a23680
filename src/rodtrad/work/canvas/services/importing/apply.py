"""Carrying out a plan: all cases or none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor, system
from rodtrad.foundation.org.models import AREA_SEPARATOR, Place
from rodtrad.foundation.org.services import AreaRow, ensure_areas, ensure_municipality
from rodtrad.foundation.thread.services import hold
from rodtrad.foundation.thread.services.flags import raise_flags
from rodtrad.kernel.kubinol.areas import AreaTree
from rodtrad.kernel.kubinol.case import Area
from rodtrad.kernel.thread.rethink import Act, Change
from rodtrad.work.canvas.models import Arrival, CaseDetail
from rodtrad.work.canvas.queries.files_history import last_sketches, next_version_number
from rodtrad.work.canvas.queries.whole import LoadedCase, load_cases, seen_by
from rodtrad.work.canvas.rules import differences
from rodtrad.work.canvas.rules.substance import SUBSTANCE_OF
from rodtrad.work.canvas.services.findings import store_findings
from rodtrad.work.canvas.services.importing.batch import Batch
from rodtrad.work.canvas.services.importing.changes import change_case
from rodtrad.work.canvas.services.importing.plans import CasePlan, Outcome, Plan
from rodtrad.work.canvas.services.importing.rows import add_case, arrival_of
from rodtrad.work.canvas.services.reach import follow_case
from rodtrad.work.canvas.services.team import join

_EVERYTHING = system("import")
_AT_ONCE = 100
_NAME, _PATH, _CODE = 200, 1000, 40
_PATH_BYTES = 2000  # an index of PostgreSQL holds no more than 2,700


class ImportStale(ValidationError):
    """The cases were changed between plan and import: look again."""


@dataclass(frozen=True, slots=True)
class Done:
    """The codes of the cases' items, by what happened to them."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    noted: tuple[str, ...] = ()


def apply(actor: Actor, plan: Plan) -> Done:
    """Bring all cases in, or none. Nothing to change → nothing is written, not even begun.

    Raises ValueError for a plan with problems, ImportStale when what is here is no longer what was planned on.
    """
    if plan.problems:
        raise ValueError("a plan with problems is not carried out")
    if not plan.writes:
        return Done()
    with transaction.atomic():
        return _apply(actor, plan)


def _apply(actor: Actor, plan: Plan) -> Done:
    batch = Batch(actor, clock.now())
    owners = _owners(actor, plan)
    _ensure_areas(actor, plan)
    new, changed, noted = plan.of(Outcome.NEW), plan.of(Outcome.CHANGED), plan.of(Outcome.NOTED)
    _refuse_taken(new, owners)
    here = _read_again(actor, [*changed, *noted])
    for entry in new:
        add_case(batch, entry, owners[entry.code])
    ids = [here[entry.ref].detail.pk for entry in changed]
    numbers, before = next_version_number(ids), last_sketches(ids)
    for entry in changed:
        whole = here[entry.ref]
        change_case(batch, entry, whole, numbers[whole.detail.pk], before.get(whole.detail.pk, {}))
    batch.save()
    for entry in changed:
        follow_case(here[entry.ref].detail)
    for detail in batch.new_cases:
        join(actor, detail)
    _flag(actor, changed, here)
    done = Done(
        tuple(detail.item.code for detail in batch.new_cases),
        tuple(here[entry.ref].code for entry in changed),
        tuple(here[entry.ref].code for entry in noted),
    )
    store_findings(batch.made)
    _finish(batch, {here[entry.ref].code: entry for entry in (*changed, *noted)}, done)
    return done


def _owners(actor: Actor, plan: Plan) -> dict[str, Place]:
    """The municipalities, made where they lack, held so that nobody else imports into them meanwhile."""
    owners: dict[str, Place] = {}
    for entry in plan.cases:
        if entry.code not in owners:
            owners[entry.code] = entry.owner or ensure_municipality(actor, entry.code, entry.municipality)
    ids = sorted(place.pk for place in owners.values())
    list(Place.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk"))
    return owners


def _refuse_taken(new: Sequence[CasePlan], owners: dict[str, Place]) -> None:
    wanted = {(owners[entry.code].pk, entry.case.id) for entry in new}
    ids = {place_id for place_id, _key in wanted}
    rows = CaseDetail.objects.filter(municipality_id__in=ids).values_list("municipality_id", "key")
    if wanted & set(rows):
        raise _stale()


def _stale() -> ImportStale:
    return ImportStale(_("Somebody has changed the works meanwhile. Look at the file again."), code="stale")


def _read_again(actor: Actor, entries: Sequence[CasePlan]) -> dict[str, LoadedCase]:
    """The cases to be written, whole and locked, if they still are what the plan was made on."""
    codes = {entry.loaded.code: entry for entry in entries if entry.loaded is not None}
    hold(*codes)
    found: dict[str, LoadedCase] = {}
    for whole in load_cases(actor, codes):
        entry = codes[whole.code]
        if differences.content_of(seen_by(actor, whole).case) == entry.before:
            found[entry.ref] = whole
    if len(found) < len(entries):
        raise _stale()
    return found


def tree_rows(areas: Iterable[Area]) -> tuple[list[AreaRow], list[str]]:
    """The areas by their paths from the top, and the names of those that the house's tree cannot hold."""
    declared = tuple(areas)
    tree, rows, left = AreaTree(declared), [], []
    for area in declared:
        path = tree.path(area.name)
        whole = AREA_SEPARATOR.join(path)
        fits = len(whole) <= _PATH and len(whole.encode()) <= _PATH_BYTES and len(area.code) <= _CODE
        if fits and all(name.strip() and len(name) <= _NAME and AREA_SEPARATOR not in name for name in path):
            rows.append(AreaRow(path, area.code))
        else:
            left.append(area.name)
    return rows, left


def _ensure_areas(actor: Actor, plan: Plan) -> None:
    areas = {area: None for entry in plan.cases for area in entry.beside.areas}
    rows, _left = tree_rows(areas)
    if rows:
        ensure_areas(actor, rows)


def _flag(actor: Actor, entries: Iterable[CasePlan], here: dict[str, LoadedCase]) -> None:
    """What a person brings in asks its neighbours to look again; what the system brings in does not."""
    if not actor.is_person:
        return
    for entry in entries:
        cards = here[entry.ref].cards
        for key, names in entry.difference.changed_cards.items():
            item = cards[key].item
            fields = tuple({"kind" if name == "type" else name for name in names} & SUBSTANCE_OF[item.kind])
            what = {name: (_was(entry, key, name), _is(entry, key, name)) for name in fields}
            raise_flags(actor, item, Change(version=item.version, fields=fields), what)
        for key in entry.difference.gone_cards:
            item = cards[key].item
            change = Change(version=item.version, act=Act.RETIRED)
            raise_flags(actor, item, change, {"life": ("current", "retired")})


def _was(entry: CasePlan, key: str, name: str) -> Any:
    return _value(entry.before, key, name)


def _is(entry: CasePlan, key: str, name: str) -> Any:
    return _value(entry.content, key, name)


def _value(content: differences.Plain, key: str, name: str) -> Any:
    row: differences.Plain = next((card for card in content.get("cards", ()) if card["id"] == key), {})
    return row.get("type" if name == "kind" else name)


def _finish(batch: Batch, entries: dict[str, CasePlan], done: Done) -> None:
    """Remember how the cases that were here now stand, and let the checks look at those that changed."""
    codes = [*done.changed, *done.noted]
    for start in range(0, len(codes), _AT_ONCE):
        loaded = load_cases(_EVERYTHING, codes[start : start + _AT_ONCE])
        arrivals = [_arrival(batch, each, entries[each.code]) for each in loaded]
        Arrival.objects.filter(pk__in=[arrival.case_id for arrival in arrivals]).delete()
        Arrival.objects.bulk_create(arrivals)
        store_findings([each for each in loaded if each.code not in done.noted])


def _arrival(batch: Batch, loaded: LoadedCase, entry: CasePlan) -> Arrival:
    """The case as it stands; what the importer did not see stays as it last came."""
    content = differences.content_of(loaded.case)
    hidden = entry.loaded.hidden if entry.loaded is not None else frozenset()
    if hidden:
        before = loaded.arrival.content if loaded.arrival is not None else {}
        content = _with_old_rows(content, before, hidden)
    arrival = arrival_of(batch, loaded.detail, content, entry.beside)
    loaded.detail.arrival = arrival
    return arrival


def _with_old_rows(
    content: differences.Plain, before: differences.Plain, hidden: frozenset[str]
) -> differences.Plain:
    old_cards = {card["id"]: card for card in before.get("cards", ()) if card["id"] in hidden}
    old_links = [link for link in before.get("links", ()) if hidden & {link["from"], link["to"]}]
    cards = [old_cards.get(card["id"], card) for card in content.get("cards", ())]
    links = [link for link in content.get("links", ()) if not hidden & {link["from"], link["to"]}]
    return {
        **content,
        "cards": [card for card in cards if card["id"] not in hidden or card["id"] in old_cards],
        "links": [*links, *old_links],
    }
