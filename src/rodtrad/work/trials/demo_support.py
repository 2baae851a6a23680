"""Trials of the changes in early_support_changes.yaml, in the demo's own municipalities."""

from __future__ import annotations

from importlib import resources
from typing import Any

import yaml

from rodtrad.work.trials.demo_story import Story

FILE = "early_support_changes.yaml"


def build(story: Story) -> None:
    """Six of the eight changes, each in a state of its own."""
    seed = yaml.safe_load(resources.files("rodtrad.data").joinpath(FILE).read_bytes())
    changes = {row["id"]: row for row in seed["changes"]}
    _begin(story, changes["F1"], 160, "siv", "mol-forvaltning", for_whom="Alla nybesök")
    story.lap("F1", "siv", 158, 150, 122, question="Går det att fråga alla vid nybesök, utan att någon går därifrån?",
              prediction="Minst åtta av tio säger ja till frågorna.", scale="one", who="En handläggare",
              measures="Andel nybesök med screening", protection="Den som säger nej får samma stöd.",
              stop_rule="Om någon blir rädd eller arg.")  # fmt: skip
    for days, number in ((146, 6), (139, 8), (132, 9), (125, 9)):
        story.note("F1", "siv", days, "", number, "ja av tio")
    story.told("F1", "siv", 121, "Nio av tio sa ja. Två fick vidare kontakt.", "as-expected")
    story.decided("F1", "siv", 119, "widen", "Nu med hela gruppen.",
                  lesson="Frågan är lättare att få än att ställa.", useful_to="Alla som har nybesök")  # fmt: skip
    story.lap("F1", "siv", 100, 92, 60, question="Håller det när alla frågar?", prediction="Sju av tio får frågorna.",
              scale="unit", who="Alla som har nybesök", measures="Andel nybesök med screening")  # fmt: skip
    story.note("F1", "siv", 80, "Veckopunkten på gruppmötet påminner.", 7, "av tio får frågorna")
    story.note("F1", "siv", 68, "", 8, "av tio får frågorna")
    story.told("F1", "siv", 58, "Åtta av tio får frågorna, och det håller i sig.", "as-expected")
    story.decided("F1", "siv", 9, "adopt", "Det har blivit en vana.",
                  lesson="En fast punkt varje vecka håller frågorna levande.",
                  useful_to="Hela förvaltningen")  # fmt: skip
    _begin(story, changes["F3"], 75, "goran", "gbg-forvaltning", for_whom="Den som söker stöd för missbruk")
    story.lap("F3", "goran", 74, 70, 20, question="Blir samtalen bättre med en gemensam ordning?",
              prediction="Hälften av samtalen följer ordningen efter en månad.", scale="few", who="Tre kollegor",
              measures="Andel samtal enligt ordningen")  # fmt: skip
    story.note("F3", "goran", 60, "Två av tre har kommit i gång.", 4, "av tio samtal")
    story.hinder("F3", "goran", 55, "time", "Ingen hinner öva tillsammans.", owner="goran", due=10)
    story.told(
        "F3", "goran", 18, "En av fem. Övningen blev aldrig av.", "worse", "Utan övning blir det som förut."
    )
    _begin(story, changes["F4"], 45, "amir", "hemtjanst-norr", for_whom="Den som får sitt första besök")
    story.lap("F4", "amir", 44, 40, -5, question="Ställer fler frågor om det finns ett papper att peka på?",
              prediction="Var tredje besök ger en fråga om annat stöd.", scale="few", who="Tre medarbetare",
              measures="Frågor som följt")  # fmt: skip
    story.note("F4", "amir", 36, "De läser den efteråt och ringer.", 2, "frågor")
    story.hinder("F4", "amir", 30, "time", "Första besöket är redan fullt.")
    _begin(story, changes["F5"], 120, "kajsa", "seniorpunkten", for_whom="Alla invånare", hard_to_measure=True,
           proxy="Räckvidd, och hur många som kommer till föreläsningen.")  # fmt: skip
    story.lap("F5", "kajsa", 118, 110, 70, question="Kommer andra yrken på en föreläsning?",
              prediction="Minst 30 kommer, från tre yrken.", scale="few", whereabouts="Biblioteket",
              measures="Deltagare vid föreläsning")  # fmt: skip
    story.note("F5", "kajsa", 90, "Inställt en gång, ny tid satt.")
    story.paused("F5", "kajsa", 65, "Föreläsaren är sjuk. Vi tar upp det efter sommaren.")
    story.hinder("F5", "kajsa", 64, "time", "Ingen annan kan hålla i det.")
    _begin(story, changes["F6"], 90, "nora", "nordost", for_whom="Den som har stöd i dag")
    story.lap("F6", "nora", 88, 85, 50, question="Vill de som har stöd svara på våra frågor?",
              prediction="Hälften svarar, och vi får tio förslag.", scale="few", measures="Antal svar")  # fmt: skip
    story.note("F6", "nora", 70, "Flera är glada över att bli tillfrågade.", 12, "svar")
    story.stopped(
        "F6", "nora", 60, "Någon trodde att svaret påverkade beslutet. Vi måste säga det tydligare."
    )
    _begin(
        story, changes["F8"], 70, "siv", "mol-forvaltning", for_whom="Den som har kontakt med flera enheter"
    )
    story.lap("F8", "siv", 69, None, None, question="Vad händer om två enheter har samma veckomöte?",
              prediction="Färre får samma fråga två gånger.", scale="few", measures="Aktiva samarbeten")  # fmt: skip
    story.hinder("F8", "siv", 30, "manager", "Ny chef i den ena enheten; mandatet måste sägas om.")


def _begin(story: Story, row: dict[str, Any], days: int, person: str, place: str, **values: Any) -> None:
    level = "network" if person in ("goran", "kajsa") else "municipality"
    story.begin(
        row["id"], days, person, place, row["text"], level=level,
        change_kind=row["kind"], levels=" ".join(row["level"]), **values,
    )  # fmt: skip
