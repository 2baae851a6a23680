"""Insight accounts (INS-60, report INS-75): each unit's year, out of what one may see."""

from __future__ import annotations

from django.db.models import Exists, OuterRef

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org import settings
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.queries import visible_q
from rodtrad.work.insights.models import Feedback, Insight
from rodtrad.work.insights.rules import thresholds
from rodtrad.work.insights.rules.accounts import Account, Entry, ins_60_accounts
from rodtrad.work.insights.rules.months import months_before

MOST = 20_000


def ins_75_accounts(actor: Actor, place: Place, year: int) -> list[Account]:
    """The accounts of all units under a place. Insights only: raw material and background are no entries."""
    given = Feedback.objects.filter(work=OuterRef("work"), given__isnull=False)
    rows = (
        Insight.objects.filter(visible_q(actor, "item__"), item__place__path__startswith=place.path)
        .filter(material="insight")
        .exclude(item__life="retired")
        .annotate(answered=Exists(given))
        .order_by()
        .values_list(
            "item__place__name", "caught", "item__state", "released", "uses", "uses_elsewhere", "answered",
            "owner", "whereabouts", "work__consent", "excerpt", "excerpt_consent",
        )
    )  # fmt: skip
    stale = months_before(clock.today(), settings.value(thresholds.STALE_MONTHS, place))
    return ins_60_accounts((_entry(row) for row in rows[:MOST]), year, stale)


def _entry(row: tuple[object, ...]) -> Entry:
    place, caught, state, released, uses, elsewhere, answered, owner, where, consent, excerpt, agreed = row
    return Entry(
        place=str(place), caught=caught, analysed=state != "draft", released=released is not None,  # type: ignore[arg-type]
        used=bool(uses), used_elsewhere=bool(elsewhere), answered=bool(answered),
        receipt=bool(owner and where and (consent or not excerpt or agreed)),
    )  # fmt: skip


def years(actor: Actor) -> list[int]:
    """The years in which something one may see was told, the latest first."""
    rows = Insight.objects.filter(visible_q(actor, "item__")).order_by()
    found = {day.year for day in rows.dates("caught", "year")}
    return sorted(found | {clock.today().year}, reverse=True)
