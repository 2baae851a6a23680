"""Makes insights, works and what belongs to them for the tests, with boring defaults."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor, acting, system
from rodtrad.foundation.org.models import Place
from rodtrad.work.insights.models import (
    Feedback,
    Insight,
    InsightRound,
    InsightWork,
    LookedUp,
    Partner,
    ShiftLabel,
    SubPopulation,
    ValueMap,
)
from rodtrad.work.insights.queries.asking import ins_40_has_anyone_asked
from rodtrad.work.insights.services import feedback, insights, partners, rounds, value_maps, works
from rodtrad.work.insights.services.catalogue import stock

TEXT = "Den som arbetar kan bara ringa på lunchen, när telefonen är stängd."
QUESTION = "När vill ni nå oss?"


def group(key: str = "vuxna") -> SubPopulation:
    with acting(system("test")):
        stock()
        return SubPopulation.objects.get(key=key)


def label(start: str = "kontorets tider") -> ShiftLabel:
    with acting(system("test")):
        stock()
        return ShiftLabel.objects.get(start=start)


def make_insight(
    actor: Actor, place: Place, text: str = TEXT, *, sorted_: bool = True, **values: Any
) -> Insight:
    """An insight shown to the municipality; sorted unless told otherwise."""
    with acting(actor):
        level = values.pop("level", "municipality")
        if sorted_:
            values = {"circles": 1, "main_group": group(), "labels": [label()], **values}
        return insights.write_insight(actor, place=place, text=text, level=level, values=values)


def make_look(actor: Actor, place: Place, question: str = QUESTION) -> LookedUp:
    with acting(actor):
        found = ins_40_has_anyone_asked(actor, question, group(), place.municipality)
        return works.note_look(
            actor, found, question=question, group=group(), municipality=place.municipality
        )


def make_work(actor: Actor, place: Place, title: str = "Tider som passar", **values: Any) -> InsightWork:
    """A work shown to the municipality, begun after a look."""
    with acting(actor):
        level = values.pop("level", "municipality")
        values = {"questions": QUESTION, "groups": [group()], "starts": clock.today(), **values}
        return works.begin_work(
            actor,
            place=place,
            title=title,
            aim="",
            looked_up=make_look(actor, place),
            level=level,
            values=values,
        )


def finish(actor: Actor, work: InsightWork) -> InsightWork:
    """Move a work all the way to done."""
    with acting(actor):
        works.move_work(actor, work, "done")
        return InsightWork.objects.select_related("item__place", "municipality").get(pk=work.pk)


def make_feedback(actor: Actor, work: InsightWork, level: str = "municipality", **values: Any) -> Feedback:
    with acting(actor):
        values = {
            "did": "Telefonen är öppen till sju.",
            "channel": "letter",
            "given": clock.today(),
            **values,
        }
        return feedback.answer_back(
            actor, work, heard="Ni vill ringa efter jobbet.", level=level, values=values
        )


def make_partner(actor: Actor, place: Place, name: str = "Föreningen Kvarnen") -> Partner:
    with acting(actor):
        return partners.add_partner(actor, place=place, name=name, values={"speaks_for": "Äldre"})


def make_map(actor: Actor, place: Place, title: str = "Frukosten") -> ValueMap:
    with acting(actor):
        return value_maps.make_value_map(actor, place=place, form="value", title=title)


def make_round(actor: Actor, place: Place, *units: Place, days: int = 14) -> InsightRound:
    """A question to these units, or to the place itself."""
    with acting(actor):
        return rounds.ask_units(
            actor, place=place, question="Vad gör det svårt att nå oss på kvällen?", aim="Nya öppettider.",
            due=clock.today() + timedelta(days=days), units=units or (place,),
        )  # fmt: skip


def fresh(insight: Insight) -> Insight:
    """The insight as it is now."""
    return Insight.objects.select_related("item__place__municipality").get(pk=insight.pk)
