"""Where one is signed in: listed in plain words without addresses, and over at once when ended."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.cast import PASSWORD

from rodtrad.foundation.access.models import Session
from rodtrad.foundation.access.services.sessions import COARSE, forget_expired
from rodtrad.foundation.audit.models import Entry
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import acting, system
from rodtrad.foundation.org import services

pytestmark = pytest.mark.django_db
MINE = "/konto/inloggningar/"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Mobile Safari/604.1"


def shown(client: Client) -> list[tuple[str, str, bool]]:
    context = client.get(MINE).context
    return [(row.browser, row.system, row.session_key == context["this"]) for row in context["sessions"]]


def code_of(client: Client) -> str:
    return Session.objects.get(session_key=client.cookies["sessionid"].value).code


def test_page_when_signed_in_in_two_browsers_then_both_in_words_and_this_one_marked(sign_in, cast):
    sign_in("colleague")
    sign_in("staff", IPHONE)

    rows = shown(client := sign_in("staff"))

    assert sorted(rows) == [("firefox", "linux", True), ("safari", "iphone", False)]
    text = client.get(MINE).content.decode()
    assert "Safari på iPhone" in text
    assert "127.0.0.1" not in text


def test_session_when_kept_then_no_address_and_no_version(sign_in, cast):
    sign_in("staff", IPHONE)

    row = Session.objects.exclude(user=None).values().get()
    assert (row["browser"], row["system"], row["user_id"]) == ("safari", "iphone", cast.staff.pk)
    assert "127.0.0.1" not in str(row)
    assert "18_1" not in str(Session.objects.exclude(user=None).get().get_decoded())


def test_end_when_another_then_it_is_out_at_once(sign_in, cast):
    here, there = sign_in("staff"), sign_in("staff", IPHONE)
    assert there.get("/konto/").status_code == 200

    here.post(f"{MINE}{code_of(there)}/logga-ut/")

    assert there.get("/konto/").status_code == 302
    assert here.get("/konto/").status_code == 200
    assert Entry.everywhere.get(action="access.session-ended").item == cast.staff.code


def test_end_when_it_is_this_one_then_signed_out(sign_in, cast):
    here = sign_in("staff")

    assert here.post(f"{MINE}{code_of(here)}/logga-ut/")["Location"] == "/konto/logga-in/"
    assert here.get("/konto/").status_code == 302


def test_end_when_it_is_somebody_elses_then_untouched(sign_in, cast):
    here, other = sign_in("staff"), sign_in("colleague")

    here.post(f"{MINE}{code_of(other)}/logga-ut/")

    assert other.get("/konto/").status_code == 200
    assert not Entry.everywhere.filter(action="access.session-ended").exists()


def test_end_others_when_done_then_only_this_one_is_left(sign_in, cast):
    here, others = sign_in("staff"), [sign_in("staff", IPHONE), sign_in("staff")]
    colleague = sign_in("colleague")

    here.post(f"{MINE}logga-ut-andra/")

    assert [client.get("/konto/").status_code for client in (*others, here, colleague)] == [
        302,
        302,
        200,
        200,
    ]
    assert len(shown(here)) == 1


def test_password_when_changed_then_the_others_end_and_are_no_longer_listed(sign_in, cast):
    here, there = sign_in("staff"), sign_in("staff", IPHONE)
    new = "sju gröna cyklar i regn"

    here.post("/konto/losenord/", {"oldpassword": PASSWORD, "password1": new, "password2": new})

    assert there.get("/konto/").status_code == 302
    assert len(shown(here)) == 1


@pytest.mark.parametrize("end", [services.set_password, services.deactivate_user])
def test_account_when_changed_by_another_then_every_session_is_gone(sign_in, cast, end):
    here = sign_in("staff")

    with acting(system("test")) as actor:
        end(actor, cast.staff)

    assert here.get("/konto/").status_code == 302
    assert not Session.objects.filter(user=cast.staff).exists()


def test_seen_when_used_then_written_once_in_some_minutes(sign_in, cast):
    client = sign_in("staff")
    client.get("/konto/")
    with CaptureQueriesContext(
        connection,
    ) as first:
        client.get("/konto/")
    Session.objects.update(seen=clock.now() - COARSE - timedelta(seconds=1))

    client.get("/konto/")

    assert not [query for query in first if query["sql"].startswith("UPDATE")]
    assert Session.objects.get(user=cast.staff).seen > clock.now() - COARSE


def test_session_when_it_changes_then_its_code_and_times_stay(sign_in, cast):
    client = sign_in("staff")
    before = Session.objects.values("code", "made", "seen").get(user=cast.staff)

    client.post("/om/sprak/", {"language": "en", "next": "/"})
    session = client.session
    session["thing"] = 1
    session.save()

    assert Session.objects.values("code", "made", "seen").get(user=cast.staff) == before


def test_page_when_more_sessions_then_no_more_queries(sign_in, cast):
    client = sign_in("staff")
    client.get(MINE)
    with CaptureQueriesContext(connection) as one:
        client.get(MINE)
    sign_in("staff")
    sign_in("staff")

    with CaptureQueriesContext(connection) as three:
        client.get(MINE)

    assert len(one) == len(three)


def test_expired_when_the_minute_comes_then_forgotten(sign_in, cast):
    client, late = sign_in("staff"), sign_in("staff", IPHONE)
    Session.objects.filter(code=code_of(late)).update(expire_date=clock.now() - timedelta(minutes=1))

    assert len(shown(client)) == 1
    forget_expired()

    assert Session.objects.filter(user=cast.staff).count() == 1


def test_visitor_when_not_signed_in_then_the_session_is_nobodys(db):
    client = Client()
    session = client.session
    session["thing"] = 1
    session.save()

    assert Session.objects.get().user is None
