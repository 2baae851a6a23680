"""Form fields made from the schema: one per text of rules.strings, so that no key can be forgotten."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext_lazy as _

from rodtrad.kernel.kubinol.keys import Kind
from rodtrad.work.canvas.choices import HELP, WORDS, title_of, word_label
from rodtrad.work.canvas.rules.strings import FormKey

_LONG = frozenset(
    {
        "starting_problem", "wanted_state", "noticed", "reasons", "if_missing", "assumption", "expected", "meaning",
        "value", "decision_reason", "useful_for", "entry_note", "description", "other", "note",
    }
)  # fmt: skip
_NUMERIC = (Kind.WHOLE, Kind.NUMBER, Kind.WHOLES)
_LISTS = (Kind.TEXTS, Kind.WORDS)
NOT_SAID = _("not said")


class LinesField(forms.MultipleChoiceField):
    """Several words out of a list, kept as one text with a word a line."""

    widget = forms.CheckboxSelectMultiple

    def to_python(self, value: Any) -> list[str]:
        return super().to_python(value.splitlines() if isinstance(value, str) else value)

    def prepare_value(self, value: Any) -> Any:
        return value.splitlines() if isinstance(value, str) else value

    def clean(self, value: Any) -> Any:
        return "\n".join(super().clean(value))


def field_of(row: FormKey, current: str = "") -> forms.Field:
    """The field for one text. A saved word that the list lacks stays on offer: nobody loses it by saving."""
    key = row.key
    title = title_of(key.name)
    common: dict[str, Any] = {
        "label": capfirst(str(title)), "help_text": HELP.get(key.name, ""), "required": key.required and not row.group,
    }  # fmt: skip
    if key.kind is Kind.BOOL:
        choices = [("", NOT_SAID), ("true", _("yes")), ("false", _("no"))]
        return forms.ChoiceField(choices=choices, **{**common, "required": False})
    if key.words and key.kind is Kind.WORD:
        return forms.ChoiceField(choices=_choices(row, current), **common)
    if key.words and key.kind in _LISTS:
        return LinesField(choices=_options(row, current.splitlines()), **common)
    return forms.CharField(widget=_widget(row), **common)


def _choices(row: FormKey, current: str) -> list[tuple[str, Any]]:
    options = _options(row, [current] if current else [])
    if row.key.required:
        return options
    default = row.key.default
    if not default:
        return [("", NOT_SAID), *options]
    counts = format_lazy("{} ({})", word_label(row.key.name, default), _("when nothing is said"))
    return [("", counts), *(option for option in options if option[0] != default)]


def _options(row: FormKey, current: list[str]) -> list[tuple[str, Any]]:
    words = list(row.key.words) + [word for word in current if word not in row.key.words]
    catalogue = WORDS.get(row.key.name, {})
    return [(word, word_label(row.key.name, word) if word in catalogue else word) for word in words]


def _widget(row: FormKey) -> forms.Widget:
    if row.key.kind in _LISTS or row.key.name in _LONG:
        return forms.Textarea(attrs={"rows": 2})
    attrs = {"autocomplete": "off"}
    if row.key.kind in _NUMERIC:
        attrs["inputmode"] = "decimal" if row.key.kind is Kind.NUMBER else "numeric"
    return forms.TextInput(attrs=attrs)
