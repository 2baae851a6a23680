"""Forms of the thread's own pages: shape and field checks only."""

from __future__ import annotations

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.fields import refuse_identity_numbers
from rodtrad.foundation.org.forms.asking import AskingForm
from rodtrad.foundation.thread.choices import FlagAnswer
from rodtrad.foundation.thread.queries import Said


class ReasonForm(AskingForm):
    """A line about why."""

    reason = forms.CharField(label=_("Why?"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 2}))

    def clean_reason(self):
        refuse_identity_numbers(self.cleaned_data["reason"])
        return self.cleaned_data["reason"]


class FlagForm(ReasonForm):
    """The answer to a look-again flag."""

    answer = forms.ChoiceField(label=_("What did you come to?"), choices=(), widget=forms.RadioSelect)
    field_order = ["answer", "reason"]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].choices = [(key, capfirst(label)) for key, label in FlagAnswer.choices]


class LinkSearchForm(AskingForm):
    """How the item hangs together with something else, and words in the title of that."""

    said = forms.ChoiceField(label=_("In what way?"))
    words = forms.CharField(label=_("Words in the title"), max_length=200, required=False)

    def __init__(self, relations: list[Said], *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.relations = {row.key: row for row in relations}
        self.fields["said"].choices = [(row.key, capfirst(str(row.label))) for row in relations]

    def clean_words(self):
        refuse_identity_numbers(self.cleaned_data["words"])
        return self.cleaned_data["words"]

    def clean_said(self):
        return self.relations[self.cleaned_data["said"]]


class LinkForm(LinkSearchForm):
    """The search, what was chosen in its answer, and why."""

    target = forms.CharField(label=_("To what?"), max_length=12)
    reason = forms.CharField(
        label=_("Why do they hang together?"),
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
