"""Forms for what is done with ideas that have come: narrow the list, change, let through, split, put away."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.filtering import FilterForm
from rodtrad.foundation.org.forms.asking import AskingForm
from rodtrad.work.ideas.choices import IdeaType, Mandate, State
from rodtrad.work.ideas.queries.ideas import Wanted

_ALL = ("", _("All"))
_MAIN = ("text", "campaign", "state", "mine")


class IdeaFilter(FilterForm):
    """What narrows the list of ideas."""

    text = forms.CharField(label=_("Words in the idea"), required=False, max_length=200)
    campaign = forms.ChoiceField(label=_("Campaign"), required=False)
    state = forms.ChoiceField(label=_("How far it has come"), required=False)
    idea_type = forms.ChoiceField(label=_("Type of idea"), required=False)
    category = forms.ChoiceField(label=_("Category"), required=False)
    level = forms.ChoiceField(label=_("Level"), required=False)
    mine = forms.BooleanField(label=_("Only those I have signed"), required=False)
    waiting = forms.BooleanField(label=_("Only those without a word on what becomes of them"), required=False)
    put_away = forms.BooleanField(label=_("Those put away"), required=False)

    def __init__(self, campaigns: Any, categories: Any, levels: Any, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["campaign"].choices = [_ALL, *((row.item.code, row.item.title) for row in campaigns)]
        self.fields["category"].choices = [_ALL, *((word, word) for word in categories)]
        self.fields["level"].choices = [_ALL, *((word, word) for word in levels)]
        for name, words in (("state", State), ("idea_type", IdeaType)):
            self.fields[name].choices = [_ALL, *((key, capfirst(str(text))) for key, text in words.choices)]

    def main_fields(self) -> list[Any]:
        return [self[name] for name in _MAIN]

    def more_fields(self) -> list[Any]:
        return [field for field in self if field.name not in _MAIN]

    @property
    def more_is_open(self) -> bool:
        """Whether something among the folded fields is in use, or must be put right."""
        return any(field.data or field.errors for field in self.more_fields())

    def wanted(self) -> Wanted:
        """What was asked for; an unknown word narrows to nothing less than all."""
        data = self.cleaned_data if self.is_valid() else getattr(self, "cleaned_data", {})
        return Wanted(**{name: value for name, value in data.items() if value})


def _long(label: Any, rows: int = 5) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=10_000, widget=forms.Textarea(attrs={"rows": rows, "dir": "auto"})
    )


class ChangeForm(AskingForm):
    """An idea's text, and what it is sorted under."""

    text = _long(_("The idea"))
    idea_type = forms.ChoiceField(label=_("Type of idea"))
    category = forms.ChoiceField(label=_("Category"), required=False)
    level = forms.ChoiceField(label=_("Level"), required=False)
    mandate = forms.ChoiceField(
        label=_("Who decides?"), required=False, choices=[("", _("Not known")), *Mandate.choices]
    )

    def __init__(self, categories: Any, levels: Any, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["idea_type"].choices = [(key, capfirst(str(text))) for key, text in IdeaType.choices]
        for name, words in (("category", categories), ("level", levels)):
            own = kwargs.get("initial", {}).get(name, "")
            known = dict.fromkeys([*words, *([own] if own else [])])
            self.fields[name].choices = [("", _("Not sorted yet")), *((word, word) for word in known)]


class LookForm(AskingForm):
    """An idea that is held back, as it will be shown. Names are asked about; phone numbers and the like are refused."""

    text = _long(_("The text as it will be shown"))


class SplitForm(AskingForm):
    """The parts of a note."""

    parts = _long(_("The parts, one on each line"), 6)


class ReasonForm(AskingForm):
    """Why something is put away or undone."""

    reason = forms.CharField(label=_("Why?"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 2}))
