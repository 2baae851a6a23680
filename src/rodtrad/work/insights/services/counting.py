"""Keeping the counts that maps read: in the transaction that changes an insight, or all of them anew.

Counting an insight again changes nothing unless it has changed, so that whoever is unsure may call.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db import connection, transaction

from rodtrad.foundation.base import scope
from rodtrad.foundation.thread.events import ItemChanged, ItemRetired, ItemsWritten
from rodtrad.work.insights.models import Counted, Insight, MapCount
from rodtrad.work.insights.rules.counting import Change, Facts, changes, from_json

AT_ONCE = 2_000
_ROWS = 80  # rows in one statement; SQLite takes 999 values
_SYSTEM = scope.system("insights")
_COLUMNS = (
    "circles", '"group"', "theme", "label", "released", "audience", "municipality_id", "number", "keys", '"first"',
    "latest",
)  # fmt: skip


def on_item(event: ItemChanged | ItemRetired) -> None:
    """An insight's state, life or audience has changed."""
    if event.item.kind == "insight":
        count_again([event.item.pk])


def on_items(event: ItemsWritten) -> None:
    """An insight's own fields have been saved. Ids of other kinds are passed over."""
    count_again(event.ids)


@transaction.atomic
def count_again(ids: Collection[int]) -> None:
    """Count these insights as they are now."""
    with scope.acting(_SYSTEM):
        after = facts_of(ids)
        before = {
            row.pk: from_json(row.facts) for row in Counted.objects.filter(pk__in=set(ids) | set(after))
        }
        changed = [pk for pk in {*before, *after} if before.get(pk) != after.get(pk)]
        if not changed:
            return
        add(changes((before.get(pk), after.get(pk)) for pk in changed))
        Counted.objects.filter(pk__in=[pk for pk in changed if pk not in after]).delete()
        _keep({pk: after[pk] for pk in changed if pk in after})


def count_all() -> int:
    """All counts anew, some thousand insights at a time. Nobody may write meanwhile: one transaction. Says how many."""
    with scope.acting(_SYSTEM), transaction.atomic():
        Counted.objects.all().delete()
        MapCount.objects.all().delete()
        number, after = 0, 0
        while ids := list(
            Insight.objects.filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)[:AT_ONCE]
        ):
            found = facts_of(ids)
            add(changes((None, facts) for facts in found.values()))
            _keep(found)
            number, after = number + len(found), ids[-1]
        return number


def facts_of(ids: Collection[int]) -> dict[int, Facts]:
    """Insight id → what it is counted by; what is put away, replaced or no insight is left out. Three queries."""
    rows = Insight.objects.filter(pk__in=ids, material="insight", circles__gt=0).exclude(
        item__life="retired"
    ).exclude(item__state="superseded").select_related("item", "main_group")  # fmt: skip
    found = list(rows)
    themes = _chosen(Insight.themes.through, "theme_id", found)
    labels = _chosen(Insight.labels.through, "shiftlabel_id", found)
    return {
        row.pk: Facts(
            municipality=row.municipality_id, audience=row.item.audience, released=row.item.state == "released",
            circles=row.circles, group=_common(row), themes=tuple(sorted(themes.get(row.pk, ()))),
            labels=tuple(sorted(labels.get(row.pk, ()))), is_key=row.is_key, caught=row.caught.isoformat(),
        )
        for row in found
    }  # fmt: skip


def _common(insight: Insight) -> int:
    group = insight.main_group
    return 0 if group is None else group.common_id or group.pk


def _chosen(through: Any, column: str, rows: Sequence[Insight]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    pairs = through.objects.filter(insight_id__in=[row.pk for row in rows]).values_list("insight_id", column)
    for insight, other in pairs:
        found.setdefault(insight, []).append(other)
    return found


def _keep(facts: dict[int, Facts]) -> None:
    Counted.objects.bulk_create(
        [Counted(insight_id=pk, facts=each.as_json()) for pk, each in facts.items()],
        update_conflicts=True, unique_fields=["insight"], update_fields=["facts"], batch_size=400,
    )  # fmt: skip


def add(rows: Iterable[Change]) -> None:
    """Add to the counts: one statement for some eighty rows, so that two writers never lose each other's."""
    todo = list(rows)
    for start in range(0, len(todo), _ROWS):
        some = todo[start : start + _ROWS]
        values = ", ".join(["(" + ", ".join(["%s"] * len(_COLUMNS)) + ")"] * len(some))
        sql = (
            f"INSERT INTO insights_mapcount ({', '.join(_COLUMNS)}) VALUES {values} "  # noqa: S608 - our own names
            'ON CONFLICT (circles, "group", theme, label, released, audience, municipality_id) DO UPDATE SET '
            "number = insights_mapcount.number + excluded.number, keys = insights_mapcount.keys + excluded.keys, "
            '"first" = CASE WHEN excluded."first" < insights_mapcount."first" THEN excluded."first" '
            'ELSE insights_mapcount."first" END, '
            "latest = CASE WHEN excluded.latest > insights_mapcount.latest THEN excluded.latest "
            "ELSE insights_mapcount.latest END"
        )
        with connection.cursor() as cursor:
            cursor.execute(sql, [value for row in some for value in _values(row)])


def _values(row: Change) -> tuple[Any, ...]:
    key = row.key
    return (
        key.circles, key.group, key.theme, key.label, key.released, key.audience, key.municipality, row.number,
        row.keys, row.first, row.latest,
    )  # fmt: skip
