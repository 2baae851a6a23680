"""Values of the ideas' own fields, as the history says them."""

from __future__ import annotations

from django.utils.functional import Promise

from rodtrad.work.ideas.choices.words import IdeaType, Language, Mandate, Naming

_WORDS: dict[str, dict[str, str | Promise]] = {
    "idea_type": dict(IdeaType.choices),
    "types": dict(IdeaType.choices),
    "mandate": dict(Mandate.choices),
    "naming": dict(Naming.choices),
    "languages": dict(Language.choices),
}


def said(field: str, value: str) -> str:
    """The value in words: each of several, and as it stands where it has none."""
    words = _WORDS.get(field)
    return ", ".join(str(words.get(each, each)) for each in value.split(", ")) if words else value
