"""One idea by itself: answered once, done and open again, joined with another and apart again."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from rodtrad.foundation.audit.models import Entry
from rodtrad.foundation.base.scope import acting
from rodtrad.foundation.org.services import give_object_role
from rodtrad.foundation.thread.models import Link
from rodtrad.work.ideas.models import Answer, Idea, Merge
from rodtrad.work.ideas.queries.joining import gathered, joined_with, to_join_with
from rodtrad.work.ideas.rules.outcomes import Choice
from rodtrad.work.ideas.services import answers, caring, deciding, ending, joining
from rodtrad.work.ideas.services.sending import Sending, add_voice
from rodtrad.work.ideas.tests.factories import SYSTEM, make_campaign, make_idea, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(cast):
    with acting(cast.actor("admin")) as actor:
        yield actor


@pytest.fixture
def campaign(cast, admin):
    return make_campaign(cast.municipality, admin)


@pytest.fixture
def page(cast):
    client = Client()
    client.force_login(cast.admin)
    return client


def fresh(idea) -> Idea:
    return Idea.objects.select_related("item__place", "campaign__item__place").get(pk=idea.pk)


def actions(idea) -> list[str]:
    return list(Entry.objects.filter(item=idea.item.code).order_by("pk").values_list("action", flat=True))


def followed(secret: str) -> str:
    return Client().post(reverse("ideas:follow"), {"code": secret}).content.decode()


# answering one


def test_answer_when_sent_then_sender_and_voices_have_one_each_and_nobody_two(campaign, admin) -> None:
    receipt = send(campaign)
    voice, secret = add_voice(admin, receipt.idea, Sending("Det tycker jag också"))

    answers.answer_one(admin, receipt.idea, "Tack för idén.", "Vi tar upp den i maj.")

    assert sorted(row.voice_id or 0 for row in Answer.objects.all()) == [0, voice.pk]
    assert all("Vi tar upp den i maj." in followed(code) for code in (receipt.secret, secret))
    assert "ideas.answered" in actions(receipt.idea)
    with pytest.raises(ValidationError, match="redan"):
        answers.answer_one(admin, receipt.idea, "En gång till.", "Inget mer.")


def test_answer_when_a_voice_comes_later_then_only_that_one_is_answered(campaign, admin) -> None:
    idea = make_idea(campaign)
    answers.answer_one(admin, idea, "Tack.", "Vi hör av oss.")
    voice, _secret = add_voice(admin, idea, Sending("Jag med"))

    assert [row.voice for row in answers.answer_one(admin, idea, "Tack du med.", "Vi hör av oss.")] == [voice]


def test_answer_when_it_does_not_say_what_happens_next_then_refused_and_kept(campaign, page) -> None:
    idea = make_idea(campaign)

    refused = page.post(
        reverse("ideas:answer", args=[idea.item.code]), {"text": "Tack så mycket.", "next_step": ""}
    )

    assert refused.status_code == 422
    assert "Tack så mycket." in refused.content.decode()
    assert not Answer.objects.exists()


def test_answer_page_when_opened_then_words_that_fit_stand_there_and_then_that_all_are_answered(
    campaign, admin, page
) -> None:
    idea = make_idea(campaign)
    deciding.decide(admin, idea, Choice("parked", reason="Lokalen byggs om."))
    url = reverse("ideas:answer", args=[idea.item.code])

    before = page.get(url).content.decode()
    sent = page.post(url, {"text": "Tack.", "next_step": "Vi ser på den i höst."})
    after = page.get(url).content.decode()

    assert "Lokalen byggs om." in before
    assert (sent.status_code, sent.headers["Location"]) == (303, reverse("ideas:show", args=[idea.item.code]))
    assert "Vi ser på den i höst." in after
    assert 'name="next_step"' not in after


def test_answer_when_one_only_wrote_the_idea_then_refused(cast, campaign) -> None:
    with acting(cast.actor("staff")) as staff:
        idea = make_idea(campaign, staff, place=cast.unit, signed=True)
        with pytest.raises(PermissionDenied):
            answers.answer_one(staff, idea, "Tack mig själv.", "Inget.")


# done


def test_done_when_said_then_the_end_with_words_the_sender_reads(campaign, admin) -> None:
    receipt = send(campaign)
    deciding.decide(admin, receipt.idea, Choice("plan"))

    ending.finish(admin, fresh(receipt.idea), "Alla turer samåks sedan mars.")

    idea = fresh(receipt.idea)
    assert (idea.item.state, idea.triage.became) == ("done", "Alla turer samåks sedan mars.")
    assert "Alla turer samåks sedan mars." in followed(receipt.secret)
    assert actions(idea)[-1] == "ideas.done"


@pytest.mark.parametrize("words", ["", "  "])
def test_done_when_nothing_is_said_then_refused(words, campaign, admin) -> None:
    with pytest.raises(ValidationError):
        ending.finish(admin, make_idea(campaign), words)


def test_done_when_too_early_then_open_again_as_it_stood(campaign, admin, page) -> None:
    idea = make_idea(campaign)
    deciding.decide(admin, idea, Choice("plan"))
    code = idea.item.code

    page.post(reverse("ideas:done", args=[code]), {"became": "Klart nu."})
    shown = page.get(reverse("ideas:show", args=[code])).content.decode()
    page.post(reverse("ideas:open-again", args=[code]))

    assert "Klart nu." in shown
    assert (fresh(idea).item.state, fresh(idea).triage.became) == ("plan", "")
    with pytest.raises(ValidationError):
        ending.open_again(admin, fresh(idea))


def test_done_when_the_sender_signed_then_told_once(cast, campaign, admin) -> None:
    from rodtrad.foundation.talk.models import Notice

    with acting(cast.actor("staff")) as staff:
        idea = make_idea(campaign, staff, place=cast.unit, signed=True)

    ending.finish(admin, fresh(idea), "Ny rutin.")

    assert list(Notice.objects.filter(kind="ideas.done").values_list("user_id", flat=True)) == [cast.staff.pk]


# joined


@pytest.fixture
def pair(campaign):
    return make_idea(campaign, text="Samåk till besöken"), make_idea(
        campaign, text="Åk tillsammans till besöken"
    )


def test_joined_when_two_say_the_same_then_a_link_and_both_stay_whole(campaign, admin, pair) -> None:
    first, second = pair

    joining.join(admin, first, second)

    link = Link.objects.get(rel="merged-into")
    assert (link.source_id, link.target_id) == (first.pk, second.pk)
    assert (fresh(first).item.state, fresh(first).item.text) == ("merged", "Samåk till besöken")
    assert joined_with(admin, first) == second
    assert gathered(admin, second) == [first]
    assert actions(first)[-2:] == ["thread.linked", "ideas.merged"]


def test_joined_when_taken_apart_then_as_before(campaign, admin, pair) -> None:
    first, second = pair
    deciding.decide(admin, first, Choice("plan"))
    joining.join(admin, fresh(first), second)

    joining.part(admin, fresh(first))

    assert fresh(first).item.state == "plan"
    assert Link.objects.get(rel="merged-into").life == "retired"
    assert gathered(admin, second) == []
    with pytest.raises(ValidationError):
        joining.part(admin, fresh(first))
    joining.join(admin, fresh(first), second)
    assert Merge.objects.filter(undone__isnull=True).count() == 1


def test_joined_when_the_latest_is_undone_in_the_pile_then_apart_too(campaign, admin, pair) -> None:
    first, second = pair
    joining.join(admin, first, second)

    assert deciding.take_back(admin, campaign) == first
    assert (fresh(first).item.state, gathered(admin, second)) == ("new", [])


def test_joined_when_the_other_is_joined_already_then_with_the_one_it_went_to(campaign, admin, pair) -> None:
    first, second = pair
    third = make_idea(campaign, text="Samåkning")
    joining.join(admin, first, second)

    assert joining.join(admin, third, fresh(first)).target == second
    with pytest.raises(ValidationError, match="med den här"):
        joining.join(admin, second, make_idea(campaign, text="En till"))


def test_joined_when_it_cannot_be_then_said_why(campaign, admin, pair) -> None:
    first, second = pair
    caring.put_away(admin, second, "Dubbel")
    with pytest.raises(ValidationError) as error:
        joining.join(admin, first, fresh(second))
    assert "into" in error.value.message_dict
    with pytest.raises(ValidationError):
        joining.join(admin, first, first)


def test_joined_then_nothing_is_decided_about_it_by_itself(campaign, admin, pair) -> None:
    joining.join(admin, *pair)
    with pytest.raises(ValidationError, match="isär"):
        deciding.decide(admin, fresh(pair[0]), Choice("plan"))
    with pytest.raises(ValidationError):
        ending.finish(admin, fresh(pair[0]), "Klart")


def test_sender_when_the_idea_is_joined_then_reads_what_becomes_of_the_other(campaign, admin, pair) -> None:
    receipt = send(campaign, text="Vi kan väl samåka?")
    joining.join(admin, receipt.idea, pair[0])
    deciding.decide(admin, pair[0], Choice("plan"))
    assert "Den planeras." in followed(receipt.secret)
    ending.finish(admin, fresh(pair[0]), "Bilen bokas i mobilen.")
    told = followed(receipt.secret)
    assert "Bilen bokas i mobilen." in told
    assert pair[0].item.text not in told


def test_page_when_one_picks_a_like_idea_then_joined_and_back_in_the_pile(campaign, page, pair) -> None:
    first, second = pair
    pile = reverse("ideas:triage", args=[campaign.item.code])
    url = reverse("ideas:join", args=[first.item.code])

    shown = page.get(url, {"next": pile}).content.decode()
    joined = page.post(url, {"into": second.item.code, "next": pile})

    assert f"{url}?next=" in page.get(f"{pile}?ide={second.item.code}").content.decode().replace(
        second.item.code, first.item.code
    )
    assert second.item.title in shown
    assert (joined.status_code, joined.headers["Location"]) == (303, pile)
    assert fresh(first).item.state == "merged"


def test_page_when_one_searches_then_found_by_words_and_chosen(campaign, admin, page, pair) -> None:
    other = make_idea(campaign, text="Hissen på Parkgatan är trång")
    url = reverse("ideas:join", args=[pair[0].item.code])

    found = page.post(url, {"words": "hissar", "search": "1"}).content.decode()
    nothing = page.post(url, {"words": "rymdraket", "search": "1"}).content.decode()
    joined = page.post(url, {"words": "hissar", "into": other.item.code})

    assert other.item.title in found
    assert "Ingen idé hittades" in nothing
    assert (joined.status_code, joined_with(admin, pair[0])) == (303, other)


def test_page_when_nothing_is_chosen_then_said(page, pair) -> None:
    refused = page.post(reverse("ideas:join", args=[pair[0].item.code]), {"words": ""})

    assert refused.status_code == 422
    assert "Välj en av idéerna" in refused.content.decode()


def test_joined_when_the_other_is_hidden_then_neither_named_nor_offered(cast, admin, campaign) -> None:
    hidden = make_idea(make_campaign(cast.unit, admin, level="unit"), text="Samåk till besöken nu")
    mine, third = make_idea(campaign, text="Samåk till besöken"), make_idea(campaign, text="Något annat")
    with acting(cast.actor("other_unit")) as elsewhere:
        assert to_join_with(elsewhere, third, "samåk") == [mine]
    with acting(SYSTEM):
        joining.join(SYSTEM, hidden, mine)
    with acting(cast.actor("other_unit")) as elsewhere:
        assert gathered(elsewhere, mine) == []


def test_joined_by_who_leads_the_campaign_though_they_may_not_change_ideas(cast, admin) -> None:
    campaign = make_campaign(cast.municipality, admin)
    give_object_role(admin, cast.staff, campaign.item.code, "lead")
    first, second = (make_idea(campaign, text=text) for text in ("Samåk till besöken", "Åk ihop"))
    with acting(cast.actor("staff")) as staff:
        joining.join(staff, first, second)
        assert joined_with(staff, first) == second
        joining.part(staff, fresh(first))
    assert fresh(first).item.state == "new"
