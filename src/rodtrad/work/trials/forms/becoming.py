"""What is asked before something becomes a trial, or a trial's lesson. None for those who may not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.permissions import may
from rodtrad.foundation.thread.models import Item
from rodtrad.work.trials.forms.trials import LessonForm, TryItForm
from rodtrad.work.trials.queries.trials import places_to_begin


def try_it_form(actor: Actor, source: Item, data: Mapping[str, Any] | None) -> TryItForm | None:
    """For those who may write down a trial somewhere; the source's own place first."""
    places = places_to_begin(actor)
    if not places:
        return None
    own = next((place for place in places if place.pk == source.place_id), places[0])
    return TryItForm(places, data, initial={"title": source.title, "text": source.text, "place": own})


def lesson_form(actor: Actor, source: Item, data: Mapping[str, Any] | None) -> LessonForm | None:
    """For those who may note in the trial."""
    return LessonForm(data) if may(actor, "trials.note", source) else None
