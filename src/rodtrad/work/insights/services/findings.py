"""What the checks ask is stored on save: new questions appear, gone ones leave, answers lapse when the item changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext as _

from rodtrad.foundation.audit.services import record
from rodtrad.foundation.base import clock, scope
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.permissions import require
from rodtrad.foundation.thread.events import ItemChanged, ItemRetired
from rodtrad.foundation.thread.models import Item
from rodtrad.work.insights.models import Finding, Insight, InsightWork
from rodtrad.work.insights.queries.checking import asked_of_insights, asked_of_works

ANSWERS = ("answered", "postponed", "dismissed")
CHECKED = frozenset({"insight", "insight-work"})
_SYSTEM = scope.system("insights")


def look_at(actor: Actor, item: Item) -> None:
    """Something about this insight or work has changed: ask anew."""
    refresh([item])


@transaction.atomic
def refresh(items: Iterable[Item]) -> None:
    """Run the checks over these items and store what they ask. Nothing changed → nothing written.

    As many queries for one as for some hundred; give no more at a time.
    """
    with scope.acting(_SYSTEM):
        rows = {item.pk: item for item in items if item.kind in CHECKED}
        wanted = asked_of_insights([pk for pk, item in rows.items() if item.kind == "insight"])
        wanted |= asked_of_works([pk for pk, item in rows.items() if item.kind == "insight-work"])
        stored: dict[int, dict[str, Finding]] = {pk: {} for pk in rows}
        for row in Finding.objects.filter(item_id__in=rows):
            stored[row.item_id][row.check_code] = row
        new = [(pk, code) for pk in rows for code in wanted.get(pk, []) if code not in stored[pk]]
        gone = [row.pk for pk in rows for code, row in stored[pk].items() if code not in wanted.get(pk, [])]
        if gone:
            Finding.objects.filter(pk__in=gone).delete()
        Finding.objects.bulk_create(
            Finding(item_id=pk, check_code=code, since=clock.now()) for pk, code in new
        )
        for pk, item in rows.items():
            for code in set(stored[pk]).intersection(wanted.get(pk, [])):
                _lapse(item, stored[pk][code])
        _count(rows)


def _count(rows: Mapping[int, Item]) -> None:
    """Keep on each insight and work how many questions are open."""
    open_ones = Finding.objects.filter(item_id__in=rows, answer="").order_by()
    numbers = dict(open_ones.values_list("item").annotate(number=Count("pk")))
    for model in (Insight, InsightWork):
        changed: dict[int, list[int]] = {}
        for pk, kept in model.objects.filter(pk__in=rows).order_by().values_list("pk", "open_findings"):
            if numbers.get(pk, 0) != kept:
                changed.setdefault(numbers.get(pk, 0), []).append(pk)
        for number, ids in changed.items():
            model.objects.filter(pk__in=ids).update(open_findings=number)


def _lapse(item: Item, row: Finding) -> None:
    """An answer holds until the item changes in substance, or its time is out."""
    if row.answered is None:
        return
    if item.substance_changed > row.answered or (row.until is not None and row.until <= clock.today()):
        row.answer, row.reason, row.answered, row.answered_by, row.until = "", "", None, None, None
        row.save()


@transaction.atomic
def answer_finding(
    actor: Actor, finding: Finding, answer: str, reason: str, until: date | None = None
) -> None:
    """Answer, postpone or put aside one question, with a reason. Raises ValidationError by field."""
    item = finding.item
    require(actor, "insights.edit" if item.kind == "insight" else "insights.edit-work", item)
    if answer not in ANSWERS:
        raise ValidationError({"answer": _("Choose one of the answers.")}, code="answer")
    if not reason.strip():
        raise ValidationError({"reason": _("Write a line about why.")}, code="reason")
    if answer == "postponed" and (until is None or until <= clock.today()):
        raise ValidationError({"until": _("Choose a day to come back to it.")}, code="until")
    finding.answer, finding.reason, finding.answered = answer, reason.strip(), clock.now()
    finding.answered_by_id, finding.until = actor.user_id, until if answer == "postponed" else None
    finding.clean_fields(exclude={row.name for row in Finding._meta.fields} - {"reason"})
    finding.save()
    changes = {"finding": ("", finding.check_code), "answer": ("", answer), "reason": ("", finding.reason)}
    record(
        actor,
        "insights.finding-answered",
        item=item.code,
        home=item.home,
        place=item.place.code,
        changes=changes,
    )
    look_at(actor, item)


def on_item_changed(event: ItemChanged | ItemRetired) -> None:
    """Put away or brought back from the thread's own pages: the questions follow."""
    if event.item.kind in CHECKED:
        look_at(event.actor, event.item)
