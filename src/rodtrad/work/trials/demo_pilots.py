"""Trials of titi_insight_examples.yaml, in the pilots' municipalities, hung on the insights they came out of."""

from __future__ import annotations

from importlib import resources
from typing import Any

import yaml

from rodtrad.foundation.org.models import Membership
from rodtrad.work.trials.demo_story import Story

FILE = "titi_insight_examples.yaml"
# Ours: what they asked and expected is invented; what was tried, and how far it came, stands in the file.
ASKED = {
    "E01": ("Når fler oss om vi börjar en timme tidigare?", "Fler samtal besvaras före åtta.",
            "Telefonen ringer mest före åtta, och fler får svar.", "Fråga när folk kan, inte när vi brukar."),
    "E04": ("Vågar unga föreslå något om de ser att det blir av?", "Fem förslag på en månad.",
            "Elva förslag, två genomförda samma vecka.", "Genomför något litet snabbt, då kommer nästa förslag."),
    "E05": ("Kommer fler kvinnor om de har en egen tid?", "Tio kvinnor varje vecka.",
            "Två kom, och bara första gången.", "En egen tid räcker inte; fråga vad som hindrar på vägen hit."),
    "E09": ("Hittar vi varandra innan någon faller mellan?", "Alla i gruppen vet vem som tar över.", "", ""),
    "E12": ("Vet elever mer om socialtjänsten efter en lektion?", "De flesta kan ge ett exempel på stöd.",
            "Nästan alla kunde, och flera ställde egna frågor.", "Börja med vad eleverna redan tror."),
    "E13": ("Söker föräldrar stöd tidigare utan behovsprövning?", "Tio familjer på ett halvår.", "", ""),
    "E15": ("Pratar främlingar med varandra vid samma bord?", "Hälften kommer tillbaka.",
            "De flesta kommer tillbaka och tar med någon.", "Låt gästerna skriva reglerna själva."),
}  # fmt: skip


def build(story: Story) -> None:
    """Seven of the file's tests, as far as their status says."""
    seed = yaml.safe_load(resources.files("rodtrad.data").joinpath(FILE).read_bytes())
    texts = {row["id"]: row["text"] for row in seed["insights"]}
    owners = _owners()
    for row in seed["tests"]:
        owner = owners.get("Stockholm" if row["municipality"] == "Järva" else row["municipality"])
        if row["id"] in ASKED and owner is not None:
            _one(story, row, owner, [texts[key] for key in row["from_insight"]])


def _owners() -> dict[str, Membership]:
    """Municipality → the pilot's own developer, whom the insights' demo has made."""
    rows = Membership.objects.select_related("user", "place__municipality")
    pilots = rows.filter(user__username__startswith="pilot", role="developer")
    return {row.place.municipality.name: row for row in pilots if row.place.municipality is not None}


def _one(story: Story, row: dict[str, Any], owner: Membership, insights: list[str]) -> None:
    key, status = row["id"], row["status"]
    question, prediction, happened, lesson = ASKED[key]
    person = owner.user
    title = row["text"].rstrip(".").split(":")[0][:120]
    story.begin(
        key,
        260,
        person,
        owner.place,
        title,
        row["text"],
        level="network",
        change_kind="arbetssätt",
        levels="L2",
    )
    story.came_out_of(key, insights)
    plan = {
        "question": question,
        "prediction": prediction,
        "scale": "few",
        "measures": "Det vi frågar om, varje vecka",
    }
    if status in ("planned", "starting"):
        story.lap(key, person, 30, None, None, **plan)
        return
    ends = -20 if not happened else 205
    started = 240 if happened else 15
    story.lap(key, person, started + 5, started, ends, **plan)
    story.note(key, person, started - 3 if happened else 6, "I gång.", 1, "träff")
    if happened:
        turned = "worse" if status == "learned-no" else "as-expected"
        story.told(key, person, 200, happened, turned)
        _decide(story, key, person, status, lesson)


def _decide(story: Story, key: str, person: Any, status: str, lesson: str) -> None:
    if status == "learned-no":
        story.decided(
            key, person, 100, "abandon", "Vi hade fel om vad som hindrar.", loop="double", lesson=lesson
        )
    elif status == "established":
        story.decided(key, person, 190, "adopt", "Det bär.", lesson=lesson)
        story.gate(key, person, 185, "judgement", why="De som var med vill ha det så.")
        story.introduced(key, person, 180, scope="Hela enheten", routine="Enhetens årshjul.")
        story.followed_up(key, person, 85, "yes", "Det sitter.")
    else:
        story.decided(key, person, 110, "repeat", "Ett varv till, med nya förslag.", lesson=lesson)
        story.lap(key, person, 60, 20, -10, question="Håller det i sig?", prediction="Minst lika många förslag.",
                  scale="few", measures="Antal förslag")  # fmt: skip
        story.note(key, person, 5, "Tre nya förslag.", 3, "förslag")
