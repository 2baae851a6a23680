"""The form of a new key."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.org.forms.asking import AskingForm
from rodtrad.foundation.org.forms.fields import GuardedField


class TokenForm(AskingForm):
    """What it is for, what it covers, for how long."""

    name = GuardedField(
        label=_("What is the key for?"),
        help_text=_("The system that will use it, so that you know the key again."),
        max_length=80,
    )
    scopes = forms.MultipleChoiceField(
        label=_("What may it do?"),
        help_text=_("As little as will do. A key never opens more than you may see and do yourself."),
        widget=forms.CheckboxSelectMultiple,
    )
    days = forms.IntegerField(label=_("For how many days?"), min_value=1)

    def __init__(self, *args, scopes: dict[str, str], longest: int, **kwargs) -> None:
        super().__init__(*args, initial={"days": min(90, longest)}, **kwargs)
        self.fields["scopes"].choices = list(scopes.items())
        self.fields["days"].max_value = longest
        self.fields["days"].help_text = _("At most %(days)s. After that a new key is made.") % {
            "days": longest
        }
