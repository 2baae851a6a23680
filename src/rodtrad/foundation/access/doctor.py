"""What may ail the second step: not asked for, or not there."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rodtrad.foundation.access.choices import APP, PASSKEY
from rodtrad.foundation.access.permissions import REQUIRED, administering_roles
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.declarations import Ailment
from rodtrad.foundation.org.models import Membership, Place, User
from rodtrad.foundation.org.queries import valid_q
from rodtrad.foundation.org.settings import value_by_place


def not_required() -> list[Ailment]:
    """Whether any place where somebody may administer does without the second step."""
    day = clock.today()
    held = Membership.objects.filter(valid_q(day), role__in=administering_roles(), user__is_active=True)
    places = Place.objects.filter(pk__in=held.values("place"))
    loose = [place for place, asked in value_by_place(REQUIRED, places).items() if not asked]
    if not loose:
        return []
    text = ngettext(
        "At %(number)s place those who may administer sign in with a password alone.",
        "At %(number)s places those who may administer sign in with a password alone.",
        len(loose),
    ) % {"number": len(loose)}
    mend = _("Turn on the setting that asks them for a second step.")
    return [Ailment("access.not-required", "warning", text, mend)]


def without_factor() -> list[Ailment]:
    """Active people with a password here who may administer, and have no second step."""
    held = Membership.objects.filter(
        valid_q(clock.today()), role__in=administering_roles(), user=OuterRef("pk")
    )
    has = Authenticator.objects.filter(user=OuterRef("pk"), type__in=(APP, PASSKEY))
    rows = User.objects.filter(Exists(held), ~Exists(has), is_active=True)
    rows = rows.exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX)
    names = tuple(rows.order_by("username").values_list("username", flat=True))
    if not names:
        return []
    text = ngettext(
        "%(number)s person who may administer has no second step.",
        "%(number)s people who may administer have no second step.",
        len(names),
    ) % {"number": len(names)}
    mend = _(
        "They are asked for it at their next sign-in, where the setting says so. Ask them to sign in now."
    )
    return [
        Ailment(
            "access.without-factor",
            "warning",
            text,
            mend,
            "rodtrad user list --role administrator",
            names[:20],
        )
    ]
