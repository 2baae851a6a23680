"""The guiding questions (domain/kubinol.md section 12) in Swedish and English: (id, part, sv, en).

``part``: a piece, or "core-component" for the questions about core components, which stand in "kunskap".
"""

from __future__ import annotations

from typing import NamedTuple


class Guide(NamedTuple):
    """One guiding question."""

    id: str
    part: str
    sv: str
    en: str

    def text(self, language: str) -> str:
        """The question in the language ("sv", "en" and their kinds)."""
        return self.en if language.startswith("en") else self.sv


GUIDING_QUESTIONS: tuple[Guide, ...] = (
    Guide(
        "N1",
        "nytta",
        "Om insatsen lyckas, vad märker personen i sin vardag?",
        "If it works, what does the person notice in daily life?",
    ),
    Guide(
        "N2",
        "nytta",
        "Vilket läge vill vi ska finnas, i stället för problemet?",
        "Which state do we want in place of the problem?",
    ),
    Guide("N3", "nytta", "Vad vinner organisationen på det?", "What does the organisation gain?"),
    Guide(
        "N4",
        "nytta",
        "Vad skulle personen själv kalla ett bra resultat?",
        "What would the person call a good result?",
    ),
    Guide(
        "N5",
        "nytta",
        "Hur säger vi nyttan så att en utomstående förstår på tio sekunder?",
        "How do we say it so an outsider gets it in ten seconds?",
    ),
    Guide(
        "N6",
        "nytta",
        "Vilket tecken skulle visa att nyttan har uppstått?",
        "What sign would show the benefit has arisen?",
    ),
    Guide(
        "N7",
        "nytta",
        "Vem kan förlora på att vi väljer just den här nyttan?",
        "Who might lose from this choice?",
    ),
    Guide(
        "B1",
        "behov-kontext",
        "Vems behov gäller det, och hur vet vi?",
        "Whose need is it, and how do we know?",
    ),
    Guide(
        "B2",
        "behov-kontext",
        "Vem når vi inte i dag, och vad hindrar?",
        "Whom do we miss today, and what hinders?",
    ),
    Guide(
        "B3",
        "behov-kontext",
        "Hur kan gruppen ringas in: ålder, område, hushåll, livsläge?",
        "How can the group be delimited?",
    ),
    Guide(
        "B4",
        "behov-kontext",
        "Vad säger lokala siffror om gruppens storlek?",
        "What do local figures say on its size?",
    ),
    Guide(
        "B5",
        "behov-kontext",
        "Vilken lag, vilket mål eller villkor ger oss uppdraget?",
        "Which law, goal or term gives the mission?",
    ),
    Guide(
        "B6",
        "behov-kontext",
        "Vem möter gruppen redan och kan bli medskapare?",
        "Who already meets the group and could co-create?",
    ),
    Guide(
        "B7",
        "behov-kontext",
        "Vad i omgivningen (pris, avstånd, tid, språk, lokal) avgör om någon kommer?",
        "What around them decides whether someone comes?",
    ),
    Guide(
        "B8",
        "behov-kontext",
        "Vad har ändrats sedan vi sist tänkte igenom detta?",
        "What has changed since last time?",
    ),
    Guide(
        "K1",
        "kunskap",
        "Vad säger målgruppen och de närstående själva?",
        "What do the group and next of kin say?",
    ),
    Guide(
        "K2",
        "kunskap",
        "Vad visar forskningen, och gäller den vår grupp?",
        "What does research show, and for our group?",
    ),
    Guide(
        "K3",
        "kunskap",
        "Vad vet våra mest erfarna kollegor som ingen skrivit ner?",
        "What do experienced colleagues know unwritten?",
    ),
    Guide(
        "K4",
        "kunskap",
        "Vem har gjort något liknande, och vad var annorlunda där?",
        "Who did something like it, and what differed?",
    ),
    Guide("K5", "kunskap", "Vilka siffror har vi, och vilka saknas?", "Which figures do we have, and lack?"),
    Guide("K6", "kunskap", "Vad är antagande och vad är underbyggt?", "What is assumed, what is supported?"),
    Guide(
        "K7",
        "kunskap",
        "Vilken kunskap skulle få oss att ändra oss?",
        "What knowledge would change our mind?",
    ),
    Guide(
        "C1",
        "core-component",
        "Vad får absolut inte saknas för att nyttan ska uppstå?",
        "What must not be missing?",
    ),
    Guide(
        "C2", "core-component", "Vilket kunskapskort vilar det på?", "Which knowledge card does it rest on?"
    ),
    Guide(
        "C3",
        "core-component",
        "Kräver det yrkeskompetens, eller kan en volontär göra det med stöd?",
        "Professional, or volunteer with support?",
    ),
    Guide(
        "C4",
        "core-component",
        "Hur ser det ut när komponenten fungerar?",
        "What does it look like when it works?",
    ),
    Guide(
        "C5",
        "core-component",
        "Vad går att byta ut utan att nyttan går förlorad?",
        "What can be swapped without losing the benefit?",
    ),
    Guide(
        "I1", "insats", "Var i insatsen lever varje kärnkomponent?", "Where does each core component live?"
    ),
    Guide(
        "I2",
        "insats",
        "Hur får målgruppen veta, och av vem?",
        "How does the group learn of it, and from whom?",
    ),
    Guide(
        "I3",
        "insats",
        "Vad är minsta versionen som går att prova nästa vecka?",
        "What is the smallest version to try next week?",
    ),
    Guide("I4", "insats", "Vem gör vad, när, till vilken kostnad?", "Who does what, when, at what cost?"),
    Guide("I5", "insats", "Vilken del finns bara av vana?", "Which part is there only by habit?"),
    Guide(
        "I6",
        "insats",
        "Vilka skapar och genomför tillsammans med oss?",
        "Who creates and carries out with us?",
    ),
    Guide("I7", "insats", "Vad slutar vi med för att få plats?", "What do we stop to make room?"),
    Guide("P1", "prova", "Vilket antagande prövar vi just nu?", "Which assumption are we testing?"),
    Guide(
        "P2",
        "prova",
        "Vad tror vi händer, och vad skulle överraska?",
        "What do we expect, what would surprise?",
    ),
    Guide("P3", "prova", "Vilket mått hör till vilken nytta?", "Which measure belongs to which benefit?"),
    Guide("P4", "prova", "Vilka kom, och är det dem vi tänkt nå?", "Who came, and were they intended?"),
    Guide(
        "P5",
        "prova",
        "Justerar vi hur vi gör, eller behöver vi ompröva varför?",
        "Adjust how, or reconsider why?",
    ),
    Guide(
        "P6", "prova", "Vilka andra pusselbitar påverkas av det vi lärt?", "Which other pieces are affected?"
    ),
    Guide(
        "P7", "prova", "Vad beslutar vi: behålla, ändra, byta, avsluta?", "Decide: keep, change, swap, end?"
    ),
    Guide("P8", "prova", "Vem mer har nytta av lärdomen?", "Who else benefits from the lesson?"),
)
GUIDES = {guide.id: guide for guide in GUIDING_QUESTIONS}
