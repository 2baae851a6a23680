"""Answers to those who sent ideas and voices: wording, many at once by a job, and one by one.

One answer per sender is the tables' own rule, so a job that is done again answers nobody twice.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.audit.services import Row, record, record_many
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.events import publish
from rodtrad.foundation.base.fields import refuse_identity_numbers
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.jobs.models import Job
from rodtrad.foundation.jobs.services import enqueue
from rodtrad.foundation.org.permissions import require
from rodtrad.foundation.thread.events import NoticeDue
from rodtrad.foundation.thread.services import hold
from rodtrad.work.ideas.models import Answer, AnswerBatch, AnswerTemplate, Campaign, Idea, Voice
from rodtrad.work.ideas.permissions import require_about
from rodtrad.work.ideas.queries.answers import (
    filled_for,
    outcome_of,
    title_of,
    unanswered,
    unanswered_voices,
    waiting_for,
)
from rodtrad.work.ideas.rules.answering import WORDS, Template, unknown_words
from rodtrad.work.ideas.rules.wording import SHIPPED

JOB = "ideas.answer"
STEP = 50


@transaction.atomic
def word_answers(actor: Actor, campaign: Campaign, outcome: str, text: str, next_step: str) -> AnswerBatch:
    """Word the answer to an outcome, to read before it is sent; the municipality keeps it as its template."""
    item = campaign.item
    require(actor, "ideas.answer", item)
    if outcome not in SHIPPED:
        raise ValidationError(_("There is no such outcome."), code="outcome")
    _check(text, next_step, braces=True)
    template = AnswerTemplate.objects.create(
        place=item.place.municipality or item.place, name=title_of(outcome)[:120], outcome=outcome,
        text=text.strip(), next_step=next_step.strip(), changed=clock.now(), changed_by_id=actor.user_id,
    )  # fmt: skip
    changes = {"text": ("", template.text), "next_step": ("", template.next_step)}
    record(
        actor, "ideas.answer-worded", item=item.code, home=item.home, place=item.place.code, changes=changes
    )
    return AnswerBatch.objects.create(
        campaign=campaign, template=template, text=template.text, next_step=template.next_step, at=clock.now(),
        by_id=actor.user_id,
    )  # fmt: skip


def _check(text: str, next_step: str, *, braces: bool) -> None:
    for name, value in (("text", text), ("next_step", next_step)):
        refuse_identity_numbers(value, name)
        if not value.strip():
            told = _("Write what happens next: whoever sent the idea must know.")
            raise ValidationError({name: told if name == "next_step" else _("Write the answer.")}, code=name)
        if braces and (strange := unknown_words(value)):
            said = _("These words are not known: %(words)s. You can use %(known)s.")
            words = {"words": ", ".join(strange), "known": ", ".join(f"{{{word}}}" for word in WORDS)}
            raise ValidationError({name: said % words}, code="words")


@transaction.atomic
def send_answers(actor: Actor, batch: AnswerBatch) -> Job:
    """Begin to send. Asked for twice it is the same work."""
    assert batch.campaign is not None
    item = batch.campaign.item
    require(actor, "ideas.answer", item)
    outcome = outcome_of(batch)
    total = unanswered(actor, batch.campaign, outcome).count()
    total += unanswered_voices(actor, batch.campaign, outcome).count()
    job = enqueue(
        actor, JOB, {"batch": batch.code}, key=batch.code, item=item.code, place=item.place, total=total
    )
    AnswerBatch.objects.filter(pk=batch.pk).update(job=job.code)
    return job


def answer_some(actor: Actor, batch: AnswerBatch, *, voices: bool, after: int) -> tuple[int, int, int]:
    """The next answers of a batch, within the job's transaction: to senders of ideas, or of voices.

    Returns (sent, left out because a word had nothing to say, the id to go on after; 0 when there are no more).
    """
    assert batch.campaign is not None
    hold(batch.campaign.item.code)
    outcome, template = outcome_of(batch), Template(batch.text, batch.next_step)
    ask = unanswered_voices if voices else unanswered
    found: list[Idea | Voice] = list(ask(actor, batch.campaign, outcome).filter(pk__gt=after)[:STEP])
    answers = []
    for each in found:
        idea = each.idea if isinstance(each, Voice) else each
        text = filled_for(idea, template)
        if text.is_ready:
            answers.append(
                Answer(
                    idea=idea, voice=each if isinstance(each, Voice) else None, text=text.body,
                    next_step=text.next_step, template=batch.template, batch=batch, at=clock.now(),
                    by_id=actor.user_id,
                )
            )  # fmt: skip
    Answer.objects.bulk_create(answers)
    _tell(actor, answers)
    return len(answers), len(found) - len(answers), found[-1].pk if found else 0


def _tell(actor: Actor, answers: Sequence[Answer]) -> None:
    """The history of each idea, and a notice to each sender who is known."""
    rows = [
        Row(item=each.idea.item.code, home=each.idea.item.home, place=each.idea.item.place.code,
            changes={"text": ("", each.text), "next_step": ("", each.next_step)})
        for each in answers
    ]  # fmt: skip
    record_many(actor, "ideas.answered", rows)
    for each in answers:
        author = each.voice.author_id if each.voice is not None else each.idea.item.author_id
        if author is not None:
            publish(NoticeDue(actor, "ideas.answered", each.idea.item, frozenset({author})))


@transaction.atomic
def answer_one(actor: Actor, idea: Idea, text: str, next_step: str) -> list[Answer]:
    """Answer one idea in words of its own: whoever sent it and those who think the same, all who have no answer yet.

    Raises ValidationError when nobody waits for one, and without what happens next.
    """
    require_about(actor, "ideas.answer", idea)
    hold(idea.item.home)
    _check(text, next_step, braces=False)
    sender, voices = waiting_for(idea)
    if idea.held or not (sender or voices):
        raise ValidationError(_("Everybody has got an answer to this idea already."), code="answered")
    said = {"text": text.strip(), "next_step": next_step.strip(), "at": clock.now(), "by_id": actor.user_id}
    to: list[Voice | None] = [*([None] if sender else []), *voices]
    answers = Answer.objects.bulk_create([Answer(idea=idea, voice=voice, **said) for voice in to])
    _tell(actor, answers)
    return answers
