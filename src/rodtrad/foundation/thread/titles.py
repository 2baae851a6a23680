"""How fields and their values are called for people, wherever a change is told."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from rodtrad.foundation.base import manifests
from rodtrad.foundation.base.days import in_words
from rodtrad.foundation.base.declarations import Text
from rodtrad.foundation.org.audiences import level_of
from rodtrad.foundation.org.choices import OBJECT_ROLES, Audience
from rodtrad.foundation.thread.choices import Basis, FlagAnswer, Life
from rodtrad.foundation.thread.states import state_title


def kind_title(kind: str) -> Text:
    """What a kind is called; its name when no installed module declares it."""
    declared = manifests.kinds.get(kind)
    return declared.title if declared else kind


def field_title(field: str, kind: str = "") -> Text:
    """What a field is called: by the module of the kind, else by the thread, else by any module that knows it."""
    own = (
        manifest for manifest in manifests.all_manifests() if any(row.name == kind for row in manifest.kinds)
    )
    ours = (manifest for manifest in manifests.all_manifests() if manifest.name == "thread")
    for manifest in (*own, *ours, *manifests.all_manifests()):
        if field in manifest.field_titles:
            return manifest.field_titles[field]
    return field


def value_title(kind: str, field: str, value: str) -> Text:
    """A stored value as people say it."""
    if not value:
        return ""
    if field == "state":
        return state_title(kind, value)
    named = _NAMED.get(field)
    if named is not None:
        return named(value)
    said = {"true": _("yes"), "false": _("no")}.get(value)
    return said or _by_module(kind, field, in_words(value))


def _by_module(kind: str, field: str, value: str) -> Text:
    """A value of the module's own fields in the module's words."""
    for manifest in manifests.all_manifests():
        if manifest.value_titles and any(row.name == kind for row in manifest.kinds):
            said: Text = import_string(manifest.value_titles)(field, value)
            return said
    return value


def _choice(choices: type[Life] | type[Basis] | type[FlagAnswer]) -> Callable[[str], Text]:
    return lambda value: choices(value).label if value in choices.values else value


_NAMED: dict[str, Callable[[str], Text]] = {
    "life": _choice(Life),
    "basis": _choice(Basis),
    "answer": _choice(FlagAnswer),
    "kind": kind_title,
    "role": lambda value: OBJECT_ROLES.get(value, value),
    "audience": lambda value: Audience(level_of(value)).label,
}
