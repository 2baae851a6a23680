"""Cases that other cases point to (parent_case, inspired_by): nothing tells of one that is here but hidden."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import Q

from rodtrad.foundation.base.scope import Actor
from rodtrad.kernel.kubinol.case import Case
from rodtrad.work.canvas.models import CaseDetail
from rodtrad.work.canvas.queries.whole import LoadedCase, sees


def hidden_references(actor: Actor, cases: Sequence[LoadedCase]) -> dict[str, frozenset[str]]:
    """By code of the case: what it points to that is here and that the actor may not see. One query for all.

    A case that is not here at all is not among them: what was said of it may be said again.
    """
    wanted, texts = Q(), {}
    for loaded in cases:
        texts[loaded.code] = _pointed_to(loaded.case)
        for place, key in map(_parted, texts[loaded.code]):
            own = (
                Q(municipality__official_code=place) if place else Q(municipality=loaded.detail.municipality)
            )
            wanted |= own & Q(key=key)
    if actor.everything or not wanted:
        return {}
    rows = CaseDetail.objects.filter(wanted).select_related("item", "municipality")
    unseen = [row for row in rows if not sees(actor, row.item)]
    codes = {(row.municipality.official_code, row.key) for row in unseen}
    ids = {(row.municipality_id, row.key) for row in unseen}

    def is_hidden(loaded: LoadedCase, text: str) -> bool:
        place, key = _parted(text)
        return (place, key) in codes if place else (loaded.detail.municipality_id, key) in ids

    found = {
        loaded.code: frozenset(text for text in texts[loaded.code] if is_hidden(loaded, text))
        for loaded in cases
    }
    return {code: hidden for code, hidden in found.items() if hidden}


def _pointed_to(case: Case) -> list[str]:
    parent = case.fields.get("parent_case", "")
    return [*([parent] if parent else []), *case.fields.get("inspired_by", ())]


def _parted(text: str) -> tuple[str, str]:
    place, _slash, key = text.rpartition("/")
    return place, key


def without_references(case: Case, hidden: Collection[str]) -> Case:
    """The case without what it points to that is hidden."""
    fields = dict(case.fields)
    if fields.get("parent_case") in hidden:
        del fields["parent_case"]
    if "inspired_by" in fields:
        left = tuple(text for text in fields.pop("inspired_by") if text not in hidden)
        fields |= {"inspired_by": left} if left else {}
    return replace(case, fields=fields)


def with_references(case: Case, before: Case, hidden: Collection[str]) -> Case:
    """A case of a file whose writer did not see them: what is hidden stays as it was ``before``."""
    fields: dict[str, Any] = dict(case.fields)
    if before.fields.get("parent_case") in hidden:
        fields.setdefault("parent_case", before.fields["parent_case"])
    old, new = before.fields.get("inspired_by", ()), fields.get("inspired_by", ())
    if set(old) & set(hidden):
        kept = tuple(text for text in old if text in hidden or text in new)
        fields["inspired_by"] = kept + tuple(text for text in new if text not in old)
    return replace(case, fields=fields)
