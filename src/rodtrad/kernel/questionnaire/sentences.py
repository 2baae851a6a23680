"""The Swedish sentence of every code: what is wrong with a form, answer or file, and what did not come along."""

from __future__ import annotations

from collections.abc import Mapping

from rodtrad.kernel.questionnaire.losses import Loss
from rodtrad.kernel.questionnaire.problems import Problem

_ANSWERS = {
    "missing": "Svar saknas.",
    "unknown": "Svaret hör inte till någon fråga i formuläret.",
    "hidden": "Frågan visas inte med de svar som är givna. Ta bort svaret.",
    "not-a-choice": "Välj ett av svaren i listan.",
    "not-a-list": "Här behövs en lista med svar.",
    "twice": "Samma svar är valt två gånger. Ta bort det ena.",
    "too-few": "Välj minst {least}.",
    "too-many": "Välj högst {most}.",
    "not-a-number": "Skriv ett tal, till exempel 12 eller 2,5.",
    "not-whole": "Skriv ett helt tal, till exempel 12.",
    "below": "Det ska vara minst {least}.",
    "above": "Det får vara högst {most}.",
    "not-a-day": "Skriv ett datum så här: 2026-11-25.",
    "not-text": "Här behövs text.",
    "too-long": "Texten är längre än {most} tecken. Korta den.",
    "signs": "Texten har tecken som inte går att visa. Skriv den på nytt.",
    "no-answer-here": "Här finns inget att svara på.",
}
_FORMS = {
    "no-language": "Formuläret har inget språk. Välj minst ett.",
    "language-form": "”{language}” är ingen språkkod. Skriv till exempel sv, ar eller sv-x-latt.",
    "language-twice": "Språket {name} står två gånger. Ta bort det ena.",
    "language-unknown": "Språket {language} finns inte bland formulärets språk.",
    "text-missing": "Texten saknas på {language}.",
    "text-too-long": "Texten är längre än {most} tecken ({language}). Korta den.",
    "text-signs": "Texten har tecken som inte går att visa ({language}). Skriv den på nytt.",
    "no-section": "Formuläret har inga avsnitt. Lägg till ett.",
    "no-question": "Här finns ingen fråga att svara på. Lägg till en.",
    "too-many-questions": "Formuläret har fler än {most} frågor. Dela det i flera.",
    "name-form": "Namnet ”{name}” får bara ha a–z, siffror och _, och börjar med en bokstav.",
    "name-twice": "Namnet {name} står två gånger. Byt det ena.",
    "note-required": "En text att läsa kan inte vara obligatorisk.",
    "number-outside": "{what}: {given} går inte, det ska vara {least}–{most}.",
    "bounds-crossed": "Det minsta ({least}) är större än det största ({most}).",
    "code-form": "Koden ”{code}” får inte vara tom eller ha mellanslag, citattecken, <, > eller &.",
    "choice-twice": "Svaret {name} står två gånger. Ta bort det ena.",
    "row-twice": "Raden {name} står två gånger. Ta bort den ena.",
    "scale-twice": "Skalan {name} står två gånger. Byt namn på den ena.",
    "key-unknown": "Villkoret frågar efter {key}, som inte finns.",
    "key-later": "Villkoret frågar efter {key}, som kommer senare. Det kan bara se bakåt.",
    "choice-unknown": "Villkoret nämner svaret {code}, som inte finns att välja.",
    "not-choices": "Villkoret frågar vad som är valt i {key}, men där väljer man inte.",
    "not-several": "Villkoret räknar svaren i {key}, men där väljer man inte flera.",
    "types-differ": "Villkoret jämför saker som inte går att jämföra.",
    "no-order": "Villkoret frågar om större eller mindre, men svaren är inga tal.",
    "operator-unknown": "Villkoret har ett okänt tecken, {operator}.",
    "text-quotes": "En text i villkoret har båda sorters citattecken. Ta bort den ena sorten.",
    "too-few-parts": "Villkoret saknar en del.",
}
_FILES = {
    "too-large": "Filen är större än {most} MB. Ta bort bilder, eller dela den.",
    "old-excel": "Filen är gammal Excel eller har lösenord. Spara den som .xlsx utan lösenord.",
    "not-excel": "Filen är ingen Excelfil (.xlsx).",
    "not-limesurvey": "Filen är ingen enkät från LimeSurvey (.lss).",
    "broken": "Filen är skadad. Spara den på nytt och skicka den igen.",
    "bomb": "Filen blir alldeles för stor när den packas upp.",
    "locked": "Filen har lösenord. Spara den utan.",
    "active-content": "Filen har makron, inbäddade filer eller kopplingar till andra filer. Spara den utan.",
    "entities": "Filen har en dokumenttyp som kan hämta andra filer. Sådana tas inte emot.",
    "formula": "Cellen har en formel. Klistra in värdet i stället.",
    "too-many-cells": "Bladet är större än {rows} rader och {columns} kolumner.",
    "too-many-rows": "Filen har fler än {most} rader.",
    "too-deep": "Grupperna ligger för djupt i varandra.",
    "sheet-missing": "Bladet survey saknas.",
    "no-rows": "Bladet survey saknar rader, eller kolumnerna type och name.",
    "type-missing": "Raden har ett namn men ingen typ.",
    "group-unclosed": "Gruppen börjar men slutar aldrig. Lägg till end_group.",
    "group-unopened": "Här slutar en grupp som inte har börjat.",
    "list-unknown": "Svarslistan {list} finns inte på bladet choices.",
    "choice-unnamed": "Svaret saknar lista eller namn.",
    "rows-differ": "Skalorna i {name} har inte samma rader.",
    "cycle": "Villkoret för {name} går i en cirkel.",
}
_LOSSES = {
    "column-not-carried": "Cellens innehåll följer inte med.",
    "sheet-not-carried": "Bladet följer inte med.",
    "part-not-carried": "Delen följer inte med ({rows} rader).",
    "settings-not-carried": "Enkätens inställningar följer inte med.",
    "attribute-not-carried": "Inställningen följer inte med.",
    "type-not-carried": "Frågor av typen {type} följer inte med.",
    "repeat-not-carried": "Upprepade frågor följer inte med.",
    "switched-off": "Raden är avstängd och följer inte med.",
    "condition-not-carried": "Villkoret följer inte med. Frågan visas alltid.",
    "part-condition-not-carried": "Radens villkor följer inte med. Raden visas alltid.",
    "constraint-not-carried": "Kravet på svaret följer inte med.",
    "required-condition": "Frågan är obligatorisk på ett villkor. Här blir den frivillig.",
    "other-not-carried": "Svaret ”annat” med egen text följer inte med.",
    "comment-not-carried": "Kommentaren till svaret följer inte med.",
    "heading-not-carried": "Skalans rubrik följer inte med.",
    "markup-not-carried": "Texten följer med, men inte fetstil, länkar och bilder.",
    "text-refers": "Texten hämtar ett svar. Här står den som den är skriven.",
    "label-missing": "Texten saknas på {language}. Namnet står i dess ställe.",
    "language-unknown": "Språket {language} är okänt. Texten följer inte med.",
    "language-assumed": "Filen säger inte vilket språk den har. Här räknas det som {language}.",
    "list-unused": "Svarslistan {list} används inte och följer inte med.",
    "renamed": "{old} heter här {new}.",
    "hidden": "Frågan är dold och följer inte med.",
}
PROBLEMS: Mapping[str, str] = {**_ANSWERS, **_FORMS, **_FILES}
LOSSES: Mapping[str, str] = _LOSSES


class _Facts(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


def problem_told(problem: Problem) -> str:
    """Return the sentence of a problem. Raises KeyError for a code without one."""
    return _told(PROBLEMS[problem.code], problem.facts)


def loss_told(loss: Loss) -> str:
    """Return the sentence of a loss. Raises KeyError for a code without one."""
    return _told(LOSSES[loss.code], loss.facts)


def _told(sentence: str, facts: Mapping[str, str]) -> str:
    return sentence.format_map(_Facts(facts))
