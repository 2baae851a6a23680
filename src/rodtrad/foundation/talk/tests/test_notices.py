"""Notices: who gets them, how they are joined, what a mail says and when it comes."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from rodtrad.foundation.base import clock, events, manifests
from rodtrad.foundation.org.models import User
from rodtrad.foundation.talk import queries, services
from rodtrad.foundation.talk.models import Mail, Notice, Preference
from rodtrad.foundation.talk.services import daily
from rodtrad.foundation.talk.services.notices import tell
from rodtrad.foundation.talk.tests.factories import TITLE, make_flag, make_notice, make_toy, say, take_part
from rodtrad.foundation.thread.events import FlagChanged, NoticeDue

KINDS = [kind.name for kind in manifests.notices]


@pytest.fixture
def item(cast, acting_system):
    User.objects.update(email="person@exempel.invalid")
    return make_toy(cast)


def at_hour(hour: int, days: int = 0) -> Any:
    here = timezone.localtime(clock.now()).replace(hour=hour, minute=5)
    return clock.at(here + timedelta(days=days))


def test_notice_due_when_published_then_only_those_who_see_it_and_wish_it(cast, item):
    services.change_preferences(cast.actor("manager"), {"talk.comment": "none"}, hour=7, quiet=())
    people = ("staff", "colleague", "manager", "neighbour")
    to = frozenset(getattr(cast, name).pk for name in people)

    events.publish(NoticeDue(cast.actor("staff"), "talk.comment", item, to))

    assert [row.user for row in Notice.objects.select_related("user")] == [cast.colleague]


def test_tell_when_twice_in_a_day_then_one_line_with_a_count_and_again_new_when_read(cast, item):
    staff, to = cast.actor("staff"), {cast.colleague.pk}
    for _ in range(2):
        tell(staff, "talk.comment", item, to)
    assert [(row.count, row.read) for row in Notice.objects.all()] == [(2, None)]

    services.mark_all_read(cast.actor("colleague"))
    assert queries.unread_count(cast.actor("colleague")) == 0
    tell(staff, "talk.comment", item, to)

    assert [(row.count, row.read) for row in Notice.objects.all()] == [(1, None)]


def test_tell_when_the_cause_is_hidden_from_somebody_then_not_told(cast, item):
    hidden = make_toy(cast, audience="private", author=cast.staff)
    take_part(cast.colleague, item)
    staff = take_part(cast.staff, item)
    flag = make_flag(item, cause=hidden)

    events.publish(FlagChanged(cast.actor("developer"), flag))

    assert staff.user_id
    assert [row.user for row in Notice.objects.filter(kind="talk.flag")] == [cast.staff]


def test_notice_when_the_item_is_no_longer_seen_then_its_title_is_gone_too(cast, item, client):
    make_notice(cast.staff, item, who=cast.colleague)
    item.audience = "private"
    item.save()
    client.force_login(cast.staff)

    page = client.get(reverse("talk:notices")).content.decode()
    start = client.get(reverse("home:start")).content.decode()

    for text in (page, start):
        assert "något som du inte längre ser" in text
        assert TITLE not in text
        assert item.code not in text
        assert cast.colleague.name not in text


def test_notice_when_opened_then_read_and_leads_to_the_exact_place(cast, item, client):
    take_part(cast.staff, item)
    comment = say(cast.actor("colleague"), item)
    row = Notice.objects.get()
    client.force_login(cast.staff)

    answer = client.get(reverse("talk:notice", args=[row.code]))

    assert answer["Location"] == f"{reverse('thread:show', args=[item.code])}#{comment.anchor}"
    assert Notice.objects.get().read is not None


@pytest.mark.parametrize("at_once", [True, False])
@pytest.mark.parametrize("kind", KINDS)
def test_mail_when_written_of_any_kind_then_it_holds_no_title_and_no_name(cast, item, kind, at_once):
    way = "now" if at_once else "digest"
    for language in ("sv", "en"):
        User.objects.filter(pk=cast.staff.pk).update(language=language)
        services.change_preferences(cast.actor("staff"), {kind: way}, hour=7, quiet=())
        Preference.objects.update(digested=None)
        tell(cast.actor("colleague"), kind, item, {cast.staff.pk})
        with at_hour(8):
            daily.write_digests()
        services.mark_all_read(cast.actor("staff"))

    mails = list(Mail.objects.filter(to=cast.staff))
    assert len(mails) == 2
    for mail in mails:
        text = mail.subject + mail.body
        assert TITLE not in text
        assert item.code not in text
        assert not any(name in text for name in User.objects.values_list("name", flat=True))
        assert "Rödtråd" in mail.subject
        assert reverse("talk:notices") in text


def test_digest_when_its_hour_has_come_then_once_a_day_and_only_when_there_is_something(cast, item):
    services.change_preferences(cast.actor("staff"), {"talk.changed": "digest"}, hour=9, quiet=())
    for kind in ("talk.changed", "talk.comment"):
        tell(cast.actor("colleague"), kind, item, {cast.staff.pk})

    with at_hour(8, days=1):
        daily.write_digests()
    assert not Mail.objects.exists()
    for hour in (9, 10):
        with at_hour(hour, days=1):
            daily.write_digests()
    with at_hour(9, days=2):
        daily.write_digests()

    assert Mail.objects.get().subject == "2 nya händelser i Rödtråd"


def test_digest_when_the_day_is_quiet_or_all_is_read_then_it_waits_or_is_dropped(cast, item):
    staff = cast.actor("staff")
    quiet = timezone.localtime(clock.now() + timedelta(days=1)).weekday()
    services.change_preferences(staff, {}, hour=7, quiet=[quiet])
    tell(cast.actor("colleague"), "talk.comment", item, {cast.staff.pk})

    with at_hour(9, days=1):
        daily.write_digests()
    assert not Mail.objects.exists()
    with at_hour(9, days=2):
        daily.write_digests()
    assert Mail.objects.count() == 1
    tell(cast.actor("colleague"), "talk.comment", item, {cast.staff.pk})
    services.mark_all_read(staff)
    with at_hour(9, days=3):
        daily.write_digests()
    assert Mail.objects.count() == 1


def test_mail_when_the_person_has_no_address_then_none(cast, item):
    User.objects.update(email="")
    tell(cast.actor("colleague"), "talk.mention", item, {cast.staff.pk})
    with at_hour(9, days=1):
        daily.write_digests()

    assert Notice.objects.count() == 1
    assert not Mail.objects.exists()


def test_due_when_a_day_has_passed_then_told_once_for_that_day(cast, item):
    say(cast.actor("colleague"), item, "Vad tror @staff?")

    for days in (3, 8, 9):
        with at_hour(9, days=days):
            for _ in range(3):
                daily.tell_of_due()

    assert [(row.user, row.count) for row in Notice.objects.filter(kind="talk.due")] == [(cast.staff, 1)]


@pytest.mark.parametrize("number", [1, 3])
def test_pages_when_there_is_more_then_as_many_queries(
    cast, acting_system, client, number, django_assert_max_num_queries
):
    for _ in range(number):
        one = make_toy(cast)
        take_part(cast.staff, one)
        say(cast.actor("colleague"), one, "Vad tror @staff?")
        make_flag(one)
        make_notice(cast.staff, one, kind="talk.changed")
    client.force_login(cast.staff)
    most = {"home:start": 36, "home:todos": 30, "talk:notices": 8}
    for name, limit in most.items():
        client.get(reverse(name))
        with django_assert_max_num_queries(limit) as caught:
            assert client.get(reverse(name)).status_code == 200
        assert len(caught) == limit, name
