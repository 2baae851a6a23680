"""Why lines are refused: a code, and its sentence in Swedish. What stood in the cell is never repeated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

SENTENCES: Mapping[str, str] = {
    "not-utf8": "raden är inte UTF-8; spara filen som UTF-8",
    "control-character": "ett styrtecken står här; ta bort det",
    "bad-quotes": 'citattecken som inte går ihop; skriv två ("") för ett inne i en cell',
    "no-rows": "filen har inga rader; skriv minst en rad under rubriken",
    "missing-column": "kolumnen {given} saknas; rubriken står på rad 1 med komma mellan kolumnerna",
    "column-twice": "kolumnen {given} står två gånger; behåll en",
    "cell-count": "raden har ett annat antal celler än rubriken; decimaler skrivs med punkt",
    "not-a-number": "{given} ska vara ett tal med punkt före decimalerna, eller tomt",
    "not-finite": "{given} är för stort för att räkna med",
    "missing": "{given} saknas; varje rad behöver {given}",
    "not-whole": "{given} ska vara ett heltal",
    "falling": "t är lägre än på raden före; skriv raderna i ordning efter t",
    "repeated": "t har redan funnits; varje t får stå en gång",
    "ghost-word": "ghost ska vara 1, 0 eller tomt",
    "negative": "{given} får inte vara under 0",
    "over-den": "num får inte vara större än den",
    "not-above-0": "value ska vara över 0",
    "rate-not-finite": "num/den är för stort för att räkna med",
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """One reason at a line (from 1, which is the header); ``given`` names the column."""

    line: int
    code: str
    given: str = ""

    def text(self) -> str:
        """Return the sentence."""
        return SENTENCES[self.code].format(given=self.given)


class Refused(ValueError):
    """A file that is refused; ``refusals`` holds every reason, by line."""

    def __init__(self, refusals: Iterable[Refusal]) -> None:
        self.refusals = tuple(refusals)
        super().__init__(f"{len(self.refusals)} refusals")

    def by_line(self) -> list[tuple[int, str]]:
        """Return each refused line once, with all that is said of it."""
        said: dict[int, list[str]] = {}
        for refusal in self.refusals:
            said.setdefault(refusal.line, []).append(refusal.text())
        return [(line, "; ".join(dict.fromkeys(texts))) for line, texts in said.items()]
