"""The innovation climate of 2017 (domain/gino.md, section 3): 11 aspects on two scales, 5 and 8 statements.

Labels and steps are those of the domain page and ``gino_innovation_survey_2017.csv``. The steps go from worst to
best, so that the best step, or the two best, are counted from the end. Every answer is optional: partial answers
were allowed and n is counted for each item.
"""

from __future__ import annotations

from rodtrad.kernel.questionnaire.model import (
    Choice,
    Matrix,
    OneChoice,
    Questionnaire,
    Row,
    Scale,
    ScaleQuestion,
    Section,
    swedish,
)

ASPECTS = {
    "A01": "Öppenhet i klimat och kultur",
    "A02": "Nyfikenhet",
    "A03": "Engagemang hos medarbetare",
    "A04": "Kunskap om invånares behov",
    "A05": "Engagemang hos ledning",
    "A06": "Omvärldsbevakning",
    "A07": "Vad som väntas av medarbetare",
    "A08": "Systematik: metod, process, roll",
    "A09": "Anställda förstår varför innovation behövs",
    "A10": "Mål och strategi för innovation",
    "A11": "Avsatt tid och resurser",
}
CULTURE = {
    "K1": "Invånaren i centrum",
    "K2": "Jag ser varför innovation behövs",
    "K3": "Arbetssätt omprövas regelbundet",
    "K4": "Idéer uppmuntras",
    "K5": "Nya idéer blir genomförda",
}
ORGANISATION = {
    "O1": "Fångar idéer: medarbetare",
    "O2": "Tar in andras goda exempel",
    "O3": "Utrymme att prova och lära",
    "O4": "Mätbara mål för förnyelse",
    "O5": "Fångar idéer: akademi",
    "O6": "Fångar idéer: näringsliv",
    "O7": "Fångar idéer: civilsamhälle",
    "O8": "Fångar idéer: brukare och invånare",
}
ROLES = {"R1": "Politiker", "R2": "Chef", "R3": "Medarbetare"}


def _steps(*words: str) -> tuple[Choice, ...]:
    return tuple(Choice(str(number), swedish(word)) for number, word in enumerate(words, start=1))


STATE = Scale("state", _steps("Bristfällig", "Varken eller", "God"), swedish("Så är det på min arbetsplats"))
IMPORTANCE = Scale(
    "importance",
    _steps("Inte viktigt", "Varken eller", "Viktigt"),
    swedish("Så viktigt är det i en innovativ organisation"),
)
AGREEMENT = Scale(
    "agreement",
    _steps(
        "I mycket låg grad", "I ganska låg grad", "Varken eller", "I ganska hög grad", "I mycket hög grad"
    ),
)
OVERALL = Scale("overall", _steps("Mycket bristfällig", "Bristfällig", "Varken eller", "God", "Mycket god"))


def _rows(labels: dict[str, str]) -> tuple[Row, ...]:
    return tuple(Row(name, swedish(label)) for name, label in labels.items())


INNOVATION_CLIMATE = Questionnaire(
    name="innovation_climate",
    title=swedish("Innovationsklimat"),
    languages=("sv",),
    intro=swedish(
        "Frågorna handlar om hur ni tar emot och provar nya idéer. Du svarar utan namn. Hoppa över det du inte vill "
        "eller kan svara på."
    ),
    sections=(
        Section(
            "background",
            swedish("Om dig"),
            (
                OneChoice(
                    name="role",
                    text=swedish("Vilken är din roll?"),
                    choices=tuple(Choice(code, swedish(label)) for code, label in ROLES.items()),
                ),
            ),
        ),
        Section(
            "whole",
            swedish("I stort"),
            (
                ScaleQuestion(
                    name="H1",
                    text=swedish("Hur är innovationsförmågan i din verksamhet, samlat?"),
                    scale=OVERALL,
                ),
            ),
        ),
        Section(
            "aspects",
            swedish("Elva sidor av innovation"),
            (
                Matrix(
                    name="aspect",
                    text=swedish("Hur är det hos er, och hur viktigt är det?"),
                    rows=_rows(ASPECTS),
                    scales=(STATE, IMPORTANCE),
                ),
            ),
        ),
        Section(
            "conditions",
            swedish("Förutsättningar"),
            (
                Matrix(
                    name="culture",
                    text=swedish("Kultur: hur väl stämmer detta hos er?"),
                    rows=_rows(CULTURE),
                    scales=(AGREEMENT,),
                ),
                Matrix(
                    name="organisation",
                    text=swedish("Organisation: hur väl stämmer detta hos er?"),
                    rows=_rows(ORGANISATION),
                    scales=(AGREEMENT,),
                ),
            ),
        ),
    ),
    thanks=swedish("Tack för dina svar."),
)
