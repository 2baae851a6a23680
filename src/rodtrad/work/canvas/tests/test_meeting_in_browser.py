"""Three people write for twelve seconds, one of them four without a network (bench/seven_people.py: the long one)."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from rodtrad.foundation.base.scope import acting, system
from rodtrad.foundation.thread.models import Alternative
from rodtrad.work.canvas.models import CardDetail
from rodtrad.work.canvas.services.team import add_seat
from rodtrad.work.canvas.tests.factories import make_card, make_case
from rodtrad.work.canvas.tests.meeting import hold_meeting, lost_words

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def test_meeting_when_over_then_every_text_typed_is_on_the_board_or_offered(new_page, cast):
    case = make_case(cast.actor("staff"), cast.unit)
    with acting(cast.actor("staff")):
        for person in (cast.colleague, cast.developer):
            add_seat(cast.actor("staff"), case, person=person)
        for kind in ("need", "benefit-individual", "intervention-element"):
            make_card(cast.actor("staff"), case, kind, f"Ett kort {kind}")
    pages = []
    for person in (cast.staff, cast.colleague, cast.developer):
        page = new_page(person)
        page.goto(f"/arbeten/{case.item.code}/")
        expect(page.locator("#board[data-ready]")).to_be_attached()
        pages.append(page)

    meeting = hold_meeting(pages, 12, {2: (3, 7)})

    with acting(system("test")):
        cards = list(CardDetail.objects.filter(case=case).select_related("item"))
        texts = [card.item.text for card in cards]
        kept = list(Alternative.objects.filter(settled__isnull=True).values_list("text", flat=True))
    assert len(meeting.typed) > 10
    assert lost_words(meeting, texts, kept) == []
    for word in meeting.typed:
        assert sum(text.startswith(f"En tanke {word}") for text in texts) <= 1  # no card came twice
    delays = meeting.delays()
    assert delays[len(delays) // 2] < 4
