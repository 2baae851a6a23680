"""A campaign in the languages that its public page speaks."""

from __future__ import annotations

from dataclasses import dataclass

from rodtrad.work.ideas.choices import Language
from rodtrad.work.ideas.models import Campaign, Challenge


@dataclass(frozen=True, slots=True)
class Asked:
    """What a campaign asks, in one language. ``language``: its code."""

    language: str
    title: str
    text: str
    questions: tuple[str, ...]


def spoken(campaign: Campaign) -> tuple[str, ...]:
    """The languages of a campaign, the one it is written in first."""
    return tuple(code for code in campaign.languages if code in Language.values) or (Language.SV.value,)


def language_for(campaign: Campaign, wanted: str) -> str:
    """The wanted language if the campaign speaks it, else the one it is written in. ``wanted``: "en" or "en-gb"."""
    known = spoken(campaign)
    return wanted[:2] if wanted[:2] in known else known[0]


def asked(campaign: Campaign, wanted: str) -> Asked:
    """What it asks, in that language; what nobody has translated stands as it was written."""
    language, item = language_for(campaign, wanted), campaign.item
    words = campaign.translations.get(language, {}) if language != spoken(campaign)[0] else {}
    questions = words.get("questions") or campaign.questions
    return Asked(language, words.get("title") or item.title, words.get("text") or item.text, tuple(questions))


def title_in(challenge: Challenge, language: str) -> str:
    """A challenge in that language, or as it was written."""
    return challenge.titles.get(language[:2]) or challenge.title
