"""An identity number in an address leads nowhere and is repeated nowhere; the log masks what it must not say."""

from __future__ import annotations

import logging
from urllib.parse import quote

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from rodtrad.foundation.base.logs import GuardedFormatter, ToStderr
from rodtrad.foundation.base.middleware import holds_number, without_numbers
from rodtrad.work.canvas.services import cards
from tests.identity_numbers import TEN, WRITTEN, holds, where_stored
from tests.test_identity_numbers_everywhere import Page, told  # noqa: F401 - a fixture

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
NUMBER = WRITTEN["hyphen"]


@pytest.mark.parametrize("written", WRITTEN.values(), ids=WRITTEN)
@pytest.mark.parametrize("times", [1, 2, 3])
def test_number_when_encoded_then_still_found(written: str, times: int) -> None:
    text = f"/arbeten/?text={written}"
    for _time in range(times):
        text = quote(text)

    assert holds_number(text)


@pytest.mark.parametrize(
    ("address", "cleaned"),
    [
        ("/a/?state=test&text=x#top", "/a/?state=test&text=x#top"),
        (f"/a/?state=test&text={NUMBER}", "/a/?state=test"),
        (f"/a/?{NUMBER}=1", "/a/"),
        (f"/a/?next=/b/%3Ftext%3D{NUMBER}", "/a/"),
        (f"/a/{NUMBER}/?b=1", "/"),
        (f"/a/#{NUMBER}", "/a/"),
        (f"//evil.example/{NUMBER}", "/"),
        (f"/a/?b={TEN[:5]}&c={TEN[5:]}", f"/a/?b={TEN[:5]}&c={TEN[5:]}"),
    ],
)
def test_address_when_cleaned_then_keeps_the_rest(address: str, cleaned: str) -> None:
    assert without_numbers(address) == cleaned


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["canvas:list", "org:people", "home:start", "account_login"])
def test_page_when_asked_for_with_a_number_then_asked_for_again_without(cast, name, told) -> None:  # noqa: F811
    client = Client()
    if name != "account_login":
        client.force_login(cast.staff, backend=BACKEND)

    answer = client.get(reverse(name) + f"?text={NUMBER}&state=test")

    assert (answer.status_code, answer["Location"]) == (303, reverse(name) + "?state=test")
    page = client.get(answer["Location"])
    assert page.status_code == 200
    assert len(get_messages(page.wsgi_request)) == 1
    assert "personnummer" in page.content.decode()
    assert not holds("".join(client.cookies.values().__repr__()))
    assert not holds(told())
    assert where_stored() == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    [f"/{NUMBER}/", f"/arbeten/{TEN}", f"/trad/{TEN}/", f"/static/{TEN}.css", f"/{quote(quote(NUMBER))}/"],
)
def test_path_when_it_holds_a_number_then_not_found_and_not_repeated(client, path, told) -> None:  # noqa: F811
    answer = client.get(path, headers={"referer": path, "user-agent": path})

    assert answer.status_code == 404
    assert not holds(answer.content.decode())
    assert not holds(told())


@pytest.mark.django_db
def test_sign_in_when_the_page_wanted_holds_a_number_then_not_in_next(client, told) -> None:  # noqa: F811
    answer = client.get(f"/konto/logga-in/?next=/%3Ftext%3D{NUMBER}")
    assert answer["Location"] == "/konto/logga-in/"

    answer = client.post("/om/sprak/", {"language": "en", "next": f"/?text={NUMBER}"})
    assert answer["Location"] == "/"
    assert not holds(told())


@pytest.mark.django_db
@pytest.mark.parametrize("error", [ValueError, RuntimeError])
def test_service_when_it_breaks_over_a_text_then_nothing_repeats_it(
    cast, error, monkeypatch, capfd, caplog
) -> None:
    page = Page("canvas:card-new", cast)

    def breaks(actor, detail, card_type, texts):
        raise error(f"cannot take {texts!r}")

    monkeypatch.setattr(cards, "add_card", breaks)
    monkeypatch.setattr("rodtrad.work.canvas.forms.merging.refuse_identity_numbers", lambda *_given: None)
    answer = page.client.post(page.url, {**page.payload(), "text": NUMBER})

    err = capfd.readouterr().err
    assert (answer.status_code, holds(answer.content.decode())) == (500, False)
    assert "Traceback" in err
    assert "[personnummer]" in err
    assert not holds(err)
    assert where_stored() == []


def test_log_when_set_up_then_no_mail_no_console_of_djangos_own() -> None:
    assert logging.getLogger("django").handlers == []
    handlers = [row for row in logging.getLogger().handlers if isinstance(row, ToStderr)]
    assert [type(row.formatter) for row in handlers] == [GuardedFormatter]


def test_log_when_a_line_cannot_be_made_then_its_values_are_not_printed(capfd) -> None:
    wrong = logging.LogRecord("rodtrad", logging.ERROR, "a.py", 1, "two places %s %s", (NUMBER,), None)

    ToStderr().handle(wrong)

    assert not holds("".join(capfd.readouterr()))
