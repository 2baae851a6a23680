"""Background work of the thread: what is new in saved searches, and the search index written anew."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base import clock, scope
from rodtrad.foundation.jobs.steps import Work, job
from rodtrad.foundation.org.queries import actors_for
from rodtrad.foundation.thread.models import Item, SavedSearch
from rodtrad.foundation.thread.queries.matching import matching
from rodtrad.foundation.thread.queries.saved import anything_changed, question_of_saved, to_look_at
from rodtrad.foundation.thread.services.saved import keep_found
from rodtrad.foundation.thread.services.search_index import AT_ONCE, index
from rodtrad.foundation.thread.services.watching import EVERY, OVERLAP, TITLE

SEARCHES_AT_ONCE = 25
MOST_FOUND = 200
SYSTEM = scope.system("saved searches")


@job(title=TITLE)
def look_through_saved(work: Work) -> None:
    """Some searches a step, each asked as its owner: only what that person may see is found."""
    with scope.acting(SYSTEM):
        now = clock.now()
        rows = to_look_at(now - EVERY, SEARCHES_AT_ONCE)
        found = _found(rows)
        with work.step() as step:
            for row in rows:
                keep_found(SYSTEM, row, found[row.pk])
            SavedSearch.objects.filter(pk__in=[row.pk for row in rows]).update(looked=now)
            if len(rows) < SEARCHES_AT_ONCE:
                step.finish()
            else:
                step.go_on(done=work.done + len(rows))


def _found(rows: list[SavedSearch]) -> dict[int, list[Item]]:
    """Saved search → what fits it among what was changed since it was last looked at."""
    if not rows or not anything_changed(rows[0].looked - OVERLAP):
        return {row.pk: [] for row in rows}
    actors = actors_for({row.owner_id: row.owner for row in rows}.values())
    return {
        row.pk: matching(
            actors[row.owner_id], question_of_saved(row), MOST_FOUND, changed=row.looked - OVERLAP
        )
        for row in rows
    }


@job(title=_("Write the search index anew"))
def index_anew(work: Work) -> None:
    """Some hundred items a step, after an upgrade that lets more be searched for."""
    with scope.acting(SYSTEM):
        after = int(work.cursor.get("after", 0))
        ids = list(Item.objects.filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
        with work.step() as step:
            index(ids)
            if len(ids) < AT_ONCE:
                step.finish()
            else:
                step.go_on(cursor={"after": ids[-1]}, done=work.done + len(ids))
