"""Measures: begun, changed; who answers for them and who may write their values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.base.fields import refuse_identity_numbers
from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.audiences import key_for
from rodtrad.foundation.org.choices import Audience
from rodtrad.foundation.org.models import Place, User
from rodtrad.foundation.org.permissions import require
from rodtrad.foundation.org.services import end_object_role, give_object_role
from rodtrad.foundation.thread import services as thread
from rodtrad.foundation.thread.models import Item
from rodtrad.foundation.thread.services.log import note
from rodtrad.kernel import spc
from rodtrad.sources.indicators.choices import SHARE_CHARTS, Direction, Reads, Role, State
from rodtrad.sources.indicators.models import Measure, Reading
from rodtrad.sources.indicators.permissions import EDIT
from rodtrad.sources.indicators.services.refreshing import refresh

MOST_AGES = 20


@dataclass(frozen=True, slots=True)
class Wanted:
    """A measure as a person wants it; the names are those of models.Measure. ``level``: to whom it is shown."""

    title: str
    text: str = ""
    role: str = Role.OUTCOME
    direction: str = Direction.UP
    best_from: float | None = None
    best_to: float | None = None
    unit: str = ""
    period_kind: str = "month"
    reads: str = Reads.VALUE
    numerator: str = ""
    denominator: str = ""
    per: int = 100
    decimals: int = 1
    people: bool = False
    by_sex: bool = False
    by_unit: bool = False
    ages: tuple[str, ...] = ()
    source: str = ""
    source_key: str = ""
    stands_in_for: str = ""
    chart: str = "run"
    rules: str = ""
    constant: str = ""
    screen: bool = True
    freeze: int = 0
    level: str = Audience.MUNICIPALITY


_OF_ITEM = ("title", "text", "level")
COLUMNS = tuple(each.name for each in fields(Wanted) if each.name not in _OF_ITEM)
_TOLD_AS = {"role": "measure_kind"}
"""What the history calls a field, where its own name is another thing there."""
_FOR_GOOD = ("period_kind", "reads", "people")
"""What cannot be changed once there are values: they would mean something else."""


@transaction.atomic
def begin_measure(actor: Actor, place: Place, wanted: Wanted, *, owner: User | None = None) -> Measure:
    """A new measure; its owner may change it and is told of signals. Raises ValidationError by field."""
    require(actor, EDIT, place)
    check(wanted)
    code = new_code()
    item = thread.create_item(
        actor, kind="indicator", place=place, audience=key_for(wanted.level, place=place, home=code),
        title=wanted.title, text=wanted.text.strip(), state=State.QUIET, code=code,
        details={_TOLD_AS.get(name, name): _plain(getattr(wanted, name)) for name in COLUMNS},
        action="indicators.begun",
    )  # fmt: skip
    measure = Measure(item=item, owner=owner)
    _fill(measure, wanted)
    measure.save(force_insert=True)
    if owner is not None:
        give_object_role(actor, owner, item.code, "lead")
    refresh(actor, measure)
    return measure


@transaction.atomic
def change_measure(actor: Actor, measure: Measure, wanted: Wanted, *, owner: User | None = None) -> None:
    """Change what it is, or how it is charted; the verdict is worked out anew. Raises ValidationError by field."""
    require(actor, EDIT, measure.item)
    check(wanted)
    thread.hold(measure.item.home)
    fresh = Measure.objects.select_related("item__place", "owner").get(pk=measure.pk)
    _not_for_good(fresh, wanted)
    before = {name: getattr(fresh, name) for name in COLUMNS}
    was_owner = fresh.owner
    _fill(fresh, wanted)
    fresh.owner = owner
    fresh.save()
    told: dict[str, tuple[object, object]] = {
        _TOLD_AS.get(name, name): (_plain(before[name]), _plain(getattr(fresh, name))) for name in COLUMNS
    }
    told["owner"] = (was_owner.name if was_owner else "", owner.name if owner else "")
    audience = key_for(wanted.level, place=fresh.item.place, home=fresh.item.code)
    changes = {"title": wanted.title, "text": wanted.text.strip(), "audience": audience}
    thread.change_item(actor, fresh.item, changes, details=told, action="indicators.changed")
    _hand_over(actor, fresh.item, was_owner, owner)
    refresh(actor, fresh)


def measure_from(actor: Actor, source: Item, answers: Mapping[str, Any]) -> Item:
    """A measure made of another module's item: what is to be followed. Raises what begin_measure does."""
    person = User.objects.filter(pk=actor.person_id).first()
    wanted = Wanted(
        title=answers["title"], unit=answers["unit"], direction=answers["direction"],
        period_kind=answers["period_kind"],
    )  # fmt: skip
    return begin_measure(actor, source.place, wanted, owner=person).item


@transaction.atomic
def let_write(actor: Actor, measure: Measure, person: User) -> None:
    """Somebody may write the values of this measure."""
    require(actor, EDIT, measure.item)
    give_object_role(actor, person, measure.item.code, "member")
    note(actor, "indicators.entry-given", measure.item, {"person": ("", person.name)})


@transaction.atomic
def stop_writing(actor: Actor, measure: Measure, person: User) -> None:
    """Somebody no longer writes the values of this measure."""
    require(actor, EDIT, measure.item)
    end_object_role(actor, person, measure.item.code, "member")
    note(actor, "indicators.entry-ended", measure.item, {"person": (person.name, "")})


def check(wanted: Wanted) -> None:
    """Refuse what does not hang together. Raises ValidationError by field."""
    refuse_identity_numbers([getattr(wanted, each.name) for each in fields(wanted)
                             if isinstance(getattr(wanted, each.name), str)])  # fmt: skip
    problems: dict[str, str] = {}
    if wanted.direction == Direction.RANGE and (wanted.best_from is None or wanted.best_to is None):
        problems["best_from"] = _("Write the lowest and the highest value of the range that is best.")
    if wanted.best_from is not None and wanted.best_to is not None and wanted.best_from > wanted.best_to:
        problems["best_to"] = _("The range ends below where it begins.")
    if wanted.reads == Reads.SHARE and not (wanted.numerator.strip() and wanted.denominator.strip()):
        problems["numerator"] = _("Say what is counted, and out of what.")
    if wanted.chart in SHARE_CHARTS and wanted.reads != Reads.SHARE:
        problems["chart"] = _(
            "This chart needs how many out of how many. Choose two numbers above, or another chart."
        )
    if wanted.chart in ("c", "g", "t") and wanted.reads == Reads.SHARE:
        problems["chart"] = _(
            "This chart needs one number for each period. Choose a value above, or another chart."
        )
    kind = spc.CHARTS[wanted.chart]
    if wanted.rules and wanted.rules not in kind.rule_sets:
        problems["rules"] = _(
            "This rule set does not go with the chart. Leave it to the chart, or choose another."
        )
    if wanted.constant and wanted.constant not in kind.constants:
        problems["constant"] = _("This chart has no such choice. Leave it to the chart.")
    if len(wanted.ages) > MOST_AGES or any(len(age) > 40 for age in wanted.ages):
        problems["ages"] = _("Write at most 20 groups, each with at most 40 characters.")
    if problems:
        raise ValidationError(problems)


def _not_for_good(measure: Measure, wanted: Wanted) -> None:
    changed = [name for name in _FOR_GOOD if getattr(measure, name) != getattr(wanted, name)]
    if changed == ["people"] and wanted.people:
        return
    if changed and Reading.objects.filter(split__measure=measure).exists():
        said = _("There are values already: they would mean something else. Begin a new measure instead.")
        raise ValidationError(dict.fromkeys(changed, said))


def _fill(measure: Measure, wanted: Wanted) -> None:
    for name in COLUMNS:
        value = getattr(wanted, name)
        setattr(measure, name, list(value) if isinstance(value, tuple) else value)


def _hand_over(actor: Actor, item: Item, before: User | None, now: User | None) -> None:
    if before == now:
        return
    if before is not None:
        end_object_role(actor, before, item.code, "lead")
    if now is not None:
        give_object_role(actor, now, item.code, "lead")


def _plain(value: Any) -> str:
    """A field's value for the history."""
    if isinstance(value, list | tuple):
        return ", ".join(str(each) for each in value)
    if value is True:
        return _("yes")
    return "" if value in (None, False) else str(value)
