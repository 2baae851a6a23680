"""The fixed words of the case file: pieces, types, relations, states and catalogues (form sections 1-6)."""

from __future__ import annotations

from collections.abc import Mapping

CARD_TYPES_OF: Mapping[str, tuple[str, ...]] = {
    "nytta": ("benefit-individual", "benefit-organisational", "benefit-society"),
    "behov-kontext": ("need", "target-group", "context", "mission", "actor"),
    "kunskap": (
        "knowledge-research",
        "knowledge-practice",
        "knowledge-user",
        "knowledge-statistics",
        "core-component",
    ),
    "insats": ("intervention-element",),
    "prova": ("test", "measure", "result", "lesson"),
    "osorterat": ("unsorted",),
}
PIECES = tuple(CARD_TYPES_OF)
ENTRY_PIECES = PIECES[:5]
CARD_TYPES = tuple(name for types in CARD_TYPES_OF.values() for name in types)
PIECE_OF: Mapping[str, str] = {name: piece for piece, types in CARD_TYPES_OF.items() for name in types}

BENEFITS = CARD_TYPES_OF["nytta"]
KNOWLEDGE = CARD_TYPES_OF["kunskap"][:4]
LINKABLE = tuple(name for name in CARD_TYPES if name != "unsorted")

BASES = ("source", "inferred", "accepted")
LIVES = ("draft", "current", "retired")
LINK_LIVES = ("current", "retired")
STATUSES = (
    "sketch",
    "prototype",
    "in-test",
    "followed-up",
    "revised",
    "established",
    "paused",
    "ended",
)
VISIBILITIES = ("private", "team", "unit", "programme", "municipality", "network", "public")

# Relation -> (types it may start from, types it may lead to): domain/kubinol.md 2.2.
RELATIONS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "answers": (BENEFITS, ("need",)),
    "mandates": (("mission",), BENEFITS),
    "delimits": (LINKABLE, ("target-group",)),
    "rests-on": (("core-component",), KNOWLEDGE),
    "realises": (("intervention-element",), ("core-component",)),
    "contributes": (("actor", "context"), ("core-component", "intervention-element", "need")),
    "follows": (("measure",), BENEFITS),
    "tries": (("test",), ("intervention-element",)),
    "yields": (("test", "measure"), ("result",)),
    "learned-from": (("lesson",), ("result", "core-component", "intervention-element", "test")),
}

TAG_CATALOGUES: Mapping[str, tuple[str, ...]] = {
    "utmaning_nå_ut": ("fler", "jämlikt", "svårnådda-grupper", "nya-behov", "tidigare"),
    "utvecklingsbehov": (
        "definiera-nytta",
        "fånga-behov",
        "bästa-kunskap",
        "följa-upp-nytta",
        "använda-profession",
        "synliggöra-resultat",
        "lära-av-erfarenhet",
    ),
    "organisatorisk_utmaning": (
        "rum-struktur-metod",
        "riktning-finansiering",
        "samverkan",
        "organisatoriskt-lärande",
    ),
    "policy": (
        "socialtjänstlag",
        "god-nära-vård",
        "tillitsbaserad-styrning",
        "förebyggande-nivåer",
    ),
}

ALL_CHECKS = tuple(f"KUB-CHK-{number:02}" for number in range(1, 29))
# The checks that a file may expect; the others are never listed (form section 7).
EXPECTABLE_CHECKS = tuple(f"KUB-CHK-{number:02}" for number in (*range(2, 17), 20))


def relation_allowed(rel: str, from_type: str, to_type: str) -> bool:
    """Say whether a link of the relation may go from one card type to the other; unknown words may not."""
    starts, ends = RELATIONS.get(rel, ((), ()))
    return from_type in starts and to_type in ends


def narrower_or_equal(one: str, other: str) -> bool:
    """Say whether ``one`` reaches no further than ``other``. Raises ValueError for an unknown word."""
    return VISIBILITIES.index(one) <= VISIBILITIES.index(other)
