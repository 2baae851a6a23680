"""The guiding questions that come with the house, per part (domain/kubinol.md section 12), in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rodtrad.work.canvas.choices.parts import PIECE_TITLES

PARTS: Mapping[str, Promise] = {
    "nytta": PIECE_TITLES["nytta"],
    "behov-kontext": PIECE_TITLES["behov-kontext"],
    "kunskap": PIECE_TITLES["kunskap"],
    "karna": _("Core components"),
    "insats": PIECE_TITLES["insats"],
    "prova": PIECE_TITLES["prova"],
}
# Part → the piece it stands beside.
PIECE_OF_PART: Mapping[str, str] = {**{part: part for part in PARTS}, "karna": "kunskap"}
_LETTER = {"N": "nytta", "B": "behov-kontext", "K": "kunskap", "C": "karna", "I": "insats", "P": "prova"}
# The type of card that an answer becomes, per part, and where a question asks for another.
_TYPE = {
    "nytta": "benefit-individual", "behov-kontext": "need", "kunskap": "knowledge-practice",
    "karna": "core-component", "insats": "intervention-element", "prova": "test",
}  # fmt: skip
_TYPE_OF = {
    "N3": "benefit-organisational", "N6": "measure", "B2": "target-group", "B3": "target-group",
    "B4": "knowledge-statistics", "B5": "mission", "B6": "actor", "B7": "context", "B8": "context",
    "K1": "knowledge-user", "K2": "knowledge-research", "K5": "knowledge-statistics", "C2": "knowledge-practice",
    "I6": "actor", "P3": "measure", "P4": "result", "P5": "lesson", "P6": "lesson", "P7": "result", "P8": "lesson",
}  # fmt: skip

SHIPPED: Mapping[str, tuple[str, str]] = {
    "N1": ("Om insatsen lyckas, vad märker personen i sin vardag?",
           "If it works, what does the person notice in daily life?"),
    "N2": ("Vilket läge vill vi ska finnas, i stället för problemet?",
           "Which state do we want in place of the problem?"),
    "N3": ("Vad vinner organisationen på det?", "What does the organisation gain?"),
    "N4": ("Vad skulle personen själv kalla ett bra resultat?", "What would the person call a good result?"),
    "N5": ("Hur säger vi nyttan så att en utomstående förstår på tio sekunder?",
           "How do we say it so an outsider gets it in ten seconds?"),
    "N6": ("Vilket tecken skulle visa att nyttan har uppstått?", "What sign would show the benefit has arisen?"),
    "N7": ("Vem kan förlora på att vi väljer just den här nyttan?", "Who might lose from this choice?"),
    "B1": ("Vems behov gäller det, och hur vet vi?", "Whose need is it, and how do we know?"),
    "B2": ("Vem når vi inte i dag, och vad hindrar?", "Whom do we miss today, and what hinders?"),
    "B3": ("Hur kan gruppen ringas in: ålder, område, hushåll, livsläge?", "How can the group be delimited?"),
    "B4": ("Vad säger lokala siffror om gruppens storlek?", "What do local figures say on its size?"),
    "B5": ("Vilken lag, vilket mål eller villkor ger oss uppdraget?", "Which law, goal or term gives the mission?"),
    "B6": ("Vem möter gruppen redan och kan bli medskapare?", "Who already meets the group and could co-create?"),
    "B7": ("Vad i omgivningen (pris, avstånd, tid, språk, lokal) avgör om någon kommer?",
           "What around them decides whether someone comes?"),
    "B8": ("Vad har ändrats sedan vi sist tänkte igenom detta?", "What has changed since last time?"),
    "K1": ("Vad säger målgruppen och de närstående själva?", "What do the group and next of kin say?"),
    "K2": ("Vad visar forskningen, och gäller den vår grupp?", "What does research show, and for our group?"),
    "K3": ("Vad vet våra mest erfarna kollegor som ingen skrivit ner?",
           "What do experienced colleagues know unwritten?"),
    "K4": ("Vem har gjort något liknande, och vad var annorlunda där?",
           "Who did something like it, and what differed?"),
    "K5": ("Vilka siffror har vi, och vilka saknas?", "Which figures do we have, and lack?"),
    "K6": ("Vad är antagande och vad är underbyggt?", "What is assumed, what is supported?"),
    "K7": ("Vilken kunskap skulle få oss att ändra oss?", "What knowledge would change our mind?"),
    "C1": ("Vad får absolut inte saknas för att nyttan ska uppstå?", "What must not be missing?"),
    "C2": ("Vilket kunskapskort vilar det på?", "Which knowledge card does it rest on?"),
    "C3": ("Kräver det yrkeskompetens, eller kan en volontär göra det med stöd?",
           "Professional, or volunteer with support?"),
    "C4": ("Hur ser det ut när komponenten fungerar?", "What does it look like when it works?"),
    "C5": ("Vad går att byta ut utan att nyttan går förlorad?", "What can be swapped without losing the benefit?"),
    "I1": ("Var i insatsen lever varje kärnkomponent?", "Where does each core component live?"),
    "I2": ("Hur får målgruppen veta, och av vem?", "How does the group learn of it, and from whom?"),
    "I3": ("Vad är minsta versionen som går att prova nästa vecka?", "What is the smallest version to try next week?"),
    "I4": ("Vem gör vad, när, till vilken kostnad?", "Who does what, when, at what cost?"),
    "I5": ("Vilken del finns bara av vana?", "Which part is there only by habit?"),
    "I6": ("Vilka skapar och genomför tillsammans med oss?", "Who creates and carries out with us?"),
    "I7": ("Vad slutar vi med för att få plats?", "What do we stop to make room?"),
    "P1": ("Vilket antagande prövar vi just nu?", "Which assumption are we testing?"),
    "P2": ("Vad tror vi händer, och vad skulle överraska?", "What do we expect, what would surprise?"),
    "P3": ("Vilket mått hör till vilken nytta?", "Which measure belongs to which benefit?"),
    "P4": ("Vilka kom, och är det dem vi tänkt nå?", "Who came, and were they intended?"),
    "P5": ("Justerar vi hur vi gör, eller behöver vi ompröva varför?", "Adjust how, or reconsider why?"),
    "P6": ("Vilka andra pusselbitar påverkas av det vi lärt?", "Which other pieces are affected?"),
    "P7": ("Vad beslutar vi: behålla, ändra, byta, avsluta?", "Decide: keep, change, swap, end?"),
    "P8": ("Vem mer har nytta av lärdomen?", "Who else benefits from the lesson?"),
}  # fmt: skip


# Check → the guiding questions that help to answer it (KUB-05: benefit rather than problem).
HELPING: Mapping[str, tuple[str, ...]] = {"KUB-CHK-02": ("N1", "N2", "N4")}


def part_of(key: str) -> str:
    """The part of a shipped question."""
    return _LETTER[key[0]]


def type_of(key: str, part: str) -> str:
    """The type of card that an answer to the question becomes."""
    return _TYPE_OF.get(key, _TYPE[part]) if key in SHIPPED else _TYPE[part]


class Guide(NamedTuple):
    """One shipped question."""

    id: str
    part: str
    sv: str
    en: str

    def text(self, language: str) -> str:
        """The question in the language ("sv", "en" and their kinds)."""
        return self.en if language.startswith("en") else self.sv


GUIDES = {key: Guide(key, part_of(key), *texts) for key, texts in SHIPPED.items()}
