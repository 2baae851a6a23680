"""What may ail the thread: a search index that does not hold every item, or holds some that are gone."""

from __future__ import annotations

from django.db import connection
from django.utils.translation import gettext as _

from rodtrad.foundation.base.declarations import Ailment
from rodtrad.foundation.thread.models import Item


def search_index() -> list[Ailment]:
    """Whether there are as many rows in the index as there are items."""
    # the index's own little table of sizes: the rows themselves are slow to count
    table = "thread_search" if connection.vendor == "postgresql" else "thread_search_docsize"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608 - one of two names
        (rows,) = cursor.fetchone()
    items = Item.objects.count()
    if rows == items:
        return []
    text = _("The search index holds %(rows)s rows for %(items)s things.") % {"rows": rows, "items": items}
    mend = _("Write it anew; people may work meanwhile.")
    return [Ailment("thread.search-index", "warning", text, mend, "rodtrad search rebuild")]
