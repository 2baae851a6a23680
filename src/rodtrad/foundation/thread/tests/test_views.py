"""The pages through the client: what they show, to whom, and what they cost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rodtrad.foundation.thread import services
from rodtrad.foundation.thread.models import Flag, Link
from rodtrad.foundation.thread.tests.factories import chain


@pytest.fixture
def as_developer(client, world):
    client.force_login(world.people["developer"])
    return client


@pytest.fixture
def as_staff(client, world):
    client.force_login(world.people["staff"])
    return client


def _show(item):
    return reverse("thread:show", args=[item.code])


def _text(response):
    text = response.content.decode()
    assert "UNKNOWN-VARIABLE" not in text
    return text


@pytest.mark.parametrize(
    ("language", "why", "empty"),
    [("sv", "Varför gör vi det här?", "Ingen tråd ännu"), ("en", "Why do we do this?", "No thread yet")],
)
def test_show_when_alone_then_it_teaches_in_both_languages(as_developer, world, language, why, empty):
    need = world.item("toy-need", "Sällskap vid maten")
    world.people["developer"].language = language
    world.people["developer"].save()

    response = as_developer.get(_show(need))

    text = _text(response)
    assert response.status_code == 200
    assert why in text
    assert empty in text
    assert reverse("thread:link-new", args=[need.code]) in text


def test_show_when_linked_then_drawing_and_list_say_the_same(as_staff, world):
    need = world.item("toy-need", "Sällskap <vid> maten", text="x" * 10_000)
    benefit = world.item("toy-benefit", "Äter ihop", home=need.code)
    world.link(benefit, "toy-answers", need, basis="inferred")

    text = _text(as_staff.get(_show(benefit)))

    assert text.count('class="box ') + text.count('class="box"') == 2
    assert "edge-suggested" in text
    assert "Sällskap &lt;vid&gt; maten" in text
    assert "<vid>" not in text
    assert "vilar på obekräftad länk" in text
    assert "Den vilar på 1 sak" in text


def test_show_when_asked_one_way_then_only_that_way(as_staff, world):
    need, benefit = world.item("toy-need", "Behovet"), world.item("toy-benefit", "Nyttan")
    trial = world.item("toy-trial", "Testet")
    world.link(benefit, "toy-answers", need)
    world.link(trial, "toy-beside", benefit)

    up = _text(as_staff.get(_show(benefit) + "?way=up"))

    assert "<title>toy-need (title): Behovet" in up
    assert "<title>toy-trial (title): Testet" not in up


@pytest.mark.parametrize("query", ["?way=sideways&lane=nowhere", "?lane=trying"])
def test_show_when_the_address_is_odd_then_it_still_shows(as_staff, world, query):
    items = chain(world, 60)

    assert as_staff.get(_show(items[0]) + query).status_code == 200


def test_show_when_many_then_a_fold_opens_its_lane(as_staff, world):
    items = chain(world, 120)

    text = _text(as_staff.get(_show(items[0])))

    assert "?lane=trying#drawing" in text
    assert text.count("<title>") <= 41


def test_show_when_hidden_or_logged_out_then_not_found_or_sign_in(client, world):
    need = world.item("toy-need")
    assert client.get(_show(need)).status_code == 302

    client.force_login(world.people["outsider"])
    assert client.get(_show(need)).status_code == 404
    assert client.post(_show(need)).status_code == 405


def test_show_when_a_neighbour_is_hidden_then_nothing_hints_at_it(as_staff, world):
    need = world.item("toy-need", "Behovet")
    hidden = world.item("toy-benefit", "HEMLIG", audience="private", author_id=world.developer.user_id)
    services.add_link(world.developer, hidden, "toy-answers", need)
    services.change_item(world.developer, hidden, {"text": "HEMLIG text"})

    for page in (_show(need), reverse("thread:history", args=[need.code])):
        text = _text(as_staff.get(page))
        assert "HEMLIG" not in text
        assert hidden.code not in text
    assert "Ingen tråd ännu" in _text(as_staff.get(_show(need)))


def test_show_when_it_grows_then_the_queries_do_not(as_staff, world):
    counts = {}
    for size in (1, 3, 300):
        item = chain(world, size)[0]
        as_staff.get(_show(item))
        with CaptureQueriesContext(connection) as caught:
            assert as_staff.get(_show(item)).status_code == 200
        counts[size] = len(caught)

    assert counts[1] == counts[3] == counts[300]
    assert counts[300] <= 23  # seven of them ask what has been said, and count the notices


def test_show_when_a_home_then_what_stands_in_it_is_drawn_without_itself(as_staff, world):
    home = world.item("toy-case", "Arbetet")
    world.item("toy-need", "Behovet", home=home.code)

    text = _text(as_staff.get(_show(home)))

    assert text.count("<title>") == 2
    assert "1 sak finns i den." in text


def test_show_when_retired_then_the_reason_stands_there(as_developer, world):
    need = world.item("toy-need")
    services.retire(world.developer, need, "Gäller inte längre")

    assert "Gäller inte längre" in _text(as_developer.get(_show(need)))


def _flag(world):
    need, benefit = world.item("toy-need", "Behovet"), world.item("toy-benefit", "Nyttan")
    world.link(benefit, "toy-answers", need)
    services.change_item(world.developer, need, {"title": "Nya behovet"})
    return Flag.objects.get(item=benefit)


def test_flag_when_answered_on_the_page_then_back_to_it(as_developer, world):
    flag = _flag(world)
    page = _show(flag.item)
    assert "Nya behovet" in _text(as_developer.get(page))

    response = as_developer.post(
        reverse("thread:flag", args=[flag.code]), {"answer": "keep", "reason": "Stämmer", "next": page}
    )

    assert (response.status_code, response.url) == (303, page)
    assert Flag.objects.get(pk=flag.pk).answer == "keep"
    assert "Stämmer" in _text(as_developer.get(reverse("thread:flag", args=[flag.code])))


@pytest.mark.parametrize(
    "data", [{"answer": "keep"}, {"reason": "x"}, {"answer": "keep", "reason": "811228-9874"}]
)
def test_flag_when_something_is_missing_or_forbidden_then_it_says_so_and_keeps_the_text(
    as_developer, world, data
):
    flag = _flag(world)

    response = as_developer.post(reverse("thread:flag", args=[flag.code]), data)

    assert response.status_code == 422
    assert Flag.objects.get(pk=flag.pk).is_open
    assert data.get("reason", "") in _text(response)


def test_flag_when_the_next_address_is_not_ours_then_it_stays_here(as_developer, world):
    flag = _flag(world)

    response = as_developer.post(
        reverse("thread:flag", args=[flag.code]),
        {"answer": "keep", "reason": "x", "next": "https://evil.example/"},
    )

    assert response.url == _show(flag.item)


def test_flag_when_one_only_reads_then_no_form_and_403(as_staff, world):
    flag = _flag(world)
    address = reverse("thread:flag", args=[flag.code])

    assert "<textarea" not in _text(as_staff.get(address))
    assert as_staff.post(address, {"answer": "keep", "reason": "x"}).status_code == 403


def test_new_link_when_searched_and_chosen_then_it_is_made(as_developer, world):
    benefit, need = world.item("toy-benefit", "Nyttan"), world.item("toy-need", "Sällskap")
    address = reverse("thread:link-new", args=[benefit.code])
    assert as_developer.get(address).status_code == 200

    found = as_developer.post(address, {"said": "toy-answers>", "words": "säll", "search": "1"})
    assert need.code in _text(found)
    response = as_developer.post(address, {"said": "toy-answers>", "target": need.code, "reason": "Därför"})

    assert (response.status_code, response.url) == (303, _show(benefit))
    assert Link.objects.get().reason == "Därför"


def test_new_link_when_it_cannot_be_made_then_it_says_why(as_developer, world):
    benefit, need = world.item("toy-benefit"), world.item("toy-need", life="retired")
    address = reverse("thread:link-new", args=[benefit.code])

    for data in (
        {"said": "toy-answers>", "target": need.code},
        {"said": "nothing>"},
        {"said": "toy-answers>", "search": "1", "words": "811228-9874"},
    ):
        assert as_developer.post(address, data).status_code == 422
    assert Link.objects.count() == 0


def test_link_page_when_suggested_then_confirmed_or_rejected(as_developer, world):
    one = world.link(world.item("toy-benefit"), "toy-answers", world.item("toy-need"), basis="inferred")
    two = world.link(world.item("toy-benefit"), "toy-answers", world.item("toy-need"), basis="inferred")
    pages = [reverse("thread:link", args=[link.code]) for link in (one, two)]
    assert "answers" in _text(as_developer.get(pages[0]))

    assert as_developer.post(pages[0], {"do": "confirm"}).status_code == 303
    assert as_developer.post(pages[1], {"do": "reject"}).status_code == 422
    assert as_developer.post(pages[1], {"do": "reject", "reason": "Nej"}).status_code == 303
    assert as_developer.post(pages[0], {"do": "confirm"}).status_code == 422

    assert [link.basis for link in Link.objects.all()] == ["accepted", "inferred"]
    assert "Nej" in _text(as_developer.get(pages[1]))
    assert as_developer.post(pages[1], {"do": "bring-back"}).status_code == 303


def test_retire_when_asked_with_a_reason_then_away_and_back(as_developer, world):
    need = world.item("toy-need")
    address = reverse("thread:retire", args=[need.code])
    assert as_developer.get(address).status_code == 200
    assert as_developer.post(address, {"reason": ""}).status_code == 422

    assert as_developer.post(address, {"reason": "Slut"}).status_code == 303
    need.refresh_from_db()
    assert need.life == "retired"
    _text(as_developer.get(address))
    assert as_developer.post(address).status_code == 303
    need.refresh_from_db()
    assert need.life == "current"


def test_history_when_long_then_leafed_through(as_staff, world):
    need = world.item("toy-need")
    for number in range(35):
        services.change_item(world.developer, need, {"title": f"Rubrik {number}"})
    address = reverse("thread:history", args=[need.code])

    first = as_staff.get(address)
    second = as_staff.get(address + first.context["pager"]["next_url"])

    assert "Rubrik 34" in _text(first)
    assert "Rubrik 0" in _text(second)
    assert as_staff.get(address + "?before=x").status_code == 200


def test_alternative_when_settled_then_gone_from_the_page(as_developer, world):
    need = world.item("toy-need")
    kept = services.save_alternative(world.developer, need, "text", "Min text")
    assert "Min text" in _text(as_developer.get(_show(need)))

    assert as_developer.post(reverse("thread:alternative", args=[kept.code])).status_code == 303

    assert "Min text" not in _text(as_developer.get(_show(need)))
