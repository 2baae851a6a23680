"""What is new in a saved search comes as a notice, by mail as its owner has chosen, and never with anybody's words."""

from __future__ import annotations

from datetime import timedelta

import pytest

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import acting, system
from rodtrad.foundation.jobs.services import work_off
from rodtrad.foundation.talk.models import Mail, Notice
from rodtrad.foundation.talk.queries.notices import notice_page
from rodtrad.foundation.talk.services.daily import write_digests
from rodtrad.foundation.talk.services.preferences import change_preferences
from rodtrad.foundation.thread.services import create_item
from rodtrad.foundation.thread.services.saved import save_search
from rodtrad.foundation.thread.services.watching import look_when_due

pytestmark = pytest.mark.django_db
KIND, SYSTEM = "thread.saved-hit", system("test")


def found(cast, way: str = "") -> None:
    """The staff member saves a search, a colleague writes something that fits, and the look comes."""
    cast.staff.email = "staff@example.org"
    cast.staff.save()
    with acting(cast.actor("staff")) as actor:
        save_search(actor, name="Hemliga planer", words="buss", choices={}, tells=True)
        if way:
            change_preferences(actor, {KIND: way}, hour=0, quiet=[])
    with acting(cast.actor("developer")) as actor:
        create_item(
            actor,
            kind="toy-need",
            place=cast.unit,
            audience=f"m:{cast.municipality.pk}",
            title="Bussen är full",
        )
    with acting(SYSTEM), clock.at(clock.now() + timedelta(minutes=20)):
        look_when_due()
        work_off()


def test_hit_when_found_then_a_notice_leads_to_it(cast) -> None:
    found(cast)

    with acting(cast.actor("staff")) as actor:
        _page, lines = notice_page(actor)
    assert [(line.text, line.is_seen) for line in lines] == [
        ("”Bussen är full” är nytt i en sökning du har sparat", True)
    ]


def test_hit_when_once_a_day_then_the_mail_says_only_how_many(cast) -> None:
    found(cast, way="digest")

    with clock.at(clock.now() + timedelta(days=1)):
        write_digests()

    mail = Mail.everywhere.get()
    assert "1 · " in mail.body
    assert not any(word in f"{mail.subject} {mail.body}" for word in ("Bussen", "buss", "Hemliga"))


def test_hit_when_at_once_then_one_mail_without_words(cast) -> None:
    found(cast, way="now")

    mail = Mail.everywhere.get()
    assert not any(word in f"{mail.subject} {mail.body}" for word in ("Bussen", "buss", "Hemliga"))


def test_hit_when_not_wanted_then_no_notice(cast) -> None:
    found(cast, way="none")

    assert not Notice.everywhere.exists()
