"""Value maps, user journeys and invented families (INS-61): made, added to, steps taken away and put back."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.permissions import At, require
from rodtrad.foundation.thread.services import add_link, change_item, create_item, hold
from rodtrad.work.insights.models import Insight, ValueMap, ValueStep
from rodtrad.work.insights.services.saving import audience_of, check, municipality_of, written


@transaction.atomic
def make_value_map(
    actor: Actor,
    *,
    place: Place,
    form: str,
    title: str,
    text: str = "",
    service: str = "",
    family: ValueMap | None = None,
    level: str = "municipality",
) -> ValueMap:
    """A new map, journey or family, with nothing on it yet."""
    require(actor, "insights.map-value", At(place.path))
    row = ValueMap(municipality=municipality_of(place), form=form, service=service.strip(), family=family)
    check(row)
    code = new_code()
    item = create_item(
        actor, kind="value-map", place=place, audience=audience_of(level, place, code), title=title,
        text=text.strip(), code=code, action="insights.value-mapped", details={"picture": form},
    )  # fmt: skip
    row.item = item
    row.save(force_insert=True)
    return row


@transaction.atomic
def add_step(
    actor: Actor,
    value_map: ValueMap,
    *,
    phase: str,
    text: str,
    obstacle: str = "",
    feeling: int | None = None,
    is_gap: bool = False,
    insight: Insight | None = None,
) -> ValueStep:
    """One more thing on a map, last in its phase. What it rests on is linked, so that the thread shows it."""
    require(actor, "insights.map-value", value_map.item)
    hold(value_map.item.home)
    row = ValueStep(
        map=value_map, phase=phase, position=value_map.steps.count(), text=text.strip(), obstacle=obstacle.strip(),
        feeling=feeling, is_gap=is_gap, insight=insight,
    )  # fmt: skip
    check(row)
    row.save(force_insert=True)
    if insight is not None:
        add_link(actor, insight.item, "gives-rise-to", value_map.item)
    pairs = {"step": ("", row.text)}
    change_item(actor, value_map.item, {}, details=pairs, action="insights.value-map-changed")
    written(value_map.item)
    return row


@transaction.atomic
def take_step(actor: Actor, step: ValueStep, *, back: bool = False) -> None:
    """Put a step away, or bring it back."""
    item = step.map.item
    require(actor, "insights.map-value", item)
    if (step.retired is None) == back:
        raise ValidationError(_("Somebody has done that already."), code="done")
    step.retired = None if back else clock.now()
    step.save(update_fields=["retired"])
    pair = ("", step.text) if back else (step.text, "")
    change_item(actor, item, {}, details={"step": pair}, action="insights.value-map-changed")
    written(item)
