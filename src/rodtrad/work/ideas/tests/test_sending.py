"""An idea is sent, signed or not; a voice is added; a code opens what belongs to it and nothing else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from rodtrad.foundation.audit.models import Entry
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import acting
from rodtrad.work.ideas.models import Answer, Idea
from rodtrad.work.ideas.queries import ideas as queries
from rodtrad.work.ideas.services import campaigns, reading, sending
from rodtrad.work.ideas.tests.factories import SYSTEM, TEXT, make_campaign, make_idea, send

pytestmark = pytest.mark.django_db


def test_idea_when_not_signed_then_nothing_ties_it_to_the_sender_and_a_code_opens_it(
    cast, acting_system
) -> None:
    campaign, staff = make_campaign(cast.municipality), cast.actor("staff")

    receipt = send(campaign, staff, place=cast.unit)

    entry = Entry.everywhere.filter(action="ideas.sent").get()
    assert (receipt.idea.item.author_id, receipt.idea.signed) == (None, False)
    assert staff.code not in entry.actor
    opened = queries.opened_by(receipt.secret)
    assert opened is not None
    assert opened.text == TEXT
    assert receipt.secret.replace("-", "") not in str(Idea.objects.filter(pk=receipt.idea.pk).values())


def test_idea_when_signed_then_no_code_and_the_sender_stands_on_it(cast, acting_system) -> None:
    receipt = send(make_campaign(cast.municipality), cast.actor("staff"), place=cast.unit, signed=True)

    assert (receipt.secret, receipt.idea.item.author_id) == ("", cast.staff.pk)


def test_form_when_sent_twice_then_one_idea(cast, acting_system) -> None:
    campaign = make_campaign(cast.municipality)

    first = send(campaign, place=cast.unit, once="abcdefghjk")
    second = send(campaign, place=cast.unit, once="abcdefghjk")

    assert first.idea.pk == second.idea.pk
    assert second.secret == ""


@pytest.mark.parametrize(
    ("text", "more"), [("", {}), ("x" * 1001, {}), (TEXT, {"signed": True}), ("640823-3234 ringde", {})]
)
def test_idea_when_it_does_not_fit_then_refused_and_nothing_saved(text, more, cast, acting_system) -> None:
    campaign = make_campaign(cast.municipality, naming="anonymous")

    with pytest.raises(ValidationError):
        send(campaign, cast.actor("staff"), text, place=cast.unit, **more)

    assert not Idea.objects.exists()


def test_campaign_when_closed_or_over_then_takes_no_ideas_until_opened_again(cast, acting_system) -> None:
    campaign = make_campaign(cast.municipality, closes=clock.today() - timedelta(days=1))
    with pytest.raises(sending.CampaignClosed):
        send(campaign, place=cast.unit)

    campaigns.close_campaign(SYSTEM, campaign)
    campaigns.reopen_campaign(SYSTEM, campaign)

    fresh = type(campaign).objects.select_related("item__place").get(pk=campaign.pk)
    assert send(fresh, place=cast.unit).idea.pk


def test_voice_keeps_its_own_words_and_code_and_may_be_taken_back(cast, acting_system) -> None:
    idea, staff = make_idea(make_campaign(cast.municipality), place=cast.unit), cast.actor("staff")
    own = sending.Sending(text="Vi också", place=cast.unit, signed=True)

    voice, none = sending.add_voice(staff, idea, own)
    other, secret = sending.add_voice(staff, idea, sending.Sending(text="Även jag", place=cast.unit))

    assert (voice.text, none, other.author_id) == ("Vi också", "", None)
    assert queries.opened_by(secret).text == "Även jag"
    assert Idea.objects.get(pk=idea.pk).voices_count == 2
    with pytest.raises(ValidationError):
        sending.add_voice(staff, idea, own)
    sending.withdraw_voice(staff, voice)
    assert Idea.objects.get(pk=idea.pk).voices_count == 1


def test_answer_when_the_code_opens_it_then_read_once(cast, acting_system) -> None:
    receipt = send(make_campaign(cast.municipality), place=cast.unit)
    answer = Answer.objects.create(idea=receipt.idea, text="Vi gör det", at=clock.now())

    reading.opened(queries.opened_by(receipt.secret))

    answer.refresh_from_db()
    assert answer.read is not None


def test_similar_when_colleagues_write_then_theirs_and_from_outside_only_what_came_by_link(cast) -> None:
    with acting(SYSTEM):
        campaign = make_campaign(cast.municipality, open_to_all=True)
        inside = make_idea(campaign, place=cast.unit)
        asked = "Samåka till besök i ytterområdena"

        assert queries.similar(cast.actor("staff"), campaign, asked, outside=False) == [inside]
        assert queries.similar(cast.actor("staff"), campaign, asked, outside=True) == []


def test_gin_chk_06_when_sixty_days_have_gone_then_fires_and_before_that_is_silent(
    cast, acting_system
) -> None:
    campaign = make_campaign(cast.municipality)
    late = make_idea(campaign, place=cast.unit, received=clock.now() - timedelta(days=61))
    make_idea(campaign, place=cast.unit, received=clock.now() - timedelta(days=59))

    assert list(queries.gin_chk_06_without_status(SYSTEM, campaign)) == [late]
