"""Forms about people."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rodtrad.foundation.base.filtering import FilterForm
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org import queries
from rodtrad.foundation.org.choices import ROLE_CHOICES
from rodtrad.foundation.org.forms.fields import GuardedEmail, GuardedField, PersonField, PlaceField, day_field
from rodtrad.foundation.org.models import Place, User

MOST_PEOPLE_IN_LIST = 400


class PeopleFilter(FilterForm):
    """What narrows the list of people. All of it may stand in the address: it names staff, never citizens."""

    namn = forms.CharField(label=pgettext_lazy("of a person or place", "Name"), required=False, max_length=80)
    plats = PlaceField(label=_("Place"), required=False, empty_label=_("All places"))
    roll = forms.ChoiceField(label=_("Role"), required=False, choices=[("", _("All roles")), *ROLE_CHOICES])
    slutat = forms.BooleanField(label=_("Show those who have left"), required=False)

    def __init__(self, *args, actor: Actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["plats"].queryset = queries.choosable_places(actor, "org.see-people")

    def wanted(self) -> dict[str, Any]:
        """The arguments for queries.people; a filter that does not hold is passed over."""
        self.is_valid()
        data = self.cleaned_data
        return {
            "name": data.get("namn") or "",
            "place": data.get("plats"),
            "role": data.get("roll") or "",
            "left": bool(data.get("slutat")),
        }


class PersonForm(forms.Form):
    """What is kept about a person with an account."""

    name = GuardedField(label=pgettext_lazy("of a person or place", "Name"), max_length=120)
    username = GuardedField(
        label=_("User name"),
        max_length=80,
        help_text=_("What the person signs in with. Small letters and digits."),
    )
    title = GuardedField(label=pgettext_lazy("of a person", "Title"), max_length=120, required=False)
    email = GuardedEmail(label=_("E-mail"), required=False)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)

    @classmethod
    def values_of(cls, user: User) -> dict[str, str]:
        return {name: getattr(user, name) for name in cls.base_fields}


class NewPersonForm(PersonForm):
    """A new account, with where the person belongs."""

    place = PlaceField(label=_("Place"), empty_label=None)
    role = forms.ChoiceField(label=_("Role"), choices=ROLE_CHOICES)

    def __init__(self, *args, actor: Actor, near: Place | None, **kwargs):
        kwargs.setdefault("initial", {"place": near, "language": settings.LANGUAGE_CODE})
        super().__init__(*args, **kwargs)
        self.fields["place"].queryset = queries.choosable_places(actor, "org.manage-people", near)


class MeForm(forms.Form):
    """What one may change about oneself."""

    name = GuardedField(label=pgettext_lazy("of a person or place", "Name"), max_length=120)
    title = GuardedField(label=pgettext_lazy("of a person", "Title"), max_length=120, required=False)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)

    @classmethod
    def values_of(cls, user: User) -> dict[str, str]:
        return {name: getattr(user, name) for name in cls.base_fields}


class RoleForm(forms.Form):
    """A role at a place."""

    place = PlaceField(label=_("Place"), empty_label=None)
    role = forms.ChoiceField(label=_("Role"), choices=ROLE_CHOICES)
    since = day_field(label=_("From"), required=False, help_text=_("Empty: from today."))
    until = day_field(label=_("Last day"), required=False, help_text=_("Empty: until further notice."))

    def __init__(self, *args, actor: Actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["place"].queryset = queries.choosable_places(actor, "org.manage-people")


class EndRoleForm(forms.Form):
    """When a role at a place ends."""

    last_day = day_field(label=_("Last day"), required=False, help_text=_("Empty: it ends now."))


class ConfirmForm(forms.Form):
    """Nothing but the button."""


class HandOverForm(forms.Form):
    """Who takes over."""

    to = PersonField(label=_("To"), empty_label=_("Choose a person"))

    def __init__(self, *args, actor: Actor, person: User, **kwargs):
        super().__init__(*args, **kwargs)
        others = queries.people(actor).exclude(pk=person.pk).order_by("name", "id")
        near = others.filter(memberships__place__in=person.memberships.values("place")).distinct()
        self.fields["to"].queryset = near if others.count() > MOST_PEOPLE_IN_LIST else others


class LeaveForm(HandOverForm):
    """Ending an account; handing over at the same time is offered, not demanded."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].required = False
        self.fields["to"].label = _("Hand over to")
        self.fields["to"].empty_label = _("Nobody yet")
