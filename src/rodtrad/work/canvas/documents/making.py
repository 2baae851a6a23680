"""Which documents there are, and making one: the seam between pages, command and renderers.

A case takes well under a second (docs/decisions/0009-documents.md), so documents are made in the request. Of many
works, or of very many cards, ``tasks.take_documents`` makes them beside the pages.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.render.blocks import Document
from rodtrad.foundation.render.forms import FORMS, Letterhead, render
from rodtrad.work.canvas.documents.brief import decision_brief
from rodtrad.work.canvas.documents.comparison import Between, compared_of, newest_and_now
from rodtrad.work.canvas.documents.presentation import presentation
from rodtrad.work.canvas.documents.sheet import case_sheet
from rodtrad.work.canvas.documents.sources import Told
from rodtrad.work.canvas.documents.timeline import timeline
from rodtrad.work.canvas.queries.safety import stays_in_team

KINDS: Final[Mapping[str, Promise]] = {
    "presentation": _("Presentation, slide by slide"),
    "sheet": _("Case sheet on two pages"),
    "brief": _("Decision brief on one page"),
    "timeline": _("Timeline"),
    "comparison": _("Comparison of two sketches"),
}
_NAMES: Final = {
    "presentation": "presentation",
    "sheet": "fallblad",
    "brief": "beslutsunderlag",
    "timeline": "tidslinje",
    "comparison": "jamforelse",
}


class Held(PermissionError):
    """A safety question (KUB-CHK-26 or 28) keeps the case within its team (kubinol.md 6.1, rule 15)."""


@dataclass(frozen=True, slots=True)
class Made:
    """A finished file. ``remarks``: what people should know of how it became."""

    data: bytes
    name: str
    media_type: str
    remarks: tuple[str, ...] = ()


def may_leave(actor: Actor, told: Told) -> bool:
    """Whether this actor may take the case out: while it is held only its own team, who keep it there."""
    if not told.held:
        return True
    return told.detail is not None and not stays_in_team(actor, told.detail)


def build(
    told: Told, kind: str, *, cards: Collection[str] | None = None, ask: str = "", between: Between | None = None,
    language: str = "sv",
) -> Document:  # fmt: skip
    """The document of that kind with the chosen cards. ``between``: the two sketches of a comparison.

    Raises KeyError for an unknown kind, NoSketch when one of the two is not there.
    """
    chosen = told.chosen(cards)
    with translation.override(language):
        if kind == "comparison":
            return compared_of(told, between or newest_and_now(told), cards, language=language)
        if kind == "brief":
            return decision_brief(chosen, language=language, ask=ask)
        builder = {"presentation": presentation, "sheet": case_sheet, "timeline": timeline}[kind]
        return builder(chosen, language=language)


def make(
    actor: Actor, told: Told, kind: str, form: str, *, cards: Collection[str] | None = None, ask: str = "",
    between: Between | None = None, language: str = "sv", letterhead: Letterhead | None = None,
) -> Made:  # fmt: skip
    """The file. Raises Held, and what ``build`` and ``render`` raise."""
    if not may_leave(actor, told):
        raise Held(told.case.id)
    document = build(told, kind, cards=cards, ask=ask, between=between, language=language)
    rendered = render(document, form, letterhead)
    chosen = FORMS[form]
    name = f"{told.case.id}-{_NAMES[kind]}.{chosen.ending}"
    return Made(rendered.data, name, chosen.media_type, rendered.remarks)
