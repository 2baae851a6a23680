"""Shapes and field checks of talk's forms. Nothing is saved here."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base import manifests
from rodtrad.foundation.base.fields import refuse_identity_numbers
from rodtrad.foundation.org.forms.asking import AskingForm
from rodtrad.foundation.org.forms.fields import day_field
from rodtrad.foundation.org.models import User
from rodtrad.foundation.talk.choices import Way, Weekday
from rodtrad.kernel.guard import said_name


class GuardedText(forms.CharField):
    """Several lines written by people."""

    def __init__(self, **kwargs) -> None:
        rows = kwargs.pop("rows", 3)
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(**kwargs)

    def validate(self, value):
        super().validate(value)
        refuse_identity_numbers(value)


def _people(users: Iterable[User], empty: str | Promise) -> list[tuple[str, str | Promise]]:
    return [("", empty), *((user.username, user.name) for user in users)]


class CommentForm(AskingForm):
    """What one says, and whom one names."""

    text = GuardedText(label=_("What do you want to say?"), max_length=10_000)
    mention = forms.ChoiceField(label=_("Name somebody"), required=False)

    def __init__(self, *args, people: Iterable[User], prefix_id: str = "", **kwargs) -> None:
        super().__init__(*args, auto_id=f"{prefix_id or 'id'}_%s", **kwargs)
        people = list(people)
        self.fields["mention"].choices = _people(people, _("Nobody in particular"))
        self.known = frozenset(
            said_name(name) for user in people for name in (user.name, user.name.split(" ")[0])
        )
        self.fields["text"].widget.attrs["data-mention"] = str(self.auto_id) % "mention"

    def said(self) -> str:
        """The text, which begins with whoever was chosen and is not named in it."""
        text, name = self.cleaned_data["text"], self.cleaned_data["mention"]
        return f"@{name} {text}" if name and f"@{name}" not in text else text


class AboutForm(CommentForm):
    """A comment that also says which part of the item it is about."""

    about = forms.ChoiceField(label=_("About which part?"), required=False)
    field_order = ["text", "about", "mention"]

    def __init__(self, *args, fields: Iterable[tuple[str, str]], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["about"].choices = [("", _("The whole")), *fields]


class EditForm(AskingForm):
    """One's own comment again; ``seen`` is the version that the page showed."""

    text = GuardedText(label=_("Your comment"), max_length=10_000, rows=5)
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class ReasonForm(AskingForm):
    """A line about why."""

    reason = GuardedText(label=_("Why?"), max_length=2_000, rows=2)


class DelegateForm(AskingForm):
    """To whom, with which words, and until when."""

    to = forms.ChoiceField(label=_("To whom?"))
    text = GuardedText(label=_("A line to go with it"), max_length=1_000, required=False, rows=2)
    until = day_field(label=_("Last day"), required=False)

    def __init__(self, *args, people: Iterable[User], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.people = {user.username: user for user in people}
        self.fields["to"].choices = _people(self.people.values(), _("Choose a person"))

    def clean_to(self):
        return self.people[self.cleaned_data["to"]]


class StandInForm(forms.Form):
    """Who stands in, from when to when."""

    by = forms.ChoiceField(label=_("Who stands in for you?"))
    since = day_field(label=_("From"))
    until = day_field(label=_("Last day"))

    def __init__(self, *args, people: Iterable[User], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.people = {user.username: user for user in people}
        self.fields["by"].choices = _people(self.people.values(), _("Choose a person"))

    def clean_by(self):
        return self.people[self.cleaned_data["by"]]


class PreferencesForm(forms.Form):
    """How to be told of each kind, when, and on which days not."""

    hour = forms.TypedChoiceField(
        label=_("When do you want the daily mail?"), coerce=int, required=False, empty_value=7
    )
    quiet = forms.TypedMultipleChoiceField(
        label=_("Days without mail"), coerce=int, choices=Weekday.choices, required=False,
        widget=forms.CheckboxSelectMultiple, help_text=_("What happens then comes in the next daily mail."),
    )  # fmt: skip

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["hour"].choices = [(hour, f"{hour:02d}:00") for hour in range(24)]
        self.kinds = {f"way-{kind.name}": kind for kind in manifests.notices}
        for name, kind in self.kinds.items():
            self.fields[name] = forms.ChoiceField(
                label=capfirst(str(kind.title)), choices=Way.choices, required=False
            )
        self.order_fields([*self.kinds, "hour", "quiet"])

    def ways(self) -> dict[str, str]:
        chosen = {kind.name: self.cleaned_data[name] for name, kind in self.kinds.items()}
        return {name: way for name, way in chosen.items() if way}
