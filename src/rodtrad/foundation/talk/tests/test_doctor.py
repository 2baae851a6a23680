"""A queue of mail that stands still is told of."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from rodtrad.foundation.base import clock
from rodtrad.foundation.org.models import User
from rodtrad.foundation.talk.doctor import mail_queue
from rodtrad.foundation.talk.models import Mail
from rodtrad.foundation.talk.tests.factories import make_mail

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("acting_system")]


@pytest.fixture
def mail(cast: Any, settings: Any) -> Mail:
    settings.EMAIL_HOST = "localhost"
    User.objects.filter(pk=cast.staff.pk).update(email="sara@exempel.invalid")
    return make_mail(User.objects.get(pk=cast.staff.pk))


def test_mail_when_it_has_waited_for_hours_then_told(mail: Mail, settings: Any) -> None:
    with clock.at(clock.now() + timedelta(minutes=30)):
        assert mail_queue() == []
    with clock.at(clock.now() + timedelta(hours=3)):
        assert [row.code for row in mail_queue()] == ["talk.mail-late"]
        settings.EMAIL_HOST = ""
        assert mail_queue() == []


def test_mail_when_given_up_then_told_for_a_week(mail: Mail) -> None:
    Mail.objects.update(state="failed")

    assert [(row.code, row.examples) for row in mail_queue()] == [("talk.mail-failed", (mail.code,))]
    with clock.at(clock.now() + timedelta(days=8)):
        assert mail_queue() == []
