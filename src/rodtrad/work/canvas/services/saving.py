"""What the canvas's writes share: the texts of a form merged with what others saved, and checked values out of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import get_language

from rodtrad.foundation.base.fields import IdentityNumberFound, refuse_identity_numbers
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.thread.merging import Conflict, Merge, merge_form, plain
from rodtrad.foundation.thread.models import Item
from rodtrad.foundation.thread.services import save_alternative
from rodtrad.kernel.kubinol.messages import Refused
from rodtrad.work.canvas.rules import strings


@dataclass(slots=True)
class Saved:
    """What came of a save: the fields that changed, and those where two people wrote different things.

    Everything without conflict is saved; the actor's own text of a conflict is kept as an alternative.
    """

    changed: tuple[str, ...] = ()
    conflicts: list[Conflict] = field(default_factory=list)


def merged(current: Mapping[str, str], texts: Mapping[str, str], seen: Mapping[str, str] | None) -> Merge:
    """The form against what is saved now. Without ``seen`` the form simply holds."""
    known = {name: text for name, text in texts.items() if name in current}
    return merge_form(current if seen is None else seen, current, known)


def refuse_numbers(texts: Mapping[str, str]) -> None:
    """Refuse identity numbers before anything is read, merged or kept. Raises ValidationError by field."""
    found: dict[str, list[Any]] = {}
    for name, text in texts.items():
        try:
            refuse_identity_numbers(text, name)
        except IdentityNumberFound as error:
            found[name] = [*error.error_list]
    if found:
        raise ValidationError(found)


def checked(
    clean: Callable[[Mapping[str, Any]], dict[str, Any]], values: Mapping[str, Any], names: list[str]
) -> Any:
    """The values as the schema lets them in. Raises ValidationError by the name of the form's field."""
    try:
        return clean(values)
    except Refused as refused:
        errors = strings.errors_of(refused.problems, names, get_language() or "sv")
        raise ValidationError({name or "__all__": texts for name, texts in errors.items()}) from None


def keep_losing(actor: Actor, item: Item, conflicts: list[Conflict]) -> None:
    """Both texts survive: the one that is not saved stays beside the item."""
    for conflict in conflicts:
        if conflict.mine:
            save_alternative(actor, item, conflict.field, conflict.mine)


def keep_theirs(actor: Actor, item: Item, overridden: Mapping[str, str], current: Mapping[str, str]) -> None:
    """Someone chose their own text over another's: that other text stays beside the item."""
    for name, text in overridden.items():
        if text and plain(current.get(name, "")) == plain(text):
            save_alternative(actor, item, name, text)


def as_pairs(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Every key whose value differs, as the history tells it."""
    names = dict.fromkeys([*before, *after])
    return {
        name: (before.get(name), after.get(name)) for name in names if before.get(name) != after.get(name)
    }
