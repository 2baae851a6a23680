"""A card made of a voice from another module."""

import pytest
from django.test import Client
from django.urls import reverse

from rodtrad.foundation.base import scope
from rodtrad.foundation.org.queries import actor_for
from rodtrad.foundation.thread.models import Link
from rodtrad.foundation.thread.tests.factories import make_item
from rodtrad.work.canvas.models import CardDetail
from rodtrad.work.canvas.tests.factories import make_case

pytestmark = pytest.mark.django_db


def test_note_when_made_a_card_then_in_the_work_and_the_thread_leads_back(cast, monkeypatch):
    with scope.acting(scope.system("test")):
        note = make_item("toy-note", cast.unit, "Maten är god men tyst", audience=f"m:{cast.municipality.pk}")
        case = make_case(actor_for(cast.developer), cast.unit)
    client = Client()
    client.force_login(cast.developer)
    page = reverse("thread:become", args=[note.code, "canvas-card"])

    shown = client.get(page)
    assert shown.context["form"].initial == {"type": "need", "text": "Maten är god men tyst"}
    gone = client.post(page, {"work": "finns-inte", "type": "need", "text": "Sällskap vid maten"})
    saved = client.post(page, {"work": case.item.code, "type": "need", "text": "Sällskap vid maten"})

    assert (gone.status_code, saved.status_code) == (422, 303)
    with scope.acting(scope.system("test")):
        card = CardDetail.objects.select_related("item").get()
        link = Link.objects.get()
        assert (card.item.text, card.case) == ("Sällskap vid maten", case)
        assert (link.source, link.rel, link.target) == (note, "gives-rise-to", card.item)
        assert (link.upper, link.lower) == (note, card.item)


def test_note_when_one_writes_in_no_work_then_not_offered(cast):
    with scope.acting(scope.system("test")):
        note = make_item("toy-note", cast.unit, "Maten är god", audience=f"m:{cast.municipality.pk}")
    client = Client()
    client.force_login(cast.colleague)

    assert client.get(reverse("thread:become", args=[note.code, "canvas-card"])).status_code == 403
