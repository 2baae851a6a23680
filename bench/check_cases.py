"""How long the KUBINOL checks take: one case of 200 cards and 300 links, then 10, 100 and 1,000 such cases.

    .venv/bin/python bench/check_cases.py

The cases are invented by a generator with a fixed seed, so two runs check the same cases.
"""

from __future__ import annotations

import gc
from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from time import process_time
from typing import Any

from rodtrad.kernel.kubinol.areas import AreaTree
from rodtrad.kernel.kubinol.case import Area, Card, Case, Link
from rodtrad.kernel.kubinol.checks import check_case
from rodtrad.kernel.kubinol.words import CARD_TYPES, PIECE_OF, RELATIONS

CARDS, LINKS = 200, 300
SEED = 20231113
AS_OF = date(2026, 3, 2)
AREAS = AreaTree([Area("Byarna", "Vindeln"), Area("Södra byarna", "Byarna")], implied=["Vindeln"])
WORDS = (
    "sällskap", "vid", "maten", "någon", "att", "prata", "med", "nära", "hemmet", "mindre", "ensam",
    "mötesplatsen", "personal", "frivilliga", "varje", "vecka", "trygghet", "samtal", "besök", "grannar",
)  # fmt: skip
FIGURES = ("70–74 år", "torsdag kl. 09.00–10.30", "30 kr, kaffe ingår", "8 till 12 gäster under 2024")


def made_case(random: Random, number: int) -> Case:
    """Return an invented case; cards spread over all types, links over all relations that fit."""
    cards = tuple(made_card(random, place) for place in range(CARDS))
    return Case(
        id=f"fall-{number}",
        municipality="Vindeln",
        title="Middag ihop i byarna",
        status=random.choice(("sketch", "prototype", "in-test", "followed-up")),
        description=made_text(random, 30),
        cards=cards,
        links=made_links(random, cards),
    )


def made_card(random: Random, place: int) -> Card:
    """Return a card with some of the fields that the checks read."""
    card_type = CARD_TYPES[place % len(CARD_TYPES)]
    criteria = {"age_min": random.randint(60, 80), "gender": "man", "area": ["Södra byarna"]}
    day = (AS_OF - timedelta(days=random.randint(0, 200))).isoformat()
    fields: dict[str, dict[str, Any]] = {
        "target-group": {"criteria": criteria},
        "knowledge-statistics": {"applies_to": criteria},
        "mission": {"mission_kind": "funding", "criteria": criteria, "period": "2024–2026"},
        "intervention-element": {"period": "2025 höst", "competence": "volunteer"},
        "test": {"end": day, "state": "ended"},
        "measure": {"due": day, "contacts_again": True},
        "result": {"date": day, "reached": criteria},
        "core-component": {"competence": "professional"},
    }
    return Card(
        id=f"K{place}",
        piece=PIECE_OF[card_type],
        type=card_type,
        text=made_text(random, 12),
        note=made_text(random, 40) if random.random() < 0.3 else "",
        fields=fields.get(card_type, {}),
    )


def made_text(random: Random, words: int) -> str:
    """Return a text of so many everyday words; every third holds figures, as in the seed."""
    figures = [random.choice(FIGURES)] if random.random() < 1 / 3 else []
    return " ".join(random.choices(WORDS, k=words) + figures)


def made_links(random: Random, cards: Sequence[Card]) -> tuple[Link, ...]:
    """Return links between types that the relations allow."""
    links = []
    for _ in range(LINKS):
        rel = random.choice(tuple(RELATIONS))
        starts, ends = RELATIONS[rel]
        source = random.choice([card for card in cards if card.type in starts])
        target = random.choice([card for card in cards if card.type in ends])
        links.append(Link(source.id, rel, target.id, reason=made_text(random, 6)))
    return tuple(links)


def seconds_for(cases: Sequence[Case]) -> float:
    """Return the seconds of this process that checking all the cases takes; others share the machine."""
    began = process_time()
    for case in cases:
        check_case(case, AREAS, AS_OF)
    return process_time() - began


def main() -> None:
    """Print the figures."""
    random = Random(SEED)
    cases = [made_case(random, number) for number in range(100)]
    gc.freeze()
    seconds_for(cases[:5])  # warm up
    one = min(seconds_for(cases[:1]) for _ in range(20))
    print(f"one case, {CARDS} cards and {LINKS} links: {one * 1000:.2f} ms")
    per_case_of_ten = 0.0
    for count in (10, 100, 1000):
        # The hundred cases are checked again and again: making a thousand takes longer than checking them.
        batch = [cases[number % len(cases)] for number in range(count)]
        per_case = min(seconds_for(batch) for _ in range(3)) / count
        per_case_of_ten = per_case_of_ten or per_case
        ratio = per_case / per_case_of_ten
        total = per_case * count
        print(f"{count:5} cases: {total * 1000:8.1f} ms, each {per_case * 1000:.2f} ms, ratio {ratio:.2f}")


if __name__ == "__main__":
    main()
