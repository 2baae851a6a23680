"""Roles, kinds of places and audiences: the words of settled.md section 5."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PlaceKind(models.TextChoices):
    NETWORK = "network", _("network")
    REGION = "region", _("region")
    MUNICIPALITY = "municipality", _("municipality")
    BOARD = "board", pgettext_lazy("kind of place", "board")
    ADMINISTRATION = "administration", _("administration")
    AREA = "area", _("area")
    UNIT = "unit", _("unit")
    PROVIDER = "provider", _("provider")
    ASSOCIATION = "association", _("association")
    UNIVERSITY = "university", _("university")
    AUTHORITY = "authority", _("authority")


# Which kinds may stand directly under which; None = at the top.
PARENTS: dict[str, tuple[str | None, ...]] = {
    PlaceKind.NETWORK: (None,),
    PlaceKind.REGION: (None,),
    PlaceKind.MUNICIPALITY: (None, PlaceKind.REGION),
    PlaceKind.BOARD: (PlaceKind.MUNICIPALITY,),
    PlaceKind.ADMINISTRATION: (PlaceKind.MUNICIPALITY, PlaceKind.BOARD),
    PlaceKind.AREA: (PlaceKind.MUNICIPALITY, PlaceKind.BOARD, PlaceKind.ADMINISTRATION, PlaceKind.AREA),
    PlaceKind.UNIT: (
        PlaceKind.MUNICIPALITY,
        PlaceKind.BOARD,
        PlaceKind.ADMINISTRATION,
        PlaceKind.AREA,
        PlaceKind.UNIT,
    ),
    PlaceKind.PROVIDER: (None, PlaceKind.MUNICIPALITY),
    PlaceKind.ASSOCIATION: (None, PlaceKind.MUNICIPALITY),
    PlaceKind.UNIVERSITY: (None,),
    PlaceKind.AUTHORITY: (None,),
}

# Organisations beside the tree: even under a municipality their people are not members of it.
BESIDE = frozenset({PlaceKind.PROVIDER, PlaceKind.ASSOCIATION, PlaceKind.UNIVERSITY, PlaceKind.AUTHORITY})
# Places that municipalities join.
JOINED = frozenset({PlaceKind.NETWORK, PlaceKind.REGION})


@dataclass(frozen=True, slots=True)
class Role:
    """A base role. ``reads_down``: sees the unit level of all places below. ``inside``: counts as a member of
    the municipality (elected people and guests do not)."""

    key: str
    title: str | Promise
    reads_down: bool = False
    inside: bool = True


ROLES: dict[str, Role] = {
    role.key: role
    for role in (
        Role("staff", _("staff member")),
        Role("key-person", _("key person")),
        Role("unit-manager", _("unit manager"), reads_down=True),
        Role("developer", _("developer or process leader"), reads_down=True),
        Role("supervisor", _("supervisor")),
        Role("ambassador", _("ambassador")),
        Role("specialist", _("specialist"), reads_down=True),
        Role("controller", _("controller"), reads_down=True),
        Role("sas", _("SAS, responsible social worker"), reads_down=True),
        Role("mas", _("MAS, responsible nurse"), reads_down=True),
        Role("mar", _("MAR, responsible for rehabilitation"), reads_down=True),
        Role("elected", _("elected representative"), inside=False),
        Role("records-officer", _("records officer"), reads_down=True),
        Role("administrator", _("administrator"), reads_down=True),
        Role("coordinator", _("programme coordinator")),
        Role("guest", _("guest"), inside=False),
    )
}
ROLE_CHOICES = [(role.key, role.title) for role in ROLES.values()]

# Roles held on one item. The author is stored on the item itself.
OBJECT_ROLES = {
    "lead": _("leads the work"),
    "member": _("takes part"),
    "handler": _("handles"),
    "supervisor": _("asks as a critical friend"),
}


class Audience(models.TextChoices):
    """Who an item is shown to, narrowest first. The stored key adds whose: see audiences.py."""

    PRIVATE = "private", _("only me")
    TEAM = "team", _("the team")
    UNIT = "unit", _("the unit")
    PROGRAMME = "programme", _("the programme")
    MUNICIPALITY = "municipality", _("the municipality")
    NETWORK = "network", _("the networks of the municipality")
    PUBLIC = "public", _("everyone, also outside")


NARROW_TO_WIDE = [level.value for level in Audience]
