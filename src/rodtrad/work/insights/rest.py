"""The operations of insights: what has been understood, the works it came from, and writing an insight down."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_noop
from ninja import Query, Router, Schema, Status
from pydantic import Field

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.rest.asking import actor_of, answered
from rodtrad.foundation.rest.conditions import once
from rodtrad.foundation.rest.door import Needs
from rodtrad.foundation.rest.problems import answers
from rodtrad.foundation.rest.schemas import Body, Paged, keyset_page
from rodtrad.foundation.thread.addresses import item_url
from rodtrad.work.insights.forms.insights import NewInsightForm
from rodtrad.work.insights.models import Insight, InsightWork
from rodtrad.work.insights.queries import insights, works
from rodtrad.work.insights.rules import circles
from rodtrad.work.insights.services import insights as services

router = Router()
READ, WRITE = Needs("insights:read"), Needs("insights:write")


class InsightOut(Schema):
    """An insight. ``perspectives``: P1 has or had support, P2 raised risk, P3 everyone; ``caught``: when it was told;
    ``shifts``: from what to what; ``work``: the code of the work it came from, when you may see that too."""

    code: str
    text: str
    municipality: str
    place: str
    place_code: str
    group: str
    perspectives: list[str]
    shifts: list[str]
    themes: list[str]
    caught: date
    strength: str
    reach: str
    material: str
    key: bool
    state: str
    version: int
    retired: bool
    work: str
    url: str


class InsightsOut(Schema):
    """A page of insights, latest told first."""

    rows: list[InsightOut]
    next: str | None


class InsightQuery(Paged):
    """What the list of insights is narrowed to."""

    place: Annotated[str, Field(description="A place's code: it, and all below.")] = ""
    theme: Annotated[str, Field(description="A theme's key.")] = ""
    group: Annotated[str, Field(description="A group's code.")] = ""
    state: str = ""
    age: Annotated[str, Field(description='At most so many months old, or "old": more than two years.')] = ""
    material: str = "insight"
    put_away: bool = False


class NewInsightIn(Body):
    """An insight to write down. Only text and place must be there; the rest can be sorted later."""

    text: str
    place: Annotated[str, Field(description="The code of the unit it belongs to.")]
    perspectives: list[Literal["P1", "P2", "P3"]] = []
    came_by: str = "meeting"
    caught: date | None = None
    whereabouts: Annotated[str, Field(description="A place or an occasion, not an address.")] = ""
    level: Annotated[str, Field(description="Who may see it.")] = "municipality"
    confirmed: Annotated[
        list[str], Field(max_length=200, description="Words you have looked at, and that point to nobody.")
    ] = []


class WorkOut(Schema):
    """An insight work: who was asked what, when, and by which day those who told are owed an answer."""

    code: str
    title: str
    aim: str
    questions: str
    municipality: str
    place: str
    place_code: str
    state: str
    methods: str
    starts: date | None
    ends: date | None
    promised: str
    feedback_due: date | None
    version: int
    retired: bool
    url: str


class WorksOut(Schema):
    """A page of works, what changed last first."""

    rows: list[WorkOut]
    next: str | None


class WorkQuery(Paged):
    """What the register of works is narrowed to. ``debt``: only works whose answer is late."""

    place: Annotated[str, Field(description="A place's code: it, and all below.")] = ""
    state: str = ""
    debt: bool = False
    put_away: bool = False


@router.get(
    "/insights", auth=READ, response={200: InsightsOut, **answers()}, summary=gettext_noop("List insights")
)
def list_insights(request: HttpRequest, asked: Query[InsightQuery]) -> InsightsOut:
    """The insights you may see, latest told first."""
    actor = actor_of(request)
    wanted = insights.Wanted(**asked.model_dump(exclude={"after", "size"}))
    rows = insights.with_words(insights.insights(actor, wanted))
    page, following = keyset_page(request, rows, insights.ORDER, asked)
    return InsightsOut(rows=[_insight(actor, row) for row in page.rows], next=following)


@router.get(
    "/insights/{slug:code}",
    auth=READ,
    response={200: InsightOut, **answers()},
    summary=gettext_noop("Read an insight"),
)
def read_insight(request: HttpRequest, code: str) -> InsightOut:
    """One insight that you may see."""
    actor = actor_of(request)
    return _insight(actor, insights.insight_by_code(actor, code))


@router.post(
    "/insights",
    auth=WRITE,
    response={201: InsightOut, **answers()},
    summary=gettext_noop("Write down an insight"),
)
def new_insight(request: HttpRequest, response: HttpResponse, asked: NewInsightIn) -> Status[InsightOut]:
    """A new insight. What is not said of it waits among what is to be sorted."""
    actor = actor_of(request)
    places = insights.places_to_write(actor)
    said = {**asked.model_dump(mode="json", exclude={"confirmed", "perspectives"}), "caught": ""}
    form = answered(lambda data: NewInsightForm(places, [], [], data), said, asked.confirmed)
    values = {
        "circles": circles.from_keys(asked.perspectives), "came_by": form.cleaned_data["came_by"],
        "whereabouts": form.cleaned_data["whereabouts"],
    }  # fmt: skip
    if asked.caught:
        values["caught"] = asked.caught
    place, text, level = (form.cleaned_data[name] for name in ("place", "text", "level"))

    def make() -> dict[str, str]:
        made = services.write_insight(actor, place=place, text=text, level=level, values=values)
        return {"code": made.item.code}

    made = once(request, make)
    response["Location"] = f"/api/v1/insights/{made['code']}"
    return Status(201, _insight(actor, insights.insight_by_code(actor, made["code"])))


@router.get(
    "/insight-works",
    auth=READ,
    response={200: WorksOut, **answers()},
    summary=gettext_noop("List insight works"),
)
def list_works(request: HttpRequest, asked: Query[WorkQuery]) -> WorksOut:
    """The register of works, as far as you may see it."""
    wanted = works.WantedWorks(**asked.model_dump(exclude={"after", "size"}))
    rows = works.works(actor_of(request), wanted).select_related("item__place", "municipality")
    page, following = keyset_page(request, rows, works.ORDER, asked)
    return WorksOut(rows=[_work(row) for row in page.rows], next=following)


@router.get(
    "/insight-works/{slug:code}",
    auth=READ,
    response={200: WorkOut, **answers()},
    summary=gettext_noop("Read an insight work"),
)
def read_work(request: HttpRequest, code: str) -> WorkOut:
    """One work that you may see."""
    return _work(works.work_by_code(actor_of(request), code))


def _insight(actor: Actor, row: Insight) -> InsightOut:
    item = row.item
    work = row.work.item.code if row.work and works.sees_work(actor, row.work) else ""
    return InsightOut(
        code=item.code, text=item.text, municipality=row.municipality.name, place=item.place.name,
        place_code=item.place.code, group=row.main_group.label if row.main_group else "",
        perspectives=list(circles.as_keys(row.circles)), shifts=[str(label) for label in row.labels.all()],
        themes=[theme.key for theme in row.themes.all()], caught=row.caught, strength=row.strength,
        reach=row.reach, material=row.material, key=row.is_key, state=item.state, version=item.version,
        retired=item.is_retired, work=work,
        url=item_url(item),
    )  # fmt: skip


def _work(row: InsightWork) -> WorkOut:
    item = row.item
    return WorkOut(
        code=item.code, title=item.title, aim=item.text, questions=row.questions,
        municipality=row.municipality.name, place=item.place.name, place_code=item.place.code, state=item.state,
        methods=row.methods, starts=row.starts, ends=row.ends, promised=row.promised,
        feedback_due=row.feedback_due, version=item.version, retired=item.is_retired, url=item_url(item),
    )  # fmt: skip
