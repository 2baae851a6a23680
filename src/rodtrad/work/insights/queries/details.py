"""What the thread asks of insights: what else is searched, and the fields shown of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import QuerySet

from rodtrad.foundation.base import scope
from rodtrad.work.insights.models import Feedback, Insight, InsightWork, Partner, Theme, ValueStep


def searched_insights(ids: Sequence[int]) -> dict[int, str]:
    """All that stands on an insight, and the words it is sorted by."""
    with scope.acting(scope.system("search")):
        rows = Insight.objects.filter(pk__in=ids).select_related("main_group")
        return {
            row.pk: _joined(
                row.new, row.known, row.so_what, row.excerpt, row.whereabouts,
                row.main_group.label if row.main_group else "",
                *(f"{label.start} {label.end}" for label in row.labels.all()),
                *(theme.label for theme in row.themes.all()),
            )
            for row in rows.prefetch_related("labels", "themes")
        }  # fmt: skip


def searched_works(ids: Sequence[int]) -> dict[int, str]:
    """The questions asked, of whom, how and where."""
    with scope.acting(scope.system("search")):
        rows = InsightWork.objects.filter(pk__in=ids).prefetch_related("groups", "themes")
        return {
            row.pk: _joined(
                row.questions, row.methods, row.whereabouts, row.promised,
                *(group.label for group in row.groups.all()), *(theme.label for theme in row.themes.all()),
            )
            for row in rows
        }  # fmt: skip


def themed_insights(ids: Sequence[int]) -> dict[int, list[str]]:
    """The themes that insights are sorted by, by their names."""
    return _themes(Insight.everywhere.filter(pk__in=ids))


def themed_works(ids: Sequence[int]) -> dict[int, list[str]]:
    return _themes(InsightWork.everywhere.filter(pk__in=ids))


def themes() -> list[str]:
    """The themes there are, for whoever narrows a search."""
    return [row.label for row in Theme.everywhere.all()]


def _themes(rows: QuerySet[Insight] | QuerySet[InsightWork]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for pk, label in rows.filter(themes__isnull=False).order_by("pk").values_list("pk", "themes__label"):
        found.setdefault(pk, []).append(label)
    return found


def searched_feedback(ids: Sequence[int]) -> dict[int, str]:
    rows = Feedback.everywhere.filter(pk__in=ids)
    return {row.pk: _joined(row.did, row.will_not, row.reaction) for row in rows}


def searched_partners(ids: Sequence[int]) -> dict[int, str]:
    rows = Partner.everywhere.filter(pk__in=ids)
    return {row.pk: _joined(row.speaks_for, row.asked_about, row.not_about) for row in rows}


def searched_value_maps(ids: Sequence[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    rows = ValueStep.everywhere.filter(map__in=ids, retired__isnull=True).order_by("position", "pk")
    for pk, text, obstacle in rows.values_list("map_id", "text", "obstacle"):
        found[pk] = _joined(found.get(pk, ""), text, obstacle)
    return found


def _joined(*texts: str) -> str:
    return "\n".join(_kept(texts))


def _kept(texts: Iterable[str]) -> list[str]:
    return [text for text in texts if text]
