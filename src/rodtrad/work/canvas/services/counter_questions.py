"""Counter-questions: asked, answered, parked, opened again, read (domain/kubinol.md 7.1)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.permissions import require
from rodtrad.foundation.thread.models import Item, Link
from rodtrad.kernel.kubinol.words import PIECES
from rodtrad.work.canvas.choices.guiding import GUIDES
from rodtrad.work.canvas.models import CardDetail, CaseDetail, CounterQuestion, Version
from rodtrad.work.canvas.permissions import may_ask
from rodtrad.work.canvas.queries.counter_questions import OPEN, function_of, team_ids
from rodtrad.work.canvas.services.cases import locked
from rodtrad.work.canvas.services.saving import refuse_numbers
from rodtrad.work.canvas.services.telling import checked_save, next_in_list, notify, tell


@dataclass(frozen=True, slots=True)
class About:
    """What a question is about: at most one of these; none = the whole work."""

    card: CardDetail | None = None
    piece: str = ""
    link: Link | None = None
    version: Version | None = None


@transaction.atomic
def ask_question(
    actor: Actor, detail: CaseDetail, text: str, *, about: About | None = None, guide: str = ""
) -> CounterQuestion:
    """Ask the team something. Raises PermissionDenied, ValidationError by field."""
    refuse_numbers({"text": text})
    detail = locked(detail)
    if not may_ask(actor, detail.item):
        raise PermissionDenied("canvas.ask")
    about = about or About()
    _refuse_bad(detail, text, about)
    question = CounterQuestion(
        case=detail, position=next_in_list(detail, "questions", detail.counter_questions), card=about.card,
        piece=about.piece, link=about.link, version=about.version, guide=guide if guide in GUIDES else "",
        text=text.strip(), asked=clock.now(), asked_by_id=actor.user_id, asked_as=function_of(actor, detail),
    )  # fmt: skip
    checked_save(question, "text", "asked_as")
    item = about_item(question)
    tell(actor, "canvas.question-asked", item, detail, {"question": ("", question.text)})
    notify(actor, "canvas.question-asked", item, team_ids(detail.item.code))
    return question


def _refuse_bad(detail: CaseDetail, text: str, about: About) -> None:
    if not text.strip():
        raise ValidationError({"text": _("Write the question, or choose one below.")}, code="text")
    if about.piece and about.piece not in PIECES:
        raise ValidationError(_("There is no such piece."), code="piece")
    if about.card is not None:
        _refuse_retired(about.card.item)
    if about.link is not None:
        fresh = Link.objects.filter(pk=about.link.pk, home=detail.item.code).first()
        if fresh is None or fresh.life == "retired":
            raise ValidationError(
                _("The link is put away. Ask about one of its cards instead."), code="retired"
            )
    _refuse_retired(detail.item)


def _refuse_retired(item: Item) -> None:
    """Nothing is asked about what has been put away, also when that happened a second ago."""
    if Item.objects.filter(pk=item.pk, life="retired").exists():
        raise ValidationError(
            _("What you ask about has just been put away. Ask about the whole work instead."), code="retired"
        )


@transaction.atomic
def answer_question(
    actor: Actor, question: CounterQuestion, answer: str, changed: Collection[CardDetail] = ()
) -> None:
    """Answer it; with ``changed`` cards of the same work the question has led to change."""
    refuse_numbers({"answer": answer})
    detail, question = _held(question)
    require(actor, "canvas.answer", detail.item)
    if not answer.strip():
        raise ValidationError({"answer": _("Write an answer, if only a line.")}, code="answer")
    if any(card.case_id != detail.pk for card in changed):
        raise ValidationError({"changed": _("Choose cards of this work.")}, code="changed")
    before = question.state
    question.answer = answer.strip()
    question.state = "led-to-change" if changed else "answered"
    question.answered, question.answered_by_id = clock.now(), actor.user_id
    question.return_on, question.read = None, None
    checked_save(question, "answer")
    question.changed.set(changed)
    _told(actor, "canvas.question-answered", detail, question, before, answer=("", question.answer))
    notify(actor, "canvas.question-answered", about_item(question), [question.asked_by_id])


@transaction.atomic
def park_question(actor: Actor, question: CounterQuestion, return_on: date | None = None) -> None:
    """Put it aside until a day, or (without one) until the next session."""
    detail, question = _held(question)
    require(actor, "canvas.answer", detail.item)
    if question.state not in OPEN:
        raise ValidationError(_("Only an open question can be parked."), code="state")
    if return_on is not None and return_on <= clock.today():
        raise ValidationError({"return_on": _("Choose a day to come.")}, code="return")
    before, question.state, question.return_on = question.state, "parked", return_on
    question.save(update_fields=["state", "return_on"])
    _told(actor, "canvas.question-parked", detail, question, before)


@transaction.atomic
def reopen_question(actor: Actor, question: CounterQuestion) -> None:
    """Make a parked or answered question open again; what was answered stays readable in the history."""
    detail, question = _held(question)
    if question.asked_by_id != actor.user_id or actor.user_id is None:
        require(actor, "canvas.answer", detail.item)
    if question.state in OPEN:
        return
    before, question.state, question.return_on = question.state, "open", None
    question.save(update_fields=["state", "return_on"])
    _told(actor, "canvas.question-reopened", detail, question, before)


def take_up_parked(actor: Actor, detail: CaseDetail) -> None:
    """Open the questions that were parked until the next session: one begins. The caller holds the case."""
    parked = CounterQuestion.objects.filter(case=detail, state="parked", return_on__isnull=True)
    for question in parked.select_related("card__item", "link__source"):
        question.case, question.state = detail, "open"
        question.save(update_fields=["state"])
        _told(actor, "canvas.question-reopened", detail, question, "parked")


@transaction.atomic
def read_answer(actor: Actor, question: CounterQuestion) -> None:
    """The asker has read the answer: it waits no longer. Nobody else's reading counts."""
    if question.asked_by_id == actor.user_id and actor.user_id is not None and question.answered:
        rows = CounterQuestion.objects.filter(pk=question.pk, read__isnull=True)
        rows.update(read=clock.now())


def about_item(question: CounterQuestion) -> Item:
    """The item that the question is told of: its card's, one end of its link, else the case's."""
    if question.card is not None:
        return question.card.item
    return question.link.source if question.link is not None else question.case.item


def _held(question: CounterQuestion) -> tuple[CaseDetail, CounterQuestion]:
    detail = locked(question.case)
    rows = CounterQuestion.objects.select_related("card__item", "link__source")
    fresh = rows.get(pk=question.pk)
    fresh.case = detail
    return detail, fresh


def _told(
    actor: Actor, action: str, detail: CaseDetail, question: CounterQuestion, before: str,
    **more: tuple[object, object],
) -> None:  # fmt: skip
    tell(actor, action, about_item(question), detail, {"question_state": (before, question.state), **more})
