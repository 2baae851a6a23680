"""The board's report (INS-62), the equality view (INS-CHK-06) and feedback debt (INS-74)."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import acting
from rodtrad.kernel.suppression.shown import Shown, Suppressed
from rodtrad.work.insights.queries.equality import equality
from rodtrad.work.insights.queries.feedback_debt import ins_74_feedback_debt
from rodtrad.work.insights.services import board_reports, works
from rodtrad.work.insights.services.equality import enter_shares
from rodtrad.work.insights.tests import factories as make

pytestmark = pytest.mark.django_db


def a_report(cast):
    make.make_insight(cast.actor("developer"), cast.unit, text="Ring efter jobbet.", is_key=True)
    with acting(cast.actor("admin")) as actor:
        return board_reports.begin_report(actor, cast.municipality, clock.today())


def test_ins_62_is_filled_by_itself(cast):
    report = a_report(cast)

    assert report.parts["new"][0] == "1 ny insikt."
    assert report.parts["key"] == ["Ring efter jobbet."]
    assert report.parts["white"]


def test_ins_62_of_an_empty_month_says_none(cast):
    with acting(cast.actor("admin")) as actor:
        report = board_reports.begin_report(actor, cast.municipality, clock.today() - timedelta(days=90))

    assert report.parts["new"] == ["0 nya insikter."]
    assert report.parts["key"] == []


def test_approved_report_is_kept_and_changed_by_a_new_version(cast):
    report = a_report(cast)
    with acting(cast.actor("admin")) as actor:
        board_reports.approve_report(actor, report, "public")
        with pytest.raises(ValidationError):
            board_reports.approve_report(actor, report, "public")
        board_reports.edit_report(actor, report, {"decide": "Öppna på kvällar?"})
        report.refresh_from_db()
        assert (report.number, report.item.state) == (2, "draft")
        assert report.versions.get().parts["decide"] == []


@pytest.mark.parametrize("form", ["pdf", "pptx", "docx", "html", "slides"])
def test_report_is_taken_out_in_every_form(cast, client, form):
    report = a_report(cast)
    client.force_login(cast.staff, backend="allauth.account.auth_backends.AuthenticationBackend")

    response = client.get(reverse("insights:report-take", args=[report.item.code]), {"form": form})

    assert response.status_code == 200
    assert (
        response.content[:4] in (b"%PDF", b"PK\x03\x04") or "Ring efter jobbet." in response.content.decode()
    )


def test_board_asks_and_is_answered_on_the_page(cast, client):
    report = a_report(cast)
    client.force_login(cast.admin, backend="allauth.account.auth_backends.AuthenticationBackend")

    client.post(
        reverse("insights:report-ask", args=[report.item.code]), {"text": "Varför då?", "asked": "2026-11-20"}
    )
    with acting(cast.actor("admin")):
        question = report.questions.get()
    client.post(
        reverse("insights:report-answer", args=[report.item.code, question.code]), {"answer": "Telefonen."}
    )

    page = client.get(reverse("insights:report", args=[report.item.code])).content.decode()
    assert "Varför då?" in page
    assert "Telefonen." in page


def test_ins_chk_06_points_out_who_is_heard_too_little(cast):
    work = make.make_work(cast.actor("admin"), cast.municipality)
    with acting(cast.actor("admin")) as actor:
        works.count_heard(actor, work, [("sex", "kvinnor", 90), ("sex", "män", 10)])
        enter_shares(actor, cast.municipality, "sex", [("kvinnor", Decimal(50)), ("män", Decimal(50))], "SCB")
        (table,) = equality(actor, cast.municipality)

    assert [(row.category, row.count, row.is_low) for row in table.rows] == [
        ("kvinnor", Shown(90), False), ("män", Shown(10), True),
    ]  # fmt: skip


def test_ins_chk_06_hides_small_numbers_and_their_shares(cast):
    work = make.make_work(cast.actor("admin"), cast.municipality)
    with acting(cast.actor("admin")) as actor:
        works.count_heard(actor, work, [("sex", "kvinnor", 20), ("sex", "män", 2)])
        enter_shares(actor, cast.municipality, "sex", [("kvinnor", Decimal(50)), ("män", Decimal(50))], "SCB")
        (table,) = equality(actor, cast.municipality)

    man = table.rows[1]
    assert isinstance(man.count, Suppressed)
    assert (man.percent, man.is_low) == (None, False)


def test_ins_74_lists_the_late_and_not_the_answered(cast):
    late = make.make_work(cast.actor("developer"), cast.unit, "Sen")
    answered = make.make_work(cast.actor("developer"), cast.unit, "Besvarad")
    with clock.at(clock.now() - timedelta(days=90)):
        make.finish(cast.actor("developer"), late)
        make.finish(cast.actor("developer"), answered)
    make.make_feedback(cast.actor("developer"), answered)
    actor = cast.actor("developer")
    with acting(actor):
        assert [row.item.title for row in ins_74_feedback_debt(actor)] == ["Sen"]
