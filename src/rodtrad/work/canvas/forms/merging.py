"""What forms that two people may have open at once share: what was seen travels with what was written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from rodtrad.foundation.base.fields import refuse_identity_numbers
from rodtrad.foundation.org.forms.asking import AskingForm

SEEN = "seen-"


class MergingForm(AskingForm):
    """``current``: the texts as they are saved now, also the form's start. Names are asked about before the save;
    all else that may point to somebody is asked about on the canvas, which keeps the work within its team meanwhile."""

    asks_about = frozenset({"name"})

    def __init__(self, data: Any = None, *, current: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(data, initial=dict(current), **kwargs)
        self.current = dict(current)

    def texts(self) -> dict[str, str]:
        """What was written, for the fields that have a saved text."""
        return {
            name: text
            for name, text in self.cleaned_data.items()
            if name in self.current and self._sent(name)
        }

    def _sent(self, name: str) -> bool:
        """Boxes send nothing when none is ticked; other fields that did not come were not in the form."""
        return name in self.data or isinstance(self.fields[name], forms.MultipleChoiceField)

    def seen(self) -> dict[str, str]:
        """What stood there when the person began to write."""
        return {name[len(SEEN) :]: self.data[name] for name in self.data if name.startswith(SEEN)}

    @property
    def seen_items(self) -> list[tuple[str, str]]:
        """The hidden fields: as they came with the form, else as they are saved."""
        seen = self.seen() if self.is_bound else self.current
        return [
            (f"{SEEN}{name}", seen.get(name, self.current[name]))
            for name in self.fields
            if name in self.current
        ]

    def take(self, error: ValidationError) -> None:
        """Put a service's refusal beside the field it is about, or above the form."""
        by_field = error.error_dict if hasattr(error, "error_dict") else {None: error.error_list}
        for name, errors in by_field.items():
            self.add_error(name if name in self.fields else None, errors)

    def clean(self) -> dict[str, Any]:
        """Identity numbers are refused at once, beside the field."""
        data = super().clean() or {}
        for name, text in list(data.items()):
            try:
                refuse_identity_numbers(text, name)
            except ValidationError as error:
                self.add_error(name, error)
        return data
