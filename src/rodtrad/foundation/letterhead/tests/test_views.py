"""The page of templates and logo through the client."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from rodtrad.foundation.letterhead.tests.test_services import a_template
from rodtrad.foundation.render.tests.golden import png
from rodtrad.foundation.render.tests.test_office import without_layouts

pytestmark = pytest.mark.django_db


def send(client, cast, kind: str, name: str, data: bytes):
    url = reverse("letterhead:show", args=[cast.municipality.code])
    return client.post(url, {"kind": kind, f"{kind}-file": SimpleUploadedFile(name, data)})


def test_file_when_fit_then_shown(client, cast):
    client.force_login(cast.admin)

    assert send(client, cast, "pptx", "kommunens mall.pptx", a_template()).status_code == 302

    page = client.get(reverse("letterhead:show", args=[cast.unit.code])).content.decode()
    assert "kommunens mall.pptx" in page
    assert "från Björkhamn" in page


def test_file_when_something_lacks_then_the_page_says_what_is_used_instead(client, cast):
    client.force_login(cast.admin)
    send(client, cast, "pptx", "mall.pptx", without_layouts(5))

    page = client.get(reverse("letterhead:show", args=[cast.municipality.code])).content.decode()

    assert "Den har ingen layout med rubrik och underrubrik" in page


def test_file_when_unfit_then_said_beside_the_field(client, cast):
    client.force_login(cast.admin)

    answer = send(client, cast, "pptx", "mall.pptx", without_layouts(6))

    assert answer.status_code == 422
    assert "Mallen har ingen layout med rubrik." in answer.content.decode()


def test_file_when_taken_away_then_ours(client, cast):
    client.force_login(cast.admin)
    send(client, cast, "logo", "m.png", png())
    url = reverse("letterhead:show", args=[cast.municipality.code])

    client.post(url, {"kind": "logo", "take-away": "1"})

    assert "m.png" not in client.get(url).content.decode()


def test_places_are_those_one_may_change(client, cast):
    client.force_login(cast.admin)

    page = client.get(reverse("letterhead:places")).content.decode()

    assert "Björkhamn" in page
    assert "Granvik" not in page


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("width", [1280, 320])
def test_page_in_a_browser(new_page, axe, cast, width):
    page = new_page(cast.admin, width=width)
    for name, args in (("letterhead:places", []), ("letterhead:show", [cast.municipality.code])):
        page.goto(reverse(name, args=args))
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
