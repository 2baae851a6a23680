"""Pages of a work over time through the client, and one walk in a real browser."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from rodtrad.foundation.base.scope import acting, system
from rodtrad.work.canvas.models import DecisionPoint, Loop, Release, Review, Version
from rodtrad.work.canvas.services import cards, cases, decisions, versions
from rodtrad.work.canvas.tests.factories import make_card, make_case

pytestmark = pytest.mark.django_db
SYSTEM = system("test")
SECRET = "Hemlighetsfullt"


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def case(cast):
    case = make_case(cast.actor("staff"), cast.unit, new_or_existing="existing")
    with acting(SYSTEM):
        cases.change_visibility(SYSTEM, case, "municipality")
    return case


def test_pages_when_a_card_is_private_then_no_page_over_time_hints_at_it(cast, case):
    staff = cast.actor("staff")
    need = make_card(staff, case, text="Sällskap")
    hidden = make_card(staff, case, "context", SECRET, visibility="private")
    with acting(staff):
        version = versions.take(staff, case, name="Vår")
        said = decisions.Decision("Vilken väg?", ("Ena",), "Ena", grounds=(need, hidden))
        point = decisions.decide(staff, case, said)
        cards.change_card(staff, hidden, {"text": f"{SECRET} mer"})
    client, code = signed_in(cast.colleague), case.item.code
    for url in (
        reverse("canvas:versions", args=[code]), reverse("canvas:version", args=[version.code]),
        reverse("canvas:compare", args=[code]), reverse("canvas:compare", args=[code]) + "?fran=1&till=2",
        reverse("canvas:timeline", args=[code]), reverse("canvas:decision", args=[point.item.code]),
        reverse("canvas:decisions", args=[code]), reverse("canvas:loops", args=[code]),
        reverse("canvas:card-story", args=[need.item.code]), reverse("canvas:portfolio-file"),
    ):  # fmt: skip
        answer = client.get(url)
        assert answer.status_code == 200, url
        assert SECRET not in answer.content.decode(), url
        assert hidden.item.code not in answer.content.decode(), url
    card_then = reverse("canvas:version-card", args=[version.code, hidden.item.code])
    assert client.get(card_then).status_code == 404
    assert client.get(reverse("canvas:compare", args=[code]) + "?fran=9&till=nu").status_code == 200


def test_forms_when_filled_in_then_each_saves(cast, case):
    result = make_card(cast.actor("staff"), case, "result", "Ingen kom")
    client, code = signed_in(cast.staff), case.item.code

    def send(address: str, /, *args: str, **data: str) -> None:
        assert client.post(reverse(f"canvas:{address}", args=args), data).status_code == 303, address

    send("version-new", code, name="Vår", reason="Inför sommaren")
    send(
        "decision-new",
        code,
        question="Vilken?",
        alternatives="Ena\nAndra",
        chosen="Ena",
        grounds=result.item.code,
    )
    send("fork", result.item.code, way="how", reason="Fler skulle komma")
    send("loop-new", code, trigger="new-need", from_number="1")
    with acting(SYSTEM):
        loop, point = Loop.objects.latest("pk"), DecisionPoint.objects.get()
        version = Version.objects.get(number=1)
    send("loop", loop.code, kind="single", learning="Ring innan")
    send("decision-keep", point.item.code, until="2099-01-01", reason="Ännu")
    send("version-release", version.code, level="network")
    send("conditions", code, day="2026-01-02", time="no")
    send("reviews", code)
    with acting(SYSTEM):
        review = Review.objects.get()
    send(
        "review-step", review.code, "insats", note="Varje dag", card_type="intervention-element", text="Buss"
    )
    send("review-step", review.code, "outcome", outcome="revise", reason="Färre kommer", hours_per_month="10")
    with acting(SYSTEM):
        assert (point.grounds, Release.objects.count()) == (["P1"], 1)
        assert [row.to_number is not None for row in Loop.objects.order_by("pk")] == [False, True]
        review.refresh_from_db()
        assert (review.outcome, review.notes) == ("revise", {"insats": "Varje dag"})
    text = client.get(reverse("canvas:portfolio")).content.decode()
    assert "120" in text
    assert "Gör om" in text or "gör om" in text or "evidera" in text


def test_state_page_when_regular_work_is_asked_for_then_each_open_question_gets_a_field(cast, case):
    make_card(cast.actor("staff"), case, "benefit-individual", "Trygg")
    client, url = signed_in(cast.staff), reverse("canvas:state", args=[case.item.code])

    answer = client.post(url, {"to": "established"})

    assert answer.status_code == 422
    assert 'name="why-' in answer.content.decode()


def test_portfolio_file_when_a_title_is_a_formula_then_it_is_text(cast, case):
    make_case(cast.actor("staff"), cast.unit, "=1+1", new_or_existing="existing")

    text = signed_in(cast.staff).get(reverse("canvas:portfolio-file")).content.decode()

    assert "'=1+1;" in text
    assert "\r\n=1+1" not in text


@pytest.mark.parametrize("name", ["timeline", "decisions", "loops", "compare"])
def test_queries_when_more_rows_then_as_many(cast, case, name, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client, url = signed_in(cast.staff), reverse(f"canvas:{name}", args=[case.item.code])

    def grow() -> int:
        staff = cast.actor("staff")
        with acting(staff):
            decisions.decide(staff, case, decisions.Decision("Vilken?", ("Ena",), "Ena"))
        client.get(url)
        with CaptureQueriesContext(connection) as counted:
            client.get(url)
        return len(counted)

    first = grow()
    grow()
    assert grow() == first


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("width", [1280, 320])
def test_walk_when_a_sketch_is_saved_and_compared_then_readable_everywhere(new_page, axe, cast, case, width):
    need = make_card(cast.actor("staff"), case, text="Sällskap")
    page, code = new_page(cast.staff, width=width), case.item.code
    page.goto(reverse("canvas:version-new", args=[code]))
    page.fill("[name=name]", "Före sommaren")
    page.click("form.form .form-buttons button")
    page.wait_for_selector("text=Före sommaren")
    with acting(cast.actor("staff")) as staff:
        cards.change_card(staff, need, {"text": "Sällskap vid maten"})
        decisions.decide(staff, case, decisions.Decision("Vilken väg?", ("Ena",), "Ena"))
    page.click("text=Jämför med nu")
    page.wait_for_selector(".compare-row")
    assert "Sällskap vid maten" in page.inner_text(".compare-after")
    for name in ("versions", "compare", "timeline", "decisions", "decision-new", "loops", "loop-new", "conditions",
                 "reviews"):  # fmt: skip
        page.goto(reverse(f"canvas:{name}", args=[code]))
        assert axe(page) == [], name
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
    page.goto(reverse("canvas:portfolio"))
    assert axe(page) == []
