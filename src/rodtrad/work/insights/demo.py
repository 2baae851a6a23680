"""The demo's insights: the pilots' 24 seed records and their works, by invented owners over a year and a half, and
Mölndal's own. Everything goes through the services."""

from __future__ import annotations

from datetime import timedelta
from importlib import resources
from typing import Any

import yaml

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org import services as org
from rodtrad.foundation.org.choices import PlaceKind
from rodtrad.work.insights import demo_maps, demo_molndal
from rodtrad.work.insights.demo_story import Story, group_of
from rodtrad.work.insights.models import Insight, InsightWork, ShiftLabel, Theme
from rodtrad.work.insights.queries.asking import ins_40_has_anyone_asked
from rodtrad.work.insights.rules import circles
from rodtrad.work.insights.services import catalogue, insights, works

# Where the pilots are: name in the seed → (municipality, its code, the unit, the invented owner).
PILOTS = {
    "Karlskrona": ("Karlskrona", "1080", "Funktionsstöd och social omsorg", "Kerstin Karlsdotter-Låtsas"),
    "Grums": ("Grums", "1764", "Individ och familj", "Greger Grumsén"),
    "Helsingborg": ("Helsingborg", "1283", "Socialförvaltningen", "Hedda Hittepå"),
    "Haninge": ("Haninge", "0136", "Barn och unga", "Hanna Hittills"),
    "Norrköping": ("Norrköping", "0581", "Socialkontoret", "Nils Norrfiktiv"),
    "Järva": ("Stockholm", "0180", "Järva stadsdelsförvaltning", "Järvi Påhitt"),
    "Nora": ("Nora", "1884", "Individ- och familjeomsorg", "Nanna Noraberg-Prov"),
    "Malmö": ("Malmö", "1280", "Arbetsmarknad och social trygghet", "Malva Malmsaga"),
    "Umeå": ("Umeå", "2480", "Vuxenstöd", "Ulrik Umeprov"),
    "Karlstad": ("Karlstad", "1780", "Arbetsmarknad och socialtjänst", "Karla Karlprov"),
}
EVIDENCE = {
    "intervju": "interview", "djupintervju": "interview", "dialog": "dialogue", "workshop": "workshop",
    "enkät": "survey", "samskapande": "cocreation", "arbetsgrupp": "group", "samverkansgrupp": "group",
    "återkoppling": "dialogue", "analys": "analysis", "omvärldsanalys": "analysis",
}  # fmt: skip
FROM_WORK = {"W09": ("I01", "I02", "I03", "I04"), "W10": ("I09", "I10")}
ALL_YES = {"own_experience": True, "tells_how": True, "analysed": True, "tied": True, "about_life": True}
FEW_YES = {**dict.fromkeys(ALL_YES, False), "tied": True}


def build(actor: Actor, world: dict[str, Any]) -> None:
    """The pilots and their network, the seed, and Mölndal's own listening."""
    seed = yaml.safe_load(resources.files("rodtrad.data").joinpath("titi_insight_examples.yaml").read_bytes())
    story = Story(world)
    catalogue.stock()
    _pilots(actor, story)
    made = _works(story, seed)
    _insights(story, seed, made)
    demo_molndal.build(story)
    demo_maps.build(story, story.places["molndal"])


def _pilots(actor: Actor, story: Story) -> None:
    with clock.at(story.start - timedelta(days=560)):
        network = org.create_place(actor, kind=PlaceKind.NETWORK, name="Tidiga insikter, pilotkommuner")
        for number, (name, (town, code, unit, owner)) in enumerate(PILOTS.items()):
            municipality = org.create_place(actor, kind=PlaceKind.MUNICIPALITY, name=town, official_code=code)
            org.join_network(actor, network=network, municipality=municipality)
            place = org.create_place(actor, kind=PlaceKind.ADMINISTRATION, name=unit, parent=municipality)
            user = org.create_user(
                actor, username=f"pilot{number + 1}", name=owner, title="utvecklingsledare", place=place,
                role="developer",
            )  # fmt: skip
            story.owners[name] = (place, user)
        org.join_network(actor, network=network, municipality=story.places["molndal"])
    story.owners["Mölndal"] = (story.places["mol-forebyggande"], story.users["doris"])


def _works(story: Story, seed: dict[str, Any]) -> dict[str, InsightWork]:
    made = {}
    steps = ("recruiting", "ongoing", "analysing", "done")
    for number, row in enumerate(seed["insight_works"]):
        place, owner = story.owners[row["municipality"]]
        begun = (300 if owner is story.users["doris"] else 500) - number * 35
        with story.day(begun, owner) as actor:
            group = group_of(row["subpopulation"])
            question = row["text"].split(";")[-1].strip()
            found = ins_40_has_anyone_asked(actor, question, group, place.municipality)
            look = works.note_look(
                actor, found, question=question, group=group, municipality=place.municipality
            )  # fmt: skip
            work = works.begin_work(
                actor, place=place, title=row["text"].rstrip("."), aim="", looked_up=look, level="network",
                values={
                    "questions": question, "groups": [group], "circles": circles.from_keys(row["perspective"]),
                    "methods": row["method"], "starts": clock.today(), "actual_n": row.get("participants"),
                    "promised": "De som berättat får veta vad som händer.", "openness": "insights",
                                    },
            )  # fmt: skip
        made[row["id"]] = work
        wanted = {"planned": (), "ongoing": steps[:2], "done": steps}[row["status"]]
        for step, to in enumerate(wanted):
            with story.day(begun - 40 * (step + 1), owner) as actor:
                works.move_work(actor, InsightWork.objects.get(pk=work.pk), to)
    return made


def _insights(story: Story, seed: dict[str, Any], made: dict[str, InsightWork]) -> None:
    """Each pilot writes down its own, in the order of the seed; most are reviewed and let go to the network."""
    names = {row["id"]: (row["from"], row["to"]) for row in seed["shift_labels"]}
    work_of = {insight: made[work] for work, ids in FROM_WORK.items() for insight in ids}
    for number, row in enumerate(seed["insights"]):
        place, owner = story.owners[row["municipality"]]
        with story.day(470 - number * 18, owner) as actor:
            start, end = names[row["shift"]]
            insight = insights.write_insight(
                actor, place=place, text=row["text"], level="municipality",
                values={
                    "key": row["id"], "circles": circles.from_keys(row["perspective"]),
                    "main_group": group_of(row["subpopulation"]), "themes": [Theme.objects.get(key=row["theme"])],
                    "labels": [ShiftLabel.objects.get(start=start, end=end)], "caught": clock.today(),
                    "evidence": EVIDENCE[row["method"]], "voices": 1 + number * 7 % 13,
                    "strength": ("single", "several", "recurring")[number % 3], "is_key": row["id"] in ("I07", "I15"),
                    "work": work_of.get(row["id"]), "whereabouts": "" if number % 4 == 3 else row["municipality"],
                },
            )  # fmt: skip
            _file(actor, insight, row.get("source_check", "insight"), number)


def _file(actor: Actor, insight: Insight, kind: str, number: int) -> None:
    if kind != "insight":
        answers = FEW_YES if kind == "background" else {**FEW_YES, "own_experience": True}
        insights.check_source(actor, insight, answers, kind="review" if kind == "background" else "")
    elif number % 5 != 3:
        insights.check_source(actor, insight, {**ALL_YES, "analysed": bool(number % 2)})
        insights.release(actor, Insight.objects.select_related("item__place").get(pk=insight.pk), "network")
