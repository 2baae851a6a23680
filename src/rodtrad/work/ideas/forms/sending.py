"""Forms by which ideas are written: signed in, by link, a voice, a code, notes one after the other."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.fields import refuse_identity_numbers
from rodtrad.foundation.org.forms.asking import AskingForm
from rodtrad.foundation.ui.forms import PlainForm
from rodtrad.kernel import guard
from rodtrad.work.ideas.choices import IdeaType, Mandate, Naming
from rodtrad.work.ideas.models import Campaign
from rodtrad.work.ideas.queries.campaigns import asked_places, challenges_of
from rodtrad.work.ideas.queries.languages import title_in

_SIGNING = (("no", _("No, give me a code")), ("yes", _("Yes, with my name")))


def _text(rows: int = 4) -> forms.CharField:
    return forms.CharField(
        label=_("Your idea"), required=False, max_length=20_000, strip=False,
        widget=forms.Textarea(attrs={"rows": rows, "dir": "auto"}),
    )  # fmt: skip


class _Writing:
    """What the forms share: the fields that a campaign asks for."""

    def ask(self, form: Any, campaign: Campaign) -> None:
        """Leave out what this campaign does not ask about."""
        fields = form.fields
        language = get_language() or ""
        challenges = [(row.code, title_in(row, language)) for row in challenges_of(campaign)]
        if challenges:
            fields["challenge"].choices = [("", _("None of them in particular")), *challenges]
        else:
            del fields["challenge"]
        types = [
            (key, capfirst(str(IdeaType(key).label))) for key in campaign.types if key in IdeaType.values
        ]
        if len(types) > 1:
            fields["idea_type"].choices = types
        else:
            del fields["idea_type"]


class IdeaForm(AskingForm):
    """An idea of somebody signed in. ``once``: so that the same form sent twice is one idea; ``similar``: which of the
    similar ideas shown the sender chose to stand behind, "new" = none of them."""

    never_asked = frozenset({"once", "similar"})

    text = _text()
    challenge = forms.ChoiceField(label=_("Which challenge is it about?"), required=False)
    idea_type = forms.ChoiceField(label=_("What is it?"), required=False)
    place = forms.ChoiceField(label=_("From which unit?"))
    mandate = forms.ChoiceField(
        label=_("Who decides?"), required=False, choices=[("", _("I do not know")), *Mandate.choices]
    )
    sign = forms.ChoiceField(
        label=_("Do you sign it?"), choices=_SIGNING, widget=forms.RadioSelect, initial="no"
    )
    once = forms.Field(widget=forms.HiddenInput, required=False)
    similar = forms.Field(widget=forms.HiddenInput, required=False)

    def __init__(self, campaign: Campaign, places: list[Any], data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        _Writing().ask(self, campaign)
        self.fields["place"].choices = [(place.code, place.name) for place in places]
        if campaign.naming != Naming.CHOICE:
            del self.fields["sign"]

    @property
    def main_fields(self) -> list[Any]:
        return [field for field in self if field.name not in ("similar", "once", "mandate")]


class PublicIdeaForm(PlainForm):
    """An idea of anybody with the link. What may point to a person is refused: nobody here can be asked later."""

    text = _text(6)
    challenge = forms.ChoiceField(label=_("Which challenge is it about?"), required=False)
    idea_type = forms.ChoiceField(label=_("What is it?"), required=False)
    place = forms.ChoiceField(label=_("Which place is it about?"), required=False)
    once = forms.Field(widget=forms.HiddenInput, required=False)
    similar = forms.Field(widget=forms.HiddenInput, required=False)

    def __init__(self, campaign: Campaign, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        _Writing().ask(self, campaign)
        self.places = {place.code: place for place in asked_places(campaign)}
        if self.places:
            names = ((code, place.name) for code, place in self.places.items())
            self.fields["place"].choices = [("", _("None of them in particular")), *names]
        else:
            del self.fields["place"]

    def chosen_place(self) -> Any:
        return self.places.get(self.cleaned_data.get("place", ""))

    def clean_text(self) -> str:
        """The text without anything that points to a person; names too, since nobody can say that they are none."""
        text: str = self.cleaned_data["text"]
        refuse_identity_numbers(text)
        found = [text[hit.start : hit.end] for hit in guard.ask(text)]
        if found:
            said = _(
                "Take away what may point to a person: %(found)s. Write what they do instead of who they are."
            )
            raise forms.ValidationError(
                said, params={"found": ", ".join(dict.fromkeys(found))}, code="personal"
            )
        return text


class CodeForm(PlainForm):
    """The code of an anonymous sender."""

    code = forms.CharField(
        label=_("Your code"), max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false"}),
        help_text=_("Sixteen letters, four at a time. Large or small letters do not matter."),
    )  # fmt: skip

    def clean_code(self) -> str:
        refuse_identity_numbers(self.cleaned_data["code"])
        return str(self.cleaned_data["code"])


class NotesForm(AskingForm):
    """Notes typed one after the other at a conference: each line is a note."""

    never_asked = frozenset({"once"})

    text = forms.CharField(
        label=_("The note"), max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 4, "autofocus": True, "dir": "auto"}),
        help_text=_("One note on each line. Press Save, and write on."),
    )  # fmt: skip
    idea_type = forms.ChoiceField(label=_("What is it?"), required=False)
    challenge = forms.ChoiceField(label=_("Which challenge is it about?"), required=False)
    category = forms.ChoiceField(label=_("Category"), required=False)
    photo = forms.ChoiceField(label=_("From which photo?"), required=False)
    once = forms.Field(widget=forms.HiddenInput, required=False)

    def __init__(
        self, campaign: Campaign, categories: list[str], photos: list[Any], data: Any = None, **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        _Writing().ask(self, campaign)
        self.fields["category"].choices = [("", _("Not sorted yet")), *((word, word) for word in categories)]
        if photos:
            self.fields["photo"].choices = [("", _("None")), *((row.code, row.name) for row in photos)]
        else:
            del self.fields["photo"]
