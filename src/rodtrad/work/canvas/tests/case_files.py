"""Small case files for the tests of import and export, and a picture of everything in the database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from importlib.resources import files
from typing import Any

from django.apps import apps
from django.db.models import Max, Model

from rodtrad.foundation.base.scope import Actor, acting, system
from rodtrad.kernel.kubinol.case import Card, Case, CaseFile, Link
from rodtrad.kernel.kubinol.loader import load
from rodtrad.kernel.kubinol.words import PIECE_OF
from rodtrad.kernel.kubinol.writer import write
from rodtrad.kernel.municipalities import codes_by_name
from rodtrad.work.canvas import exports, imports
from rodtrad.work.canvas.models import CaseDetail
from rodtrad.work.canvas.services import importing

SEED = files("rodtrad.data").joinpath("kubinol_cases.yaml").read_bytes()
IMPORT = system("import")
FIELDS = {"level": "operational", "new_or_existing": "new", "entry_piece": "insats"}
_COMMON = {"basis", "note", "reference", "life", "retire_reason", "visibility", "tags", "extra"}


def a_card(key: str, kind: str, text: str = "Något.", **given: Any) -> Card:
    common = {name: given.pop(name) for name in list(given) if name in _COMMON}
    return Card(key, PIECE_OF[kind], kind, text, fields=given, **common)


def a_case(key: str = "bymiddag", **given: Any) -> Case:
    """A case in Vindeln with a benefit, a need, a measure and their links."""
    fields = {**FIELDS, **given.pop("fields", {})}
    made = {
        "cards": (
            a_card("N1", "benefit-individual", "Den som bor ensam äter ihop med andra."),
            a_card("B1", "need", "Sällskap vid maten.", note="Från samtalen."),
            a_card("M1", "measure", "Samtal en månad efter."),
        ),
        "links": (Link("N1", "answers", "B1"), Link("M1", "follows", "N1", "inferred")),
        **given,
    }
    return Case(key, made.pop("municipality", "Vindeln"), made.pop("title", "Middag ihop i byarna"),
                made.pop("status", "sketch"), fields=fields, **made)  # fmt: skip


def with_card(case: Case, key: str, **changes: Any) -> Case:
    """The case with one card changed; what is no common key becomes a field of its type."""

    def changed(card: Card) -> Card:
        names = {name: value for name, value in changes.items() if name in (*_COMMON, "text")}
        own = {name: value for name, value in changes.items() if name not in names}
        return replace(card, fields={**card.fields, **own}, **names)

    return replace(case, cards=tuple(changed(card) if card.id == key else card for card in case.cards))


def data_of(*cases: Case, **given: Any) -> bytes:
    return write(CaseFile(cases, **given)).encode()


def plan_of(
    data: bytes, actor: Actor = IMPORT, *, keep_unknown: bool = False, **choices: bool
) -> importing.Plan:
    with acting(actor):
        return imports.plan(actor, imports.read(data, keep_unknown=keep_unknown), **choices)


def bring_in(data: bytes, actor: Actor = IMPORT, **choices: bool) -> importing.Done:
    plan = plan_of(data, actor, **choices)
    assert not plan.problems, [problem.text() for problem in plan.problems]
    with acting(actor):
        return importing.apply(actor, plan)


def codes_of(*keys: str) -> list[str]:
    with acting(IMPORT):
        by_key = dict(CaseDetail.objects.values_list("key", "item__code"))
    return [by_key[key] for key in keys]


def taken_out(*keys: str, actor: Actor = IMPORT, history: bool = False) -> str:
    codes = codes_of(*keys)
    with acting(actor):
        return exports.export_text(actor, codes, history=history)


def read_file(data: bytes | str, *, keep_unknown: bool = False) -> CaseFile:
    raw = data.encode() if isinstance(data, str) else data
    loaded = load(raw, codes_by_name(), keep_unknown=keep_unknown)
    assert loaded.case_file is not None, [problem.text() for problem in loaded.problems]
    return loaded.case_file


def detail_of(key: str = "bymiddag") -> CaseDetail:
    with acting(IMPORT):
        return CaseDetail.objects.select_related("item__place", "municipality").get(key=key)


def picture() -> Mapping[str, Any]:
    """Every row of every table of the house: what must not differ when nothing was to be written."""
    return {
        model._meta.label: (model._base_manager.aggregate(last=Max("pk"))["last"], _rows(model))
        for model in apps.get_models()
        if model.__module__.startswith("rodtrad.")
    }


def _rows(model: type[Model]) -> list[Any]:
    names = [field.attname for field in model._meta.concrete_fields]
    return sorted(map(repr, model._base_manager.values_list(*names)))
