"""Answering those who told (INS-50): what was heard, what is done and what is not, and when they got it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.permissions import require
from rodtrad.foundation.thread.services import add_link, change_item, create_item, hold
from rodtrad.work.insights.models import Feedback, InsightWork
from rodtrad.work.insights.rules.texts import title_of
from rodtrad.work.insights.services.findings import look_at
from rodtrad.work.insights.services.saving import (
    audience_of,
    check,
    not_overwritten,
    set_columns,
    told,
    written,
)

COLUMNS = ("did", "will_not", "channel", "planned", "given", "reaction", "proposals_back")


@transaction.atomic
def answer_back(
    actor: Actor, work: InsightWork, *, heard: str, level: str, values: Mapping[str, Any]
) -> Feedback:
    """A new answer to those who told in a work; given when it has a day, planned otherwise."""
    require(actor, "insights.edit-work", work.item)
    _refuse_empty(values)
    row = Feedback(municipality=work.municipality, work=work)
    set_columns(row, values, COLUMNS)
    check(row)
    code = new_code()
    item = create_item(
        actor, kind="insight-feedback", place=work.item.place, audience=audience_of(level, work.item.place, code),
        title=title_of(heard), text=heard.strip(), code=code, action="insights.answered-back",
        details={name: told(values[name]) for name in COLUMNS if values.get(name)},
    )  # fmt: skip
    row.item = item
    row.save(force_insert=True)
    add_link(actor, item, "answers-back", work.item)
    written(item)
    look_at(actor, work.item)
    return row


@transaction.atomic
def change_feedback(
    actor: Actor, row: Feedback, values: Mapping[str, Any], *, seen: int | None = None
) -> bool:
    """Change an answer: its words, whether it is given, what those who told said about it."""
    require(actor, "insights.edit-work", row.item)
    hold(row.item.home)
    fresh = Feedback.objects.select_related("item__place__municipality", "work__item__place").get(pk=row.pk)
    not_overwritten(fresh.item, seen)
    pairs = set_columns(fresh, values, COLUMNS)
    _refuse_empty({name: getattr(fresh, name) for name in COLUMNS})
    check(fresh)
    changes: dict[str, object] = {}
    if "heard" in values:
        changes = {"text": values["heard"].strip(), "title": title_of(values["heard"])}
    if "level" in values:
        changes["audience"] = audience_of(values["level"], fresh.item.place, fresh.item.code)
    changed = change_item(
        actor, fresh.item, changes, details=pairs, action="insights.feedback-changed", fresh=True
    )
    fresh.save()
    written(fresh.item)
    look_at(actor, fresh.work.item)
    return bool(changed)


def _refuse_empty(values: Mapping[str, Any]) -> None:
    """An answer that is given says what is done, or what is not and why."""
    if values.get("given") and not (values.get("did") or values.get("will_not")):
        text = _("Write what you do, or what you do not do and why: otherwise it is no answer.")
        raise ValidationError({"did": text}, code="empty")
