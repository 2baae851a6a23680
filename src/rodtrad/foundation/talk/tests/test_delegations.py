"""What waits: gathered from the modules, handed over, given back, ended, stood in for, moved when somebody leaves."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import acting
from rodtrad.foundation.org.services import hand_over
from rodtrad.foundation.talk import queries, services
from rodtrad.foundation.talk.models import Delegation, Follow, Notice
from rodtrad.foundation.talk.services import daily
from rodtrad.foundation.talk.tests.factories import TITLE, make_flag, make_toy, say
from rodtrad.foundation.thread.queries import ItemNotFound
from rodtrad.foundation.thread.services import answer_flag


@pytest.fixture
def waits(cast: Any, acting_system: Any) -> Any:
    """A flag that waits for the developer, who wrote the item; manager may do it too, staff only sees it."""
    item = make_toy(cast, author=cast.developer)
    return make_flag(item)


def key(flag: Any) -> str:
    return f"thread.flag:{flag.code}"


def test_delegate_when_the_other_may_do_it_then_in_both_lists_and_told(cast, waits):
    row = services.delegate(
        cast.actor("developer"), key(waits), cast.manager, text="Du kan det bäst", until=clock.today()
    )

    (mine,) = queries.waiting(cast.actor("developer"))
    (theirs,) = queries.waiting(cast.actor("manager"))
    assert (mine.given, mine.got) == (row, None)
    assert (theirs.got, theirs.when) == (row, "today")
    assert theirs.todo.url == mine.todo.url
    assert [(n.user, n.kind) for n in Notice.objects.all()] == [(cast.manager, "talk.delegated")]


@pytest.mark.parametrize("to", ["staff", "neighbour", "developer"])
def test_delegate_when_the_other_may_not_see_or_do_it_then_refused(cast, waits, to):
    with pytest.raises(ValidationError):
        services.delegate(cast.actor("developer"), key(waits), getattr(cast, to))
    assert not Delegation.objects.exists()


def test_delegate_when_it_is_not_mine_or_twice_or_too_late_then_refused(cast, waits):
    developer = cast.actor("developer")
    with pytest.raises(ItemNotFound):
        services.delegate(cast.actor("manager"), key(waits), cast.developer)
    with pytest.raises(ValidationError):
        services.delegate(developer, key(waits), cast.manager, until=clock.today() - timedelta(days=1))
    services.delegate(developer, key(waits), cast.manager)
    with pytest.raises(ValidationError):
        services.delegate(developer, key(waits), cast.manager)


def test_return_when_given_back_then_the_giver_is_told_why(cast, waits):
    row = services.delegate(cast.actor("developer"), key(waits), cast.manager)

    services.return_delegation(cast.actor("manager"), row, "Jag är ledig")

    row.refresh_from_db()
    assert (row.outcome, row.reason) == ("returned", "Jag är ledig")
    assert Notice.objects.get(kind="talk.returned").user == cast.developer
    assert queries.waiting(cast.actor("manager")) == []


def test_delegation_when_the_thing_is_done_then_it_ends_by_itself(cast, waits):
    services.delegate(cast.actor("developer"), key(waits), cast.manager)
    with acting(cast.actor("manager")) as manager:
        answer_flag(manager, waits, "keep", "Stämmer")

    assert Delegation.objects.get().outcome == "done"


def test_settle_when_it_is_gone_from_the_givers_list_then_done_else_left(cast, waits):
    services.delegate(cast.actor("developer"), key(waits), cast.manager)
    daily.settle_delegations()
    assert Delegation.objects.get().ended is None

    waits.delete()
    daily.settle_delegations()

    assert Delegation.objects.get().outcome == "done"


def test_delegation_when_the_taker_no_longer_sees_it_then_not_in_their_list(cast, waits):
    services.delegate(cast.actor("developer"), key(waits), cast.manager)
    waits.item.audience = "private"
    waits.item.save()

    assert queries.waiting(cast.actor("manager")) == []


def test_stand_in_when_it_holds_then_sees_what_waits_as_far_as_they_see_it(cast, waits):
    make_flag(make_toy(cast, author=cast.developer, audience="private"))
    day = clock.today()
    services.add_stand_in(cast.actor("developer"), cast.staff, since=day, until=day + timedelta(days=2))

    (line,) = queries.waiting(cast.actor("staff"))
    assert (line.stands_for, line.todo.item) == (cast.developer.name, waits.item.code)
    with clock.at(clock.now() + timedelta(days=3)):
        assert queries.waiting(cast.actor("staff")) == []


def test_hand_over_when_somebody_leaves_then_delegations_and_follows_go_along(cast, waits, acting_system):
    services.delegate(cast.actor("developer"), key(waits), cast.manager)
    services.follow(cast.actor("manager"), waits.item)

    hand_over(acting_system, user=cast.manager, to=cast.admin)
    assert Delegation.objects.get().outcome == "returned"  # an administrator may not edit toys
    assert Follow.objects.get().user == cast.admin

    Delegation.objects.update(ended=None, outcome="", taker=cast.manager)
    hand_over(acting_system, user=cast.developer, to=cast.colleague)
    assert Delegation.objects.get().giver == cast.colleague


def test_waiting_when_a_comment_names_me_then_due_by_the_setting_and_gone_when_answered(cast, acting_system):
    item = make_toy(cast)
    comment = say(cast.actor("colleague"), item, "Vad tror @staff?")

    (line,) = queries.waiting(cast.actor("staff"))
    assert line.due == clock.today() + timedelta(days=7)
    with clock.at(clock.now() + timedelta(days=8)):
        (late,) = queries.waiting(cast.actor("staff"))
        assert late.is_late
    say(cast.actor("staff"), item, "Så här.", answers=comment)

    assert queries.waiting(cast.actor("staff")) == []


def test_person_page_when_a_manager_looks_then_only_titles_they_see(cast, waits, client):
    make_flag(make_toy(cast, "Hemligt", author=cast.staff, audience="private"))
    make_flag(make_toy(cast, "Öppet", author=cast.staff))
    client.force_login(cast.manager)

    page = client.get(reverse("home:person", args=[cast.staff.code])).content.decode()

    assert "Öppet" in page
    assert "Hemligt" not in page
    assert "1 sak till väntar" in page


def test_todo_page_when_used_then_groups_filters_and_hands_over(cast, waits, client):
    say(cast.actor("staff"), waits.item, "Vad tror @developer?")
    client.force_login(cast.developer)
    url = reverse("home:todos")

    page = client.get(url).content.decode()
    assert page.count(TITLE) >= 2
    assert client.get(url + "?slag=thread").content.decode().count('<li class="row">') == 1

    answer = client.post(
        reverse("talk:delegate", args=[key(waits)]), {"to": "manager", "text": "Tack", "until": ""}
    )
    assert answer.status_code == 303
    assert f"överlämnat till {cast.manager.name}" in client.get(url).content.decode()
    client.force_login(cast.manager)
    assert f"från {cast.developer.name}" in client.get(url).content.decode()
