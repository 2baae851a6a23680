"""A meeting: several browsers write on one board, some without a network for a while. Used by a test and a bench."""

from __future__ import annotations

import random
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

_WATCH = """() => {
  window.seenAt = {};
  const look = () => {
    for (const [word] of document.getElementById("board").textContent.matchAll(/ord\\d+slut/g)) {
      window.seenAt[word] ??= Date.now();
    }
  };
  const all = {childList: true, subtree: true, characterData: true};
  new MutationObserver(look).observe(document.getElementById("board"), all);
}"""
_KINDS = ("need", "benefit-individual", "intervention-element", "unsorted")


@dataclass
class Meeting:
    """What happened. ``typed``: word → (who, when sent, whether the network was there), milliseconds."""

    pages: Sequence[Any]
    typed: dict[str, tuple[int, float, bool]] = field(default_factory=dict)

    def delays(self) -> list[float]:
        """Seconds until another browser showed a word, for every word and browser that were online throughout."""
        seen = [page.evaluate("window.seenAt") for page in self.pages]
        away = {who for who, _at, online in self.typed.values() if not online}
        return sorted(
            (seen[other][word] - at) / 1000
            for word, (who, at, online) in self.typed.items()
            for other in range(len(self.pages))
            if online and other != who and other not in away and who not in away and word in seen[other]
        )


def hold_meeting(
    pages: Sequence[Any], seconds: float, away: Mapping[int, tuple[float, float]], seed: int = 1
) -> Meeting:
    """All write in turn for so many seconds. ``away``: who is without a network, from second to second.

    Afterwards everybody is online and nothing waits any more.
    """
    dice, meeting, start = random.Random(seed), Meeting(pages), time.monotonic()
    for page in pages:
        page.evaluate(_WATCH)
    gone: set[int] = set()
    while (now := time.monotonic() - start) < seconds:
        for who, (begins, ends) in away.items():
            if begins <= now < ends and who not in gone:
                gone.add(who)
                pages[who].context.set_offline(True)
            elif now >= ends and who in gone:
                gone.discard(who)
                pages[who].context.set_offline(False)
        who = dice.randrange(len(pages))
        word = f"ord{len(meeting.typed)}slut"
        _write(pages[who], word, dice)
        meeting.typed[word] = (who, time.time() * 1000, who not in gone)
        time.sleep(0.05)
    for who in gone:
        pages[who].context.set_offline(False)
    for page in pages:
        page.wait_for_selector("[data-pending]", state="detached", timeout=30_000)
    time.sleep(2.5)
    return meeting


def _write(page: Any, word: str, dice: random.Random) -> None:
    """A new card, or a word more in one that is there."""
    cards = page.locator(".card[id^=kort-]:not([data-busy], [data-cut])")
    number = cards.count()
    if number < 4 or dice.random() < 0.4:
        line = page.locator(f"#ny-{dice.choice(_KINDS)}")
        line = line if line.count() else page.locator("#ny-unsorted")
        line.fill(f"En tanke {word}")
        line.press("Enter")
        return
    card = page.locator(f"#{cards.nth(dice.randrange(number)).get_attribute('id')}")
    card.locator(".card-text a").click()
    text = card.locator(".card-editor textarea")
    text.fill(f"{text.input_value()} {word}")
    text.press("Control+Enter")


def lost_words(meeting: Meeting, texts: Sequence[str], alternatives: Sequence[str]) -> list[str]:
    """The words that stand neither on a card nor in a text that is offered beside one."""
    whole = "\n".join([*texts, *alternatives])
    return [word for word in meeting.typed if word not in whole]
