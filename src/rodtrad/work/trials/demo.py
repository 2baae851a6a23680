"""The demo's trials: of Mölndal's cards and ideas, of the changes of "Tidigt stöd", and of the pilots' insights.

Everything goes through the services, by people of the demo, on the days it would have happened.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction

from rodtrad.foundation.base.scope import Actor
from rodtrad.work.trials import demo_pilots, demo_support
from rodtrad.work.trials.demo_story import Story
from rodtrad.work.trials.services import programmes


@transaction.atomic
def build(actor: Actor, world: dict[str, Any]) -> None:
    """Trials in every state, hung on the demo's cards; ``world["trials"]`` tells other builders which."""
    story = Story(world)
    _breakfast(story)
    demo_support.build(story)
    demo_pilots.build(story)
    _programme(story)
    story.look_at_all()
    world["trials"] = story.made


def _breakfast(story: Story) -> None:
    """The herring breakfast: an invitation in three laps, a price that became regular, a poster whose days are over."""
    story.begin(
        "inbjudan", 130, "doris", "traffpunkten", "Personlig inbjudan till frukosten",
        "I stället för affisch: ett kort i brevlådan med namn på den som tar emot.",
        tries="Personlig inbjudan med post",
        measures=("Antal återkommande gäster", "Enkät och/eller intervju"), for_whom="Ensamstående män från 75 år",
        change_kind="information", levels="L2",
    )  # fmt: skip
    story.lap(
        "inbjudan", "doris", 128, 120, 106, question="Kommer någon som inte varit här förut?",
        prediction="Av 20 kort ger minst sex ett besök inom två veckor.", scale="few",
        whereabouts="Kvarteren runt torget",
        who="Personalen på Träffpunkten", measures="Antal nya gäster", stop_rule="Om någon tar illa vid sig.",
    )  # fmt: skip
    for days, number, text in (
        (117, 0, ""),
        (113, 1, "En kom, men gick när han såg att alla redan satt."),
        (108, 1, ""),
    ):
        story.note("inbjudan", "stina", days, text, number, "nya gäster")
    story.told("inbjudan", "stina", 105, "Två av tjugo kom. Den ena vände i dörren.", "worse",
               "Korten lästes, det vet vi, men ingen vill komma ensam.")  # fmt: skip
    story.decided("inbjudan", "doris", 103, "adapt", "Kortet räcker inte. Någon behöver möta i dörren.", loop="single",
                  lesson="En inbjudan utan ett namn att fråga efter leder sällan till ett besök.",
                  useful_to="Andra träffpunkter")  # fmt: skip
    story.lap(
        "inbjudan", "doris", 100, 95, 74, question="Kommer fler om en namngiven värd möter i dörren?",
        prediction="Av 20 kort ger minst sex ett besök, och ingen vänder i dörren.", scale="few",
        whereabouts="Kvarteren runt torget", who="Två värdar bland gästerna",
        measures="Antal nya gäster\nAntal som vänder",
    )  # fmt: skip
    for days, person, number in ((92, "stina", 2), (85, "karim", 3), (78, "stina", 2)):
        story.note("inbjudan", person, days, "", number, "nya gäster")
    story.told("inbjudan", "karim", 73, "Sju kom, alla stannade frukosten ut.", "as-expected")
    story.decided("inbjudan", "doris", 70, "widen", "Det bär. Nu prövar vi hela centrum.",
                  lesson="Den som möts i dörren av någon som vet ens namn stannar.",
                  useful_to="Hemtjänst norr")  # fmt: skip
    story.lap(
        "inbjudan", "doris", 40, 18, -12, question="Håller det när vi bjuder in hela centrum?",
        prediction="En tredjedel av korten ger ett besök, också när värdarna är fler.", scale="unit",
        whereabouts="Mölndals centrum", who="Fyra värdar och personalen", measures="Antal nya gäster",
    )  # fmt: skip
    story.note("inbjudan", "stina", 11, "Värdarna turas om, det går lätt.", 5, "nya gäster")
    story.note("inbjudan", "karim", 4, "", 6, "nya gäster")
    story.begin(
        "pris", 210, "eva", "traffpunkten", "Kaffet ingår i priset", "Ett pris i stället för två.",
        tries="Priset är", measures=("Antal återkommande gäster",), change_kind="tillgänglighet", levels="L2",
    )  # fmt: skip
    story.lap("pris", "eva", 208, 205, 177, question="Köar färre vid kassan, och kommer fler tillbaka?",
              prediction="Kön blir hälften så lång och minst lika många kommer tillbaka.", scale="unit",
              whereabouts="Träffpunkten", measures="Antal återkommande gäster")  # fmt: skip
    for days, person, number in (
        (200, "stina", 14),
        (193, "karim", 15),
        (186, "stina", 17),
        (179, "karim", 18),
    ):
        story.note("pris", person, days, "", number, "återkommande gäster")
    story.told("pris", "stina", 176, "Ingen kö alls, och fyra fler kommer varje vecka.", "better")
    story.decided("pris", "eva", 175, "adopt", "Enklare för alla, och det kostar nästan ingenting.", loop="single",
                  lesson="Ett enda pris gör att ingen behöver fråga.",
                  stops_doing="Kaffekassan vid disken")  # fmt: skip
    story.gate("pris", "eva", 172, "numbers", why="Återkommande gäster per vecka.", before="14", after="18")
    story.introduced("pris", "eva", 170, scope="Alla frukostar", routine="Prislistan, enhetschefen äger den.",
                     steps_done=["Chefen har beslutat", "Rutinen är skriven och har en ägare"])  # fmt: skip
    story.followed_up("pris", "eva", 78, "yes", "Ingen minns att det var på annat sätt.")
    story.begin("affisch", 50, "doris", "traffpunkten", "Gästerna delar ut programmet själva",
                tries="Sprids från mun till mun",
                for_whom="Män som inte går på annat", change_kind="information", levels="L1", hard_to_measure=True,
                proxy="Hur många program som tas, och frågor i telefon.")  # fmt: skip
    story.lap("affisch", "doris", 48, 45, 6, question="Når programmet fler när en gäst räcker fram det?",
              prediction="Tio samtal om frukosten på en månad.", scale="few", who="Fem frukostgäster",
              measures="Samtal om frukosten")  # fmt: skip
    story.note("affisch", "doris", 30, "Tre har ringt, alla hade fått programmet av en granne.", 3, "samtal")
    story.hinder(
        "affisch",
        "stina",
        26,
        "turnover",
        "Två av gästerna som delade ut har flyttat.",
        owner="doris",
        due=-3,
    )
    story.begin("lapp", 9, "stina", "traffpunkten", "En lapp vid kaffet om vad vi ändrade förra månaden",
                tries="Sätt upp en lapp vid kaffet", change_kind="information", levels="L1")  # fmt: skip
    story.lap("lapp", "stina", 8, None, None, question="Pratar gästerna mer om vad de vill ändra?", prediction="",
              scale="one")  # fmt: skip


def _programme(story: Story) -> None:
    """A programme that holds four of Mölndal's trials; one has answered every perspective, one has none."""
    with story.day(160, "doris") as doris:
        programme = programmes.begin_programme(
            doris, place=story.places["mol-forebyggande"], title="Närmare invånaren",
            text="Fler hittar till något att vara med i, utan att först bli ett ärende.",
        )  # fmt: skip
    answers = {
        "X1": (True, "Frukosten ges utan behovsprövning. Nytt är att en gäst bjuder in, inte vi."),
        "X2": (True, "Gästerna är värdar, och vi dukar."),
        "X3": (False, "Inget beslut fattas om någon enskild."),
        "X4": (True, "Hemtjänsten behöver veta att kortet finns."),
        "X5": (True, "Den som vänder i dörren kan känna sig sämre. Värden frågar nästa dag om det är okej."),
        "X6": (True, "Affischerna i trapphusen."),
    }
    places = (
        ("inbjudan", "doris", "T3"),
        ("affisch", "doris", "T3"),
        ("lapp", "doris", "T4"),
        ("pris", "doris", "T1"),
    )
    for key, person, theme in places:
        with story.day(7, person) as actor:
            programmes.place_in_programme(actor, story.trial(key), programme, theme)
    with story.day(6, "doris") as doris:
        programmes.reflect(doris, story.trial("inbjudan"), answers)
        programmes.reflect(doris, story.trial("affisch"), {"X5": answers["X5"], "X3": answers["X3"]})
