"""The settings of the canvas: numbers and words of the checks (kubinol.md section 6, all [P]), large files, the board.

The checks themselves are kernel.kubinol.checks; queries.checking runs them, services.findings keeps what they find.
"""

from __future__ import annotations

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.declarations import Setting
from rodtrad.kernel.kubinol.checks import DEFAULT
from rodtrad.work.canvas.rules.thresholds import (
    AT_ONCE_KB,
    CARD_LENGTH,
    CARDS_AT_ONCE,
    POLL_SECONDS,
    SETTING_NAMES,
    TAKEN_DAYS,
)

_TEXTS: dict[str, tuple[Promise, Promise]] = {
    "problem_word_starts": (
        _("Beginnings of words that speak of a problem"),
        _("A benefit with a word that begins like this is asked about: what state do you want instead?"),
    ),
    "problem_words": (
        _("Words that speak of a problem"),
        _("A benefit with one of these whole words is asked about: what state do you want instead?"),
    ),
    "knowledge_kinds": (
        _("Kinds of knowledge wanted"),
        _("With fewer of the four kinds than this, the work is asked about more knowledge."),
    ),
    "days_to_result": (
        _("Days to a result"),
        _(
            "A test that has ended, or a measure that was due, is asked about its result after this many days."
        ),
    ),
    "days_to_decision": (
        _("Days to a decision"),
        _("A result is asked about what you decide after this many days."),
    ),
    "days_in_planning": (
        _("Days of planning"),
        _("A sketch or prototype without any test is asked about a first small test after this many days."),
    ),
    "days_of_open_flag": (
        _("Days to look again"),
        _("A card to look at again is asked about after this many days."),
    ),
}


def _setting(field: str, title: Promise, text: Promise) -> Setting:
    default: Any = getattr(DEFAULT, field)
    if isinstance(default, tuple):
        return Setting(SETTING_NAMES[field], title, text, "words", list(default))
    lowest, highest = (1, 4) if field == "knowledge_kinds" else (1, 3650)
    return Setting(SETTING_NAMES[field], title, text, "whole", default, lowest=lowest, highest=highest)


_AT_ONCE = Setting(
    AT_ONCE_KB, _("Largest case file that is read while you wait (kilobytes)"),
    _("A larger file is read and brought in as background work."), "whole", 300, lowest=0, highest=5000,
)  # fmt: skip
_POLL = Setting(
    POLL_SECONDS, _("Seconds between looks for others' changes on a canvas"),
    _(
        "An open canvas shows what others have written after at most so many seconds. "
        "A higher number asks less of the network."
    ),
    "whole", 1, lowest=1, highest=60,
)  # fmt: skip
_LENGTH = Setting(
    CARD_LENGTH, _("Characters of a card on the canvas"),
    _("A longer text is cut there; the whole text stands on the card's own page."),
    "whole", 400, lowest=80, highest=2000,
)  # fmt: skip
_DOCUMENTS = (
    Setting(
        CARDS_AT_ONCE, _("Most cards in a document that is made while you wait"),
        _("A document with more cards is made as background work."), "whole", 200, lowest=1, highest=5000,
    ),
    Setting(
        TAKEN_DAYS, _("Days that documents made as background work are kept"),
        _("After that they are erased, and are taken out anew."), "whole", 7, lowest=1, highest=90,
    ),
)  # fmt: skip
SETTINGS = (
    *(_setting(field, *texts) for field, texts in _TEXTS.items()),
    _AT_ONCE,
    _POLL,
    _LENGTH,
    *_DOCUMENTS,
)
