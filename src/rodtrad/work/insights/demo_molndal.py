"""The demo's chapter about Mölndal: a centre for older people listens, answers, asks its units, draws what it heard."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from rodtrad.foundation.base import clock
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.thread.models import Item
from rodtrad.foundation.thread.services import add_link
from rodtrad.foundation.thread.services.saved import save_search
from rodtrad.work.insights.demo_story import Story, again, fresh, group_of
from rodtrad.work.insights.models import Insight, InsightWork, RoundUnit, ShiftLabel, SubPopulation, Theme
from rodtrad.work.insights.queries.asking import ins_40_has_anyone_asked
from rodtrad.work.insights.services import (
    catalogue,
    feedback,
    insights,
    joining,
    partners,
    rounds,
    value_maps,
    works,
)


def build(story: Story) -> None:
    """A centre for older people listens: found notes, a work that owes an answer, one that has given it."""
    centre, elderly = story.places["traffpunkten"], group_of("aldre")
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
            doris, again(first), heard="Ni vill äta tillsammans och kunna gå när ni vill.", level="public",
            values={"did": "Frukosten på torsdagar är nu öppen, utan anmälan.", "channel": "meeting",
                    "will_not": "Vi kör inte hem alla. Det finns färdtjänst, och vi hjälper till att söka.",
                    "given": clock.today(), "reaction": "Bra att ni sa nej rakt ut.", "proposals_back": True},
        )  # fmt: skip
    second = _asked(story, 200, "eva", "Hur vill ni få veta vad som händer här?", elderly, None)
    _done(story, second, 190)
    with story.day(120, "doris") as doris:
        other = Insight.objects.select_related("item__place").get(key="I15")
        joining.join(doris, fresh(told[2]), other, "Samma längtan, sagd på två ställen.")
        need = Item.objects.filter(kind="need", place__path__startswith=story.places["molndal"].path).first()
        if need is not None:
            add_link(doris, fresh(told[0]).item, "gives-rise-to", need)
        extra = catalogue.propose_label(doris, "ensam", "tillsammans", centre)
        insights.change_insight(doris, fresh(told[0]), {"labels": [*told[0].labels.all(), extra]})
    _drawn(story, told)
    _round(story, elderly)
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


def _round(story: Story, group: SubPopulation) -> None:
    """Doris asks three units: one has told, one knows nothing, one is silent. She saves a search, too."""
    asked = [story.places[name] for name in ("traffpunkten", "fixartjansten", "mol-forebyggande")]
    with story.day(9, "doris") as doris:
        question = "Vad gör det svårt att nå oss på kvällen?"
        made = rounds.ask_units(
            doris, place=story.places["mol-forebyggande"], question=question, aim="Underlag för nya öppettider.",
            due=clock.today() + timedelta(days=16), units=asked, group=group,
        )  # fmt: skip
        save_search(
            doris, name="Ensamhet och sällskap", words="ensam", choices={"lane": "voices"}, tells=True
        )
        rounds.ask_units(
            doris, place=asked[2], question="Vad hör ni om maten och måltiderna?", aim="Inför vårens meny.",
            due=clock.today() + timedelta(days=12), units=asked[:1],
        )  # fmt: skip
        rounds.know_nothing(doris, _unit(made, asked[2]), "Vi träffar ingen på kvällen.")
    with story.day(5, "karim") as karim:
        rounds.tell(
            karim, _unit(made, asked[0]), place=asked[0], text="Efter sju går det bara att prata in ett meddelande.",
            level="municipality", values={"came_by": "meeting", "main_group": group, "circles": 1},
        )  # fmt: skip


def _unit(made: Any, place: Place) -> RoundUnit:
    return RoundUnit.objects.select_related("round__item__place", "place").get(round=made, place=place)


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


def _done(story: Story, work: InsightWork, days: int) -> None:
    for step, to in enumerate(("recruiting", "ongoing", "analysing", "done")):
        with story.day(days - 12 * step, "doris") as doris:
            works.move_work(doris, again(work), to)


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
                            insight=fresh(told[0]))  # fmt: skip
        value_maps.add_step(doris, row, phase="during", text="Sitta vid ett bord, inte i en grupp.",
                            insight=fresh(told[2]))  # fmt: skip
        value_maps.add_step(
            doris, row, phase="during", text="Kunna gå när man är klar.", insight=fresh(told[1])
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
