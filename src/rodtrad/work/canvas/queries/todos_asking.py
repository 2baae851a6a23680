"""What waits for a person because of questions: the team's open ones, the asker's answers, answers from outside."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.declarations import Todo
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.queries import visible_q
from rodtrad.work.canvas.models import CounterQuestion, Origin
from rodtrad.work.canvas.queries.counter_questions import OPEN, TEAM_ROLES, seen_questions

MOST = 50
_SHORT = 90


def my_team_codes(actor: Actor) -> list[str]:
    """The works in whose team the actor is."""
    return sorted(code for code, roles in actor.on_objects.items() if roles & set(TEAM_ROLES))


def todos(actor: Actor) -> list[Todo]:
    """Open and returned counter-questions for the team, answers to read for who asked, and guests' answers."""
    if actor.user_id is None:
        return []
    return [*_to_answer(actor), *_to_read(actor), *_from_outside(actor)]


def _rows(actor: Actor) -> QuerySet[CounterQuestion]:
    rows = seen_questions(actor).exclude(case__item__life="retired")
    return rows.select_related("case__item", "card__item", "asked_by")


def _to_answer(actor: Actor) -> list[Todo]:
    teams = my_team_codes(actor)
    if not teams:
        return []
    waits = Q(state__in=OPEN) | Q(state="parked", return_on__lte=clock.today())
    rows = _rows(actor).filter(waits, case__item__code__in=teams).order_by("asked", "pk")
    return [_todo("canvas.question", row, _why(row)) for row in rows[:MOST]]


def _why(row: CounterQuestion) -> str:
    if row.state == "parked":
        return _("A parked question that comes back today")
    who = row.asked_by.name if row.asked_by is not None else row.asked_as
    return _("A question from %(who)s") % {"who": who} if who else _("A question to the team")


def _to_read(actor: Actor) -> list[Todo]:
    rows = _rows(actor).filter(
        asked_by_id=actor.user_id, state__in=("answered", "led-to-change"), read__isnull=True
    )
    rows = rows.exclude(answered_by_id=actor.user_id).order_by("answered", "pk")
    return [
        _todo("canvas.question-read", row, _("The team has answered your question")) for row in rows[:MOST]
    ]


def _todo(kind: str, row: CounterQuestion, why: str) -> Todo:
    item = row.card.item if row.card is not None else row.case.item
    return Todo(
        key=f"{kind}:{row.code}", title=Truncator(row.text).chars(_SHORT),
        url=reverse("canvas:question", args=[row.code]), why=why,
        since=row.answered if kind == "canvas.question-read" and row.answered else row.asked,
        due=row.return_on, item=item.code,
    )  # fmt: skip


def _from_outside(actor: Actor) -> list[Todo]:
    teams = my_team_codes(actor)
    if not teams:
        return []
    rows = Origin.objects.filter(visible_q(actor, "card__item__"), guest_link__isnull=False)
    rows = rows.filter(card__item__home__in=teams, card__basis="inferred", card__piece="osorterat")
    rows = (
        rows.exclude(card__item__life="retired")
        .select_related("card__item", "guest_link")
        .order_by("at", "pk")
    )
    return [
        Todo(
            key=f"canvas.guest-answer:{row.card.item.code}", title=Truncator(row.card.item.text).chars(_SHORT),
            url=reverse("canvas:guest-answer", args=[row.card.item.code]),
            why=_("An answer from %(who)s to take in or put away")
            % {"who": row.guest_link.to if row.guest_link else ""},
            since=row.at, item=row.card.item.code,
        )
        for row in rows[:MOST]
    ]  # fmt: skip
