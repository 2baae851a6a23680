"""The rows of may() fit the roles there are, and what else manifests declare fits together."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from rodtrad.foundation.base import manifests
from rodtrad.foundation.base.registry import RegistryError
from rodtrad.foundation.base.scope import PUBLIC, Actor, Grant, system
from rodtrad.foundation.org import permissions
from rodtrad.foundation.org.choices import OBJECT_ROLES, ROLES
from rodtrad.foundation.org.context import GROUPS

ADMIN = Actor(
    kind="person", user_id=1, grants=(Grant("administrator", 1, "1."), Grant("administrator", 2, "1.2."))
)


def test_permissions_when_declared_then_roles_exist():
    for row in manifests.permissions:
        assert row.roles <= set(ROLES), row.action
        assert row.own <= {"author", *OBJECT_ROLES}, row.action


def test_settings_and_menu_when_declared_then_actions_addresses_and_groups_exist():
    for setting in manifests.settings:
        assert setting.action in manifests.permissions, setting.name
    for entry in manifests.menu_entries():
        assert not entry.action or entry.action in manifests.permissions, entry.url
        assert entry.group in GROUPS, entry.url
        assert reverse(entry.url)


def test_require_when_not_allowed_then_permission_denied():
    with pytest.raises(PermissionDenied):
        permissions.require(PUBLIC, "org.manage-people", permissions.At("1."))
    permissions.require(ADMIN, "org.manage-people", permissions.At("1.5."))


def test_may_when_action_is_unknown_then_refuses_to_answer():
    with pytest.raises(RegistryError):
        permissions.may(ADMIN, "org.fly", permissions.At("1."))


def test_may_somewhere_when_role_is_held_anywhere_then_yes():
    assert permissions.may_somewhere(ADMIN, "org.manage-people")
    assert permissions.may_somewhere(system("x"), "org.manage-people")
    assert not permissions.may_somewhere(PUBLIC, "org.manage-people")


def test_paths_for_when_one_lies_in_another_then_the_upper_only():
    assert permissions.paths_for(ADMIN, "org.manage-people") == ("1.",)


def test_may_person_when_one_place_is_not_covered_then_no():
    assert permissions.may_person(ADMIN, "org.manage-people", ("1.3.", "1.2."))
    assert not permissions.may_person(ADMIN, "org.manage-people", ("1.3.", "9."))
    assert not permissions.may_person(ADMIN, "org.manage-people", ())


def test_languages_when_offered_then_fit_the_column():
    assert all(len(code) <= 5 for code, _title in settings.LANGUAGES)
