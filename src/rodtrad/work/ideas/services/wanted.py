"""A campaign as somebody wants it, and what is wrong with that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from rodtrad.foundation.base.fields import refuse_identity_numbers
from rodtrad.foundation.org.choices import Audience
from rodtrad.foundation.org.models import Place
from rodtrad.work.ideas.choices import IdeaType, Language, Naming

MOST_CHALLENGES = 30


@dataclass(frozen=True, slots=True)
class Translated:
    """What a campaign asks, in another language. ``challenges``: in the order of the campaign's own, or none."""

    title: str
    text: str = ""
    questions: tuple[str, ...] = ()
    challenges: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """A campaign as a person wants it. ``challenges``: titles, in order. ``level``: to whom its ideas are shown.
    ``languages``: what its public page speaks, the first is what it is written in; ``translated``: the others, by code.
    ``places``: those that senders may choose among; none = every place within the campaign's own.
    """

    title: str
    text: str = ""
    questions: tuple[str, ...] = ()
    challenges: tuple[str, ...] = ()
    opens: date | None = None
    closes: date | None = None
    naming: str = Naming.CHOICE
    open_to_all: bool = False
    look_first: bool = False
    shows_similar: bool = True
    max_length: int = 1000
    types: tuple[str, ...] = (IdeaType.PROPOSAL,)
    languages: tuple[str, ...] = ("sv",)
    level: str = Audience.MUNICIPALITY
    places: tuple[Place, ...] = ()
    translated: Mapping[str, Translated] = field(default_factory=dict)


def check(wanted: Wanted, place: Place) -> None:
    """Raise ValidationError by field for what cannot be asked of ``place``."""
    refuse_identity_numbers(list(_texts(wanted)))
    problems = {**_problems(wanted), **_of_places(wanted, place), **_of_languages(wanted)}
    if problems:
        raise ValidationError(problems)


def _texts(wanted: Wanted) -> Iterator[str]:
    yield from (wanted.title, wanted.text, *wanted.questions, *wanted.challenges)
    for words in wanted.translated.values():
        yield from (words.title, words.text, *words.questions, *words.challenges)


def _problems(wanted: Wanted) -> dict[str, str]:
    problems: dict[str, str] = {}
    if wanted.opens and wanted.closes and wanted.closes < wanted.opens:
        problems["closes"] = _("The last day comes before the first.")
    if wanted.open_to_all and wanted.naming == Naming.NAMED:
        problems["naming"] = _(
            "Without signing in nobody can sign. Let the sender choose, or take away the link."
        )
    if not wanted.types or set(wanted.types) - set(IdeaType.values):
        problems["types"] = _("Choose at least one type.")
    if len(wanted.challenges) > MOST_CHALLENGES:
        problems["challenges"] = _("Write at most 30 challenges.")
    if any(len(title) > 200 for title in wanted.challenges):
        problems["challenges"] = _("A challenge has at most 200 characters.")
    return problems


def _of_places(wanted: Wanted, place: Place) -> dict[str, str]:
    outside = [each.name for each in wanted.places if not each.path.startswith(place.path)]
    if not outside:
        return {}
    said = _("%(names)s does not belong to %(place)s.")
    return {"places": said % {"names": ", ".join(outside[:3]), "place": place.name}}


def _of_languages(wanted: Wanted) -> dict[str, str]:
    if not wanted.languages or set(wanted.languages) - set(Language.values):
        return {"languages": _("Choose at least one language.")}
    problems: dict[str, str] = {}
    for code in wanted.languages[1:]:
        words = wanted.translated.get(code)
        if words is None or not words.title.strip():
            problems[f"title_{code}"] = _("Write it in this language too, or take the language away.")
        elif len(words.challenges) not in (0, len(dict.fromkeys(wanted.challenges))):
            problems[f"challenges_{code}"] = _(
                "Write as many challenges as above, in the same order, or none."
            )
        elif any(len(title) > 200 for title in words.challenges):
            problems[f"challenges_{code}"] = _("A challenge has at most 200 characters.")
    return problems
