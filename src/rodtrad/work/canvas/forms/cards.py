"""The form of a card, made for its type, and the small ones for moving and putting away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.org.choices import Audience
from rodtrad.foundation.org.forms.asking import AskingForm
from rodtrad.kernel.kubinol.words import CARD_TYPES_OF, VISIBILITIES
from rodtrad.work.canvas.choices import HELP, PIECE_TITLES, TITLES, TYPE_TITLES, title_of
from rodtrad.work.canvas.forms.fields import field_of
from rodtrad.work.canvas.forms.merging import MergingForm
from rodtrad.work.canvas.rules.strings import FormKey, card_form_keys


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that belong together under a heading; a map's fields, or the type's own."""

    name: str
    title: Any
    fields: list[BoundField]
    is_open: bool


class CardForm(MergingForm):
    """Every field of a card of the type. ``limit``: the visibility of its case."""

    def __init__(
        self, data: Any = None, *, card_type: str, limit: str, current: Mapping[str, str], **kwargs: Any
    ):
        super().__init__(data, current=current, **kwargs)
        self.card_type = card_type
        text = forms.Textarea(attrs={"rows": 3, "autofocus": not current.get("text")})
        self.fields["text"] = forms.CharField(label=TITLES["text"], help_text=HELP["text"], widget=text)
        self.rows: list[FormKey] = card_form_keys(card_type)
        for row in self.rows:
            self.fields[row.name] = field_of(row, current.get(row.name, ""))
        self._add_common(limit)

    def _add_common(self, limit: str) -> None:
        note = forms.Textarea(attrs={"rows": 4})
        self.fields["note"] = forms.CharField(
            label=TITLES["note"], help_text=HELP["note"], widget=note, required=False, max_length=50_000
        )
        self.fields["reference"] = forms.CharField(label=TITLES["reference"], required=False)
        self.fields["tags"] = forms.CharField(
            label=TITLES["tags"],
            help_text=HELP["tags"],
            required=False,
            widget=forms.Textarea(attrs={"rows": 2}),
        )
        lives = [("current", _("in use")), ("draft", _("a draft"))]
        self.fields["life"] = forms.ChoiceField(label=_("This card is"), choices=lives, required=False)
        levels = VISIBILITIES[: VISIBILITIES.index(limit) + 1]
        shown = [("", _("the same as the case")), *((name, Audience(name).label) for name in levels)]
        self.fields["visibility"] = forms.ChoiceField(
            label=TITLES["visibility"], help_text=HELP["visibility"], choices=shown, required=False
        )

    def own_fields(self) -> list[BoundField]:
        """The type's fields that stand in no map."""
        return [self[row.name] for row in self.rows if not row.group]

    def own_can_wait(self) -> list[BoundField]:
        """Those of them that need not be said at once."""
        return [field for field in self.own_fields() if not field.field.required]

    @property
    def own_is_open(self) -> bool:
        return _in_use(self.own_can_wait())

    def groups(self) -> list[Group]:
        """The maps of the type, each under its heading; open when something stands in it."""
        names = list(dict.fromkeys(row.group for row in self.rows if row.group))
        found = []
        for name in names:
            fields = [self[row.name] for row in self.rows if row.group == name]
            found.append(Group(name, title_of(name), fields, _in_use(fields)))
        return found

    def common_fields(self) -> list[BoundField]:
        return [self[name] for name in ("note", "reference", "tags", "life", "visibility")]

    @property
    def common_is_open(self) -> bool:
        """Whether something is said there beyond what every new card says."""
        return _in_use([self[name] for name in ("note", "reference", "tags", "visibility")]) or (
            self["life"].value() not in ("", None, "current") or bool(self["life"].errors)
        )


def _in_use(fields: list[BoundField]) -> bool:
    return any(field.value() or field.errors for field in fields)


class TypeForm(forms.Form):
    """To which piece and type a card moves."""

    type = forms.ChoiceField(label=_("Type of card"))

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["type"].choices = [
            (str(PIECE_TITLES[piece]), [(name, capfirst(str(TYPE_TITLES[name]))) for name in types])
            for piece, types in CARD_TYPES_OF.items()
        ]


class ReasonForm(AskingForm):
    """A line about why."""

    reason = forms.CharField(label=_("Why?"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 2}))
