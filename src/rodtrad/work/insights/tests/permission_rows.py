"""Who gets what from every address of insights. What is shown is the colleague's, for the municipality."""

from __future__ import annotations

from tests.permission_rows import Given, Row

from rodtrad.work.insights import imports
from rodtrad.work.insights.models import Finding, ShiftLabel
from rodtrad.work.insights.services import catalogue, importing, joining, value_maps
from rodtrad.work.insights.tests import factories as make
from rodtrad.work.insights.tests.permission_rows_maps import MAP_ROWS

TEXT = "nyckel;insikt\nA1;Ingen svarar efter fyra.\n"


def an_insight(cast):
    insight = make.make_insight(cast.actor("colleague"), cast.unit)
    return Given({"code": insight.item.code}, people={"author": cast.colleague})


def alike(cast):
    given = an_insight(cast)
    make.make_insight(cast.actor("colleague"), cast.unit)
    return given


def two_joined(cast):
    one = make.make_insight(cast.actor("colleague"), cast.unit)
    other = make.make_insight(cast.actor("colleague"), cast.unit)
    joining.join(cast.actor("developer"), one, other)
    return Given({"code": one.item.code, "other": other.item.code}, people={"author": cast.colleague})


def a_finding(cast):
    insight = make.make_insight(cast.actor("colleague"), cast.unit, sorted_=False)
    return Given({"code": Finding.objects.get(item=insight.item).code}, people={"author": cast.colleague})


def a_look(cast):
    look = make.make_look(cast.actor("colleague"), cast.unit)
    return Given({"code": look.code}, people={"author": cast.colleague})


def a_look_to_begin(cast):
    look = make.make_look(cast.actor("colleague"), cast.unit)
    return Given({"look": look.code}, people={"author": cast.colleague})


def a_work(cast):
    work = make.make_work(cast.actor("colleague"), cast.unit)
    return Given({"code": work.item.code}, people={"author": cast.colleague})


def an_answer(cast):
    work = make.make_work(cast.actor("colleague"), cast.unit)
    row = make.make_feedback(cast.actor("colleague"), work)
    return Given({"code": row.item.code}, people={"author": cast.colleague})


def a_partner(cast):
    return Given({"code": make.make_partner(cast.actor("developer"), cast.unit).item.code})


def a_round(cast):
    return Given({"code": make.make_round(cast.actor("developer"), cast.unit).item.code})


def a_round_unit(cast):
    return Given({"code": make.make_round(cast.actor("developer"), cast.unit).units.get().code})


def a_map(cast):
    return Given({"code": make.make_map(cast.actor("colleague"), cast.unit).item.code})


def a_step(cast):
    row = make.make_map(cast.actor("colleague"), cast.unit)
    step = value_maps.add_step(cast.actor("colleague"), row, phase="before", text="Veta vem som svarar.")
    return Given({"code": row.item.code, "number": step.pk})


def a_label(cast):
    return Given({"code": make.label().code})


def a_joined_label(cast):
    catalogue.merge_labels(cast.actor("developer"), make.label(), make.label("akut"))
    return Given({"code": ShiftLabel.objects.get(start="kontorets tider").code})


def an_upload(cast):
    actor = cast.actor("manager")
    lines = imports.read("a.csv", TEXT.encode())
    judged = imports.packed_verdict(imports.verdict_of(imports.judged(actor, cast.unit, lines)))
    packed = imports.packed_lines(lines)
    upload = importing.keep_upload(actor, cast.unit, "a.csv", packed, rows=len(lines), judged=judged)
    return Given({"code": upload.code})


#        stranger guest elected neighbour staff manager developer supervisor admin
OPEN = "302 200 200 200 200 200 200 200 200"
FILTER = "302 303 303 303 303 303 303 303 303"
READ = "302 404 404 404 200 200 200 404 200"
LEADS = "302 404 404 404 403 200 200 404 200"
RELEASES = "302 404 404 404 403 200 200 404 200"
CURATES = "302 404 404 404 403 403 200 404 200"
WRITES = "302 403 403 200 200 200 200 403 200"
EDITS_WORK = "302 404 404 404 403 200 200 404 200"
PARTNER = "302 403 403 403 403 200 200 403 200"
LABEL = "302 403 403 403 403 403 200 403 200"
IMPORT = "302 403 403 403 403 200 200 403 200"


def refused(row: str) -> str:
    return row.replace("200", "422")


ASKS = "302 403 403 403 403 200 200 403 200"
CHANGES_ROUND = "302 404 404 404 403 200 200 404 200"
ANSWERS = "302 404 404 404 303 303 303 404 303"
ROWS = {
    "insights:rounds": Row(get=OPEN),
    "insights:round-new": Row(get=ASKS, post=refused(ASKS)),
    "insights:round": Row(get=READ, given=a_round),
    "insights:round-edit": Row(get=CHANGES_ROUND, post=refused(CHANGES_ROUND), given=a_round),
    "insights:round-remind": Row(get="405", post=CHANGES_ROUND.replace("200", "303"), given=a_round),
    "insights:round-state": Row(get=CHANGES_ROUND, post=refused(CHANGES_ROUND), given=a_round),
    "insights:round-answer": Row(get=READ, post=ANSWERS, given=a_round_unit),
    "insights:list": Row(get=OPEN, post=FILTER),
    "insights:new": Row(get=WRITES, post=refused(WRITES)),
    "insights:export": Row(get=OPEN),
    "insights:import": Row(get=IMPORT, post=refused(IMPORT)),
    "insights:import-preview": Row(
        get="302 403 403 403 403 200 404 403 404", post="302 403 403 403 403 303 404 403 404", given=an_upload
    ),
    "insights:accounts": Row(get=OPEN),
    "insights:ask": Row(get=WRITES, post=refused(WRITES)),
    "insights:asked": Row(get="302 404 404 404 404 404 404 404 404", post="302 404 404 404 404 404 404 404 404",
                          given=a_look, more={"author": "200 422"}),
    "insights:fatigue": Row(get=OPEN),
    "insights:works-export": Row(get=OPEN),
    "insights:works": Row(get=OPEN, post=FILTER),
    "insights:work-new": Row(get="302 404 404 404 404 404 404 404 404", post="302 404 404 404 404 404 404 404 404",
                             given=a_look_to_begin, more={"author": "200 422"}),
    "insights:work": Row(get=READ, given=a_work, more={"author": "200 405"}),
    "insights:work-edit": Row(get=EDITS_WORK, post=refused(EDITS_WORK), given=a_work, more={"author": "200 422"}),
    "insights:work-state": Row(get=EDITS_WORK, post=refused(EDITS_WORK), given=a_work, more={"author": "200 422"}),
    "insights:heard": Row(get=EDITS_WORK, post=EDITS_WORK.replace("200", "303"), given=a_work,
                          more={"author": "200 303"}),
    "insights:feedback-new": Row(get=EDITS_WORK, post=refused(EDITS_WORK), given=a_work,
                                 more={"author": "200 422"}),
    "insights:said": Row(get=OPEN),
    "insights:feedback": Row(get=READ, given=an_answer, more={"author": "200 405"}),
    "insights:feedback-edit": Row(get=EDITS_WORK, post=refused(EDITS_WORK), given=an_answer,
                                  more={"author": "200 422"}),
    "insights:partners": Row(get=OPEN),
    "insights:partner-new": Row(get=PARTNER, post=refused(PARTNER)),
    "insights:partner": Row(get=READ, post=refused(LEADS), given=a_partner),
    "insights:partner-edit": Row(get=LEADS, post=refused(LEADS), given=a_partner),
    "insights:value-maps": Row(get=OPEN),
    "insights:value-map-new": Row(get=WRITES, post=refused(WRITES)),
    "insights:value-map": Row(get=READ, post=refused(READ), given=a_map),
    "insights:value-step": Row(get="405", post=READ.replace("200", "303"), given=a_step),
    "insights:labels": Row(get=OPEN),
    "insights:label": Row(get=LABEL, post=refused(LABEL), given=a_label),
    "insights:label-merge": Row(get=LABEL, post=refused(LABEL), given=a_label),
    "insights:label-part": Row(get="405", post=LABEL.replace("200", "303"), given=a_joined_label),
    "insights:groups": Row(get=OPEN, post=refused(LABEL)),
    "insights:answer": Row(get=LEADS, post=refused(LEADS), given=a_finding, more={"author": "200 422"}),
    "insights:show": Row(get=READ, given=an_insight, more={"author": "200 405"}),
    "insights:edit": Row(get=LEADS, post=refused(LEADS), given=an_insight, more={"author": "200 422"}),
    "insights:source": Row(get=LEADS, post=refused(LEADS), given=an_insight, more={"author": "200 422"}),
    "insights:release": Row(get=RELEASES, post=refused(RELEASES), given=an_insight),
    "insights:state": Row(get=RELEASES, post=refused(RELEASES), given=an_insight),
    "insights:alike": Row(get=CURATES, post=refused(CURATES), given=alike),
    "insights:part": Row(get=CURATES, post=refused(CURATES), given=two_joined),
    **MAP_ROWS,
}  # fmt: skip
