"""What may ail the works: nobody left in the team."""

from __future__ import annotations

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.declarations import Ailment
from rodtrad.foundation.org.models import ObjectRole
from rodtrad.foundation.org.queries.actors import valid_q
from rodtrad.foundation.thread.choices import Life
from rodtrad.foundation.thread.models import Item
from rodtrad.work.canvas.choices.states import Status

OVER = (Status.ESTABLISHED, Status.ENDED)


def nobody_left() -> list[Ailment]:
    """Works under way that had a team once, and where everybody in it has left or put down their role."""
    ever = ObjectRole.objects.filter(item=OuterRef("code"))
    now = ever.filter(valid_q(clock.today()), user__is_active=True)
    works = Item.objects.filter(kind="case", life=Life.CURRENT).exclude(state__in=OVER)
    alone = works.filter(Exists(ever)).exclude(Exists(now)).order_by("pk")
    codes = tuple(alone.values_list("code", flat=True)[:20])
    if not codes:
        return []
    text = _("%(number)s development works under way have nobody left in the team.") % {
        "number": alone.count()
    }
    mend = _("Let a manager at the place give each of them to somebody, on the page of its team.")
    return [Ailment("canvas.nobody-left", "warning", text, mend, examples=codes)]
