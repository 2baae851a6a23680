"""Groups of measures that are looked at together."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.audiences import key_for
from rodtrad.foundation.org.choices import Audience
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.permissions import require
from rodtrad.foundation.thread import services as thread
from rodtrad.sources.indicators.models import Group, GroupMember, Measure
from rodtrad.sources.indicators.permissions import GROUP

FEWEST, MOST = 2, 12


@transaction.atomic
def begin_group(
    actor: Actor, place: Place, title: str, text: str, measures: Sequence[Measure], level: str = Audience.MUNICIPALITY
) -> Group:  # fmt: skip
    """Put measures together, in order. Raises ValidationError by field."""
    require(actor, GROUP, place)
    _check(measures)
    code = new_code()
    item = thread.create_item(
        actor, kind="indicator-group", place=place, audience=key_for(level, place=place, home=code), title=title,
        text=text.strip(), code=code, details={"measures": _names(measures)}, action="indicators.group-begun",
    )  # fmt: skip
    group = Group(item=item)
    group.save(force_insert=True)
    _set(group, measures)
    return group


@transaction.atomic
def change_group(
    actor: Actor, group: Group, title: str, text: str, measures: Sequence[Measure], level: str
) -> None:
    """Change name, words, order or members. Raises ValidationError by field."""
    require(actor, GROUP, group.item)
    _check(measures)
    thread.hold(group.item.home)
    before = [row.measure for row in group.members.select_related("measure__item")]
    audience = key_for(level, place=group.item.place, home=group.item.code)
    _set(group, measures)
    thread.change_item(
        actor, group.item, {"title": title, "text": text.strip(), "audience": audience},
        details={"measures": (_names(before), _names(measures))}, action="indicators.group-changed",
    )  # fmt: skip


def _check(measures: Sequence[Measure]) -> None:
    if not FEWEST <= len(measures) <= MOST:
        said = _("Choose between %(fewest)s and %(most)s measures.") % {"fewest": FEWEST, "most": MOST}
        raise ValidationError({"measures": said}, code="number")


def _set(group: Group, measures: Sequence[Measure]) -> None:
    GroupMember.objects.filter(group=group).delete()
    rows = [GroupMember(group=group, measure=each, position=at) for at, each in enumerate(measures)]
    GroupMember.objects.bulk_create(rows)


def _names(measures: Sequence[Measure]) -> str:
    return ", ".join(each.item.title for each in measures)
