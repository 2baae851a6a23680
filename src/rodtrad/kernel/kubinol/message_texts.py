"""The sentences of every refusal and remark, Swedish and English with the same placeholders.

A sentence says what is wrong and what to do. ``{known}`` lists allowed words; ``{given}`` is what stood
there, shortened and with long numbers hidden.
"""

from __future__ import annotations

from collections.abc import Mapping

NEAREST: Mapping[str, str] = {"sv": "Menade du ”{near}”?", "en": "Did you mean “{near}”?"}
KNOWN: Mapping[str, str] = {"sv": "Kända här: {known}.", "en": "Known here: {known}."}


def _both(sv: str, en: str) -> dict[str, str]:
    return {"sv": sv, "en": en}


_FILE = {
    "cannot-open": _both("filen kan inte öppnas: {reason}", "the file cannot be opened: {reason}"),
    "too-big": _both(
        "filen är större än {limit} byte; dela upp den", "the file is over {limit} bytes; split it"
    ),
    "not-utf8": _both("filen är inte UTF-8; spara den som UTF-8", "the file is not UTF-8; save it as UTF-8"),
    "control-character": _both(
        "ett styrtecken står här; ta bort det", "there is a control character here; remove it"
    ),
    "bad-yaml": _both(
        "YAML-texten går inte att läsa här; se över indrag, citattecken och klamrar",
        "the YAML cannot be read here; check indents, quotes and brackets",
    ),
    "many-documents": _both(
        "filen får bara ha ett dokument; ta bort ”---” och lägg fallen i en lista",
        "the file may hold one document only; remove “---” and put the cases in one list",
    ),
    "too-deep": _both(
        "djupare än {limit} nivåer; lägg värdena mindre djupt",
        "deeper than {limit} levels; nest the values less",
    ),
    "empty-file": _both(
        "filen är tom; skriv minst ett fall i cases", "the file is empty; write at least one case in cases"
    ),
    "anchor": _both(
        "ankare (&) får inte användas; skriv ut värdet där det behövs",
        "anchors (&) are not allowed; write out the value where it is needed",
    ),
    "alias": _both(
        "alias (*) får inte användas; skriv ut värdet", "aliases (*) are not allowed; write out the value"
    ),
    "merge-key": _both(
        "sammanslagning (<<) får inte användas; skriv ut nycklarna",
        "merge keys (<<) are not allowed; write out the keys",
    ),
    "tag": _both("egna taggar (!) får inte användas; ta bort dem", "tags (!) are not allowed; remove them"),
    "duplicate-key": _both(
        "nyckeln ”{given}” står två gånger; behåll en", "the key “{given}” stands twice; keep one"
    ),
    "complex-key": _both(
        "en nyckel måste vara en text; skriv ett av formens nyckelord före kolonet",
        "a key must be a text; write one of the key words of the form before the colon",
    ),
    "version-too-new": _both(
        "schema_version {given} är nyare än den som läses här (1)",
        "schema_version {given} is newer than the one read here (1)",
    ),
}

_VALUES = {
    "unknown-key": _both("okänd nyckel ”{given}”.", "unknown key “{given}”."),
    "unknown-word": _both(
        "okänt ord ”{given}” för {key}; tillåtna: {known}.",
        "unknown word “{given}” for {key}; allowed: {known}.",
    ),
    "missing-key": _both("nyckeln {key} saknas; lägg till den", "the key {key} is missing; add it"),
    "empty-value": _both(
        "{key} har inget värde; skriv ett eller ta bort nyckeln",
        "{key} has no value; write one or remove the key",
    ),
    "not-a-text": _both("{key} ska vara en text", "{key} must be a text"),
    "not-words": _both(
        "{key} ska vara en text eller en lista av texter", "{key} must be a text or a list of texts"
    ),
    "not-a-whole": _both(
        "{key} ska vara ett heltal med högst 15 siffror, utan citattecken, tecken och mellanrum",
        "{key} must be a whole number of at most 15 digits, without quotes, sign or spaces",
    ),
    "not-a-number": _both(
        "{key} ska vara ett tal med högst 15 siffror och decimalpunkt, utan citattecken",
        "{key} must be a number of at most 15 digits with a decimal point, without quotes",
    ),
    "not-a-bool": _both(
        "{key} ska vara true eller false, utan citattecken", "{key} must be true or false, without quotes"
    ),
    "not-a-list": _both("{key} ska vara en lista", "{key} must be a list"),
    "not-a-map": _both("{key} ska ha nycklar under sig", "{key} must be a map of keys"),
    "too-long": _both(
        "{key} har {length} tecken; högst {limit} går", "{key} has {length} characters; at most {limit} fit"
    ),
    "out-of-range": _both("{key} ska vara mellan {low} och {high}", "{key} must be between {low} and {high}"),
    "bad-day": _both("{key} ska vara en dag, skriven ÅÅÅÅ-MM-DD", "{key} must be a day, written YYYY-MM-DD"),
    "bad-date": _both(
        "{key} ska vara ett datum: 2024-03-15, 2024-03, 2024, 2024Q2 eller 2024 vår, sommar, höst, vinter",
        "{key} must be a date: 2024-03-15, 2024-03, 2024, 2024Q2 or 2024 vår, sommar, höst, vinter",
    ),
    "bad-period": _both(
        "{key} ska vara ett datum, eller två med – eller / emellan och inga mellanrum kring det",
        "{key} must be one date, or two joined by – or / without spaces around it",
    ),
    "period-order": _both(
        "{key}: det andra datumet ligger före det första", "{key}: the second date lies before the first"
    ),
    "bad-case-id": _both(
        "{key} ska bestå av a–z, 0–9 och -, börja med bokstav eller siffra och ha högst 64 tecken",
        "{key} must be made of a–z, 0–9 and -, begin with a letter or digit and have at most 64 characters",
    ),
    "bad-card-id": _both(
        "{key} ska bestå av bokstäver, siffror, - _ och ., börja med bokstav och ha högst 40 tecken",
        "{key} must be letters, digits, - _ and ., begin with a letter and have at most 40 characters",
    ),
    "bad-case-ref": _both(
        "{key} ska vara falls id, andra kommuners som kod/id",
        "{key} must be ids of cases, those of other municipalities as code/id",
    ),
}

_RULES = {
    "piece-type": _both(
        "typen {type} hör till {right}, inte till {piece}",
        "the type {type} belongs to {right}, not to {piece}",
    ),
    "relation-types": _both(
        "{rel} får inte gå från {from_type} till {to_type}", "{rel} may not go from {from_type} to {to_type}"
    ),
    "link-unknown-card": _both(
        "fallet har inget kort med id {given}.", "the case has no card with the id {given}."
    ),
    "link-other-case": _both(
        "kortet {given} hör till ett annat fall; länkar går bara inom ett fall",
        "the card {given} belongs to another case; links stay inside one case",
    ),
    "link-to-self": _both("en länk kan inte gå till samma kort", "a link cannot lead to the same card"),
    "link-unsorted": _both(
        "kortet {given} ligger i osorterat och kan inte ha länkar; ge det en typ först",
        "the card {given} is unsorted and cannot have links; give it a type first",
    ),
    "duplicate-link": _both(
        "länken {source} {rel} {target} står två gånger", "the link {source} {rel} {target} stands twice"
    ),
    "duplicate-case": _both("två fall har id {given}", "two cases have the id {given}"),
    "duplicate-card": _both("två kort i fallet har id {given}", "two cards of the case have the id {given}"),
    "duplicate-area": _both("området ”{given}” står två gånger", "the area “{given}” stands twice"),
    "duplicate-check": _both("{given} står två gånger", "{given} stands twice"),
    "duplicate-version": _both("två versioner har nummer {given}", "two versions have the number {given}"),
    "needs-key": _both("{key} får stå bara tillsammans med {other}", "{key} may stand only beside {other}"),
    "only-with": _both(
        "{key} får stå bara när {other} är {word}", "{key} may stand only when {other} is {word}"
    ),
    "required-with": _both(
        "{key} saknas; den krävs när {other} är {word}",
        "{key} is missing; it is required when {other} is {word}",
    ),
    "wider-visibility": _both(
        "kortets synlighet {given} är vidare än fallets ({limit})",
        "the card's visibility {given} is wider than the case's ({limit})",
    ),
    "ascending": _both("{key} är större än {other}", "{key} is larger than {other}"),
    "dates-order": _both("{key} ligger före {other}", "{key} lies before {other}"),
    "unknown-municipality": _both(
        "kommunen ”{given}” finns inte; skriv namnet som i kommuner.csv eller den fyrsiffriga koden.",
        "there is no municipality “{given}”; write the name as in kommuner.csv or the four-digit code.",
    ),
    "area-loop": _both(
        "området ”{given}” ligger inuti sig självt; ändra parent",
        "the area “{given}” lies inside itself; change parent",
    ),
    "parent-loop": _both(
        "fallet {given} hör till sig självt genom parent_case",
        "the case {given} belongs to itself through parent_case",
    ),
    "history-unknown-card": _both(
        "{key} nämner {given}, som varken finns i fallet eller i en version.",
        "{key} names {given}, which neither the case nor a version has.",
    ),
}

_REMARKS = {
    "unknown-tag": _both(
        "ordet ”{given}” finns inte i katalogen {key}; det behålls",
        "the word “{given}” is not in the catalogue {key}; it is kept",
    ),
    "unknown-area": _both(
        "området ”{given}” är inte angivet i areas; kontrollera stavningen",
        "the area “{given}” is not declared in areas; check the spelling",
    ),
    "unknown-parent": _both(
        "”{given}” är varken ett angivet område eller en kommun; kontrollera stavningen",
        "“{given}” is neither a declared area nor a municipality; check the spelling",
    ),
    "unknown-expected-card": _both(
        "expected_findings nämner {given}, som fallet inte har",
        "expected_findings names {given}, which the case lacks",
    ),
}

TEMPLATES: Mapping[str, Mapping[str, str]] = _FILE | _VALUES | _RULES | _REMARKS
REMARKS = frozenset(_REMARKS)
