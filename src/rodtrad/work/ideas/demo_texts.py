"""Invented ideas for the demo: eight challenges, six thoughts on each, worded in three ways. Nobody has said them."""

from __future__ import annotations

from collections.abc import Iterator

from rodtrad.work.ideas.services.wanted import Translated

THOUGHTS: tuple[tuple[str, ...], ...] = (
    (
        "låt brukarna själva välja tid för sina besök", "fråga anhöriga en gång i halvåret vad de tycker",
        "ha ett brukarråd som får se budgeten", "skriv genomförandeplanen tillsammans vid köksbordet",
        "låt den som får hjälp välja vilka som kommer", "berätta på enkel svenska vad man kan få hjälp med",
    ),
    (
        "utbilda alla nattpatruller i demens", "starta en grupp för yngre med psykisk ohälsa",
        "ha en äldrepedagog som går mellan husen", "lär oss mer om missbruk hos äldre",
        "skaffa tolkar på video även på kvällen", "gör hembesök hos alla som fyller åttio",
    ),
    (
        "köp in handskar och blöjor tillsammans med grannkommunen", "samåk till besöken i ytterområdena",
        "låna utrustning mellan enheterna i stället för att köpa ny", "släck och sänk värmen i tomma lokaler",
        "sluta skriva ut scheman på papper", "gå igenom alla abonnemang på telefoner",
    ),
    (
        "ge alla nya en fadder den första månaden", "låt sommarvikarier gå bredvid redan i maj",
        "ta emot fler praktikanter från vårdskolan", "ha ett fast schema som går att planera livet efter",
        "fråga alla som slutar varför de slutar", "betala körkort för den som vill arbeta i hemtjänsten",
    ),
    (
        "visa väntetiderna på kommunens webb", "ha öppet hus på träffpunkterna två gånger om året",
        "skriv vad som hände med klagomålen", "sätt upp enhetens resultat i entrén",
        "bjud in skolklasser till boendet", "berätta för anhöriga när rutinerna ändras",
    ),
    (
        "gör en grupp som bara arbetar med svåra utredningar", "dela familjerätt med grannkommunerna",
        "ha en egen sjuksköterska för gruppboendena", "låt rehab följa med hem första dagen",
        "gör en lista över vem som kan vad", "ha ett gemensamt möte med vårdcentralen varje vecka",
    ),
    (
        "använd lokalerna på kvällar och helger", "gör om tvättstugan till ett aktivitetsrum",
        "sätt in automatiska dörrar på boendet", "flytta träffpunkten närmare bussen",
        "bygg ett uterum där alla kan sitta", "ha ett rum där anhöriga kan sova över",
    ),
    (
        "prova nattillsyn med kamera för den som vill", "låt äldre bo tillsammans i en vanlig villa",
        "prova videobesök för läkemedel", "ha en gemensam planering i mobilen för hela gruppen",
        "låt hemtjänstens grupper lägga sina egna scheman", "gör trygghetsboende i det gamla vandrarhemmet",
    ),
)  # fmt: skip
IN_ENGLISH = Translated(
    title="The challenges ahead: what can we do already?",
    text="Eight challenges await us. Tell us what could be done otherwise where you live or work.",
    challenges=(
        "Other expectations and more influence", "Needs change", "The economy of the municipality",
        "Finding and keeping colleagues", "Openness and insight", "More responsibility and more specialisation",
        "Premises and homes", "New ways of living and working",
    ),
)  # fmt: skip
FRAMES = (
    "{first}. Det skulle spara tid varje dag.",
    "Varför inte detta: {thought}? Fler än jag har sagt det.",
    "Idé: {thought}. Det har en annan enhet redan gjort.",
)


def made_up() -> Iterator[tuple[int, str]]:
    """(number of the challenge, text), always the same and in the same order."""
    for frame in FRAMES:
        for number, thoughts in enumerate(THOUGHTS):
            for thought in thoughts:
                yield number, frame.format(thought=thought, first=thought[0].upper() + thought[1:])
