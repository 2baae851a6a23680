"""The queue of mail: a server that is away, hangs or breaks only delays; no mail is lost, none is doubled."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import Any

import pytest
from django.db import connections

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import acting, system
from rodtrad.foundation.org.models import User
from rodtrad.foundation.talk.models import Mail
from rodtrad.foundation.talk.services import sending
from rodtrad.foundation.talk.tests.factories import make_mail
from rodtrad.foundation.talk.tests.mail_server import mail_server

SYSTEM = system("test")


@pytest.fixture
def mails(cast: Any, acting_system: Any) -> list[Mail]:
    User.objects.filter(pk=cast.staff.pk).update(email="sara@exempel.invalid")
    return [make_mail(User.objects.get(pk=cast.staff.pk)) for _ in range(3)]


def states() -> list[str]:
    return list(Mail.objects.order_by("id").values_list("state", flat=True))


def later(minutes: int) -> Any:
    return clock.at(clock.now() + timedelta(minutes=minutes))


def test_send_when_the_server_is_there_then_each_once(mails, settings):
    with mail_server(settings) as box:
        assert sending.send_batch() == 3
        assert sending.send_batch() == 0

    assert len(box.mails) == 3
    assert len({line for mail in box.mails for line in mail.splitlines() if "Message-ID" in line}) == 3
    assert states() == ["sent"] * 3


def test_send_when_e_mail_is_not_set_up_then_all_wait(mails, settings):
    settings.EMAIL_HOST = ""

    sending.send_due()

    assert states() == ["waiting"] * 3


@pytest.mark.parametrize("how", ["away", "hangs", "breaks"])
def test_send_when_the_server_fails_then_only_delayed_and_each_arrives_once(mails, settings, how):
    with mail_server(settings, how) as box:
        if how == "away":
            settings.EMAIL_PORT = 1  # nothing answers there
        assert sending.send_batch() == 0
        assert states() == ["waiting"] * 3
        assert sorted(Mail.objects.values_list("attempts", flat=True)) == [0, 0, 1]
        assert sending.send_batch() == 0  # not tried again at once
        box.how, settings.EMAIL_PORT = "ok", box.port
        with later(2):
            assert sending.send_batch() == 3

    assert len(box.mails) == 3
    assert states() == ["sent"] * 3


def test_send_when_one_is_refused_for_good_then_given_up_after_the_declared_tries(mails, settings):
    with mail_server(settings, "refuses") as box:
        for number in range(1, 9):
            with later(number * 1000):
                sending.send_batch()
            expected = "failed" if number == 8 else "waiting"
            assert states() == [expected] * 3
        with later(100_000):
            assert sending.send_batch() == 0
    assert box.mails == []
    mail = Mail.objects.all()[0]
    assert (mail.attempts, mail.error) == (8, "SMTPRecipientsRefused")
    assert "exempel" not in mail.error


def test_claim_when_its_sender_died_then_taken_up_by_another(mails, settings):
    assert len(sending._claim("dead", 10)) == 3
    with mail_server(settings) as box:
        assert sending.send_batch() == 0
        with later(16):
            assert sending.send_batch() == 3

    assert len(box.mails) == 3


def test_send_when_the_person_has_left_or_has_no_address_then_not_sent(mails, settings):
    User.objects.update(email="")

    with mail_server(settings) as box:
        assert sending.send_batch() == 0

    assert box.mails == []


@pytest.mark.django_db(transaction=True)
def test_send_when_two_senders_work_at_once_then_each_mail_leaves_once(cast, settings):
    with acting(SYSTEM):
        cast.staff.email = "sara@exempel.invalid"
        cast.staff.save()
        for _ in range(24):
            make_mail(cast.staff)
    start = threading.Barrier(2)

    def sender() -> None:
        try:
            with acting(SYSTEM):
                start.wait()
                while sending.send_batch(3):
                    pass
        finally:
            connections.close_all()

    with mail_server(settings) as box:
        threads = [threading.Thread(target=sender) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
    codes = [line for mail in box.mails for line in mail.splitlines() if line.startswith("Message-ID")]

    assert len(codes) == len(set(codes)) == 24
    with acting(SYSTEM):
        assert states() == ["sent"] * 24
