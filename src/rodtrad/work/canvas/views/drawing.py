"""The board drawn for one person, part by part; what many browsers ask for at once is drawn once for those who see
the same."""

from __future__ import annotations

from collections.abc import Hashable, Mapping

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.safestring import SafeString

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.base.shelf import Shelf
from rodtrad.foundation.org import settings
from rodtrad.foundation.org.permissions import may
from rodtrad.work.canvas.cards import FORM_TOKEN, Part, parts_of
from rodtrad.work.canvas.models import CaseDetail
from rodtrad.work.canvas.queries import board
from rodtrad.work.canvas.queries.guiding import shown_guides
from rodtrad.work.canvas.rules.thresholds import CARD_LENGTH
from rodtrad.work.canvas.views.answering import canvas_url

_ACTIONS = ("edit", "answer", "move", "release", "team", "mandate")
_shelf: Shelf[list[Part]] = Shelf(size=64, seconds=10)
"""Boards as they were at a number of their case. Seconds: what changes without a number, as guiding questions."""


def about(request: HttpRequest, detail: CaseDetail) -> dict[str, object]:
    """What page and parts both need to know: the case, and what the actor may do with it."""
    allowed = {name: may(request.actor, f"canvas.{name}", detail.item) for name in _ACTIONS}
    writable = allowed["edit"] and not detail.item.is_retired
    return {"detail": detail, "item": detail.item, "may": allowed, "writable": writable}


def thing_of(code: str) -> str:
    """What a ticket of the board is for."""
    return f"canvas.pulse:{code}"


def parts(
    request: HttpRequest,
    detail: CaseDetail,
    drawn: board.Board,
    votes: Mapping[str, bool],
    *,
    ordering: bool = False,
) -> list[Part]:
    """The board as the actor sees it, with the forms of this browser and what the actor has said of the questions."""
    found = [_with_token(request, part) for part in _draw(request, detail, drawn, ordering=ordering)]
    return [_with_votes(detail.item.code, part, votes) for part in found]


def shared_parts(request: HttpRequest, detail: CaseDetail) -> list[Part]:
    """The same for the many who ask again and again: drawn anew only when the case has changed since the last draw."""
    found = _shelf.take(
        _view_of(request, detail),
        lambda: _draw(request, detail, board.board_of(request.actor, detail)),
    )
    return [_with_token(request, part) for part in found]


def _view_of(request: HttpRequest, detail: CaseDetail) -> Hashable:
    """Everything that decides what is drawn: two who share it see the same cards, flags and buttons."""
    actor: Actor = request.actor
    pulsed = getattr(detail, "pulse", None)
    mays = tuple(may(actor, f"canvas.{name}", detail.item) for name in _ACTIONS)
    return (
        detail.item.code, pulsed.number if pulsed else 0, request.LANGUAGE_CODE, mays,
        actor.everything, actor.audiences, detail.item.home in actor.on_objects, board.seen_as_author(actor, detail),
        tuple(flag.pk for flag in board.flags_on(actor, detail)),
    )  # fmt: skip


def _draw(
    request: HttpRequest, detail: CaseDetail, drawn: board.Board, *, ordering: bool = False
) -> list[Part]:
    guides = shown_guides(request.actor, detail.item.place, request.LANGUAGE_CODE)
    back = canvas_url(detail.item.code, "look-again")
    given = {**about(request, detail), "ordering": ordering, "next_flag": back}
    return parts_of(drawn, guides, {**given, "longest": settings.value(CARD_LENGTH, detail.item.place)})


def _with_token(request: HttpRequest, part: Part) -> Part:
    if FORM_TOKEN not in part.html:
        return part
    html = SafeString(part.html.replace(FORM_TOKEN, get_token(request)))
    return Part(part.name, html, part.digest, part.column)


def _with_votes(code: str, part: Part, votes: Mapping[str, bool]) -> Part:
    """Marks what the actor has said of guiding questions, for those who have no script that does."""
    html = part.html
    for key, useful in votes.items():
        button = f'"{reverse("canvas:guiding-vote", args=[code, key])}" name="useful" value="{useful:d}"'
        html = SafeString(html.replace(button, f'{button} aria-pressed="true"'))
    return Part(part.name, html, part.digest, part.column)
