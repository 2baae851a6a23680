"""The canvas's operations: works, their case files in and out, and cards."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import yaml
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from ninja import Query, Router, Status

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.guarding import say_ok
from rodtrad.foundation.org.permissions import require, require_somewhere
from rodtrad.foundation.rest.asking import actor_of, answered
from rodtrad.foundation.rest.conditions import check_version, once
from rodtrad.foundation.rest.door import Needs
from rodtrad.foundation.rest.problems import AskedWord, FieldConflict, FieldError, Problem, answers
from rodtrad.foundation.rest.schemas import keyset_page
from rodtrad.kernel.guard import said_name
from rodtrad.kernel.kubinol.reader import BYTE_LIMIT
from rodtrad.kernel.kubinol.words import CARD_TYPES
from rodtrad.work.canvas import exports, imports, previews
from rodtrad.work.canvas.forms.inline import InlineForm
from rodtrad.work.canvas.queries import cards, cases
from rodtrad.work.canvas.rest_shapes import (
    CardChangeIn,
    CardOut,
    CardQuery,
    CardsOut,
    CaseQuery,
    CasesOut,
    ImportIn,
    ImportOut,
    JudgedOut,
    NewCardIn,
    WholeCaseOut,
    card_out,
    case_out,
)
from rodtrad.work.canvas.services import cards as services
from rodtrad.work.canvas.services import importing

router = Router()
READ, WRITE = Needs("canvas:read"), Needs("canvas:write")
CARD_ORDER = ("position", "pk")


@router.get("/cases", auth=READ, response={200: CasesOut, **answers()}, summary=gettext_noop("List works"))
def list_cases(request: HttpRequest, asked: Query[CaseQuery]) -> CasesOut:
    """The development works you may see, what changed last first."""
    wanted = cases.Wanted(**asked.model_dump(exclude={"after", "size"}))
    page, following = keyset_page(request, cases.case_rows(actor_of(request), wanted), cases.ORDER, asked)
    return CasesOut(rows=[case_out(item, item.case) for item in page.rows], next=following)


@router.post(
    "/cases/import",
    auth=WRITE,
    response={200: ImportOut, **answers(413)},
    summary=gettext_noop("Bring works in"),
)
def import_cases(request: HttpRequest, asked: ImportIn) -> ImportOut:
    """All of the file or nothing, as the page for files does it; with judge_only nothing is saved."""
    actor = actor_of(request)
    require_somewhere(actor, "canvas.import")
    is_text = isinstance(asked.file, str)
    text = asked.file if isinstance(asked.file, str) else json.dumps(asked.file, ensure_ascii=False, indent=1)
    data = text.encode()
    if len(data) > BYTE_LIMIT or importing.is_large(actor, len(data)):
        raise Problem(
            "too-large",
            _("Bring a file of this size in on the page for files: it is read in the background."),
        )
    plan = imports.plan(actor, imports.read(data), overwrite=asked.overwrite, as_team=asked.as_team)
    if plan.problems:
        raise Problem("invalid", errors=_lines(previews.lines_of(plan.problems), is_text))
    left = [name for name in plan.names if name not in asked.confirmed]
    if left:
        raise Problem("asked", asked=[AskedWord(field="file", text=name, kind="name") for name in left])
    works = [JudgedOut(id=row.case.id, title=row.case.title, outcome=row.outcome.value) for row in plan.cases]
    remarks = _lines(previews.lines_of(plan.remarks), is_text)
    if asked.judge_only:
        return ImportOut(new=[], changed=[], works=works, remarks=remarks)
    say_ok(said_name(name) for name in plan.names)
    done = once(request, lambda: _applied(actor, plan))
    return ImportOut(new=done["new"], changed=done["changed"], works=works, remarks=remarks)


def _applied(actor: Actor, plan: importing.Plan) -> dict[str, Any]:
    done = importing.apply(actor, plan)
    return {"new": list(done.new), "changed": list(done.changed)}


def _lines(lines: list[previews.Line], is_text: bool) -> list[FieldError]:
    return [FieldError(field="file", line=row.line if is_text else None, message=row.text) for row in lines]


@router.get(
    "/cases/{slug:code}",
    auth=READ,
    response={200: WholeCaseOut, **answers()},
    summary=gettext_noop("Read a work"),
)
def read_case(request: HttpRequest, code: str, history: bool = False) -> WholeCaseOut:
    """A work with its whole case file, without what you may not see; with history: what has happened to it."""
    detail = cases.case_by_code(actor_of(request), code)
    text = exports.export_text(actor_of(request), [code], history=history)
    file = json.loads(json.dumps(yaml.safe_load(text), default=_as_text))
    return WholeCaseOut(**case_out(detail.item, detail).model_dump(), file=file)


def _as_text(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


@router.get(
    "/cases/{slug:code}/cards",
    auth=READ,
    response={200: CardsOut, **answers()},
    summary=gettext_noop("List cards"),
)
def list_cards(request: HttpRequest, code: str, asked: Query[CardQuery]) -> CardsOut:
    """The cards of a work that you may see, in the order of the board."""
    detail = cases.case_by_code(actor_of(request), code)
    rows = cards.cards_listed(actor_of(request), detail, kind=asked.type, retired=asked.retired)
    page, following = keyset_page(request, rows, CARD_ORDER, asked)
    return CardsOut(rows=[card_out(card) for card in page.rows], next=following)


@router.post(
    "/cases/{slug:code}/cards",
    auth=WRITE,
    response={201: CardOut, **answers()},
    summary=gettext_noop("Write a card"),
)
def new_card(request: HttpRequest, response: HttpResponse, code: str, asked: NewCardIn) -> Status[CardOut]:
    """A new card last in its piece."""
    actor = actor_of(request)
    detail = cases.case_by_code(actor, code)
    require(actor, "canvas.edit", detail.item)
    if asked.type not in CARD_TYPES:
        raise Problem(
            "invalid", errors=[FieldError(field="type", message=_("There is no such type of card."))]
        )
    texts = _asked_about(asked.type, asked.fields, {}, asked.confirmed)
    made = once(request, lambda: {"code": services.add_card(actor, detail, asked.type, texts).item.code})
    response["Location"] = f"/api/v1/cards/{made['code']}"
    return Status(201, card_out(cards.card_by_code(actor, made["code"])))


@router.get(
    "/cards/{slug:code}", auth=READ, response={200: CardOut, **answers()}, summary=gettext_noop("Read a card")
)
def read_card(request: HttpRequest, code: str) -> CardOut:
    """One card with all its texts."""
    return card_out(cards.card_by_code(actor_of(request), code))


@router.patch(
    "/cards/{slug:code}",
    auth=WRITE,
    response={200: CardOut, **answers(409, 412, 428)},
    summary=gettext_noop("Change a card"),
)
def change_card(request: HttpRequest, code: str, asked: CardChangeIn) -> CardOut:
    """Only the fields that are sent. When somebody else has changed the same field since: 409 with both texts; yours
    is kept beside the card."""
    actor = actor_of(request)
    card = cards.card_by_code(actor, code)
    require(actor, "canvas.edit", card.item)
    current = services.card_texts(card)
    is_matched = check_version(request, card_out(card))
    seen = {name: current.get(name, "") for name in asked.fields} if is_matched else asked.seen
    if seen is None or not set(asked.fields) <= set(seen):
        raise Problem("no-condition")
    texts = _asked_about(card.item.kind, asked.fields, current, asked.confirmed)
    saved = services.change_card(actor, card, texts, seen=seen, small=asked.small)
    if saved.conflicts:
        rows = [
            FieldConflict(field=row.field, seen=row.seen, theirs=row.theirs, mine=row.mine)
            for row in saved.conflicts
        ]
        raise Problem("conflict", conflicts=rows)
    return card_out(cards.card_by_code(actor, code))


def _asked_about(
    card_type: str, fields: Mapping[str, str], current: Mapping[str, str], confirmed: list[str]
) -> dict[str, str]:
    """The texts, when none is in a field that a card of the type lacks, and nothing in them has to be asked about."""
    unknown = sorted(set(fields) - set(services.form_names(card_type)))
    if unknown:
        text = _("A card of this type has no such field.")
        raise Problem("invalid", errors=[FieldError(field=name, message=text) for name in unknown])
    form = answered(lambda data: InlineForm(data, fields, current), fields, confirmed)
    return {name: form.cleaned_data[name] for name in fields}
