"""Forms of the guiding questions."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.fields import refuse_identity_numbers
from rodtrad.foundation.org.forms.asking import AskingForm
from rodtrad.work.canvas.choices.guiding import PARTS
from rodtrad.work.canvas.services.guiding import LONGEST


class _Texts(AskingForm):
    text_sv = forms.CharField(
        label=_("The question in Swedish"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 2})
    )
    text_en = forms.CharField(
        label=_("The same in English"), max_length=LONGEST, required=False,
        help_text=_("Left empty, the Swedish words are shown."), widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip

    def clean(self):
        for name, text in self.cleaned_data.items():
            if isinstance(text, str):
                refuse_identity_numbers(text, name)
        return super().clean()


class ProposalForm(_Texts):
    """A new question for a part."""

    part = forms.ChoiceField(label=_("Where is it asked?"), choices=tuple(PARTS.items()))
    field_order = ["part", "text_sv", "text_en"]


class QuestionForm(_Texts):
    """A question as a place words it."""

    position = forms.IntegerField(
        label=_("Place in the order"), min_value=1, max_value=9999,
        help_text=_("The shipped questions stand at 10, 20, 30 and so on."),
    )  # fmt: skip
    hidden = forms.BooleanField(label=_("Do not ask it here or below"), required=False)
