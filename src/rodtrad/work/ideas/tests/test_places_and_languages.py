"""A campaign says which places its senders choose among, and which languages its page for everybody speaks."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from rodtrad.foundation.base.scope import acting
from rodtrad.work.ideas.models import Campaign, Idea
from rodtrad.work.ideas.queries.campaigns import places_to_send_from
from rodtrad.work.ideas.queries.languages import asked
from rodtrad.work.ideas.services.wanted import Translated
from rodtrad.work.ideas.tests.factories import SYSTEM, make_campaign, make_idea

pytestmark = pytest.mark.django_db
HEBREW = "להשאיל ציוד בין היחידות 😀"
BOTH: dict[str, Any] = {
    "languages": ("sv", "en"), "questions": ("Vad tar tid?",), "challenges": ("Tid", "Lokaler"),
    "translated": {"en": Translated("More time", "Tell us.", ("What takes time?",), ("Time", "Rooms"))},
}  # fmt: skip


@pytest.fixture
def admin(cast):
    with acting(cast.actor("admin")) as actor:
        yield actor


@pytest.fixture
def page(cast) -> Client:
    client = Client()
    client.force_login(cast.admin)
    return client


def opened(campaign: Campaign, language: str) -> str:
    answer = Client(headers={"accept-language": language}).get(
        reverse("ideas:public", args=[campaign.public_code])
    )
    assert answer.headers["Content-Language"] == (
        "en" if 'lang="en"' in answer.content.decode()[:60] else "sv"
    )
    return answer.content.decode()


def filled(page: Client, url: str, **changes: Any) -> dict[str, Any]:
    form = page.get(url).context["form"]
    data = {name: value for name in form.fields if (value := form[name].value()) not in (None, False)}
    return {**data, **changes}


# languages


def test_page_when_it_speaks_both_then_in_the_readers_language_with_a_way_to_the_other(cast, admin) -> None:
    campaign = make_campaign(cast.municipality, admin, open_to_all=True, **BOTH)

    swedish, english = opened(campaign, "sv"), opened(campaign, "en-GB,en;q=0.9")

    assert all(
        words in swedish for words in ("Mer tid", "Vad tar tid?", "Lokaler", "In English", 'lang="sv"')
    )
    assert all(
        words in english for words in ("More time", "What takes time?", "Rooms", "På svenska", "Your idea")
    )
    assert "Mer tid" not in english


def test_page_when_the_other_language_is_chosen_then_it_stays(cast, admin) -> None:
    campaign = make_campaign(cast.municipality, admin, open_to_all=True, **BOTH)
    url, client = (
        reverse("ideas:public", args=[campaign.public_code]),
        Client(headers={"accept-language": "sv"}),
    )

    client.post(reverse("ui:set_language"), {"language": "en", "next": url})
    answer = client.post(url, {"text": "More talking at meals"})

    assert "Thank you" in answer.content.decode()
    with acting(SYSTEM):
        assert Idea.objects.get().language == "en"


def test_page_when_it_speaks_one_language_then_that_and_no_way_to_another(cast, admin) -> None:
    page = opened(make_campaign(cast.municipality, admin, open_to_all=True), "en")

    assert "Mer tid" in page
    assert 'lang="sv"' in page[:60]
    assert 'name="language"' not in page


def test_campaign_when_nobody_has_translated_something_then_it_stands_as_it_was_written(cast, admin) -> None:
    more = {**BOTH, "text": "Berätta.", "translated": {"en": Translated("More time")}}
    campaign = make_campaign(cast.municipality, admin, **more)

    words = asked(campaign, "en")

    assert (words.title, words.text, words.questions) == ("More time", "Berätta.", ("Vad tar tid?",))
    assert asked(campaign, "fi").language == "sv"


@pytest.mark.parametrize(
    ("changes", "field"), [
        ({"languages": ()}, "languages"), ({"languages": ("sv", "xx")}, "languages"),
        ({"translated": {}}, "title_en"),
        ({"translated": {"en": Translated("More", challenges=("One",))}}, "challenges_en"),
    ],
)  # fmt: skip
def test_campaign_when_a_language_lacks_its_words_then_refused_by_field(changes, field, cast, admin) -> None:
    with pytest.raises(ValidationError) as error:
        make_campaign(cast.municipality, admin, **{**BOTH, **changes})
    assert list(error.value.message_dict) == [field]


def test_form_when_saved_again_then_languages_and_places_are_kept(cast, admin, page) -> None:
    campaign = make_campaign(cast.municipality, admin, places=(cast.unit,), **BOTH)
    url = reverse("ideas:campaign-edit", args=[campaign.item.code])

    saved = page.post(url, filled(page, url, title="Mycket mer tid"))

    campaign = Campaign.objects.get(pk=campaign.pk)
    assert saved.status_code == 302
    assert campaign.translations == {
        "en": {"title": "More time", "text": "Tell us.", "questions": ["What takes time?"]}
    }
    assert list(campaign.places.all()) == [cast.unit]
    assert [row.titles for row in campaign.challenges.all()] == [{"en": "Time"}, {"en": "Rooms"}]


def test_form_when_english_is_ticked_without_words_then_said_where_and_everything_kept(
    cast, admin, page
) -> None:
    url = reverse("ideas:campaign-new")

    refused = page.post(url, filled(page, url, title="Resor", languages=["sv", "en"], text_en="About travel"))

    assert refused.status_code == 422
    assert refused.context["form"].errors.keys() == {"title_en"}
    assert "About travel" in refused.content.decode()


def test_form_when_english_is_written_and_not_ticked_then_kept_and_not_spoken(cast, admin, page) -> None:
    campaign = make_campaign(cast.municipality, admin, open_to_all=True)
    url = reverse("ideas:campaign-edit", args=[campaign.item.code])

    page.post(url, filled(page, url, title_en="More time"))

    assert Campaign.objects.get(pk=campaign.pk).translations["en"]["title"] == "More time"
    assert "Mer tid" in opened(campaign, "en")


def test_poster_when_asked_for_in_english_then_in_english(cast, admin, page) -> None:
    campaign = make_campaign(cast.municipality, admin, open_to_all=True, **BOTH)

    made = page.get(reverse("ideas:poster", args=[campaign.item.code]), {"sprak": "en"})

    assert made.status_code == 200
    assert "affisch-en" in made.headers["Content-Disposition"]


# places


def test_sender_when_places_are_named_then_only_those_can_be_chosen(cast, admin) -> None:
    campaign = make_campaign(cast.municipality, admin, places=(cast.other_unit_place,))
    free = make_campaign(cast.municipality, admin)
    with acting(cast.actor("other_unit")) as inside:
        assert places_to_send_from(inside, campaign) == [cast.other_unit_place]
    with acting(cast.actor("staff")) as outside:
        assert places_to_send_from(outside, campaign) == []
        assert places_to_send_from(outside, free) == [cast.unit]


def test_anybody_when_places_are_named_then_may_say_which_and_others_are_refused(cast, admin) -> None:
    campaign = make_campaign(
        cast.municipality, admin, open_to_all=True, places=(cast.unit, cast.other_unit_place)
    )
    url, anybody = reverse("ideas:public", args=[campaign.public_code]), Client()

    sent = anybody.post(url, {"text": "Mer ljus i trapphuset", "place": cast.unit.code})
    without = anybody.post(url, {"text": "En bänk vid entrén"})
    refused = anybody.post(url, {"text": "Något annat", "place": cast.area.code})

    assert [answer.status_code for answer in (sent, without, refused)] == [200, 200, 422]
    with acting(SYSTEM):
        rows = Idea.objects.order_by("pk").values_list("item__place", flat=True)
        assert list(rows) == [cast.unit.pk, cast.municipality.pk]


def test_anybody_when_no_place_is_named_then_not_asked(cast, admin) -> None:
    assert 'name="place"' not in opened(make_campaign(cast.municipality, admin, open_to_all=True), "sv")


def test_campaign_when_a_place_lies_elsewhere_then_refused(cast, admin) -> None:
    with pytest.raises(ValidationError) as error:
        make_campaign(cast.unit, admin, places=(cast.other_unit_place,))
    assert "Strandens boende" in error.value.message_dict["places"][0]


# right to left


@pytest.mark.parametrize("name", ["show", "answer", "done", "join", "edit"])
def test_idea_when_written_from_right_to_left_then_shown_so(name, cast, admin, page) -> None:
    idea = make_idea(make_campaign(cast.municipality, admin), text=HEBREW)

    shown = page.get(reverse(f"ideas:{name}", args=[idea.item.code])).content.decode()

    assert HEBREW in shown
    assert 'dir="auto"' in shown or "<bdi>" in shown


def test_anybody_when_writing_from_right_to_left_then_the_field_follows(cast, admin) -> None:
    assert (
        'dir="auto"'
        in opened(make_campaign(cast.municipality, admin, open_to_all=True), "sv").split("<textarea")[1][:300]
    )
