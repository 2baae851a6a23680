"""What the asking services share: one line in the log about a case or a card, and telling people of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Max, Model
from django.utils.translation import gettext as _

from rodtrad.foundation.audit.services import record
from rodtrad.foundation.base.events import publish
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.thread.events import NoticeDue
from rodtrad.foundation.thread.models import Item
from rodtrad.kernel.kubinol.keys import TEXT_LENGTH
from rodtrad.work.canvas.models import CaseDetail, HistoryEntry


def tell(
    actor: Actor, action: str, item: Item, detail: CaseDetail, changes: Mapping[str, tuple[object, object]]
) -> None:
    """One entry in the log of a case's item or one of its cards. ``detail`` has its item and place."""
    place = detail.item.place.code
    record(actor, action, item=item.code, home=detail.item.code, place=place, changes=changes)


def notify(actor: Actor, kind: str, item: Item, to: Iterable[int | None]) -> None:
    """Tell these people, except the one who did it."""
    people = frozenset(pk for pk in to if pk is not None and pk != actor.user_id)
    if people:
        publish(NoticeDue(actor, kind, item, people))


def next_position(rows: Any) -> int:
    """The place after the last of the rows."""
    last = rows.aggregate(last=Max("position"))["last"]
    return 0 if last is None else int(last) + 1


def next_in_list(detail: CaseDetail, list_name: str, rows: Any) -> int:
    """The place after the last of a list of the case's history: its own rows, and what is kept as it came."""
    kept = HistoryEntry.objects.filter(case=detail, list_name=list_name)
    return max(next_position(rows), next_position(kept))


def checked_save(row: Model, *names: str) -> None:
    """Check the texts of a row as its fields do, and save it. Raises ValidationError by field."""
    long = _("Write at most 10,000 characters.")
    found = {name: long for name in names if len(str(getattr(row, name) or "")) > TEXT_LENGTH}
    if found:
        raise ValidationError(found)
    row.clean_fields(exclude={field.name for field in row._meta.fields} - set(names))
    row.save()
