"""The demo's maps: a picture kept in the autumn, a white spot taken on and one that is none, a report for the board."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from rodtrad.foundation.base import clock
from rodtrad.foundation.org.models import Place
from rodtrad.work.insights.models import SubPopulation
from rodtrad.work.insights.queries.maps import own_place
from rodtrad.work.insights.queries.white_spots import cell_at
from rodtrad.work.insights.rules.circles import RISK
from rodtrad.work.insights.services import board_reports, equality, white_spots
from rodtrad.work.insights.services.maps import keep_picture


def build(story: Any, town: Place) -> None:
    """Doris keeps the map, takes on the young at risk, and writes October's report."""
    with story.day(75, "doris") as actor:
        place = own_place(actor, town, "insights.curate")
        keep_picture(actor, place, title="Kartan inför höstens planering", level="municipality")
        equality.enter_shares(
            actor,
            place,
            "sex",
            [("kvinnor", Decimal("50.1")), ("män", Decimal("49.9"))],
            "Påhittade siffror till demot",
        )
    with story.day(40, "doris") as actor:
        young = _cell(actor, town, "unga")
        due = clock.today() + timedelta(days=70)
        white_spots.take_on(actor, place, young, owner=story.users["doris"], due=due)
        staff = _cell(actor, town, "medarbetare")
        white_spots.exclude(actor, place, staff, "Medarbetare är en kompletterande röst, inte en riskgrupp.")
    with story.day(20, "doris") as actor:
        month = clock.today().replace(day=1) - timedelta(days=1)
        report = board_reports.begin_report(actor, place, month)
        board_reports.edit_report(
            actor, report, {"decide": "Ska de som äter ensamma erbjudas en öppen frukost även på helger?"}
        )
        report.refresh_from_db()
        board_reports.approve_report(actor, report, "municipality")
        board_reports.note_question(
            actor, report, "Varför når vi så få unga innan de behöver hjälp?", clock.today()
        )


def _cell(actor: Any, town: Place, key: str) -> Any:
    group = SubPopulation.objects.get(key=key, municipality__isnull=True)
    return cell_at(actor, town, RISK, group.code, "alla")
