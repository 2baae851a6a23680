"""What the actor map and the list of knowledge can be narrowed to."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.filtering import FilterForm
from rodtrad.kernel.kubinol.words import KNOWLEDGE
from rodtrad.work.canvas.choices import TYPE_TITLES, WORDS
from rodtrad.work.canvas.queries.actor_map import ActorsWanted
from rodtrad.work.canvas.queries.knowledge_use import KnowledgeWanted

_ALL = ("", _("All"))


def _words(key: str) -> list[tuple[str, Any]]:
    return [(word, capfirst(str(label))) for word, label in WORDS[key].items()]


class ActorFilter(FilterForm):
    """What narrows the actor map."""

    text = forms.CharField(label=_("Words"), required=False, max_length=200)
    kind = forms.ChoiceField(label=_("Kind of actor"), required=False)
    contact = forms.ChoiceField(label=_("Contact"), required=False)
    case = forms.CharField(required=False, max_length=12, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["kind"].choices = [_ALL, *_words("actor_kind")]
        self.fields["contact"].choices = [_ALL, *_words("contact_status"), ("none", _("Not said"))]

    def wanted(self) -> ActorsWanted:
        data = self.cleaned_data if self.is_valid() else getattr(self, "cleaned_data", {})
        return ActorsWanted(**{name: value for name, value in data.items() if value})


class ContactForm(forms.Form):
    """How the contact with an actor stands now."""

    contact_status = forms.ChoiceField(label=_("Contact"))

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        blank = [] if self.initial.get("contact_status") else [("", _("not said"))]
        self.fields["contact_status"].choices = [*blank, *WORDS["contact_status"].items()]


class KnowledgeFilter(FilterForm):
    """What narrows the list of knowledge."""

    text = forms.CharField(label=_("Words"), required=False, max_length=200)
    kind = forms.ChoiceField(label=_("Kind of knowledge"), required=False)
    trust = forms.ChoiceField(label=_("Trust"), required=False)
    use = forms.ChoiceField(
        label=_("Is used"), required=False,
        choices=[("", _("Not used anywhere")), ("used", _("Is used")), ("all", _("All"))],
    )  # fmt: skip

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["kind"].choices = [
            _ALL,
            *((name, capfirst(str(TYPE_TITLES[name]))) for name in KNOWLEDGE),
        ]
        self.fields["trust"].choices = [_ALL, *_words("trust")]

    def wanted(self) -> KnowledgeWanted:
        data = self.cleaned_data if self.is_valid() else getattr(self, "cleaned_data", {})
        return KnowledgeWanted(**{name: value for name, value in data.items() if value})
