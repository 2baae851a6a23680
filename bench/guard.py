"""How well the guard finds what may point to a person, on generated texts with a key, and how long a text takes.

    python bench/guard.py [--texts 10000] [--seed 7]

Every text is made of everyday sentences of our own with traps in them (dates, prices, times, places, words
that are names too); three texts of four have something planted, of which the key says kind and place. Names
are drawn half from the lists that the guard knows (Faker, sv_SE) and half from lists that it does not (five
other languages). Phones are from the ranges that PTS keeps for fiction, identity numbers carry Skatteverket's
test numbers' birth numbers (980-999). A planted place counts as found when a hit of its kind touches it; a
hit counts as right when it touches a planted place.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from importlib import import_module

from rodtrad.kernel.guard import ask
from rodtrad.kernel.guard.identity import check_digit

NEUTRAL = [
    "Gruppen träffas på tisdagar kl 10.30-12.00.",
    "Priset är 35 kr och kaffe ingår.",
    "Vi räknade 17 gäster i mars 2024.",
    "Träffpunkten i Mölndal har öppet.",
    "Socialtjänsten och Regionen har ett möte 2024-03-15.",
    "Björn och varg syns i skogen.",
    "Det kom 12 personer från Göteborg.",
    "Vi använde AUDIT och WHO-5.",
    "Lund och Borås har gjort lika.",
    "Fler kvinnor än män svarade.",
    "Frågan gäller äldre från 75 år.",
    "Vi behöver mer tid, minst 2 timmar i veckan.",
    "Resultatet var 4,5 av 6.",
    "Målet för 2025 är 80 procent.",
    "Hemtjänsten i område Norr testar nya rutiner.",
    "Rum 214 är bokat.",
    "Dagen efter var lokalen tom.",
    "Planen följs upp i november.",
    "Enligt 14 kap. 2 § socialtjänstlagen gäller anmälan.",
    "Diarienummer SN 2024/00123.",
    "Vi skickade 1 200 enkäter och fick 640 svar.",
]
NAMED = [
    "Vi pratade med {} om maten.",
    "{} ville inte följa med.",
    "Det var {} som kom på det.",
    "Hälsa {} från oss.",
    "Enligt {} blev det bättre.",
    "Samtal med brukaren {} i dag.",
    "{}s förslag prövas nu.",
]
AROUND = {
    "phone": ["Ring {} efter lunch.", "Telefon: {}", "Hen nås på {}."],
    "email": ["Skriv till {}.", "Svar till {} senast fredag."],
    "address": ["Hen bor på {}.", "Vi ses vid {}, sa någon."],
    "identity-number": ["Ärendet gäller {}.", "Pnr {} stod på lappen."],
}
STREETS = [
    "Storgatan",
    "Lilla vägen",
    "Kyrkogränd",
    "Norra torget",
    "Skolgatan",
    "Backvägen",
    "Ekstigen",
    "Parkallén",
]
UNLISTED = ("it_IT", "hu_HU", "nl_NL", "cs_CZ", "pt_PT")
AROUND |= {"name, listed": NAMED, "name, unlisted": NAMED}
KINDS = tuple(AROUND)


class Maker:
    """Makes texts with their key out of one seeded source of chance."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.listed = self._names(("sv_SE",))
        self.unlisted = self._names(UNLISTED)

    @staticmethod
    def _names(locales: tuple[str, ...]) -> tuple[list[str], list[str]]:
        first: set[str] = set()
        last: set[str] = set()
        for locale in locales:
            provider = import_module(f"faker.providers.person.{locale}").Provider
            first |= {
                name for name in (*provider.first_names_female, *provider.first_names_male) if name.isalpha()
            }
            last |= {name for name in provider.last_names if name.isalpha()}
        return sorted(first), sorted(last)

    def planted(self, kind: str) -> str:
        one = self.chance
        if kind.startswith("name"):
            first, last = self.listed if kind == "name, listed" else self.unlisted
            return f"{one.choice(first)} {one.choice(last)}" if one.random() < 0.6 else one.choice(first)
        if kind == "phone":
            number = f"{one.randrange(605, 700):03}"
            return one.choice(["070-1740{}", "070-174 0{}", "+46 70 174 0{}", "0701740{}"]).format(number)
        if kind == "email":
            return f"{one.choice(['anna', 'info.x', 'b_c'])}{one.randrange(99)}@exempel.example"
        if kind == "address":
            return f"{one.choice(STREETS)} {one.randrange(1, 120)}{one.choice(['', ' B', 'a'])}"
        nine = f"{one.randrange(30, 99):02}{one.randrange(1, 13):02}{one.randrange(1, 29):02}{one.randrange(980, 1000)}"
        whole = nine + str(check_digit(nine))
        return one.choice(["{}-{}", "{}{}", "19{}-{}", "{} {}"]).format(whole[:6], whole[6:])

    def text(self) -> tuple[str, list[tuple[str, int, int]]]:
        """A text, and its key: (kind, start, end)."""
        text, key = "", []
        plants = self.chance.choice((0, 1, 1, 2))
        sentences: list[str] = [""] * plants + self.chance.sample(NEUTRAL, self.chance.randrange(1, 5))
        self.chance.shuffle(sentences)
        for sentence in sentences:
            text += " " if text else ""
            if sentence:
                text += sentence
                continue
            kind = self.chance.choice(KINDS)
            word = self.planted(kind)
            before, after = self.chance.choice(AROUND[kind]).split("{}")
            start = len(text) + len(before)
            key.append((kind, start, start + len(word)))
            text += before + word + after
        return text, key


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--texts", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    maker = Maker(args.seed)
    texts = [maker.text() for _each in range(args.texts)]
    ask("Värmer upp: Anna.")
    began = time.perf_counter()
    answers = [ask(text) for text, _key in texts]
    seconds = time.perf_counter() - began
    planted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for (_text, key), answer in zip(texts, answers, strict=True):
        for kind, start, end in key:
            planted[kind] += 1
            found[kind] += any(
                hit.kind == kind.partition(",")[0] and hit.start < end and start < hit.end for hit in answer
            )
        for hit in answer:
            hits[hit.kind] += 1
            right[hit.kind] += any(hit.start < end and start < hit.end for _kind, start, end in key)
    print(f"{'kind':18}{'planted':>8}{'found':>8}{'recall':>9}{'hits':>8}{'precision':>11}")
    for kind in KINDS:
        hit = kind.partition(",")[0]
        recall, precision = found[kind] / planted[kind], right[hit] / max(1, hits[hit])
        print(f"{kind:18}{planted[kind]:8}{found[kind]:8}{recall:9.4f}{hits[hit]:8}{precision:11.4f}")
    length = sum(len(text) for text, _key in texts) / args.texts
    print(f"{seconds / args.texts * 1e6:.0f} µs a text of {length:.0f} characters on average")


if __name__ == "__main__":
    main()
