"""Counter-questions one may see: those about cards and links that one sees, on works that one sees."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.paging import Page, page_of
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import Membership, NetworkMember, ObjectRole, User
from rodtrad.foundation.org.queries import valid_q, visible_q
from rodtrad.foundation.thread.models import Link
from rodtrad.foundation.thread.queries import ItemNotFound
from rodtrad.work.canvas.models import CardDetail, CaseDetail, CounterQuestion, Seat, Version

OPEN = ("open", "")
SIZE = 30
_WITH = (
    "case__item__place",
    "card__item",
    "link__source",
    "link__target",
    "version",
    "asked_by",
    "answered_by",
)
TEAM_ROLES = ("lead", "member")


def seen_questions(actor: Actor) -> QuerySet[CounterQuestion]:
    """Every question the actor may see; one about a hidden card, or a link with a hidden end, is not there."""
    rows = CounterQuestion.objects.all()
    if actor.everything:
        return rows
    rows = rows.filter(visible_q(actor, "case__item__"))
    rows = rows.filter(Q(card__isnull=True) | visible_q(actor, "card__item__"))
    ends = visible_q(actor, "link__source__") & visible_q(actor, "link__target__")
    return rows.filter(Q(link__isnull=True) | ends)


def question_by_code(actor: Actor, code: str) -> CounterQuestion:
    """One question with all around it. Raises ItemNotFound (404)."""
    found = seen_questions(actor).select_related(*_WITH, "case__municipality").filter(code=code).first()
    if found is None:
        raise ItemNotFound(code)
    return found


def state_q(state: str) -> Q:
    """The questions in a state; an unsaid one counts as open, any other word as no choice at all."""
    if state == "open":
        return Q(state__in=OPEN)
    return Q(state=state) if state in ("answered", "parked", "led-to-change") else Q()


def question_page(
    actor: Actor, detail: CaseDetail, state: str = "", after: str = ""
) -> Page[CounterQuestion]:
    """The case's questions, newest first, in one query."""
    rows = seen_questions(actor).filter(state_q(state), case=detail).select_related(*_WITH)
    return page_of(rows, order=("-asked", "-id"), after=after, size=SIZE)


def questions_about(actor: Actor, card: CardDetail) -> list[CounterQuestion]:
    """The last questions about one card that the actor sees."""
    rows = seen_questions(actor).filter(card=card).select_related(*_WITH)
    return list(rows.order_by("-asked", "-id")[:SIZE])


@dataclass(frozen=True, slots=True)
class QuestionNumbers:
    """Counts of questions, never of people. ``share``: of those answered, how many hundredths led to change."""

    open: int = 0
    answered: int = 0
    parked: int = 0
    led_to_change: int = 0

    @property
    def total(self) -> int:
        return self.open + self.answered + self.parked + self.led_to_change

    @property
    def share(self) -> int | None:
        settled = self.answered + self.led_to_change
        return round(100 * self.led_to_change / settled) if settled else None


def numbers_of(actor: Actor, detail: CaseDetail | None = None) -> QuestionNumbers:
    """How many questions there are in each state: on one case, or on all works the actor sees."""
    rows = seen_questions(actor)
    if detail is not None:
        rows = rows.filter(case=detail)
    else:
        rows = rows.exclude(case__item__life="retired")
    found = dict(rows.order_by().values_list("state").annotate(number=Count("pk")))
    return QuestionNumbers(
        open=sum(found.get(state, 0) for state in OPEN), answered=found.get("answered", 0),
        parked=found.get("parked", 0), led_to_change=found.get("led-to-change", 0),
    )  # fmt: skip


def team_ids(code: str) -> list[int]:
    """The users in the team of the case with this code, today."""
    rows = ObjectRole.objects.filter(valid_q(clock.today()), item=code, role__in=TEAM_ROLES)
    return list(rows.values_list("user_id", flat=True))


def supervisors_of(code: str) -> list[User]:
    """Those invited to ask as critical friends, today."""
    rows = ObjectRole.objects.filter(valid_q(clock.today()), item=code, role="supervisor")
    return list(User.objects.filter(pk__in=rows.values("user_id")))


def supervisors_to_invite(detail: CaseDetail) -> QuerySet[User]:
    """Who may be invited: supervisors of the networks that the municipality belongs to, and everybody in it."""
    here = Membership.objects.filter(valid_q(clock.today()), place__path__startswith=detail.municipality.path)
    return network_supervisors(detail) | User.objects.filter(is_active=True, pk__in=here.values("user_id"))


def network_supervisors(detail: CaseDetail) -> QuerySet[User]:
    """The supervisors of the networks that the municipality belongs to."""
    day = clock.today()
    networks = NetworkMember.objects.filter(valid_q(day), municipality_id=detail.municipality_id)
    rows = Membership.objects.filter(
        valid_q(day), role="supervisor", place_id__in=networks.values("network_id")
    )
    return User.objects.filter(is_active=True, pk__in=rows.values("user_id"))


def function_of(actor: Actor, detail: CaseDetail) -> str:
    """In what function the actor speaks: the seat's profession, else supervisor, else what the person's title says."""
    if actor.user_id is None:
        return ""
    seat = Seat.objects.filter(case=detail, person_id=actor.user_id).exclude(profession="").first()
    if seat is not None:
        return seat.profession
    if "supervisor" in actor.on_objects.get(detail.item.code, ()):
        return "handledare"
    return User.objects.filter(pk=actor.user_id).values_list("title", flat=True).first() or ""


def link_of_case(actor: Actor, detail: CaseDetail, code: str) -> Link | None:
    """A living link of the case of which the actor sees both ends."""
    ends = visible_q(actor, "source__") & visible_q(actor, "target__")
    rows = Link.objects.filter(ends, home=detail.item.code, code=code).exclude(life="retired")
    return rows.select_related("source", "target").first()


def version_of_case(detail: CaseDetail, code: str) -> Version | None:
    return Version.objects.filter(case=detail, code=code).defer("content").first()


def cards_of_case(actor: Actor, detail: CaseDetail) -> list[CardDetail]:
    """The cards of a case that the actor sees, for choosing which of them were changed."""
    rows = CardDetail.objects.filter(visible_q(actor, "item__"), case=detail).select_related("item")
    return list(rows.order_by("position", "pk"))
