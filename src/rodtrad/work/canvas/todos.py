"""What waits on the canvas: questions for those who lead a work, suggested cards for those who take part in it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Count, Min, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rodtrad.foundation.base.declarations import MOST_TODOS, Todo
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.queries import visible_q
from rodtrad.work.canvas.models import CardDetail, Finding

FLAGGED = "KUB-CHK-24"  # the flags themselves wait in the thread's name


def questions(actor: Actor) -> list[Todo]:
    """One line per work the person leads that has questions open, about cards they may see. One query."""
    led = [code for code, roles in actor.on_objects.items() if "lead" in roles]
    seen = Q(card__isnull=True) | visible_q(actor, "card__item__")
    rows = Finding.objects.filter(seen, case__item__code__in=led, answer="").exclude(check_code=FLAGGED)
    return [
        Todo(
            key=f"canvas.questions:{code}",
            title=_title(ngettext("%(number)s question in “%(title)s”", "%(number)s questions in “%(title)s”", number),
                         number, title),
            url=f"{reverse('canvas:show', args=[code])}#next-steps",
            why=_("you lead the work"), since=since, item=code, action="canvas.answer",
        )
        for code, title, number, since in _by_case(rows, "case__", Min("since"), Count("check_code", distinct=True))
    ]  # fmt: skip


def suggestions(actor: Actor) -> list[Todo]:
    """One line per work the person takes part in that has cards nobody has confirmed. One query."""
    rows = CardDetail.objects.filter(
        visible_q(actor, "item__"), case__item__code__in=list(actor.on_objects), basis="inferred"
    ).exclude(item__life="retired")
    return [
        Todo(
            key=f"canvas.suggestions:{code}",
            title=_title(ngettext("%(number)s suggested card in “%(title)s” waits for a yes or a no",
                                  "%(number)s suggested cards in “%(title)s” wait for a yes or a no", number),
                         number, title),
            url=f"{reverse('canvas:show', args=[code])}#next-steps",
            why=_("you take part in the work"), since=since, item=code, action="canvas.edit",
        )
        for code, title, number, since in _by_case(rows, "case__", Min("item__created"))
    ]  # fmt: skip


def _title(words: str, number: int, title: str) -> str:
    return words % {"number": number, "title": title}


def _by_case(
    rows: QuerySet[Any], path: str, since: Min, number: Count | None = None
) -> Iterable[tuple[str, str, int, datetime]]:
    """(case's code, its title, how many, since when), the oldest first; works put away are left out."""
    rows = rows.exclude(**{f"{path}item__life": "retired"}).order_by()
    grouped = rows.values_list(f"{path}item__code", f"{path}item__title")
    return list(grouped.annotate(number=number or Count("pk"), since=since).order_by("since")[:MOST_TODOS])
