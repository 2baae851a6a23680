"""The form of one setting, shaped by what the setting declares."""

from __future__ import annotations

from django import forms

from rodtrad.foundation.org.forms.fields import GuardedField
from rodtrad.foundation.org.settings import Held


class WordsField(GuardedField):
    """A list of texts, one per line."""

    widget = forms.Textarea

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def clean(self, value):
        return [line.strip() for line in super().clean(value).splitlines() if line.strip()]


class SettingForm(forms.Form):
    """One value."""

    def __init__(self, *args, held: Held, **kwargs):
        super().__init__(*args, initial={"value": held.value}, **kwargs)
        setting = held.setting
        common = {"label": setting.title, "help_text": setting.help}
        if setting.kind == "whole":
            bounds = {"min_value": setting.lowest, "max_value": setting.highest}
            self.fields["value"] = forms.IntegerField(**common, **bounds)
        elif setting.kind == "bool":
            self.fields["value"] = forms.BooleanField(required=False, **common)
        elif setting.kind == "words":
            self.fields["value"] = WordsField(required=False, **common)
        else:
            self.fields["value"] = GuardedField(required=False, **common)
