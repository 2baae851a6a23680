"""Places, people, and who belongs where. Places and memberships have dates: reorganisation is normal."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from rodtrad.foundation.base.fields import (
    GuardedCharField,
    GuardedEmailField,
    GuardedJSONField,
    GuardedTextField,
)
from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.org.choices import ROLE_CHOICES, PlaceKind

AREA_SEPARATOR = " › "


class Place(models.Model):
    """A node in the tree of organisations, or an organisation beside it.

    ``path`` is the ids from the top, "1.4.23.", so that everything below begins with it. ``municipality`` is
    the nearest place of that kind at or above, kept by services. ``merged_into``: who took over a closed place;
    membership there counts as membership here.
    """

    code = models.CharField(max_length=12, unique=True, default=new_code)
    kind = models.CharField(max_length=20, choices=PlaceKind.choices)
    name = GuardedCharField(max_length=200)
    official_code = GuardedCharField(max_length=20, blank=True)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    path = models.CharField(max_length=200, unique=True)
    municipality = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    about = GuardedTextField(blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged_here"
    )
    networks: Any = models.ManyToManyField(
        "self", symmetrical=False, through="NetworkMember", related_name="members"
    )

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["official_code"],
                condition=models.Q(kind="municipality") & ~models.Q(official_code=""),
                name="org_one_municipality_per_code",
            )
        ]

    def __str__(self) -> str:
        return self.name


class NetworkMember(models.Model):
    """A municipality that belongs to a network or region for a time."""

    network = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="member_rows")
    municipality = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="network_rows")
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["network", "municipality"], name="org_network_member_once")
        ]


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(username=(username or "").lower())


class User(AbstractBaseUser):
    """A person with an account. Never a citizen: those have none."""

    code = models.CharField(max_length=12, unique=True, default=new_code)
    username = GuardedCharField(max_length=80, unique=True)
    name = GuardedCharField(max_length=120)
    title = GuardedCharField(max_length=120, blank=True)
    email = GuardedEmailField(blank=True)
    language = models.CharField(max_length=5, default="sv")
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=False)
    joined = models.DateTimeField(auto_now_add=True)
    left = models.DateField(null=True, blank=True)

    USERNAME_FIELD = "username"
    objects = UserManager()

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name


class Membership(models.Model):
    """A person's role at a place, for a time. Ended, never deleted."""

    code = models.CharField(max_length=12, unique=True, default=new_code)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=ROLE_CHOICES)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["place__name", "role", "id"]
        indexes = [models.Index(fields=["place", "role"], name="org_membership_place")]


class ObjectRole(models.Model):
    """A person's role on one item (a case, later a programme or an event), by the item's public code."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="object_roles")
    item = models.CharField(max_length=12)
    role = models.CharField(max_length=12)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["item"], name="org_objectrole_item")]
        constraints = [models.UniqueConstraint(fields=["user", "item", "role"], name="org_objectrole_once")]


class Area(models.Model):
    """A geographic area in the tree of areas. ``path``: the names from the top, AREA_SEPARATOR between"""

    name = GuardedCharField(max_length=200)
    code = GuardedCharField(max_length=40, blank=True)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    path = GuardedCharField(max_length=1000, unique=True)

    class Meta:
        ordering = ["path"]

    def __str__(self) -> str:
        return self.name


class SettingValue(models.Model):
    """A setting that a place has changed; places below inherit it until they change it themselves."""

    place = models.ForeignKey(Place, null=True, on_delete=models.CASCADE, related_name="setting_values")
    name = models.CharField(max_length=60)
    value = GuardedJSONField()
    changed = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["place", "name"], name="org_setting_once"),
            models.UniqueConstraint(
                fields=["name"], name="org_setting_once_at_top", condition=models.Q(place__isnull=True)
            ),
        ]


class NotAPerson(models.Model):
    """Words that somebody at the place has said point to nobody: the guard does not ask about them there again.

    ``said``: as kernel.guard.said_name writes it.
    """

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="+")
    said = GuardedCharField(max_length=200)
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["said"]
        constraints = [models.UniqueConstraint(fields=["place", "said"], name="org_not_a_person_once")]
