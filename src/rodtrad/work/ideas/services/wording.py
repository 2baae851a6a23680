"""A place words its lists anew: what is wrong with a list, and old decisions that follow when a word is renamed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.services.setting_values import SettingChanged
from rodtrad.foundation.org.settings import value_by_place
from rodtrad.work.ideas.choices.states import GINO
from rodtrad.work.ideas.models import Triage
from rodtrad.work.ideas.rules.outcomes import (
    MOST_OUTCOMES,
    read_outcomes,
    renamed,
    renamed_outcomes,
    unread,
)

OUTCOMES = "ideas.outcomes"
COLUMNS: Mapping[str, str] = {
    "ideas.when": "when",
    "ideas.who": "who",
    "ideas.wish-to": "wish_to",
    OUTCOMES: "outcome",
}
"""Setting → the column of Triage that keeps one of its words."""


def outcomes_problem(lines: Sequence[str]) -> str:
    """Why a list of outcomes cannot be used, in words for the one who wrote it; "" when it can."""
    if not lines or len(lines) > MOST_OUTCOMES:
        return _("Write between one and twelve outcomes, one on each line.")
    strange = unread(lines)
    if strange:
        said = _("This line is not understood: “%(line)s”. After = stands one of: %(known)s.")
        return said % {"line": strange[0][:80], "known": ", ".join(GINO.values())}
    if len({each.value.casefold() for each in read_outcomes(lines)}) < len(lines):
        return _("Two outcomes are called the same.")
    return ""


def on_setting_changed(event: SettingChanged) -> None:
    """Ideas that stand under a word which is renamed stand under the new one."""
    column = COLUMNS.get(event.name)
    if column is None:
        return
    find = renamed_outcomes if event.name == OUTCOMES else renamed
    words = find(_lines(event.before), _lines(event.after))
    rows = _concerned(event, column, list(words)) if words else Triage.objects.none()
    for old, new in words.items():
        rows.filter(**{column: old}).update(**{column: new})


def _lines(value: object) -> list[str]:
    return [str(line) for line in value] if isinstance(value, list) else []


def _concerned(event: SettingChanged, column: str, words: Sequence[str]) -> QuerySet[Triage]:
    """What was decided in campaigns where the list holds: at the place and below, except under lists of their own."""
    rows = Triage.objects.filter(**{f"{column}__in": words})
    if event.place is not None:
        rows = rows.filter(idea__campaign__item__place__path__startswith=event.place.path)
    at = rows.order_by().values_list("idea__campaign__item__place_id", flat=True).distinct()
    held = value_by_place(event.name, Place.objects.filter(pk__in=set(at)))
    return rows.filter(
        idea__campaign__item__place_id__in=[pk for pk, value in held.items() if value == event.after]
    )
