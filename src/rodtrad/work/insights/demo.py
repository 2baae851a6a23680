"""The demo's insights: the pilots' 24 seed records and their works, by invented owners over a year and a half, and
Mölndal's own, with what is owed, joined, proposed and drawn. Everything goes through the services."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from importlib import resources
from typing import Any

import yaml
from django.utils import timezone

from rodtrad.foundation.base import clock, scope
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org import services as org
from rodtrad.foundation.org.choices import PlaceKind
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.queries import actor_for
from rodtrad.foundation.thread.models import Item
from rodtrad.foundation.thread.services import add_link
from rodtrad.work.insights import demo_maps
from rodtrad.work.insights.models import Insight, InsightWork, ShiftLabel, SubPopulation, Theme
from rodtrad.work.insights.queries.asking import ins_40_has_anyone_asked
from rodtrad.work.insights.rules import circles
from rodtrad.work.insights.services import (
    catalogue,
    feedback,
    insights,
    joining,
    partners,
    value_maps,
    works,
)

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


class Story:
    """Who does what, how many days ago."""

    def __init__(self, world: dict[str, Any]) -> None:
        self.users, self.places = world["users"], world["places"]
        self.owners: dict[str, tuple[Place, Any]] = {}
        self.start = timezone.localtime(clock.now()).replace(hour=10, minute=20, second=0, microsecond=0)

    @contextmanager
    def day(self, days_ago: int, person: Any) -> Iterator[Actor]:
        user = self.users[person] if isinstance(person, str) else person
        with clock.at(self.start - timedelta(days=days_ago)):
            actor = actor_for(user)
            with scope.acting(actor):
                yield actor


def build(actor: Actor, world: dict[str, Any]) -> None:
    """The pilots and their network, the seed, and Mölndal's own listening."""
    seed = yaml.safe_load(resources.files("rodtrad.data").joinpath("titi_insight_examples.yaml").read_bytes())
    story = Story(world)
    catalogue.stock()
    _pilots(actor, story)
    made = _works(story, seed)
    _insights(story, seed, made)
    _molndal(story)
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


def _group(key: str) -> SubPopulation:
    return SubPopulation.objects.get(key=key, municipality__isnull=True)


def _works(story: Story, seed: dict[str, Any]) -> dict[str, InsightWork]:
    made = {}
    steps = ("recruiting", "ongoing", "analysing", "done")
    for number, row in enumerate(seed["insight_works"]):
        place, owner = story.owners[row["municipality"]]
        begun = (300 if owner is story.users["doris"] else 500) - number * 35
        with story.day(begun, owner) as actor:
            group = _group(row["subpopulation"])
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
                    "main_group": _group(row["subpopulation"]), "themes": [Theme.objects.get(key=row["theme"])],
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


def _molndal(story: Story) -> None:
    """A centre for older people listens: found notes, a work that owes an answer, one that has given it."""
    centre, elderly = story.places["traffpunkten"], _group("aldre")
    with story.day(260, "doris") as doris:
        partner = partners.add_partner(
            doris, place=story.places["mol-forebyggande"], name="Seniorföreningen Kvarnen (påhittad)",
            text="Förening för äldre i centrala Mölndal.",
            values={
                "speaks_for": "Äldre som bor ensamma", "asked_about": "Vardag, mat, sällskap, vägar till hjälp",
                "not_about": "Enskildas sjukdomar", "reached_by": "Styrelsens sekreterare",
                "compensation": "Fika och resa, 200 kr per möte", "interprets": "Läser våra anteckningar ihop med oss",
            },
        )  # fmt: skip
        partners.note_contact(doris, partner, kind="invited", day=clock.today(), answer="yes",
                              note="Vill vara med om svaren kommer tillbaka.")  # fmt: skip
    first = _asked(story, 250, "doris", "Vad gör en vanlig vecka bra när man bor ensam?", elderly, partner)
    _done(story, first, 240)
    texts = (
        (205, "stina", "Den som äter ensam varje dag slutar laga mat, men kommer gärna om någon annan också kommer.",
         "akut", "förebyggande", True),
        (203, "stina", "Man vill kunna gå när man är klar, utan att förklara sig.", "expert", "möjliggörare", False),
        (201, "karim", "Den ensamme söker sällskap, inte en aktivitet med namn.", "problemgrupp", "medmänniska", False),
    )  # fmt: skip
    told = [_told(story, centre, first, elderly, *row) for row in texts]
    with story.day(150, "doris") as doris:
        feedback.answer_back(
            doris, _again(first), heard="Ni vill äta tillsammans och kunna gå när ni vill.", level="public",
            values={"did": "Frukosten på torsdagar är nu öppen, utan anmälan.", "channel": "meeting",
                    "will_not": "Vi kör inte hem alla. Det finns färdtjänst, och vi hjälper till att söka.",
                    "given": clock.today(), "reaction": "Bra att ni sa nej rakt ut.", "proposals_back": True},
        )  # fmt: skip
    second = _asked(story, 200, "eva", "Hur vill ni få veta vad som händer här?", elderly, None)
    _done(story, second, 190)
    with story.day(120, "doris") as doris:
        other = Insight.objects.select_related("item__place").get(key="I15")
        joining.join(doris, _fresh(told[2]), other, "Samma längtan, sagd på två ställen.")
        need = Item.objects.filter(kind="need", place__path__startswith=story.places["molndal"].path).first()
        if need is not None:
            add_link(doris, _fresh(told[0]).item, "gives-rise-to", need)
        extra = catalogue.propose_label(doris, "ensam", "tillsammans", centre)
        insights.change_insight(doris, _fresh(told[0]), {"labels": [*told[0].labels.all(), extra]})
    _drawn(story, told)
    with story.day(6, "karim") as karim:
        insights.write_insight(
            karim, place=centre, text="Flera säger att de inte vågar ringa för att de inte vet vem som svarar.",
            values={"came_by": "telephone", "main_group": elderly},
        )  # fmt: skip
    with story.day(3, "eva") as eva:
        works.note_look(
            eva, ins_40_has_anyone_asked(eva, "När vill ni nå oss?", elderly, story.places["molndal"]),
            question="När vill ni nå oss?", group=elderly, municipality=story.places["molndal"],
        )  # fmt: skip


def _asked(
    story: Story, days: int, person: str, question: str, group: SubPopulation, partner: Any
) -> InsightWork:
    """Look, then begin a work in Mölndal."""
    town, centre = story.places["molndal"], story.places["traffpunkten"]
    with story.day(days, person) as actor:
        found = ins_40_has_anyone_asked(actor, question, group, town)
        look = works.note_look(actor, found, question=question, group=group, municipality=town)
        work = works.begin_work(
            actor, place=centre, title=question.rstrip("?"), aim="Förstå vad som gör skillnad i vardagen.",
            looked_up=look,
            values={"questions": question, "groups": [group], "circles": 6, "methods": "samtal vid bordet",
                    "starts": clock.today(), "planned_n": 12, "actual_n": 14, "partner": partner,
                    "promised": "Svar inom två månader.", "consent": "Muntligt, antecknat",
                    "material_at": "Pärm i låst skåp, Träffpunkten", "hours": 9},
        )  # fmt: skip
        works.count_heard(
            actor, work,
            [("sex", "kvinnor", 9), ("sex", "män", 5), ("digital", "på plats", 14), ("digital", "digitalt", 0)]
        )  # fmt: skip
    return work


def _again(work: InsightWork) -> InsightWork:
    return InsightWork.objects.select_related("item__place", "municipality").get(pk=work.pk)


def _fresh(insight: Insight) -> Insight:
    return Insight.objects.select_related("item__place__municipality").get(pk=insight.pk)


def _done(story: Story, work: InsightWork, days: int) -> None:
    for step, to in enumerate(("recruiting", "ongoing", "analysing", "done")):
        with story.day(days - 12 * step, "doris") as doris:
            works.move_work(doris, _again(work), to)


def _told(
    story: Story, place: Place, work: InsightWork, group: SubPopulation, days: int, person: str, text: str,
    start: str, end: str, is_key: bool,
) -> Insight:  # fmt: skip
    with story.day(days, person) as actor:
        label = ShiftLabel.objects.get(start=start, end=end)
        return insights.write_insight(
            actor, place=place, text=text,
            values={"circles": 6, "main_group": group, "labels": [label], "themes": [Theme.objects.get(key="T3")],
                    "work": work, "voices": 4, "strength": "several", "is_key": is_key, "evidence": "dialogue",
                    "caught": clock.today(), "whereabouts": "frukostbordet",
                    "so_what": "Börja med bordet, inte med programmet." if is_key else ""},
        )  # fmt: skip


def _drawn(story: Story, told: list[Insight]) -> None:
    with story.day(90, "doris") as doris:
        place = story.places["mol-forebyggande"]
        family = value_maps.make_value_map(
            doris, place=place, form="family", title="Familjen Låtsasbäck",
            text="Påhittad: två makar över 80 år, en dotter på annan ort, en granne med nyckel.",
        )  # fmt: skip
        value_maps.add_step(
            doris, family, phase="before", text="Dottern ringer kommunen och får fyra nummer."
        )
        row = value_maps.make_value_map(
            doris, place=place, form="value", title="Frukosten på Träffpunkten", service="Öppen frukost"
        )
        value_maps.add_step(doris, row, phase="before", text="Veta att någon annan också kommer.",
                            insight=_fresh(told[0]))  # fmt: skip
        value_maps.add_step(doris, row, phase="during", text="Sitta vid ett bord, inte i en grupp.",
                            insight=_fresh(told[2]))  # fmt: skip
        value_maps.add_step(
            doris, row, phase="during", text="Kunna gå när man är klar.", insight=_fresh(told[1])
        )
        value_maps.add_step(
            doris, row, phase="after", text="Någon som hör av sig om man uteblir.", is_gap=True
        )
        journey = value_maps.make_value_map(
            doris, place=place, form="journey", title="Från inbjudan till andra frukosten", family=family
        )
        value_maps.add_step(doris, journey, phase="before", text="Får ett kort i brevlådan.", feeling=0,
                            obstacle="Vet inte vem som skriver.")  # fmt: skip
        value_maps.add_step(doris, journey, phase="during", text="Någon har sparat en plats.", feeling=2)
