"""Searching: best first, only what may be seen, the same as an obvious slow search, on both databases."""

from __future__ import annotations

import random
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rodtrad.foundation.org.rules import sees
from rodtrad.foundation.thread import services
from rodtrad.foundation.thread.models import Item
from rodtrad.foundation.thread.queries import search
from rodtrad.foundation.thread.rules.search import Narrowed, question_of, typed_so_far
from rodtrad.foundation.thread.services.search_index import index, rebuild_all
from rodtrad.foundation.thread.tests.factories import SYSTEM, World
from rodtrad.kernel.swedish import query_terms, terms

pytestmark = pytest.mark.django_db


def made(world: World, title: str, text: str = "", **more: Any) -> Item:
    item = world.item(title=title, text=text, **more)
    index([item.pk])
    return item


def titles(actor: Any, words: str, **narrowed: Any) -> list[str]:
    return [item.title for item in search(actor, question_of(words, Narrowed(**narrowed))).items]


def test_word_when_it_stands_in_another_form_or_inside_another_word_then_found(world):
    made(world, "Hemtjänstpersonalen får mer tid")
    made(world, "Insatserna räcker inte")

    assert titles(world.staff, "hemtjänst") == ["Hemtjänstpersonalen får mer tid"]
    assert titles(world.staff, "INSATS") == ["Insatserna räcker inte"]
    assert titles(world.staff, "bibliotek") == []


def test_hits_when_many_then_title_first_then_number_of_words_then_newest(world):
    made(world, "Frukost", "sällskap vid maten")
    made(world, "Något annat", "frukost och sällskap")
    made(world, "Sällskap vid frukosten")
    made(world, "Äldre sällskap")
    made(world, "Bara text", "här finns sällskap")

    assert titles(world.staff, "frukost sällskap") == [
        "Sällskap vid frukosten", "Frukost", "Äldre sällskap", "Något annat", "Bara text",
    ]  # fmt: skip


def test_item_when_put_away_then_found_only_when_asked_for(world):
    item = made(world, "Kvällsöppet")
    services.retire(SYSTEM, item, "Ingen kom")

    assert titles(world.staff, "kvällsöppet") == []
    assert titles(world.staff, "kvällsöppet", retired=True) == ["Kvällsöppet"]
    services.bring_back(SYSTEM, item)
    assert titles(world.staff, "kvällsöppet") == ["Kvällsöppet"]


def test_item_when_changed_then_found_by_its_new_words_only(world):
    item = made(world, "Sillfrukost")

    services.change_item(world.developer, item, {"title": "Gröt på morgonen"})

    assert titles(world.staff, "sill") == []
    assert titles(world.staff, "gröt") == ["Gröt på morgonen"]


def test_item_when_created_then_found_in_the_same_transaction(world):
    services.create_item(
        world.developer,
        kind="toy-need",
        place=world.place,
        audience=f"m:{world.place.pk}",
        title="Nytt behov",
    )

    assert titles(world.staff, "behov") == ["Nytt behov"]


def test_item_when_not_seen_then_neither_found_nor_suggested(world):
    made(world, "Hemligt möte", audience="private")
    made(world, "Öppet möte")

    assert titles(world.staff, "möte") == ["Öppet möte"]
    assert titles(world.outsider, "möte") == []
    assert [item.title for item in search(world.staff, typed_so_far("hem")).items] == []


def test_search_when_narrowed_then_only_what_fits(world):
    made(world, "Ett möte")
    made(world, "Ett annat möte", kind="toy-benefit")
    made(world, "Ett möte långt borta", place=world.elsewhere, audience="public")

    assert titles(world.staff, "möte", kinds=("toy-benefit",)) == ["Ett annat möte"]
    assert titles(world.staff, "möte", lane="benefit") == ["Ett annat möte"]
    assert titles(world.staff, "möte", place=world.elsewhere.pk) == ["Ett möte långt borta"]
    assert titles(world.staff, "möte", year=1999) == []


def test_word_when_half_typed_then_suggested(world):
    made(world, "Hemtjänst på natten")

    assert [item.title for item in search(world.staff, typed_so_far("natten hemt")).items] == [
        "Hemtjänst på natten"
    ]
    assert search(world.staff, typed_so_far("natten xq")).items == []


@pytest.mark.parametrize(
    "words", ["'", '"', "a' | 'b", "OR AND NOT", "*", "_a_public", "å" * 5_000, "😀", "(", "\\", "NEAR("]
)
def test_words_when_strange_then_no_error(world, words):
    made(world, "Ett möte")

    search(world.staff, question_of(words))
    search(world.staff, typed_so_far(words))


def obvious(actor: Any, items: list[Item], words: str) -> list[str]:
    """The rank as it is said: a word in the title first, then how many words hit, then the newest."""
    asked = query_terms(words)

    def rank(item: Item) -> tuple[bool, int, int]:
        title, everything = set(terms(item.title)), set(terms(f"{item.title} {item.text}"))
        hits = sum(word in everything for word in asked)
        level = 0 if hits == len(asked) else 1 if len(asked) > 2 and hits == len(asked) - 1 else 2
        return (not any(word in title for word in asked), level, -item.pk)

    seen = [
        item for item in items
        if sees(actor, item.audience, item.home, item.author_id)
        and any(word in terms(f"{item.title} {item.text}") for word in asked)
    ]  # fmt: skip
    return [item.code for item in sorted(seen, key=rank)]


def test_search_when_compared_with_an_obvious_one_then_the_same_page_by_page(world):
    chance = random.Random(11)
    vocabulary = "möte frukost sällskap hemtjänst insats tid natt språk buss trygghet".split()
    items = []
    for number in range(120):
        title = " ".join(chance.sample(vocabulary, 2)) + f" {number}"
        audience = chance.choice(["private", "public", f"m:{world.place.pk}", f"m:{world.elsewhere.pk}"])
        author = chance.choice([None, *[user.pk for user in world.people.values()]])
        items.append(
            world.item(
                title=title, text=" ".join(chance.sample(vocabulary, 3)), audience=audience, author_id=author
            )
        )
    index([item.pk for item in items])

    for actor in (world.developer, world.staff, world.outsider):
        for words in (
            "möte",
            "möte frukost",
            "natt språk buss",
            "trygghet tid insats hemtjänst",
            "saknas",
            "123",
        ):
            found: list[str] = []
            hits = search(actor, question_of(words), size=7)
            while True:
                found += [item.code for item in hits.items]
                if not hits.following:
                    break
                hits = search(actor, question_of(words), hits.following, size=7)
            assert found == obvious(actor, items, words), words


def test_queries_when_one_or_thirty_items_then_as_many(world):
    counts = []
    for number in (1, 30):
        for each in range(number):
            made(world, f"Möte {each}")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            search(world.staff, question_of("möte tid"), size=50)
        counts.append(len(queries))

    assert counts == [5, 5]


def test_rebuild_when_run_then_the_index_is_as_it_was_written(world):
    for number in range(3):
        made(world, f"Hemtjänst {number}", "på natten")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM thread_search")
    assert titles(world.staff, "hemtjänst") == []

    assert rebuild_all() == Item.objects.count()
    assert titles(world.staff, "hemtjänst") == ["Hemtjänst 2", "Hemtjänst 1", "Hemtjänst 0"]


def test_page_when_searched_then_words_leave_the_form_by_post_and_hits_are_shown(world, client):
    made(world, "Hemtjänst på natten", "Personalen räcker inte till.")
    client.force_login(world.people["staff"], backend="allauth.account.auth_backends.AuthenticationBackend")

    sent = client.post(reverse("thread:search"), {"q": "personal"})
    page = client.get(sent["Location"])
    typed = client.post(reverse("thread:suggestions"), {"q": "hemtj"})

    assert (sent.status_code, sent["Location"]) == (303, "/sok/?q=personal")
    assert "Hemtjänst på natten" in page.content.decode()
    assert "Personalen räcker inte till." in page.content.decode()
    assert "Hemtjänst på natten" in typed.content.decode()
    assert "Inget hittades" in client.get("/sok/?q=xyz").content.decode()


def test_number_when_searched_for_then_refused_and_in_no_address(world, client):
    client.force_login(world.people["staff"], backend="allauth.account.auth_backends.AuthenticationBackend")

    assert client.post(reverse("thread:search"), {"q": "640823-3234"}).status_code == 422
    assert client.post(reverse("thread:suggestions"), {"q": "640823-3234"}).status_code == 204
