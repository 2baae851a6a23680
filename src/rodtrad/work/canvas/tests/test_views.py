"""The canvas's pages: work, follow permission and audience, keep what was typed, cost the same whatever they show."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from rodtrad.foundation.base.scope import acting, system
from rodtrad.foundation.thread.models import Alternative
from rodtrad.foundation.thread.services import add_link
from rodtrad.kernel.kubinol.words import CARD_TYPES
from rodtrad.work.canvas.models import CardDetail, CaseDetail, Finding
from rodtrad.work.canvas.services import cards, cases
from rodtrad.work.canvas.tests.factories import form_of, make_card, make_case

SYSTEM = system("test")


@pytest.fixture
def case(cast):
    return make_case(cast.actor("staff"), cast.unit)


@pytest.fixture
def card(cast, case):
    return make_card(cast.actor("staff"), case)


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def client(cast):
    return signed_in(cast.staff)


def page(client, name, *args, status=200):
    response = client.get(reverse(f"canvas:{name}", args=args))
    assert response.status_code == status, response.content[:2000]
    text = response.content.decode()
    assert "UNKNOWN-VARIABLE" not in text
    return text


def test_list_when_empty_then_teaches(client):
    assert "Börja" in page(client, "list") or "Begin" in page(client, "list")


def test_list_when_a_case_then_shows_it(client, case):
    assert case.item.title in page(client, "list")


def test_list_when_outsider_then_shows_nothing(cast, case):
    assert case.item.title not in page(signed_in(cast.outsider), "list")


def test_list_when_words_are_posted_then_leads_to_the_narrowed_list(client, case):
    answer = client.post(reverse("canvas:list"), {"text": "middag", "mine": "on", "state": "nowhere"})
    assert (answer.status_code, answer["Location"]) == (303, reverse("canvas:list") + "?text=middag&mine=1")
    assert case.item.title in client.get(answer["Location"]).content.decode()

    answer = client.post(reverse("canvas:list"), {"text": "frukost"})
    assert case.item.title not in client.get(answer["Location"]).content.decode()


def test_new_when_filled_in_then_begins(client, cast):
    page(client, "new")
    data = {"title": "Fixartjänst", "entry_piece": "insats", "entry_trigger": "review", "level": "operational",
            "new_or_existing": "existing", "place": cast.unit.code}  # fmt: skip
    answer = client.post(reverse("canvas:new"), data)
    assert answer.status_code == 303
    with acting(SYSTEM):
        made = CaseDetail.objects.get(key="fixartjanst")
    assert answer["Location"] == reverse("canvas:show", args=[made.item.code])


def test_new_when_title_is_missing_then_422_and_keeps_what_was_typed(client):
    answer = client.post(reverse("canvas:new"), {"description": "Något jag skrev"})
    assert answer.status_code == 422
    assert "Något jag skrev" in answer.content.decode()


@pytest.mark.parametrize("name", ["show", "edit", "state", "visibility", "team", "history", "retire"])
def test_case_pages_work_for_the_team(client, case, name):
    assert page(client, name, case.item.code)


@pytest.mark.parametrize("name", ["card", "card-edit", "card-move", "card-retire"])
def test_card_pages_work_for_the_team(client, card, name):
    assert page(client, name, card.item.code)


@pytest.mark.parametrize("kind", CARD_TYPES)
def test_new_card_form_works_for_every_type(client, case, kind):
    assert page(client, "card-new", case.item.code, kind)
    answer = client.post(reverse("canvas:card-new", args=[case.item.code, kind]), {"text": "En tanke"})
    assert answer.status_code == 303, answer.content[:3000]


@pytest.mark.parametrize("who", ["outsider", "colleague"])
def test_case_when_not_in_its_audience_then_404(cast, case, card, who):
    client = signed_in(getattr(cast, who))
    page(client, "show", case.item.code, status=404)
    page(client, "card", card.item.code, status=404)


def test_case_when_a_reader_then_sees_but_may_not_write(cast, case, card):
    with acting(SYSTEM):
        cases.change_visibility(SYSTEM, case, "unit")
    client = signed_in(cast.colleague)
    assert page(client, "show", case.item.code)
    page(client, "card", card.item.code)
    page(client, "edit", case.item.code, status=403)
    page(client, "card-edit", card.item.code, status=403)
    assert (
        client.post(reverse("canvas:card-new", args=[case.item.code, "need"]), {"text": "x"}).status_code
        == 403
    )


def test_case_when_logged_out_then_redirected(case, db):
    answer = Client().get(reverse("canvas:show", args=[case.item.code]))
    assert answer.status_code == 302


def test_show_when_posted_then_405(client, case):
    assert client.post(reverse("canvas:show", args=[case.item.code])).status_code == 405


def test_card_edit_when_changed_then_saved(client, card):
    answer = client.post(
        reverse("canvas:card-edit", args=[card.item.code]), form_of(card, text="Sällskap vid maten")
    )
    assert answer.status_code == 303
    assert "Sällskap vid maten" in page(client, "card", card.item.code)


def test_card_edit_when_a_date_is_wrong_then_422_and_keeps_what_was_typed(client, cast, case):
    card = make_card(cast.actor("staff"), case, "test", "Prova")
    answer = client.post(
        reverse("canvas:card-edit", args=[card.item.code]), form_of(card, start="i våras, typ")
    )
    assert answer.status_code == 422
    assert "i våras, typ" in answer.content.decode()


def test_card_edit_when_two_write_the_same_field_then_both_texts_survive(client, card):
    url = reverse("canvas:card-edit", args=[card.item.code])
    mine, theirs = form_of(card, text="Min text", note="Min anteckning"), form_of(card, text="Deras text")
    client.post(url, theirs)
    answer = client.post(url, mine)

    assert answer.status_code == 409
    text = answer.content.decode()
    assert "Min text" in text
    assert "Deras text" in text
    with acting(SYSTEM):
        assert [row.text for row in Alternative.objects.all()] == ["Min text"]
        saved = CardDetail.objects.select_related("item").get(pk=card.pk)
        assert (saved.item.text, saved.note) == ("Deras text", "Min anteckning")


@pytest.mark.parametrize(
    ("choice", "expected"),
    [("mine", "Min text"), ("theirs", "Deras text"), ("both", "Deras text\n\nMin text")],
)
def test_conflict_when_chosen_then_stands_and_nothing_is_lost(client, card, choice, expected):
    url = reverse("canvas:card-edit", args=[card.item.code])
    mine, theirs = form_of(card, text="Min text"), form_of(card, text="Deras text")
    client.post(url, theirs)
    client.post(url, mine)
    data = {"choice-text": choice, "mine-text": "Min text", "theirs-text": "Deras text"}
    assert client.post(url, data).status_code == 303
    with acting(SYSTEM):
        saved = CardDetail.objects.select_related("item").get(pk=card.pk)
        kept = {row.text for row in Alternative.objects.all()}
    assert saved.item.text == expected
    assert {"Min text", "Deras text"} <= kept | {saved.item.text} or choice == "both"


def test_findings_when_answered_then_page_says_so(client, case, card):
    with acting(SYSTEM):
        finding = Finding.objects.filter(card=card).first()
    assert finding is not None
    url = reverse("canvas:answer", args=[finding.code])
    assert client.get(url).status_code == 200
    assert client.post(url, {"answer": "dismissed"}).status_code == 422
    assert client.post(url, {"answer": "dismissed", "reason": "Gäller inte här"}).status_code == 303
    assert "Gäller inte här" in page(client, "show", case.item.code)


def test_card_when_moved_to_another_type_then_links_that_do_not_fit_are_told_first(client, cast, case, card):
    benefit = make_card(cast.actor("staff"), case, "benefit-individual", "Gemenskap")
    with acting(SYSTEM):
        add_link(SYSTEM, benefit.item, "answers", card.item)
    url = reverse("canvas:card-move", args=[card.item.code])
    first = client.post(url, {"type": "context"})
    assert first.status_code == 200
    assert client.post(url, {"type": "context", "sure": "1"}).status_code == 303
    with acting(SYSTEM):
        assert CardDetail.objects.get(pk=card.pk).piece == "behov-kontext"


def test_team_when_invited_then_may_write(client, cast, case):
    page(client, "team", case.item.code)
    data = {"who": "colleague", "profession": "pedagog"}
    answer = client.post(reverse("canvas:team", args=[case.item.code]), data)
    assert answer.status_code == 303, answer.content[:2000]
    assert page(signed_in(cast.colleague), "edit", case.item.code)


@pytest.mark.parametrize("path", ["show", "list"])
def test_pages_cost_the_same_with_one_and_many_cards(client, cast, case, path, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    actor = cast.actor("staff")
    args = [case.item.code] if path == "show" else []
    make_card(actor, case)
    page(client, path, *args)
    with CaptureQueriesContext(
        connection,
    ) as few:
        page(client, path, *args)
    for number in range(3):
        benefit = make_card(actor, case, "benefit-individual", f"Nytta {number}")
        with acting(SYSTEM):
            add_link(SYSTEM, benefit.item, "answers", CardDetail.objects.filter(case=case).first().item)
        make_case(actor, cast.unit, f"Arbete {number}")
    with CaptureQueriesContext(connection) as many:
        page(client, path, *args)
    assert len(many) == len(few), "\n".join(row["sql"][:150] for row in many.captured_queries)


def test_cards_service_is_used_by_the_form(card):
    assert set(cards.form_names("need")) >= {"text", "whose", "strength"}
