"""The board's insight reports one may read, and the facts that a new one is filled with."""

from __future__ import annotations

from datetime import date

from django.db.models import Count
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rodtrad.foundation.base.paging import Page, page_of
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.queries import visible_q
from rodtrad.foundation.thread.queries import ItemNotFound
from rodtrad.work.insights.choices import CIRCLE_TITLES
from rodtrad.work.insights.models import BoardReport, Feedback, SubPopulation
from rodtrad.work.insights.queries.asking import fatigue_rows
from rodtrad.work.insights.queries.feedback_debt import ins_74_feedback_debt
from rodtrad.work.insights.queries.insights import Wanted, insights
from rodtrad.work.insights.queries.white_spots import ins_30_matrix
from rodtrad.work.insights.rules.board_report import Month, bounds
from rodtrad.work.insights.rules.circles import CIRCLES, holding

MOST_LINES = 6


def report_page(actor: Actor, after: str = "", size: int = 25) -> Page[BoardReport]:
    """The archive: all reports one may read, the latest month first."""
    rows = BoardReport.objects.filter(visible_q(actor, "item__")).exclude(item__life="retired")
    rows = rows.select_related("item", "municipality").defer("parts")
    return page_of(rows, order=("-month", "-pk"), after=after, size=size)


def report_by_code(actor: Actor, code: str) -> BoardReport:
    """One report. Raises ItemNotFound (404) also for what the actor may not see."""
    rows = BoardReport.objects.filter(visible_q(actor, "item__"), item__code=code)
    row = rows.select_related("item__place__municipality", "municipality", "approved_by").first()
    if row is None:
        raise ItemNotFound(code)
    return row


def ins_62_month(actor: Actor, place: Place, month: date) -> Month:
    """What one sees of the month at the place, as lines to be edited."""
    first, after = bounds(month)
    here = insights(actor, Wanted(place=place.code))
    told = here.filter(caught__gte=first, caught__lt=after)
    used = here.filter(last_used__gte=first, last_used__lt=after).select_related("item")
    matrix = ins_30_matrix(actor, place)
    return Month(
        new=_new(told), key=_texts(told.filter(is_key=True).select_related("item")), shifts=_shifts(told),
        white=[
            _("%(group)s, %(circle)s: %(what)s")
            % {"group": cell.group.label, "circle": str(CIRCLE_TITLES[cell.circle]).lower(), "what": _planned(cell)}
            for cell in matrix.ranked[:MOST_LINES]
        ],
        changed=_texts(used), feedback=_feedback(actor, place, first, after), fatigue=_fatigue(place),
    )  # fmt: skip


def _new(told) -> list[str]:  # type: ignore[no-untyped-def]
    number = told.count()
    lines = [ngettext("%(number)s new insight.", "%(number)s new insights.", number) % {"number": number}]
    lines += [f"{CIRCLE_TITLES[each]}: {told.filter(circles__in=holding(each)).count()}" for each in CIRCLES]
    groups = told.filter(main_group__isnull=False).order_by().values_list("main_group__label")
    lines += [
        f"{name}: {many}"
        for name, many in groups.annotate(many=Count("pk")).order_by("-many", "main_group__label")
    ]
    return lines if number else lines[:1]


def _texts(rows) -> list[str]:  # type: ignore[no-untyped-def]
    return [row.item.text for row in rows.order_by("-caught", "-pk")[:MOST_LINES]]


def _shifts(told) -> list[str]:  # type: ignore[no-untyped-def]
    rows = told.filter(labels__isnull=False).order_by().values_list("labels__start", "labels__end")
    found = rows.annotate(many=Count("pk", distinct=True)).order_by("-many", "labels__start")[:MOST_LINES]
    return [
        _("from %(start)s to %(end)s: %(many)s") % {"start": a, "end": b, "many": many}
        for a, b, many in found
    ]


def _planned(cell) -> str:  # type: ignore[no-untyped-def]
    decision = cell.decision
    if decision is not None and decision.due is not None:
        return _("work planned for %(day)s") % {"day": date_format(decision.due, "j F Y")}
    return _("we know too little, and nobody has taken it on")


def _feedback(actor: Actor, place: Place, first: date, after: date) -> list[str]:
    given = Feedback.objects.filter(
        visible_q(actor, "item__"),
        item__place__path__startswith=place.path,
        given__gte=first,
        given__lt=after,
    ).select_related("item")
    lines = [_("Given: %(title)s") % {"title": row.item.title} for row in given[:MOST_LINES]]
    return lines + [
        _("Owed since %(day)s: %(title)s")
        % {"day": date_format(row.feedback_due, "j F Y"), "title": row.item.title}
        for row in ins_74_feedback_debt(actor, place)[:MOST_LINES]
        if row.feedback_due
    ]


def _fatigue(place: Place) -> list[str]:
    if place.municipality is None:
        return []
    groups = list(SubPopulation.objects.filter(municipality__isnull=True))
    return [
        ngettext(
            "%(group)s: asked in %(number)s work lately",
            "%(group)s: asked in %(number)s works lately",
            row.meter.works,
        )
        % {"group": row.group.label, "number": row.meter.works}
        for row in fatigue_rows(place.municipality, groups)
        if row.meter.light != "green"
    ]
