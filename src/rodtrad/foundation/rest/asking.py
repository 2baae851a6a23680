"""The guard's questions as a machine answers them: the words it has looked at stand in ``confirmed``."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from django.http import HttpRequest

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.forms.asking import ANSWER, SEEN, AskingForm
from rodtrad.foundation.rest.problems import AskedWord, FieldError, Problem

Make = Callable[[Mapping[str, Any]], AskingForm]


def answered(make: Make, texts: Mapping[str, str], confirmed: Collection[str]) -> AskingForm:
    """The form, valid. ``make`` binds it; a problem when a word is asked about that was not confirmed."""
    form = make(texts)
    if not form.is_valid() and form.guard_question:
        left = [word for word in form.guard_question if word.text not in confirmed]
        if left:
            rows = [AskedWord(field=word.field, text=word.text, kind=word.kind) for word in left]
            raise Problem("asked", asked=rows)
        form = make({**texts, ANSWER: "ok", SEEN: form.guard_seen})
    if not form.is_valid():
        rows_of = form.errors.get_json_data()
        raise Problem(
            "invalid",
            errors=[
                FieldError(field="" if name == "__all__" else name, message=each["message"])
                for name, errors in rows_of.items()
                for each in errors
            ],
        )
    return form


def actor_of(request: HttpRequest) -> Actor:
    """Whom the key acts as."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor
