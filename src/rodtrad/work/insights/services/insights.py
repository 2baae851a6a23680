"""Writing down an insight, sorting it, letting it go, and classing what came in (INS-10)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rodtrad.foundation.audit.services import record
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org import settings
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.permissions import At, require
from rodtrad.foundation.thread import workflow
from rodtrad.foundation.thread.models import Item, Link
from rodtrad.foundation.thread.services import add_link, change_item, create_item, hold, retire_link
from rodtrad.foundation.thread.states import State, Workflow
from rodtrad.work.insights.choices import InsightState
from rodtrad.work.insights.models import Insight, SourceCheck
from rodtrad.work.insights.rules import thresholds
from rodtrad.work.insights.rules.source_check import QUESTIONS, ins_10_source_check
from rodtrad.work.insights.rules.texts import title_of
from rodtrad.work.insights.services import owners
from rodtrad.work.insights.services.catalogue import meant
from rodtrad.work.insights.services.findings import look_at
from rodtrad.work.insights.services.saving import (
    Pairs,
    audience_of,
    check,
    municipality_of,
    not_overwritten,
    set_columns,
    set_many,
    told,
    written,
)

COLUMNS = (
    "caught", "whereabouts", "came_by", "circles", "main_group", "voices", "evidence", "strength", "is_key",
    "reach", "new", "known", "so_what", "excerpt", "excerpt_consent", "work", "owner", "material", "background",
    "key",
)  # fmt: skip
MANY = ("more_groups", "themes", "labels")
FLOW = Workflow(
    states=(
        State("draft", InsightState.DRAFT.label, gettext_lazy("Make it a draft again")),
        State("reviewed", InsightState.REVIEWED.label, gettext_lazy("It is reviewed")),
        State("released", InsightState.RELEASED.label, gettext_lazy("Let it go")),
        State(
            "superseded", InsightState.SUPERSEDED.label, gettext_lazy("A newer one replaces it"), aside=True
        ),
    ),
    action="insights.release",
    effects=("rodtrad.work.insights.services.insights.after_move",),
)


@transaction.atomic
def write_insight(
    actor: Actor,
    *,
    place: Place,
    text: str,
    level: str = "municipality",
    values: Mapping[str, Any] | None = None,
    look: bool = True,
) -> Insight:
    """A new insight at a place. Only the text is needed: what is found but not sorted waits in the inbox."""
    require(actor, "insights.write", At(place.path))
    values = values or {}
    insight = Insight(municipality=municipality_of(place), caught=clock.today(), owner_id=actor.user_id)
    set_columns(insight, values, COLUMNS)
    check(insight)
    details = {name: told(values[name]) for name in (*COLUMNS, *MANY) if values.get(name)}
    code = new_code()
    item = create_item(
        actor, kind="insight", place=place, audience=audience_of(level, place, code), title=title_of(text),
        text=text.strip(), state=InsightState.DRAFT, code=code, action="insights.written", details=details,
    )  # fmt: skip
    insight.item = item
    insight.save(force_insert=True)
    _sort(insight, values)
    owners.follow_insight(actor, insight, None)
    _tie_to_work(actor, insight)
    written(item)
    if look:
        look_at(actor, item)
    return insight


@transaction.atomic
def change_insight(
    actor: Actor, insight: Insight, values: Mapping[str, Any], *, seen: int | None = None, small: bool = False
) -> bool:
    """Change what is given of an insight: text, columns, chosen rows. Says whether anything changed."""
    require(actor, "insights.edit", insight.item)
    fresh = _held(insight)
    not_overwritten(fresh.item, seen)
    owner = fresh.owner
    had_work = fresh.work_id
    pairs = set_columns(fresh, values, COLUMNS)
    check(fresh)
    pairs |= _sort(fresh, values)
    changes: dict[str, object] = {}
    if "text" in values:
        changes = {"text": values["text"].strip(), "title": title_of(values["text"])}
    if "level" in values and fresh.released is None:
        changes["audience"] = audience_of(values["level"], fresh.item.place, fresh.item.code)
    changed = change_item(
        actor, fresh.item, changes, details=pairs, small=small, action="insights.changed", fresh=True
    )
    fresh.save()
    owners.follow_insight(actor, fresh, owner)
    if had_work != fresh.work_id:
        _tie_to_work(actor, fresh)
    written(fresh.item)
    look_at(actor, fresh.item)
    return bool(changed)


def _held(insight: Insight) -> Insight:
    hold(insight.item.home)
    return Insight.objects.select_related("item__place__municipality", "owner", "work__item").get(
        pk=insight.pk
    )


def _sort(insight: Insight, values: Mapping[str, Any]) -> Pairs:
    """Set the chosen groups, themes and labels, and whether the insight is sorted. A merged label is its heir."""
    if "labels" in values:
        values = {**values, "labels": meant(values["labels"])}
    pairs = set_many(insight, values, MANY)
    coded = bool(insight.circles and insight.main_group_id and insight.labels.exists())
    if coded != insight.coded:
        insight.coded = coded
        insight.save(update_fields=["coded"])
    return pairs


def _tie_to_work(actor: Actor, insight: Insight) -> None:
    """The thread shows which work told it: one link, the one that holds."""
    rows = Link.objects.filter(target=insight.item, rel="tells").exclude(life="retired")
    for link in rows.select_related("source__place", "target__place"):
        if link.source_id != insight.work_id:
            retire_link(actor, link, _("It came out of another work."))
    if insight.work is not None:
        add_link(actor, insight.work.item, "tells", insight.item)


def after_move(actor: Actor, item: Item, before: str, after: str) -> None:
    """Keep when it was let go; what is not let go any longer stays within the municipality."""
    insight = Insight.objects.get(pk=item.pk)
    insight.released = clock.today() if after == "released" else None
    insight.save(update_fields=["released"])
    if before == "released" and after != "superseded":
        change_item(actor, item, {"audience": audience_of("municipality", item.place, item.code)})
    look_at(actor, item)


@transaction.atomic
def release(actor: Actor, insight: Insight, level: str) -> None:
    """Let an insight go to the joined maps: the networks' or everybody's. Raw material and unsorted ones stay."""
    require(actor, "insights.release", insight.item)
    fresh = _held(insight)
    if fresh.material != "insight":
        raise ValidationError(
            _("Only an insight is let go. This is filed as something else."), code="material"
        )
    if not fresh.coded:
        text = _("Say the perspective, the group and the shift first: otherwise no map can show it.")
        raise ValidationError(text, code="uncoded")
    if fresh.excerpt and not fresh.excerpt_consent:
        text = _("Ask for consent to use their own words, or take the words away.")
        raise ValidationError({"level": text}, code="consent")
    if fresh.item.state != "released":
        workflow.move(actor, fresh.item, "released")
    audience = audience_of(level, fresh.item.place, fresh.item.code)
    change_item(actor, fresh.item, {"audience": audience}, action="insights.released")


@transaction.atomic
def check_source(
    actor: Actor,
    insight: Insight,
    answers: Mapping[str, bool],
    filed_as: str = "",
    reason: str = "",
    kind: str = "",
) -> str:
    """Answer the five questions; the material is filed as they say (INS-10), or as the person chose with a reason."""
    require(actor, "insights.edit", insight.item)
    names = (thresholds.YES_INSIGHT, thresholds.YES_RAW)
    limits = settings.values(names, insight.item.place)
    said = [answers[name] for name in QUESTIONS]
    classed = ins_10_source_check(said, *(limits[name] for name in names))
    material = filed_as or classed
    if material != classed and not reason.strip():
        raise ValidationError({"reason": _("Write a line about why.")}, code="reason")
    row = SourceCheck(
        insight=insight, **{name: answers[name] for name in QUESTIONS}, classed=classed, reason=reason.strip(),
        by_id=actor.user_id, at=clock.now(),
    )  # fmt: skip
    check(row)
    SourceCheck.objects.filter(insight=insight).delete()
    row.save(force_insert=True)
    told_yes = ("", str(sum(said)))
    record(
        actor, "insights.source-checked", item=insight.item.code, home=insight.item.home,
        place=insight.item.place.code, changes={"yes_answers": told_yes, "reason": ("", row.reason)},
    )  # fmt: skip
    background = (kind or "other") if material == "background" else ""
    change_insight(actor, insight, {"material": material, "background": background})
    return material
