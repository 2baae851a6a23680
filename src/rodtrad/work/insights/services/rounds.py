"""Questions put to units: asked, changed, answered with insights or with nothing, reminded of, closed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from rodtrad.foundation.base import clock, scope
from rodtrad.foundation.base.events import publish
from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org import settings
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.permissions import At, require
from rodtrad.foundation.thread import workflow
from rodtrad.foundation.thread.events import NoticeDue
from rodtrad.foundation.thread.services import add_link, change_item, create_item, hold
from rodtrad.foundation.thread.services.log import note
from rodtrad.foundation.thread.states import State, Workflow
from rodtrad.work.insights.models import Insight, InsightRound, RoundUnit, SubPopulation
from rodtrad.work.insights.queries.rounds import ASK, receivers_of, soon_due
from rodtrad.work.insights.rules import rounds as rules
from rodtrad.work.insights.rules import thresholds
from rodtrad.work.insights.services.insights import write_insight
from rodtrad.work.insights.services.saving import audience_of, check, municipality_of

ASKED, REMINDED = "insights.round", "insights.round-reminder"
AT_ONCE = 50
FLOW = Workflow(
    states=(
        State("open", pgettext_lazy("a round of questions", "open"), gettext_lazy("Open it again")),
        State("closed", pgettext_lazy("a round of questions", "closed"), gettext_lazy("Close the round")),
    ),
    action=ASK,
)


@transaction.atomic
def ask_units(
    actor: Actor, *, place: Place, question: str, aim: str, due: date | None, units: Sequence[Place],
    group: SubPopulation | None = None,
) -> InsightRound:  # fmt: skip
    """Put a question to units; those who receive there find it under what waits for them, and are told."""
    require(actor, ASK, At(place.path))
    last = _day(due)
    if not units:
        raise ValidationError({"units": _("Choose the units to ask.")}, code="units")
    town, code = municipality_of(place), new_code()
    item = create_item(
        actor, kind="insight-round", place=place, audience=audience_of("municipality", place, code),
        title=" ".join(question.split()), text=aim.strip(), state="open", code=code, action="insights.round-begun",
        details={"due": last.isoformat(), "units": ", ".join(unit.name for unit in units)},
    )  # fmt: skip
    made = InsightRound(item=item, municipality=town, owner_id=actor.user_id, group=group, due=last)
    made.save(force_insert=True)
    _ask(actor, made, units)
    return made


def _day(due: date | None) -> date:
    if due is None or due < clock.today():
        raise ValidationError({"due": _("Choose a day from today on.")}, code="due")
    return due


def _ask(actor: Actor, found: InsightRound, places: Iterable[Place]) -> None:
    """Ask these too. Every one must lie where the actor may ask, in the round's municipality."""
    rows = []
    for place in places:
        require(actor, ASK, At(place.path))
        if place.municipality_id != found.municipality_id:
            raise ValidationError({"units": _("Ask units of one municipality at a time.")}, code="elsewhere")
        rows.append(RoundUnit(round=found, place=place, asked=clock.now()))
    RoundUnit.objects.bulk_create(rows)
    _tell(actor, ASKED, found, rows)


def _tell(actor: Actor, kind: str, found: InsightRound, units: Iterable[RoundUnit]) -> None:
    people = receivers_of(unit.place_id for unit in units)
    to = frozenset(user.pk for users in people.values() for user in users)
    if to:
        publish(NoticeDue(actor, kind, found.item, to))


@transaction.atomic
def change_round(
    actor: Actor, found: InsightRound, *, question: str, aim: str, due: date | None, units: Sequence[Place],
    group: SubPopulation | None = None,
) -> None:  # fmt: skip
    """Change what is asked, until when and of whom. A unit that has answered stays."""
    require(actor, ASK, found.item)
    hold(found.item.home)
    last = due if due == found.due else _day(due)
    now = {unit.place_id: unit for unit in found.units.select_related("place")}
    wanted = {place.pk for place in units}
    gone = [unit for unit in now.values() if unit.place_id not in wanted and unit.answered is None]
    if not wanted and len(gone) == len(now):
        raise ValidationError({"units": _("Choose the units to ask.")}, code="units")
    details: dict[str, tuple[object, object]] = {}
    if found.due != last:
        details["due"] = (found.due.isoformat(), last.isoformat())
    new = [place for place in units if place.pk not in now]
    if gone or new:
        details["units"] = (
            ", ".join(unit.place.name for unit in gone),
            ", ".join(place.name for place in new),
        )
    change_item(
        actor, found.item, {"title": " ".join(question.split()), "text": aim.strip()}, details=details,
        action="insights.round-changed",
    )  # fmt: skip
    if last > found.due:
        found.reminded = None
    found.due, found.group = last, group
    found.save(update_fields=["due", "group", "reminded"])
    RoundUnit.objects.filter(pk__in=[unit.pk for unit in gone]).delete()
    _ask(actor, found, new)


@transaction.atomic
def tell(actor: Actor, unit: RoundUnit, **written: Any) -> Insight:
    """A new insight in answer. ``written``: what services.insights.write_insight takes."""
    made = write_insight(actor, **written)
    add_answer(actor, unit, made)
    return made


@transaction.atomic
def add_answer(actor: Actor, unit: RoundUnit, insight: Insight) -> None:
    """An insight that the unit tells in answer: it hangs on the round's thread."""
    _require_answer(actor, unit)
    unit.insights.add(insight)
    unit.answered = unit.answered or clock.today()
    unit.save(update_fields=["answered"])
    add_link(actor, unit.round.item, "called-forth", insight.item)
    note(actor, "insights.round-answered", unit.round.item, {"unit": ("", unit.place.name)})


@transaction.atomic
def know_nothing(actor: Actor, unit: RoundUnit, text: str = "") -> None:
    """The unit knows nothing about it: that is an answer too, and can be taken back by telling something."""
    _require_answer(actor, unit)
    unit.answered, unit.note = clock.today(), text.strip()
    check(unit)
    unit.save(update_fields=["answered", "note"])
    note(actor, "insights.round-nothing", unit.round.item, {"unit": ("", unit.place.name)})


@transaction.atomic
def take_back(actor: Actor, unit: RoundUnit) -> None:
    """Let a unit that said it knows nothing wait for an answer again."""
    _require_answer(actor, unit)
    if unit.insights.exists():
        raise ValidationError(_("The unit has told something: that stays."), code="told")
    unit.answered, unit.note = None, ""
    unit.save(update_fields=["answered", "note"])
    note(actor, "insights.round-taken-back", unit.round.item, {"unit": (unit.place.name, "")})


def _require_answer(actor: Actor, unit: RoundUnit) -> None:
    require(actor, "insights.write", At(unit.place.path))
    if unit.round.item.state != "open" or unit.round.item.is_retired:
        raise ValidationError(_("The round is closed. Write the insight down by itself."), code="closed")


def move_round(actor: Actor, found: InsightRound, to: str, reason: str = "") -> None:
    """Close a round, or open it again with a reason."""
    workflow.move(actor, found.item, to, reason)


@transaction.atomic
def remind(actor: Actor, found: InsightRound) -> int:
    """Remind those who are silent, once a day at most. Says how many units."""
    require(actor, ASK, found.item)
    if found.item.state != "open":
        raise ValidationError(_("The round is closed."), code="closed")
    number = _remind(actor, found)
    if not number:
        raise ValidationError(_("Everybody has answered, or was reminded today."), code="nobody")
    note(actor, "insights.round-reminded", found.item, {"number": ("", number)})
    return number


def _remind(actor: Actor, found: InsightRound) -> int:
    today = clock.today()
    units = [unit for unit in found.units.all() if rules.may_be_reminded(unit.answered, unit.reminded, today)]
    RoundUnit.objects.filter(pk__in=[unit.pk for unit in units]).update(reminded=today)
    _tell(actor, REMINDED, found, units)
    return len(units)


def remind_when_near() -> None:
    """Each minute: rounds near their last day remind those who are silent, once by themselves."""
    actor = scope.system("reminder")
    with scope.acting(actor):
        for found in soon_due(AT_ONCE):
            days = settings.value(thresholds.ROUND_REMINDER_DAYS, found.item.place)
            if rules.is_near(found.due, days, clock.today()):
                _remind_once(actor, found)


@transaction.atomic
def _remind_once(actor: Actor, found: InsightRound) -> None:
    if InsightRound.objects.filter(pk=found.pk, reminded__isnull=True).update(reminded=clock.today()):
        _remind(actor, found)
