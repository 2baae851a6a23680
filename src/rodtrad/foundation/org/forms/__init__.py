"""Shapes and field checks of the forms of people and places. Nothing is saved here."""

from rodtrad.foundation.org.forms.people import (
    ConfirmForm,
    EndRoleForm,
    HandOverForm,
    LeaveForm,
    MeForm,
    NewPersonForm,
    PeopleFilter,
    PersonForm,
    RoleForm,
)
from rodtrad.foundation.org.forms.places import (
    ClosePlaceForm,
    JoinForm,
    MergePlaceForm,
    MovePlaceForm,
    NewPlaceForm,
    PlaceForm,
)
from rodtrad.foundation.org.forms.settings import SettingForm

__all__ = [
    "ClosePlaceForm",
    "ConfirmForm",
    "EndRoleForm",
    "HandOverForm",
    "JoinForm",
    "LeaveForm",
    "MeForm",
    "MergePlaceForm",
    "MovePlaceForm",
    "NewPersonForm",
    "NewPlaceForm",
    "PeopleFilter",
    "PersonForm",
    "PlaceForm",
    "RoleForm",
    "SettingForm",
]
