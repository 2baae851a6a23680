"""Reads of answers: wording, who waits for one, and what each would get."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rodtrad.foundation.base.paging import Page, page_of
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.thread.queries import ItemNotFound
from rodtrad.foundation.thread.states import state_title
from rodtrad.work.ideas.models import Answer, AnswerBatch, AnswerTemplate, Campaign, Idea, Voice
from rodtrad.work.ideas.queries.campaigns import campaign_by_code
from rodtrad.work.ideas.queries.groups import pile
from rodtrad.work.ideas.queries.states import state_of
from rodtrad.work.ideas.rules.answering import Filled, Template, fill
from rodtrad.work.ideas.rules.outcomes import UNDECIDED as UNDECIDED_STATES
from rodtrad.work.ideas.rules.wording import SHIPPED, UNDECIDED, shipped

SIZE = 25


def template_for(campaign: Campaign, outcome: str) -> Template:
    """The wording that holds for an outcome here: the municipality's latest, else the shipped one."""
    place = campaign.item.place
    rows = AnswerTemplate.objects.filter(
        outcome=outcome, retired=False, place=place.municipality_id or place.pk
    )
    row = rows.order_by("-changed", "-pk").first()
    return Template(row.text, row.next_step) if row else shipped(outcome)


def title_of(outcome: str) -> str:
    return _("Not decided yet") if outcome == UNDECIDED else str(state_title("idea", outcome)).capitalize()


def states_of(outcome: str) -> tuple[str, ...]:
    return UNDECIDED_STATES if outcome == UNDECIDED else (outcome,)


def unanswered(actor: Actor, campaign: Campaign, outcome: str) -> QuerySet[Idea]:
    """The ideas with an outcome whose sender has no answer, in the order they are answered."""
    has = Exists(Answer.objects.filter(idea=OuterRef("pk"), voice__isnull=True))
    rows = pile(actor, campaign).filter(~has, item__state__in=states_of(outcome))
    return rows.select_related("triage__owner", "member__group__item").order_by("pk")


def unanswered_voices(actor: Actor, campaign: Campaign, outcome: str) -> QuerySet[Voice]:
    """The voices of ideas with an outcome that have no answer of their own."""
    ideas = pile(actor, campaign).filter(item__state__in=states_of(outcome)).values("pk")
    rows = Voice.objects.filter(idea__in=ideas, withdrawn__isnull=True, held=False, answer__isnull=True)
    return rows.select_related("idea__item__place", "idea__campaign__item", "idea__triage__owner",
                               "idea__member__group__item").order_by("pk")  # fmt: skip


def waiting_for(idea: Idea) -> tuple[bool, list[Voice]]:
    """Who waits for an answer to one idea: whether its sender does, and the voices that do."""
    sender = not Answer.objects.filter(idea=idea, voice__isnull=True).exists()
    voices = Voice.objects.filter(idea=idea, withdrawn__isnull=True, held=False, answer__isnull=True)
    return sender, list(voices.select_related("author").order_by("pk"))


def answers_to(idea: Idea) -> list[Answer]:
    """The answers that have been given, those alike once."""
    rows = Answer.objects.filter(idea=idea).select_related("by").order_by("pk")
    return list({(row.text, row.next_step): row for row in reversed(rows)}.values())


def outcome_for(idea: Idea) -> str:
    """The outcome whose wording fits an idea as it stands."""
    state = idea.item.state
    return state if state in SHIPPED else UNDECIDED


@dataclass(frozen=True, slots=True)
class OutcomeCount:
    """Of one outcome: senders of ideas, and of voices, who wait for an answer; and how many have one."""

    outcome: str
    title: str
    waiting: int
    voices: int
    answered: int


def answer_counts(actor: Actor, campaign: Campaign) -> list[OutcomeCount]:
    """One row per outcome that some idea has."""
    ideas = pile(actor, campaign).order_by()
    has = Exists(Answer.objects.filter(idea=OuterRef("pk"), voice__isnull=True))
    states = ideas.annotate(has=has).values_list("item__state").annotate(
        waiting=Count("pk", filter=Q(has=False)), answered=Count("pk", filter=Q(has=True))
    )  # fmt: skip
    voices = Voice.objects.filter(idea__in=ideas.values("pk"), withdrawn__isnull=True, held=False)
    waiting = (
        voices.filter(answer__isnull=True).order_by().values_list("idea__item__state").annotate(n=Count("pk"))
    )
    by_state = dict(waiting)
    found: dict[str, list[int]] = {}
    for state, still, answered in states:
        row = found.setdefault(UNDECIDED if state in UNDECIDED_STATES else state, [0, 0, 0])
        row[0], row[1], row[2] = row[0] + still, row[1] + by_state.get(state, 0), row[2] + answered
    return [OutcomeCount(name, title_of(name), *found[name]) for name in SHIPPED if name in found]


def filled_for(idea: Idea, template: Template) -> Filled:
    """What the sender of an idea, or of a voice to it, would read."""
    triage = getattr(idea, "triage", None)
    member = getattr(idea, "member", None)
    owner = triage.owner if triage else None
    return fill(template, {
        "idé": idea.item.title, "kampanj": idea.campaign.item.title,
        "besked": state_of(idea), "skäl": triage.reason if triage else "",
        "ansvarig": owner.name if owner else "",
        "klart": date_format(triage.due, "j F Y") if triage and triage.due else "",
        "grupp": member.group.item.title if member and member.group else "",
        "andra": triage.wish_to if triage else "",
    })  # fmt: skip


def batches_of(campaign: Campaign) -> list[AnswerBatch]:
    """Answers given or about to be given at once, newest first."""
    rows = AnswerBatch.objects.filter(campaign=campaign).select_related("by", "template")
    return list(rows.order_by("-pk")[:20])


def batch_by_code(actor: Actor, code: str) -> AnswerBatch:
    """One of a campaign that the actor may see. Raises ItemNotFound."""
    rows = AnswerBatch.objects.select_related("campaign__item", "template").filter(
        code=code, template__isnull=False
    )
    found = rows.exclude(campaign__isnull=True).first()
    if found is None or found.campaign is None:
        raise ItemNotFound(code)
    found.campaign = campaign_by_code(actor, found.campaign.item.code)
    return found


@dataclass(frozen=True, slots=True)
class Preview:
    """One text before it is sent. ``lacking``: words of the template that have nothing to say, so it is not sent."""

    idea: Idea
    body: str
    next_step: str
    lacking: str


def preview_page(actor: Actor, batch: AnswerBatch, after: str = "") -> Page[Idea]:
    """The ideas that a batch will answer."""
    assert batch.campaign is not None
    return page_of(
        unanswered(actor, batch.campaign, outcome_of(batch)), order=("pk",), after=after, size=SIZE
    )


def previews(batch: AnswerBatch, ideas: Sequence[Idea]) -> list[Preview]:
    template = Template(batch.text, batch.next_step)
    found = ((idea, filled_for(idea, template)) for idea in ideas)
    return [Preview(idea, each.body, each.next_step, ", ".join(each.empty)) for idea, each in found]


def outcome_of(batch: AnswerBatch) -> str:
    return batch.template.outcome if batch.template is not None else UNDECIDED
