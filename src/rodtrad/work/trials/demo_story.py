"""How the demo's trials are lived: who does what, how many days ago. Days below 0 are still to come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from rodtrad.foundation.base import clock, scope
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.queries import actor_for
from rodtrad.foundation.thread import services as thread
from rodtrad.foundation.thread.models import Item
from rodtrad.work.trials.models import Cycle, FollowUp, Regular, Trial
from rodtrad.work.trials.services import cycles, obstacles, regular, states, trials
from rodtrad.work.trials.services.deciding import Act, decide
from rodtrad.work.trials.services.noticing import look_at


class Story:
    """The trials so far by short names, in ``made``."""

    def __init__(self, world: dict[str, Any]) -> None:
        self.users, self.places = world["users"], world["places"]
        self.made: dict[str, str] = {}
        # a working hour, whatever time the demo is filled
        self.start = timezone.localtime(clock.now()).replace(hour=11, minute=10, second=0, microsecond=0)

    @contextmanager
    def day(self, days_ago: int, person: Any) -> Iterator[Actor]:
        """Within the block it is that day, and the person acts."""
        user = self.users[person] if isinstance(person, str) else person
        with clock.at(self.start - timedelta(days=days_ago)):
            actor = actor_for(user)
            with scope.acting(actor):
                yield actor

    def at(self, days_ago: int | None) -> date | None:
        return None if days_ago is None else (self.start - timedelta(days=days_ago)).date()

    def trial(self, key: str) -> Trial:
        rows = Trial.objects.select_related("item__place__municipality", "responsible")
        return rows.get(item__code=self.made[key])

    def latest(self, key: str) -> Cycle:
        trial = self.trial(key)
        cycle: Cycle | None = trial.cycles.order_by("-number").first()
        if cycle is None:
            raise LookupError(f"{key} has no cycle")
        cycle.trial = trial
        return cycle

    def begin(
        self, key: str, days: int, person: Any, place: Any, title: str, text: str = "", *, tries: str = "",
        measures: Sequence[str] = (), level: str = "municipality", **values: Any,
    ) -> None:  # fmt: skip
        """A trial, linked to what it tries and is measured by: items whose titles begin so, when they are there."""
        with self.day(days, person) as actor:
            at = self.places[place] if isinstance(place, str) else place
            trial = trials.begin_trial(actor, place=at, title=title, text=text, level=level, values=values)
            for rel, starts in (("tries", [tries] if tries else []), ("measured-by", measures)):
                for words in starts:
                    self._link(actor, trial.item, rel, words)
        self.made[key] = trial.item.code

    def _link(self, actor: Actor, item: Item, rel: str, words: str) -> None:
        rows = Item.objects.filter(title__startswith=words, life="current").exclude(kind="trial")
        found = rows.filter(kind="measure") if rel == "measured-by" else rows
        target = found.order_by("pk").first()
        if target is not None:
            thread.add_link(actor, item, rel, target)

    def came_out_of(self, key: str, insights: Sequence[str]) -> None:
        """The insights behind a trial, by how their texts begin."""
        actor = scope.system("demo")
        with scope.acting(actor):
            for words in insights:
                insight = Item.objects.filter(kind="insight", text__startswith=words, life="current").first()
                if insight is not None:
                    thread.add_link(actor, insight, "gives-rise-to", self.trial(key).item)

    def lap(
        self, key: str, person: Any, planned: int, started: int | None, ends: int | None, **plan: Any
    ) -> None:
        """A cycle, planned and, when ``started`` is given, begun."""
        with self.day(planned, person) as actor:
            days = {"starts": self.at(started), "ends": self.at(ends)}
            cycles.plan_cycle(actor, self.trial(key), {**plan, **days})
        if started is not None:
            with self.day(started, person) as actor:
                cycles.start_cycle(actor, self.latest(key))

    def note(
        self, key: str, person: Any, days: int, text: str, number: int | None = None, counted: str = ""
    ) -> None:
        with self.day(days, person) as actor:
            figure = None if number is None else Decimal(number)
            cycles.observe(actor, self.latest(key), text=text, number=figure, counted=counted)

    def told(self, key: str, person: Any, days: int, happened: str, turned: str, compared: str = "") -> None:
        with self.day(days, person) as actor:
            cycles.tell_what_happened(
                actor, self.latest(key), happened=happened, turned=turned, compared=compared
            )

    def decided(self, key: str, person: Any, days: int, decision: str, reason: str, **more: str) -> None:
        with self.day(days, person) as actor:
            decide(actor, self.latest(key), Act(decision, reason, **more))

    def gate(self, key: str, person: Any, days: int, gate: str, **more: Any) -> None:
        with self.day(days, person) as actor:
            regular.answer_gate(actor, self.trial(key), gate, **more)

    def introduced(self, key: str, person: Any, days: int, **values: Any) -> None:
        """Into regular work, in use from that day."""
        with self.day(days, person) as actor:
            row = Regular.objects.get(trial__item__code=self.made[key])
            row.trial = self.trial(key)
            regular.change_regular(actor, row, values)
            regular.move_regular(actor, row, "in-use")

    def followed_up(self, key: str, person: Any, days: int, holds: str, note: str) -> None:
        with self.day(days, person) as actor:
            row = FollowUp.objects.filter(regular__trial__item__code=self.made[key], done=None).first()
            if row is None:
                raise LookupError(f"{key} has nothing to follow up")
            row.regular.trial = self.trial(key)
            regular.follow_up(actor, row, holds=holds, note=note)

    def hinder(
        self,
        key: str,
        person: Any,
        days: int,
        kind: str,
        text: str,
        *,
        owner: str = "",
        due: int | None = None,
    ) -> None:
        with self.day(days, person) as actor:
            who = self.users[owner] if owner else None
            obstacles.add_obstacle(actor, self.trial(key), kind=kind, text=text, owner=who, due=self.at(due))

    def paused(self, key: str, person: Any, days: int, reason: str) -> None:
        with self.day(days, person) as actor:
            states.pause(actor, self.trial(key), reason)

    def stopped(self, key: str, person: Any, days: int, reason: str) -> None:
        with self.day(days, person) as actor:
            states.stop(actor, self.trial(key), reason)

    def look_at_all(self) -> None:
        """What the calendar makes noticeable today."""
        with scope.acting(scope.system("demo")):
            for key in self.made:
                look_at(self.trial(key))
