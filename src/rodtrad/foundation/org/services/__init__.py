"""All writes of people and places. Each: permission, rule, save, audit, in one transaction."""

from rodtrad.foundation.org.services.areas import AreaRow, ensure_areas
from rodtrad.foundation.org.services.memberships import add_membership, end_membership
from rodtrad.foundation.org.services.networks import join_network, leave_network
from rodtrad.foundation.org.services.not_a_person import forget_word, remember_words
from rodtrad.foundation.org.services.object_roles import end_object_role, give_object_role
from rodtrad.foundation.org.services.passwords import password_was_changed, set_password
from rodtrad.foundation.org.services.people import change_myself, change_user, create_user
from rodtrad.foundation.org.services.people_leaving import (
    HandedOver,
    Left,
    bring_back_user,
    deactivate_user,
    hand_over,
)
from rodtrad.foundation.org.services.places import change_place, create_place, ensure_municipality
from rodtrad.foundation.org.services.reorganisation import close_place, merge_place, move_place, split_place
from rodtrad.foundation.org.services.setting_values import change_setting, reset_setting

__all__ = [
    "AreaRow",
    "HandedOver",
    "Left",
    "add_membership",
    "bring_back_user",
    "change_myself",
    "change_place",
    "change_setting",
    "change_user",
    "close_place",
    "create_place",
    "create_user",
    "deactivate_user",
    "end_membership",
    "end_object_role",
    "ensure_areas",
    "ensure_municipality",
    "forget_word",
    "give_object_role",
    "hand_over",
    "join_network",
    "leave_network",
    "merge_place",
    "move_place",
    "password_was_changed",
    "remember_words",
    "reset_setting",
    "set_password",
    "split_place",
]
