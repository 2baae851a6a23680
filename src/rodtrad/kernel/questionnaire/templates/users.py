"""The user survey (domain/gino.md, section 7): six core items and the two regional extras of 2018.

The labels are the domain page's neutral ones. Known of the steps are only the two best of B1, B2 (easy, rather
easy) and B6 (satisfied, rather satisfied); all other steps, the kilometres and the ways to meet beside visit and
telephone are proposals of ours [P]. Steps go from worst to best.
"""

from __future__ import annotations

from rodtrad.kernel.questionnaire.model import (
    EASY_SWEDISH,
    Choice,
    OneChoice,
    Question,
    Questionnaire,
    Scale,
    ScaleQuestion,
    Section,
    swedish,
)


def _scale(name: str, *words: str) -> Scale:
    return Scale(name, tuple(Choice(str(at), swedish(word)) for at, word in enumerate(words, start=1)))


EASE = _scale("ease", "Svårt", "Ganska svårt", "Ganska lätt", "Lätt")
AGREEMENT = _scale(
    "agreement", "Stämmer inte alls", "Stämmer ganska dåligt", "Stämmer ganska bra", "Stämmer helt"
)
SATISFACTION = _scale("satisfaction", "Missnöjd", "Ganska missnöjd", "Ganska nöjd", "Nöjd")

LABELS = {
    "B1": "Kontakten är lätt att få",
    "B2": "Informationen är begriplig",
    "B3": "Möts med förståelse",
    "B4": "Tillfrågas om sin syn",
    "B5": "Situationen har blivit bättre",
    "B6": "Nöjd med socialtjänsten i stort",
    "T1": "Önskad mötesform",
    "T2": "Resväg till mötet",
}
"""The neutral labels, for results; the questions below are put to the person."""


def _core(name: str, text: str, easy: str, scale: Scale) -> ScaleQuestion:
    return ScaleQuestion(name=name, text=swedish(text, easy), scale=scale)


def _choice(name: str, text: str, easy: str, **choices: str) -> Question:
    listed = tuple(Choice(code, swedish(label)) for code, label in choices.items())
    return OneChoice(name=name, text=swedish(text, easy), choices=listed)


CORE = (
    _core("B1", "Hur lätt är det att få kontakt med oss?", "Är det lätt att nå oss?", EASE),
    _core(
        "B2", "Hur lätt är det att förstå informationen du får?", "Är det lätt att förstå vad vi säger?", EASE
    ),
    _core("B3", "Du möts med förståelse hos oss.", "Vi förstår dig.", AGREEMENT),
    _core("B4", "Du blir tillfrågad om din egen syn.", "Vi frågar vad du tycker.", AGREEMENT),
    _core("B5", "Din situation har blivit bättre.", "Du har det bättre nu.", AGREEMENT),
    _core("B6", "Hur nöjd är du med socialtjänsten i stort?", "Är du nöjd med socialtjänsten?", SATISFACTION),
)
EXTRAS = (
    _choice(
        "T1",
        "Hur vill du helst träffa oss?",
        "Hur vill du träffa oss?",
        office="Besök på socialkontoret",
        phone="Telefon",
        video="Video",
        home="Hemma hos mig",
        other="På annat sätt",
    ),
    _choice(
        "T2",
        "Hur lång är resan till mötet?",
        "Hur långt reser du till oss?",
        km0="Under 10 km",
        km10="10–29 km",
        km30="30–59 km",
        km60="60–99 km",
        km100="100 km eller mer",
    ),
)

USER_SURVEY = Questionnaire(
    name="user_survey",
    title=swedish("Vad tycker du om socialtjänsten?"),
    languages=("sv", EASY_SWEDISH),
    intro=swedish(
        "Det är frivilligt att svara. Ingen kan se vem du är. Dina svar hjälper oss att bli bättre.",
        "Du får svara om du vill. Ingen ser vem du är.",
    ),
    sections=(
        Section("core", swedish("Vi och du", "Vi och du"), CORE),
        Section("extra", swedish("Träffar och resor", "Träffar"), EXTRAS),
    ),
    thanks=swedish("Tack för dina svar.", "Tack!"),
)
