"""Talk's pages through the client and in a real browser."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from rodtrad.foundation.base.scope import acting, system
from rodtrad.foundation.org.models import User
from rodtrad.foundation.talk.models import Comment, Follow
from rodtrad.foundation.talk.tests.factories import (
    make_flag,
    make_mail,
    make_notice,
    make_toy,
    say,
    take_part,
)


@pytest.fixture
def item(cast: Any, acting_system: Any) -> Any:
    return make_toy(cast)


def test_comment_when_written_at_the_foot_then_stands_there_escaped(cast, item, client):
    client.force_login(cast.staff)
    data = {"text": "<b>Hej</b> alla", "mention": "colleague"}

    answer = client.post(reverse("talk:new", args=[item.code]), data)

    page = client.get(answer["Location"]).content.decode()
    assert "<strong>@colleague</strong> &lt;b&gt;Hej&lt;/b&gt; alla" in page
    assert "UNKNOWN-VARIABLE" not in page


def test_comment_when_it_names_somebody_outside_then_said_plainly(cast, item, client):
    client.force_login(cast.staff)

    answer = client.post(reverse("talk:new", args=[item.code]), {"text": "Hej @neighbour"}, follow=True)

    assert "@neighbour kan inte se det här" in answer.content.decode()


def test_comment_when_refused_then_the_text_stays(cast, item, client):
    client.force_login(cast.staff)

    answer = client.post(reverse("talk:new", args=[item.code]), {"text": "x" * 10_001})

    assert answer.status_code == 422
    assert "x" * 10_001 in answer.content.decode()


def test_edit_when_two_windows_save_then_both_are_shown(cast, item, client):
    comment = say(cast.actor("staff"), item, "Först")
    client.force_login(cast.staff)
    url = reverse("talk:edit", args=[comment.code])
    client.post(url, {"text": "Sedan", "seen": 1})

    clash = client.post(url, {"text": "Det jag skrev", "seen": 1})

    assert clash.status_code == 409
    assert "Sedan" in clash.content.decode()
    assert "Det jag skrev" in clash.content.decode()
    again = client.post(url, {"text": "Det jag skrev", "seen": clash.context["form"]["seen"].value()})
    assert again.status_code == 303
    assert Comment.objects.get().text == "Det jag skrev"


@pytest.mark.parametrize("who", ["elected", "guest"])
def test_item_page_when_only_a_reader_then_no_form_but_following(cast, acting_system, client, who):
    item = make_toy(cast, audience="public")
    say(cast.actor("staff"), item, "En fråga")
    client.force_login(getattr(cast, who))

    page = client.get(reverse("thread:show", args=[item.code])).content.decode()
    client.post(reverse("talk:follow", args=[item.code]), {"on": "1"})

    assert "En fråga" in page
    assert reverse("talk:new", args=[item.code]) not in page
    assert Follow.objects.filter(on=True).exists()


def test_mail_page_when_no_server_then_says_so_and_shows_only_ones_own_people(cast, item, client, settings):
    settings.EMAIL_HOST = ""
    make_mail(cast.staff, subject="Till Sara", state="failed", attempts=8, error="TimeoutError")
    make_mail(cast.outsider, subject="Till Ulf")
    client.force_login(cast.admin)

    page = client.get(reverse("talk:mail")).content.decode()

    assert "E-post är inte inställd" in page
    assert "Till Sara" in page
    assert "Till Ulf" not in page
    assert "1 mejl gick inte att skicka" in client.get(reverse("home:todos")).content.decode()


def test_pages_when_much_is_said_then_as_many_queries(cast, item, client, django_assert_max_num_queries):
    client.force_login(cast.staff)
    url = reverse("thread:show", args=[item.code])
    counts = []
    for _ in range(2):
        comment = say(cast.actor("colleague"), item, "Vad tror @staff?")
        say(cast.actor("manager"), item, "Jag tror det.", answers=comment)
        client.get(url)
        with django_assert_max_num_queries(40) as caught:
            client.get(url)
        counts.append(len(caught))

    assert counts[0] == counts[1]


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("width", [1280, 320])
def test_walk_when_in_a_browser_then_named_by_keyboard_and_all_is_accessible(cast, new_page, axe, width):
    with acting(system("test")):
        User.objects.update(email="person@exempel.invalid")
        item = make_toy(cast)
        take_part(cast.colleague, item, "lead")
        say(cast.actor("colleague"), item, "Vad tror @staff?")
        make_notice(cast.staff, item)
        flag = make_flag(item)
        make_mail(cast.staff, state="failed", error="TimeoutError", attempts=8)
    page = new_page(cast.staff, width)
    page.goto(reverse("thread:show", args=[item.code]))

    page.locator("#comment_text").press_sequentially("Fråga @kim")
    page.keyboard.press("Enter")
    assert page.locator("#comment_text").input_value() == "Fråga @colleague "
    assert axe(page) == []
    page.get_by_role("button", name="Kommentera").click()
    page.locator(".comment").nth(1).wait_for()

    looked = [reverse(f"home:{name}") for name in ("start", "todos")]
    looked += [reverse(f"talk:{name}") for name in ("notices", "preferences", "stand-ins")]
    for user, urls in (
        (cast.staff, looked),
        (cast.colleague, [reverse("talk:delegate", args=[f"thread.flag:{flag.code}"])]),
        (cast.admin, [reverse("talk:mail"), reverse("home:person", args=[cast.staff.code])]),
    ):
        page = new_page(user, width)
        for url in urls:
            page.goto(url)
            assert axe(page) == [], url
            assert page.evaluate("document.documentElement.scrollWidth") <= width, url
