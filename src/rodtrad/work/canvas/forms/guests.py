"""Forms of guest questions: what the team sends, what a guest writes, what the team does with it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.org.forms.asking import AskingForm
from rodtrad.work.canvas.choices import TYPE_TITLES
from rodtrad.work.canvas.forms.asking import long_text
from rodtrad.work.canvas.rules.guests import ANSWER_LENGTH, BECOMES, QUESTION_LENGTH


class GuestLinkForm(AskingForm):
    """A question to somebody outside."""

    question = forms.CharField(
        label=_("Your question"), max_length=QUESTION_LENGTH, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Plain words. The one who reads it knows nothing of your work."),
    )  # fmt: skip
    to = forms.CharField(
        label=_("Who is asked?"),
        max_length=200,
        help_text=_("A function, never a name: chair of the pensioners' club."),
    )
    asks_as = forms.CharField(
        label=_("Who asks?"),
        max_length=300,
        help_text=_("Organisation and function, as the one who is asked reads it."),
    )
    shows_text = forms.BooleanField(
        label=_("Show what stands on the canvas about this"), required=False,
        help_text=_("Without this only the question is shown."),
    )  # fmt: skip
    several = forms.BooleanField(
        label=_("The link may be answered several times"), required=False,
        help_text=_("For a paper on the wall or a group. Otherwise it closes after one answer."),
    )  # fmt: skip
    days = forms.IntegerField(label=_("Days that the link holds"), min_value=1, max_value=90)


class GuestAnswerForm(forms.Form):
    """What a guest writes. ``once``: so that the same form sent twice is one answer."""

    text = long_text(_("Your answer"), rows=7, required=True)
    once = forms.Field(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["text"].max_length = ANSWER_LENGTH
        self.fields["text"].strip = False
        self.fields["text"].widget.attrs["dir"] = "auto"


class TakeInForm(AskingForm):
    """What a guest's answer becomes, or why it is put away."""

    type = forms.ChoiceField(label=_("Take it in as"), required=False)
    reason = forms.CharField(
        label=_("Or why you put it away"), required=False, max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["type"].choices = [(name, capfirst(str(TYPE_TITLES[name]))) for name in BECOMES]
