"""Cases: begun with a title and where it started (KUB-01), changed field by field, shown to more or fewer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.base import clock, ids
from rodtrad.foundation.base.events import publish
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.permissions import require
from rodtrad.foundation.org.queries import unit_named
from rodtrad.foundation.thread.events import ItemsWritten
from rodtrad.foundation.thread.models import Item, Label
from rodtrad.foundation.thread.services import change_item, create_item, hold
from rodtrad.kernel.kubinol.clean import clean_case
from rodtrad.kernel.kubinol.words import TAG_CATALOGUES, VISIBILITIES
from rodtrad.work.canvas.models import CaseDetail
from rodtrad.work.canvas.queries.whole import case_of
from rodtrad.work.canvas.rules import differences, keys, reach, strings
from rodtrad.work.canvas.services.findings import gathering, look_at
from rodtrad.work.canvas.services.reach import audience_of_case, set_audiences
from rodtrad.work.canvas.services.saving import (
    Saved,
    as_pairs,
    checked,
    keep_losing,
    keep_theirs,
    merged,
    refuse_numbers,
)
from rodtrad.work.canvas.services.team import join

COLUMNS = (
    "level",
    "new_or_existing",
    "entry_piece",
    "exploring",
    "paused_from",
    "status_since",
    "visibility",
)
_BESIDE = ("id", "municipality", "title", "description", "status", "team", *COLUMNS)
LABEL_LENGTH = 120


@transaction.atomic
def create_case(actor: Actor, *, place: Place, texts: Mapping[str, str], profession: str = "") -> CaseDetail:
    """A new case at a place of a municipality, in state sketch, led by the one who begins it.

    ``texts``: as in the form, at least title and entry_piece. Raises ValidationError by field.
    """
    require(actor, "canvas.create", _At(place))
    municipality = place.municipality
    if municipality is None:
        raise ValidationError(_("Choose a place within a municipality."), code="place")
    refuse_numbers({**texts, "profession": profession})
    key = _free_key(municipality, texts.get("title", ""))
    values = _values({"level": "operational", "new_or_existing": "new", **texts})
    if place.pk != municipality.pk and "unit" not in values:
        values["unit"] = place.name
    values |= {"id": key, "municipality": municipality.name, "status": "sketch"}
    clean = checked(clean_case, values, [row.name for row in strings.case_form_keys()])
    code = ids.new_code()
    detail = CaseDetail(
        municipality=municipality, municipality_text=municipality.name, key=key,
        status_since=clock.today().isoformat(), fields=_other(clean), **_columns(clean),
    )  # fmt: skip
    item = create_item(
        actor, kind="case", place=place, audience=f"t:{code}", title=clean["title"],
        text=clean.get("description", ""), state="sketch", code=code, action="canvas.case-begun",
        details={name: differences.plain(value) for name, value in clean.items() if name not in ("title", "status")},
    )  # fmt: skip
    detail.item = item
    detail.save(force_insert=True)
    publish(ItemsWritten((item.pk,)))
    write_labels(detail)
    join(actor, detail, profession=profession, lead=True)
    look_at(item.code)
    return detail


class _At:
    def __init__(self, place: Place) -> None:
        self.path = place.path


def _free_key(municipality: Place, title: str) -> str:
    Place.objects.select_for_update(no_key=True).filter(pk=municipality.pk).first()
    taken = CaseDetail.everywhere.filter(municipality=municipality).values_list("key", flat=True)
    return keys.free_case_key(title, set(taken.filter(key__startswith=keys.slug_of(title))))


def case_texts(detail: CaseDetail) -> strings.Texts:
    """The texts of the case's form as they are saved now."""
    case = case_of(detail)
    known = {**case.fields, "title": case.title, "description": case.description}
    return strings.as_texts(strings.case_form_keys(), known)


@transaction.atomic
def change_case(
    actor: Actor, detail: CaseDetail, texts: Mapping[str, str], *, seen: Mapping[str, str] | None = None,
    small: bool = False, overridden: Mapping[str, str] | None = None,
) -> Saved:  # fmt: skip
    """Save the fields of the case's form that the actor changed; what others changed meanwhile stays.

    Raises PermissionDenied, ValidationError by field.
    """
    refuse_numbers(texts)
    detail = locked(detail)
    require(actor, "canvas.edit", detail.item)
    current = case_texts(detail)
    merge = merged(current, texts, seen)
    keep_theirs(actor, detail.item, overridden or {}, current)
    keep_losing(actor, detail.item, merge.conflicts)
    changed = _save(actor, detail, _values({**current, **merge.apply}), small) if merge.apply else ()
    return Saved(changed, merge.conflicts)


def _save(actor: Actor, detail: CaseDetail, values: dict[str, Any], small: bool) -> tuple[str, ...]:
    before = case_of(detail)
    values |= {"id": detail.key, "municipality": detail.municipality_text, "status": detail.item.state}
    values |= {name: before.fields[name] for name in ("conditions",) if name in before.fields}
    clean = checked(clean_case, differences.plain(values), [row.name for row in strings.case_form_keys()])
    old = {
        **detail.fields,
        **{name: getattr(detail, name) for name in ("level", "new_or_existing", "entry_piece")},
    }
    detail.fields = _other(clean)
    for name, value in _columns(clean).items():
        setattr(detail, name, value)
    new = {
        **detail.fields,
        **{name: getattr(detail, name) for name in ("level", "new_or_existing", "entry_piece")},
    }
    base: dict[str, object] = {"title": clean["title"], "text": clean.get("description", "")}
    place = place_of(detail)
    with gathering():
        detail.save()
        if place.pk != detail.item.place_id:
            base["place"] = place
        changed = change_item(actor, detail.item, base, details=as_pairs(old, new), small=small, fresh=True)
        if "place" in changed:
            moved = Item.objects.filter(home=detail.item.code)
            moved.update(place=place)
            publish(ItemsWritten(tuple(moved.values_list("pk", flat=True))))
            detail.item.place = place
            set_audiences(detail, _cards(detail))
        write_labels(detail)
    return changed


def place_of(detail: CaseDetail) -> Place:
    """The unit when the case's own words name exactly one, else the municipality (form section 13)."""
    text = str(detail.fields.get("unit", ""))
    return (unit_named(detail.municipality, text) if text else None) or detail.municipality


def _values(texts: Mapping[str, str]) -> dict[str, Any]:
    return strings.as_values(strings.case_form_keys(), texts)


def _columns(clean: Mapping[str, Any]) -> dict[str, Any]:
    return {name: clean[name] for name in ("level", "new_or_existing", "entry_piece") if name in clean}


def _other(clean: Mapping[str, Any]) -> dict[str, Any]:
    return {name: differences.plain(value) for name, value in clean.items() if name not in _BESIDE}


def locked(detail: CaseDetail) -> CaseDetail:
    """The row as it is now, with item and places; the case is nobody else's until the transaction ends."""
    hold(detail.item.code)
    return CaseDetail.objects.select_related("item__place", "municipality").get(pk=detail.pk)


def _cards(detail: CaseDetail) -> Any:
    return detail.cards.select_related("item")


def write_labels(detail: CaseDetail) -> None:
    """Keep the index of the case's themes and tags, which the list filters on; the words themselves are fields."""
    rows = label_rows(detail)
    wanted = {(row.catalogue, row.word) for row in rows}
    found = {(row.catalogue, row.word): row.pk for row in Label.objects.filter(item_id=detail.item_id)}
    gone = [pk for key, pk in found.items() if key not in wanted]
    if gone:
        Label.objects.filter(pk__in=gone).delete()
    Label.objects.bulk_create([row for row in rows if (row.catalogue, row.word) not in found])
    if wanted != set(found):
        publish(ItemsWritten((detail.item_id,)))


def label_rows(detail: CaseDetail) -> list[Label]:
    """The rows of that index, for one case."""
    words: dict[str, Iterable[str]] = {"theme": detail.fields.get("theme", ())}
    tags = detail.fields.get("tags", {})
    words |= {name: tags.get(name, ()) for name in TAG_CATALOGUES}
    return [
        Label(item_id=detail.item_id, catalogue=name, word=word)
        for name, given in words.items()
        for word in dict.fromkeys(" ".join(text.split())[:LABEL_LENGTH].strip() for text in given)
        if word
    ]


@transaction.atomic
def change_visibility(actor: Actor, detail: CaseDetail, level: str) -> None:
    """Show the case to more or fewer. Its cards follow, those that are shown to fewer of their own stay so.

    Refused beyond the team while a safety question is open (rule 15).
    """
    detail = locked(detail)
    require(actor, "canvas.release", detail.item)
    if level not in VISIBILITIES:
        raise ValidationError({"visibility": _("Choose one of the levels.")}, code="visibility")
    if level == detail.visibility:
        return
    if detail.held and reach.is_beyond_team(level):
        raise ValidationError({"visibility": HELD_TEXT()}, code="held")
    before, detail.visibility = detail.visibility, level
    cards = list(_cards(detail))
    with gathering():
        detail.save(update_fields=["visibility"])
        set_audiences(detail, cards)
        change_item(
            actor, detail.item, {"audience": audience_of_case(detail)}, details={"visibility": (before, level)},
            action="canvas.shown-to", fresh=True,
        )  # fmt: skip


def HELD_TEXT() -> str:  # noqa: N802 - a sentence, asked for when the language is known
    return _(
        "The work cannot be shown to more than its team while a question about safety is open. Answer the "
        "questions about consent and personal data first."
    )


@transaction.atomic
def set_exploring(actor: Actor, detail: CaseDetail, on: bool) -> None:
    """Exploring mode: the checks keep quiet, except those about safety (KUB-10)."""
    detail = locked(detail)
    require(actor, "canvas.edit", detail.item)
    before, detail.exploring = detail.exploring, on
    detail.save(update_fields=["exploring"])
    change_item(actor, detail.item, {}, details={"exploring": (before, on)}, small=True, fresh=True)
