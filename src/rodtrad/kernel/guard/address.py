"""Street addresses: a name with a Swedish street ending and a house number ("Storgatan 5 B").

House numbers are few in a text, so they are looked for first and the word before them is judged then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

# Endings that are streets even in lower case ("storgatan 5"), and those that need a capital letter because
# ordinary words share them.
_STREET_ENDINGS = ("gatan", "gata", "vägen", "gränden", "gränd", "torget", "allén")
_CAPITAL_ENDINGS = (
    "väg", "torg", "stigen", "stig", "backen", "backe", "allé", "planen", "plan", "esplanaden", "liden",
    "kajen", "slingan", "ringen", "brinken", "kroken", "leden", "svängen", "platsen",
)  # fmt: skip
_ENDINGS = tuple(sorted(_STREET_ENDINGS + _CAPITAL_ENDINGS, key=len, reverse=True))
_BEFORE_NUMBER = (*_ENDINGS, "nr")
# Endings that also stand as a word of their own: "Nils Ericsons gata 5", "Norra vägen 3".
_OWN_WORDS = frozenset((*_STREET_ENDINGS, "väg", "torg", "stigen", "stig", "backen", "backe", "allé"))
_BEFORE_OWN_WORD = frozenset(("norra", "södra", "östra", "västra", "gamla", "nya", "stora", "lilla"))

_UNITS = (
    "km|m|meter|mil|min|minuter|kr|kronor|%|procent|år|dagar|veckor|månader|timmar|personer|platser|st|gånger"
)
_HOUSE_NUMBER = re.compile(
    rf"""
    [1-9] (?<=[ ][0-9]) [0-9]{{0,3}} (?![0-9])
    (?<! [ ](?:19|20)[0-9]{{2}} )              # a year is no house number
    (?! [ ]? (?:{_UNITS}) (?!\w) | [.,:][0-9]{{1,2}}(?![0-9]) )
    (?: [ ]?[A-Z](?!\w) | [a-z](?!\w) )?
    (?!\w)
    """,
    re.VERBOSE,
)
_LONGEST_NAME = 60  # so that looking back for a name stays cheap in a long text
_WORD = r"[^\W\d_][\w'\u0300-\u036f-]*"  # also with accents written as characters of their own
_WORDS_BEFORE = re.compile(
    rf"(?:(?P<before>{_WORD})[ ])?(?P<word>(?!nr\b){_WORD}),?[ ]{{1,2}}(?:nr\.?[ ]?)?$"
)

_NOT_STREETS = frozenset(
    ("motorvägen", "cykelvägen", "gångvägen", "bilvägen", "omvägen", "genvägen", "regata", "riksväg",
     "länsväg", "europaväg", "motorväg", "cykelväg", "gångväg", "genväg", "omväg", "landsväg", "utväg",
     "flygplan", "flygplanen")
)  # fmt: skip
# What a plan is about when it is a document, a floor, a court or a field, and no square.
_PLAN_OF_SOMETHING = re.compile(
    r"""( ings|hets|tets|ions|skaps|ande|ende|vård|affärs|arbets|tids|projekt|åtgärds|detalj|översikts|budget
    |rehab|läkemedels|kris|mål|lek|drifts?|dags?|vecko|års|måltids|studie|läro|kurs|insats|stöd|process
    |vånings?|fotbolls|idrotts|gräs|spel|skol|färd|sip|krav )$""",
    re.VERBOSE,
)
# A place for something is no square: "Mötesplatsen 3" beside "Kungsportsplatsen 1".
_PLACE_FOR_SOMETHING = re.compile(
    r"""( mötes|möte|arbets|samlings|träff|lek|fika|parkerings|bad|camping|bo|boende|bostads|vård|omsorgs|hem
    |praktik|utbildnings|sitt|start|mål|mark|rast|grill|idrotts|skol|håll|aktivitets|utflykts|återvinnings
    |sov|säng|besöks|mat|daglig|dag|plan|an|ar|gäst|kultur|verksamhets|studie|digitala?|sammankomst )$""",
    re.VERBOSE,
)


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each street name with house number in a folded text."""
    for number in _HOUSE_NUMBER.finditer(text):
        earliest = max(0, number.start() - _LONGEST_NAME)
        if (
            not normalize("NFC", text[earliest : number.start()])
            .rstrip(" ,.")
            .lower()
            .endswith(_BEFORE_NUMBER)
        ):
            continue  # quick: most numbers follow another word
        words = _WORDS_BEFORE.search(text, earliest, number.start())
        start = _start_of_street(words) if words else None
        if start is not None:
            yield start, number.end()


def _start_of_street(words: re.Match[str]) -> int | None:
    """Return where the street name begins, or None when the word before the number is no street."""
    word = normalize("NFC", words["word"])
    ending = next((ending for ending in _ENDINGS if word.lower().endswith(ending)), None)
    if ending is None:
        return None
    name = word[: -len(ending)]
    if name:
        return words.start("word") if _is_street(name, ending) else None
    before = normalize("NFC", words["before"] or "")
    return words.start() if ending in _OWN_WORDS and _is_name_before(before) else None


def _is_street(name: str, ending: str) -> bool:
    """Judge a street in one word: "Stor" + "gatan"."""
    if not name[0].isupper() and ending not in _STREET_ENDINGS:
        return False
    if (len(name) == 1 and name not in "ÅÖ") or (name + ending).lower() in _NOT_STREETS:
        return False
    if ending == "platsen":
        return _PLACE_FOR_SOMETHING.search(name.lower()) is None
    return ending not in ("plan", "planen") or _PLAN_OF_SOMETHING.search(name.lower()) is None


def _is_name_before(word: str) -> bool:
    """Judge the word before an ending of its own: "Ericsons gata", "Norra vägen"."""
    return word[:1].isupper() and (word.endswith("s") or word.lower() in _BEFORE_OWN_WORD)
