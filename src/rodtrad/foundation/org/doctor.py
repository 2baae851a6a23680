"""What may ail the accounts: nobody who may administer, one-time passwords that lie about."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext as _

from rodtrad.foundation.audit.models import Entry
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.declarations import Ailment
from rodtrad.foundation.org.choices import PlaceKind
from rodtrad.foundation.org.models import Membership, Place, User
from rodtrad.foundation.org.queries.actors import valid_q
from rodtrad.foundation.org.settings import value


def administrators() -> list[Ailment]:
    """Whether somebody administers each municipality that is open."""
    day = clock.today()
    held = Membership.objects.filter(valid_q(day), role="administrator", user__is_active=True)
    paths = tuple(set(held.values_list("place__path", flat=True)))
    rows = Place.objects.filter(valid_q(day), kind=PlaceKind.MUNICIPALITY).order_by("name")
    alone = tuple(name for name, path in rows.values_list("name", "path") if not path.startswith(paths))
    command = "rodtrad user create … --role administrator --place …"
    if not paths:
        text = _("Nobody is administrator: no account can be made, and no role given.")
        return [Ailment("org.no-administrator", "serious", text, _("Make one."), command)]
    if not alone:
        return []
    text = _("%(number)s municipalities have no administrator.") % {"number": len(alone)}
    return [Ailment("org.municipality-alone", "warning", text, _("Make one in each."), command, alone[:20])]


def one_time_passwords() -> list[Ailment]:
    """People whose one-time password has lain unused for longer than the setting says."""
    days = value("org.one-time-password-days", None)
    waiting = dict(
        User.objects.filter(is_active=True, must_change_password=True).values_list("code", "username")
    )
    lately = Entry.objects.filter(
        item__in=waiting, action="org.password-set", at__gte=clock.now() - timedelta(days=days)
    ).values_list("item", flat=True)
    had_one = Entry.objects.filter(item__in=waiting, action="org.password-set").values_list("item", flat=True)
    late = tuple(sorted(waiting[code] for code in set(had_one) - set(lately)))
    if not late:
        return []
    text = _("%(number)s people have not used their one-time password in %(days)s days.") % {
        "number": len(late),
        "days": days,
    }
    mend = _("Give them a new one when they ask for it, or end the accounts.")
    return [
        Ailment("org.one-time-passwords", "warning", text, mend, "rodtrad user list --waiting", late[:20])
    ]
