"""The part of an item's page that lists its files. Named in the manifest under ``item_parts``."""

from __future__ import annotations

from django.http import HttpRequest
from django.template.loader import render_to_string

from rodtrad.foundation.files.queries import attachments_of
from rodtrad.foundation.thread.models import Item
from rodtrad.foundation.thread.permissions import may_edit


def attachments(request: HttpRequest, item: Item) -> str:
    """The files of an item as safe HTML; "" when there are none and nobody here may attach one."""
    actor = request.actor  # type: ignore[attr-defined]
    rows = attachments_of(actor, item)
    may_attach = may_edit(actor, item) and not item.is_retired
    if not rows and not may_attach:
        return ""
    context = {
        "item": item,
        "rows": [row for row in rows if not row.is_retired],
        "put_away": [row for row in rows if row.is_retired],
        "may_attach": may_attach,
        "next": request.get_full_path(),
    }
    return render_to_string("files/_attachments.html", context, request)
