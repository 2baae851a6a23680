"""How and when a person wishes to be told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.audit.services import record
from rodtrad.foundation.base import manifests
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.talk.choices import Way, Weekday
from rodtrad.foundation.talk.models import Notice, NoticeChoice, Preference


@transaction.atomic
def change_preferences(actor: Actor, ways: Mapping[str, str], *, hour: int, quiet: Iterable[int]) -> None:
    """``ways``: kind → way, for the kinds that are to change. ``quiet``: weekdays without mail, 0 = Monday."""
    if actor.user_id is None:
        raise PermissionDenied("talk.preferences")
    days = sorted(set(quiet))
    if not 0 <= hour <= 23 or not set(days) <= set(Weekday.values):
        raise ValidationError(_("Choose an hour and days of the week."), code="when")
    for kind, way in ways.items():
        if kind not in manifests.notices or way not in Way.values:
            raise ValidationError(_("Choose how you wish to be told."), code="way")
        NoticeChoice.objects.update_or_create(user_id=actor.user_id, kind=kind, defaults={"way": way})
        if way in (Way.APP, Way.NONE):
            Notice.objects.filter(user_id=actor.user_id, kind=kind).update(in_digest=False)
    Preference.objects.update_or_create(user_id=actor.user_id, defaults={"hour": hour, "quiet": days})
    record(actor, "talk.preferences-changed", item=actor.code)
