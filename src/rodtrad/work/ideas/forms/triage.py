"""Forms of the triage: what becomes of an idea, groups, answers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.fields import refuse_identity_numbers
from rodtrad.foundation.org.forms.asking import AskingForm
from rodtrad.foundation.org.models import User
from rodtrad.foundation.ui.forms import DateInput
from rodtrad.work.ideas.models import Campaign, Group, Idea
from rodtrad.work.ideas.rules.outcomes import Choice, read_outcomes


def _lines(rows: int = 2) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


def _step(label: Any) -> forms.TypedChoiceField:
    steps = [("", "–"), *((number, str(number)) for number in range(1, 6))]
    return forms.TypedChoiceField(label=label, required=False, coerce=int, empty_value=None, choices=steps)


class DecideForm(AskingForm):
    """What becomes of one idea. The outcome is the button that was pressed; what it asks for the service says.
    ``seen_items``: the idea that was shown, as it is sent back."""

    seen_items: tuple[tuple[str, str], ...] = ()

    outcome = forms.ChoiceField(widget=forms.HiddenInput, required=False)
    reason = forms.CharField(
        label=_("Reason, for the sender"), required=False, max_length=1_000, widget=_lines(),
        help_text=_("Needed when it has to wait or is turned down."),
    )  # fmt: skip
    owner = forms.ChoiceField(label=_("Who takes care of it"), required=False)
    due = forms.DateField(label=_("To be done by"), required=False, widget=DateInput())
    wish_to = forms.ChoiceField(label=_("Whom a wish goes to"), required=False)
    when = forms.ChoiceField(label=_("When"), required=False)
    who = forms.ChoiceField(label=_("Who"), required=False)
    requirements = forms.MultipleChoiceField(
        label=_("What it needs"), required=False, widget=forms.CheckboxSelectMultiple
    )

    benefit = _step(_("How much good it would do (1–5)"))
    effort = _step(_("How much work it would be (1–5)"))
    novelty = _step(_("How new it is (1–5)"))

    def __init__(
        self, owners: Iterable[User], words: dict[str, list[str]], data: Any = None, **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        people = list(owners)
        self.outcomes = {each.value: each for each in read_outcomes(words["ideas.outcomes"])}
        self.fields["outcome"].choices = [
            ("", ""),
            *((value, each.title) for value, each in self.outcomes.items()),
        ]
        self._people = {user.code: user.pk for user in people}
        self.fields["owner"].choices = [("", _("Nobody yet")), *((user.code, user.name) for user in people)]
        self.fields["wish_to"].choices = [("", "–"), *_same(words["ideas.wish-to"])]
        for name in ("when", "who"):
            choices = [("", _("as the outcome says")), *_same(words[f"ideas.{name}"])]
            self.fields[name].choices = choices
        self.fields["requirements"].choices = _same(words["ideas.requirements"])

    def choice(self) -> Choice:
        data = dict(self.cleaned_data)
        owner = self._people.get(data.pop("owner"))
        chosen = self.outcomes.get(data["outcome"])
        data |= {"outcome": chosen.means, "word": chosen.word} if chosen else {}
        return Choice(**{**data, "requirements": tuple(data["requirements"]), "owner": owner})


def _same(words: Iterable[str]) -> list[tuple[str, str]]:
    return [(word, word) for word in words]


class DoneForm(AskingForm):
    """That an idea is done, and what came of it."""

    became = forms.CharField(
        label=_("What became of it?"), max_length=2_000, widget=_lines(3),
        help_text=_("A few words. They stand on the idea, and whoever sent it reads them."),
    )  # fmt: skip


class JoinForm(AskingForm):
    """Which other idea says the same: one of those shown, or one that is searched for first."""

    never_asked = frozenset({"words"})

    words = forms.CharField(label=_("Words in the other idea"), required=False, max_length=200)
    into = forms.ChoiceField(label=_("Which idea says the same?"), required=False, widget=forms.RadioSelect)

    def __init__(self, campaign: Campaign, ideas: Iterable[Idea], data: Any = None, **kwargs: Any) -> None:
        """``campaign``: the first idea's; of one from another campaign it is said which."""
        super().__init__(data, **kwargs)
        self.by_code = {idea.item.code: idea for idea in ideas}
        self.fields["into"].choices = [(code, _said(idea, campaign)) for code, idea in self.by_code.items()]

    def clean_words(self) -> str:
        refuse_identity_numbers(self.cleaned_data["words"])
        return str(self.cleaned_data["words"])

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not self.errors and not data.get("into") and "search" not in self.data:
            self.add_error("into", forms.ValidationError(_("Choose one of the ideas."), code="into"))
        return data


def _said(idea: Idea, campaign: Campaign) -> str:
    title: str = idea.item.title
    return title if idea.campaign_id == campaign.pk else f"{title} ({idea.campaign.item.title})"


class GroupForm(AskingForm):
    """What a group is about."""

    label = forms.CharField(label=_("What the group is about"), max_length=120)


class PlaceForm(AskingForm):
    """Where an idea belongs: a group that stands, a new one, or none."""

    group = forms.ChoiceField(label=_("Group"), required=False)
    label = forms.CharField(label=_("Or a new group: what is it about?"), required=False, max_length=120)

    def __init__(self, groups: Iterable[Group], data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.by_code = {group.item.code: group for group in groups}
        choices = [(code, group.item.title) for code, group in self.by_code.items()]
        self.fields["group"].choices = [("", _("In no group")), *choices]


class TogetherForm(forms.Form):
    """Which group a group is shown together with."""

    into = forms.ChoiceField(label=_("Show it together with"))

    def __init__(self, groups: Iterable[Group], data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.by_code = {group.item.code: group for group in groups}
        self.fields["into"].choices = [(code, group.item.title) for code, group in self.by_code.items()]


class AnswerForm(AskingForm):
    """One answer, or the wording of many."""

    text = forms.CharField(label=_("The answer"), max_length=2_000, widget=_lines(4))
    next_step = forms.CharField(
        label=_("What happens next"), max_length=2_000, widget=_lines(3),
        help_text=_("Every answer says what happens next, also when nothing more does."),
    )  # fmt: skip
