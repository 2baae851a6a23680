"""Saved searches: narrowed by age, organisation and theme; what is new in them, and who is told of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rodtrad.foundation.audit.models import Entry
from rodtrad.foundation.base import clock, events
from rodtrad.foundation.jobs.models import Job
from rodtrad.foundation.jobs.services import enqueue, work_off
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.thread import services
from rodtrad.foundation.thread.events import NoticeDue
from rodtrad.foundation.thread.labels import set_labels
from rodtrad.foundation.thread.models import SavedHit, SavedSearch
from rodtrad.foundation.thread.queries import search
from rodtrad.foundation.thread.queries.saved import new_items, question_of_saved, saved_rows
from rodtrad.foundation.thread.rules.search import months_back, narrowed_by, question_of, theme_token
from rodtrad.foundation.thread.services import saved
from rodtrad.foundation.thread.services.watching import look_when_due
from rodtrad.foundation.thread.tests.factories import SYSTEM, World
from rodtrad.foundation.thread.tests.test_search import made

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[NoticeDue]:
    found: list[NoticeDue] = []
    monkeypatch.setitem(events._handlers, NoticeDue, [found.append])
    return found


def titles(actor, words: str = "", **chosen: str) -> list[str]:
    place = chosen.pop("place", None)
    narrowed = narrowed_by(chosen, place, clock.today())
    return [item.title for item in search(actor, question_of(words, narrowed)).items]


def keep(world: World, words: str = "buss", who: str = "staff", **more) -> SavedSearch:
    values = {"name": "Bussar", "words": words, "choices": {}, "tells": True, **more}
    return saved.save_search(getattr(world, who), **values)


def look(minutes: int = 20) -> None:
    """So much later the minute comes, and the work it asks for is done."""
    with clock.at(clock.now() + timedelta(minutes=minutes)):
        look_when_due()
        jobs = work_off()
    assert {job.state for job in jobs} <= {"done"}


def test_months_when_counted_back_then_over_the_year(world) -> None:
    assert months_back(date(2026, 2, 3), 3) == ("202602", "202601", "202512", "202511")
    assert theme_token("Tillgänglighet och  tillit!") == "_m_tillgänglighet_och_tillit"


def test_age_when_narrowed_then_only_so_old(world) -> None:
    made(world, "Nytt möte")
    made(world, "Gammalt möte", created=clock.now() - timedelta(days=400))
    made(world, "Uråldrigt möte", created=clock.now() - timedelta(days=1_000))

    assert titles(world.staff, "möte", age="6") == ["Nytt möte"]
    assert titles(world.staff, "möte", age="24") == ["Gammalt möte", "Nytt möte"]
    assert titles(world.staff, "möte", age="older") == ["Uråldrigt möte"]


def test_organisation_when_narrowed_then_with_all_below_it(world) -> None:
    office = Place.objects.create(
        kind="administration", name="Socialförvaltningen", path="ny", parent=world.place
    )
    office.path, office.municipality = f"{world.place.path}{office.pk}.", world.place
    office.save()
    made(world, "Möte på kontoret", place=office)
    made(world, "Möte någonstans")

    assert titles(world.staff, "möte", place=office.pk) == ["Möte på kontoret"]
    assert len(titles(world.staff, "möte", place=world.place.pk)) == 2


def test_theme_when_set_then_found_by_it_and_no_longer_when_it_is_taken_away(world) -> None:
    item = made(world, "Ett möte")
    set_labels(world.developer, item, "theme", ["Äldres mat"])

    assert titles(world.staff, theme="äldres MAT") == ["Ett möte"]
    set_labels(world.developer, item, "theme", [])
    assert titles(world.staff, theme="Äldres mat") == []


def test_search_when_saved_then_what_fits_now_is_known_and_logged(world, told) -> None:
    made(world, "Bussen går sällan")

    row = keep(world)
    look()

    assert (list(new_items(world.staff, row)), told) == ([], [])
    assert Entry.objects.filter(action="thread.search-saved", item=row.code).count() == 1


def test_search_when_something_new_fits_then_its_owner_is_told_once(world, told) -> None:
    row = keep(world)
    item = made(world, "Bussen går sällan")
    made(world, "Något annat")

    look()
    look(40)

    assert [(event.kind, event.item, event.to) for event in told] == [
        ("thread.saved-hit", item, frozenset({world.people["staff"].pk}))
    ]
    assert [(each.search, each.new) for each in saved_rows(world.staff)] == [(row, 1)]
    saved.mark_seen(world.staff, row)
    assert new_items(world.staff, row) == []


def test_search_when_it_may_not_be_seen_then_neither_found_nor_hinted_at(world, told) -> None:
    row = keep(world)
    hidden = made(world, "Bussen är hemlig", audience="private")

    look()
    assert (SavedHit.objects.filter(search=row).count(), told) == (0, [])

    with clock.at(clock.now() + timedelta(minutes=30)):
        services.change_item(SYSTEM, hidden, {"audience": f"m:{world.place.pk}"})
    look(40)
    assert [event.item for event in told] == [hidden]

    services.change_item(SYSTEM, hidden, {"audience": "private"})
    assert (new_items(world.staff, row), saved_rows(world.staff)[0].new) == ([], 0)


def test_search_when_owner_wrote_it_then_no_news(world, told) -> None:
    row = keep(world)
    made(world, "Bussen går sällan", author=world.people["staff"])

    look()

    assert (told, new_items(world.staff, row)) == ([], [])


def test_search_when_not_to_be_told_or_taken_away_then_quiet(world, told) -> None:
    quiet = keep(world, tells=False)
    gone = keep(world, name="Borta")
    saved.take_away_saved(world.staff, gone)
    made(world, "Bussen går sällan")

    look()

    assert told == []
    assert len(new_items(world.staff, quiet)) == 1
    assert [row.search for row in saved_rows(world.staff, removed=True)] == [gone]
    saved.take_away_saved(world.staff, gone)
    assert saved_rows(world.staff, removed=True) == []


def test_search_when_many_are_new_then_only_some_notices(world, told) -> None:
    row = keep(world)
    for number in range(9):
        made(world, f"Buss nummer {number}")

    look()

    assert (len(told), len(new_items(world.staff, row))) == (saved.MOST_TOLD, 9)


def test_search_when_too_much_fits_at_first_then_only_what_comes_later_is_new(
    world, told, monkeypatch
) -> None:
    old = [made(world, f"Buss nummer {number}") for number in range(4)]
    monkeypatch.setattr(saved, "MOST_KNOWN", 2)

    row = keep(world)
    services.change_item(SYSTEM, old[0], {"text": "ändrad"})
    look()

    assert (row.above, told) == (old[-1].pk, [])


def test_search_when_place_is_gone_then_it_finds_nothing(world) -> None:
    made(world, "Bussen går sällan")
    row = keep(world, choices={"place": "finnsinte"})

    assert search(world.staff, question_of_saved(row)).items == []


def test_search_when_empty_or_another_s_then_refused(world) -> None:
    with pytest.raises(ValidationError):
        keep(world, words=" ")
    row = keep(world)
    with pytest.raises(PermissionDenied):
        saved.change_saved(world.developer, row, name="Min", tells=True)


def test_look_when_nobody_has_saved_then_no_work(world) -> None:
    look_when_due()

    assert not Job.objects.exists()


def test_index_when_written_anew_by_the_job_then_found_again(world) -> None:
    item = world.item(title="Oindexerat möte")
    enqueue(SYSTEM, "thread.index-anew", {})

    assert [job.state for job in work_off()] == ["done"]
    assert titles(world.staff, "oindexerat") == [item.title]


def test_pages_when_saved_listed_renamed_and_taken_away_then_all_hold(client, world) -> None:
    client.force_login(world.people["staff"])
    made(world, "Bussen går sällan")
    address = reverse("thread:save-search") + "?q=buss&lane=needs&age=6"

    assert client.get(address).status_code == 200
    answer = client.post(address, {"name": "Kollektivtrafik", "tells": "on"})

    row = SavedSearch.objects.get()
    assert (answer.status_code, row.words, row.choices) == (303, "buss", {"lane": "needs", "age": "6"})
    new = made(world, "Bussen är full")
    look()
    assert "Kollektivtrafik" in client.get(reverse("thread:saved-list")).content.decode()
    shown = client.get(reverse("thread:saved", args=[row.code])).content.decode()
    assert (new.title in shown, "Bussen går sällan" in shown) == (True, False)
    client.post(reverse("thread:saved-edit", args=[row.code]), {"name": "Bussar"})
    client.post(reverse("thread:saved-seen", args=[row.code]))
    assert new.title not in client.get(reverse("thread:saved", args=[row.code])).content.decode()
    client.post(reverse("thread:saved-take-away", args=[row.code]))
    row.refresh_from_db()
    assert (row.name, row.tells, row.retired is None) == ("Bussar", False, False)


def test_page_when_name_holds_an_identity_number_then_kept_in_the_form(client, world) -> None:
    client.force_login(world.people["staff"])

    answer = client.post(reverse("thread:save-search") + "?q=buss", {"name": "640823-3234"})

    assert (answer.status_code, "640823-3234" in answer.content.decode()) == (422, True)


def test_list_when_one_or_three_then_as_many_queries(client, world) -> None:
    client.force_login(world.people["staff"])
    counts = []
    for number in (1, 2):
        for each in range(number):
            keep(world, name=f"Sökning {number}{each}")
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("thread:saved-list"))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_search_page_when_only_filters_then_lists_what_fits(client, world) -> None:
    client.force_login(world.people["staff"])
    made(world, "Ett behov")

    said = client.get(reverse("thread:search") + "?lane=needs").content.decode()

    assert ("Ett behov" in said, reverse("thread:save-search") + "?lane=needs" in said) == (True, True)
