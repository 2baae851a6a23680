"""Who gets what from every address of the maps and the board's reports. What is shown is the municipality's."""

from __future__ import annotations

from datetime import date

from tests.permission_rows import Given, Row

from rodtrad.foundation.base.scope import acting
from rodtrad.work.insights.queries.white_spots import cell_at
from rodtrad.work.insights.services import board_reports, white_spots
from rodtrad.work.insights.services.maps import keep_picture
from rodtrad.work.insights.tests import factories as make


def a_town(cast, **more):
    make.make_insight(cast.actor("colleague"), cast.unit)
    return Given({"town": cast.municipality.code, **more})


def a_map(cast):
    make.make_insight(cast.actor("colleague"), cast.unit)
    return Given()


def a_dimension(cast):
    return a_town(cast, dimension="sex")


def a_cell(cast):
    return a_town(cast, circle=2, group=make.group("unga").code, theme="alla")


def a_decided_cell(cast):
    given = a_cell(cast)
    with acting(cast.actor("admin")) as actor:
        cell = cell_at(actor, cast.municipality, 2, str(given.kwargs["group"]), "alla")
        white_spots.exclude(actor, cast.municipality, cell, "Finns inte här.")
    return given


def a_picture(cast):
    make.make_insight(cast.actor("colleague"), cast.unit)
    picture = keep_picture(cast.actor("admin"), cast.municipality, title="November", level="municipality")
    return Given({"code": picture.item.code})


def a_report(cast, **more):
    report = board_reports.begin_report(cast.actor("admin"), cast.unit, date(2026, 11, 1))
    return Given({"code": report.item.code, **more})


def a_question(cast):
    report = board_reports.begin_report(cast.actor("admin"), cast.unit, date(2026, 11, 1))
    asked = board_reports.note_question(cast.actor("admin"), report, "Varför?", date(2026, 11, 2))
    return Given({"code": report.item.code, "question": asked.code})


#        stranger guest elected neighbour staff manager developer supervisor admin
OPEN = "302 200 200 200 200 200 200 200 200"
FILTER = "302 303 303 303 303 303 303 303 303"
READ = "302 404 404 404 200 200 200 404 200"
TOWN = "302 404 404 404 403 403 200 404 200"
CELL = "302 404 200 200 200 200 200 200 200"
DECIDES = "302 404 403 403 403 403 200 403 200"
REPORTS = "302 404 404 404 403 200 200 404 200"
BEGINS = "302 403 403 403 403 200 200 403 200"


def refused(row: str) -> str:
    return row.replace("200", "422")


MAP_ROWS = {
    "insights:map": Row(get=OPEN, post=FILTER),
    "insights:map-take": Row(get=READ, given=a_map),
    "insights:map-slides": Row(get=READ, given=a_map),
    "insights:merged": Row(get=OPEN, post=FILTER),
    "insights:national": Row(get=OPEN, post=FILTER),
    "insights:map-keep": Row(get=TOWN, post=refused(TOWN), given=a_town),
    "insights:picture": Row(get=READ, given=a_picture),
    "insights:white-joined": Row(get=OPEN, post=FILTER),
    "insights:white-spots": Row(get=OPEN),
    "insights:cell": Row(get=CELL, post=refused(DECIDES), given=a_cell),
    "insights:cell-exclude": Row(get=DECIDES, post=refused(DECIDES), given=a_cell),
    "insights:cell-undecide": Row(get="405", post=DECIDES.replace("200", "303"), given=a_decided_cell),
    "insights:equality": Row(get=OPEN),
    "insights:shares": Row(get=DECIDES, post=refused(DECIDES), given=a_dimension),
    "insights:debt": Row(get=OPEN),
    "insights:reports": Row(get=OPEN),
    "insights:report-new": Row(get=BEGINS, post=refused(BEGINS)),
    "insights:report": Row(get=READ, given=a_report),
    "insights:report-take": Row(get=READ, given=a_report),
    "insights:report-edit": Row(get=REPORTS, post=REPORTS.replace("200", "303"), given=a_report),
    "insights:report-approve": Row(get=REPORTS, post=refused(REPORTS), given=a_report),
    "insights:report-ask": Row(get=REPORTS, post=refused(REPORTS), given=a_report),
    "insights:report-answer": Row(get=REPORTS, post=refused(REPORTS), given=a_question),
}  # fmt: skip
