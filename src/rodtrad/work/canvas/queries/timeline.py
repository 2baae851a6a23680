"""A work's time: what happened, in order, in a fixed number of queries; and how one card came to be (KUB-64)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from rodtrad.foundation.audit.models import Entry, Value
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.queries import visible_q
from rodtrad.foundation.thread.choices import FlagAnswer
from rodtrad.foundation.thread.models import Flag
from rodtrad.kernel.kubinol.dates import DateError, parse_date
from rodtrad.work.canvas.choices import (
    CONDITION_TITLES,
    LOOP_SHORT,
    TIMELINE_TITLES,
    Condition,
    ReviewOutcome,
    Status,
    VersionWhy,
)
from rodtrad.work.canvas.models import CardDetail, CaseDetail, DecisionPoint, Review, Version
from rodtrad.work.canvas.queries.conditions import rows_of_case
from rodtrad.work.canvas.queries.loops import loops_of
from rodtrad.work.canvas.queries.whole import sees

MOST = 400  # of each kind, the newest
WIDTH, ROW, LEFT, RIGHT = 960, 26, 150, 28


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened on a day (or in the span that ends with it). ``kind``: key of TIMELINE_TITLES."""

    day: date
    kind: str
    title: str
    text: str = ""
    url: str = ""

    @property
    def kind_title(self) -> str:
        return str(TIMELINE_TITLES[self.kind])


@dataclass(slots=True)
class Month:
    """The moments of a month, newest first; ``key``: 2026-03."""

    key: str
    first: date
    moments: list[Moment] = field(default_factory=list)


def moments_of(actor: Actor, detail: CaseDetail, *, only: Collection[str] | None = None) -> list[Moment]:
    """Everything that happened in the work and the actor may see, oldest first: nine queries.

    ``only``: ids of the cards whose moments are told; None: all that the actor sees.
    """
    cards = [
        card
        for card in CardDetail.objects.filter(case=detail).select_related("item").order_by("position", "pk")
        if sees(actor, card.item) and (only is None or card.key in only)
    ]
    found = [
        Moment(
            _day(detail.item.created), "begun", _("The work began here"), detail.fields.get("entry_note", "")
        )
    ]
    found += _versions(detail)
    found += _decisions(actor, detail)
    found += _loops(actor, detail)
    found += _states(detail)
    found += _cards(cards)
    found += _conditions(detail)
    found += _flags(cards)
    found += _reviews(detail)
    return sorted(found, key=lambda moment: moment.day)


def _day(moment: Any) -> date:
    return timezone.localtime(moment).date()


def _versions(detail: CaseDetail) -> Iterator[Moment]:
    rows = Version.objects.filter(case=detail).defer("content", "changes").order_by("-number")
    for row in rows[:MOST]:
        title = row.name or _("Sketch %(number)s") % {"number": row.number}
        text = capfirst(str(VersionWhy(row.why).label))
        yield Moment(_day(row.taken), "version", title, text, reverse("canvas:version", args=[row.code]))


def _decisions(actor: Actor, detail: CaseDetail) -> Iterator[Moment]:
    rows = DecisionPoint.objects.filter(visible_q(actor, "item__"), case=detail, item__life="current")
    for row in rows.select_related("item")[:MOST]:
        url = reverse("canvas:decision", args=[row.item.code])
        yield Moment(row.day, "decision", row.item.title, row.chosen, url)


def _loops(actor: Actor, detail: CaseDetail) -> Iterator[Moment]:
    for loop in loops_of(actor, detail)[-MOST:]:
        day = _day(loop.at) if loop.at else loop.began
        if day is not None:
            title = _("Learning loop: %(kind)s") % {"kind": LOOP_SHORT.get(loop.kind, _("under way"))}
            yield Moment(day, "loop", title, loop.learning, reverse("canvas:loops", args=[detail.item.code]))


def _states(detail: CaseDetail) -> Iterator[Moment]:
    rows = list(Entry.objects.filter(item=detail.item.code, action="thread.moved").order_by("-pk")[:MOST])
    values = Value.objects.filter(entry_id__in=[row.pk for row in rows])
    told: dict[int, dict[str, str]] = {}
    for value in values:
        told.setdefault(value.entry_id, {})[value.field] = value.after
    for row in rows:
        state = told.get(row.pk, {}).get("state", "")
        if state in Status.values:
            yield Moment(
                _day(row.at), "state", capfirst(str(Status(state).label)), told[row.pk].get("reason", "")
            )


_DATES = {
    "test": ("test", ("end", "start")),
    "result": ("result", ("date",)),
    "lesson": ("result", ("date",)),
}


def _cards(cards: list[CardDetail]) -> Iterator[Moment]:
    """Tests on their first and last day, results on theirs; without a date, on the day they were written."""
    for card in cards:
        if card.item.kind not in ("test", "result") or card.item.is_retired:
            continue
        url, names = reverse("canvas:card", args=[card.item.code]), _DATES[card.item.kind][1]
        said = [(name, day) for name in names if (day := _as_day(card.fields.get(name))) is not None]
        for name, day in said or [("", _day(card.item.created))]:
            text = {"start": _("Began"), "end": _("Ended")}.get(name, "")
            yield Moment(day, card.item.kind, card.item.title, text, url)


def _as_day(text: Any) -> date | None:
    try:
        return parse_date(text).last if isinstance(text, str) and text else None
    except DateError:
        return None


def _conditions(detail: CaseDetail) -> Iterator[Moment]:
    url = reverse("canvas:conditions", args=[detail.item.code])
    for row in rows_of_case(detail)[-MOST:]:
        day = _as_day(row.get("date"))
        if day is not None:
            said = [
                f"{title}: {Condition(row[name]).label}"
                for name, title in CONDITION_TITLES.items()
                if row.get(name)
            ]
            yield Moment(day, "condition", _("Conditions"), "; ".join(said), url)


def _flags(cards: list[CardDetail]) -> Iterator[Moment]:
    by_pk = {card.pk: card for card in cards}
    rows = Flag.objects.filter(item_id__in=by_pk, answered__isnull=False).order_by("-answered")
    for flag in rows[:MOST]:
        item = by_pk[flag.item_id].item
        title = f"{item.title}: {FlagAnswer(flag.answer).label}"
        yield Moment(
            _day(flag.answered), "flag", title, flag.reason, reverse("canvas:card", args=[item.code])
        )


def _reviews(detail: CaseDetail) -> Iterator[Moment]:
    for row in Review.objects.filter(case=detail):
        yield Moment(_day(row.begun), "review", _("The review began"))
        if row.ended is not None:
            title = _("Reviewed: %(outcome)s") % {"outcome": ReviewOutcome(row.outcome).label}
            yield Moment(_day(row.ended), "review", title, row.reason)


def by_month(moments: list[Moment]) -> list[Month]:
    """Newest month first, newest moment first within it."""
    found: dict[str, Month] = {}
    for moment in reversed(moments):
        key = f"{moment.day:%Y-%m}"
        found.setdefault(key, Month(key, moment.day.replace(day=1))).moments.append(moment)
    return list(found.values())


@dataclass(frozen=True, slots=True)
class Strip:
    """A row of the picture: a kind, and where its moments lie, in pixels."""

    kind: str
    title: str
    y: int
    dots: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """The whole time at a glance. ``ticks``: (x, year or month) along the foot."""

    strips: tuple[Strip, ...]
    ticks: tuple[tuple[int, str], ...]
    height: int
    width: int = WIDTH


def picture_of(moments: list[Moment]) -> Picture | None:
    """The moments as dots by kind; None when there is nothing to draw."""
    if len(moments) < 2:
        return None
    first, last = moments[0].day.toordinal(), moments[-1].day.toordinal()
    span = max(last - first, 1)

    def x(day: date) -> int:
        return LEFT + (WIDTH - LEFT - RIGHT) * (day.toordinal() - first) // span

    kinds = [kind for kind in TIMELINE_TITLES if any(moment.kind == kind for moment in moments)]
    strips = tuple(
        Strip(kind, str(TIMELINE_TITLES[kind]), ROW * place + ROW // 2,
              tuple(sorted({x(moment.day) for moment in moments if moment.kind == kind})))
        for place, kind in enumerate(kinds)
    )  # fmt: skip
    ticks: dict[str, tuple[int, str]] = {}
    for ordinal in range(first, last + 1, max(span // 8, 1)):
        day = date.fromordinal(ordinal)
        ticks.setdefault(f"{day:%Y-%m}", (x(day), date_format(day, "M Y")))
    return Picture(strips, tuple(ticks.values()), ROW * len(kinds) + ROW)
