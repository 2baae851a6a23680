"""Forms that ask before they save what may point to a person: a phone, an address, a name.

The form comes back with what was found and two ways on: mask it, or say that it points to nobody. Nothing typed is
lost; an answer holds only for what was shown when it was given. Identity numbers are no question: they are refused.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rodtrad.foundation.base.scope import current_actor
from rodtrad.foundation.org import guarding
from rodtrad.foundation.org.queries import said_ok
from rodtrad.kernel import guard

ANSWER, SEEN = "guard", "guard-seen"
KINDS = {
    "phone": pgettext_lazy("found by the guard", "phone number"),
    "email": pgettext_lazy("found by the guard", "e-mail address"),
    "address": pgettext_lazy("found by the guard", "street address"),
    "name": pgettext_lazy("found by the guard", "name"),
}


@dataclass(frozen=True, slots=True)
class Found:
    """One thing to ask about: where it stands, what it says, what it seems to be."""

    field: str
    label: Any
    text: str
    kind: str
    hit: guard.Hit

    @property
    def kind_title(self) -> Any:
        return KINDS[self.kind]

    @property
    def digest(self) -> str:
        return hashlib.sha256(f"{self.kind}:{self.text.casefold()}".encode()).hexdigest()[:16]


class AskingForm(forms.Form):
    """``never_asked``: fields in which a name or address is what is asked for. ``asks_about``: what else to ask about;
    a module with questions of its own about some kinds leaves them out. ``known``: names, as
    kernel.guard.said_name writes them, that are colleagues here. Unchanged texts are not asked about."""

    never_asked: frozenset[str] = frozenset()
    asks_about: frozenset[str] = frozenset(KINDS)
    known: frozenset[str] = frozenset()
    guard_question: list[Found]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.guard_question = []

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if not self.errors:
            found = self._found(data)
            answer = self.data.get(ANSWER, "")
            if answer in ("ok", "mask") and {each.digest for each in found} <= self._seen():
                self._follow(answer, found, data)
            elif found:
                self.guard_question = found
                self.add_error(None, forms.ValidationError(_("Does this point to a person?"), code="guard"))
        return data

    @property
    def guard_seen(self) -> str:
        """What the question shows, as it comes back with the answer."""
        return " ".join(sorted({each.digest for each in self.guard_question}))

    def as_asked(self) -> dict[str, Any]:
        """The question in plain values, for a script that asks in place."""
        found = [{"text": each.text, "kind": str(each.kind_title)} for each in self.guard_question]
        return {"found": found, "seen": self.guard_seen}

    def _seen(self) -> set[str]:
        return set(str(self.data.get(SEEN, "")).split())

    def _found(self, data: dict[str, Any]) -> list[Found]:
        texts = {name: text for name, text in data.items() if self._is_asked(name, text)}
        if any(hit.kind == "name" for text in texts.values() for hit in guard.ask(text)):
            ok = said_ok(current_actor())
        else:
            ok = frozenset()
        return [
            Found(name, self.fields[name].label, text[hit.start : hit.end], hit.kind, hit)
            for name, text in texts.items()
            for hit in guard.ask(text, ok | self.known)
            if hit.kind in self.asks_about
        ]

    def _is_asked(self, name: str, text: Any) -> bool:
        field = self.fields.get(name)
        if not isinstance(field, forms.CharField) or isinstance(field, forms.EmailField):
            return False
        was = self.get_initial_for_field(field, name)
        return name not in self.never_asked and isinstance(text, str) and bool(text) and text != was

    def _follow(self, answer: str, found: list[Found], data: dict[str, Any]) -> None:
        if answer == "ok":
            guarding.say_ok(guard.said_name(each.text) for each in found if each.kind == "name")
            return
        for name in {each.field for each in found}:
            data[name] = guard.mask(data[name], [each.hit for each in found if each.field == name])
