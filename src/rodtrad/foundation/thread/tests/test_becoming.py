"""Making something of an item: who is offered what, the new item with its link, and all or nothing."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from rodtrad.foundation.audit.models import Entry
from rodtrad.foundation.base import manifests
from rodtrad.foundation.base.declarations import Become, Manifest
from rodtrad.foundation.base.registry import RegistryError
from rodtrad.foundation.thread import becoming, services
from rodtrad.foundation.thread.models import Item, Link


def _page(item, name="toy-trial"):
    return reverse("thread:become", args=[item.code, name])


def test_offers_when_a_later_module_declares_one_then_it_stands_on_earlier_modules_items(world, client):
    element = world.item("toy-element", "Middag ihop")
    client.force_login(world.people["developer"])

    assert _page(element) in client.get(reverse("thread:show", args=[element.code])).content.decode()
    assert [row.name for row in becoming.offers(world.developer, element)][-1:] == ["toy-trial"]


def test_offers_when_one_may_not_or_it_is_put_away_then_none(world, client):
    element = world.item("toy-element", "Middag ihop")
    client.force_login(world.people["staff"])

    assert becoming.offers(world.staff, element) == []
    assert "gor-rubrik" not in client.get(reverse("thread:show", args=[element.code])).content.decode()

    services.retire(world.developer, element, "Slut")
    assert becoming.offers(world.developer, element) == []


def test_become_when_answered_then_made_linked_and_in_both_histories(world, client):
    element = world.item("toy-element", "Middag ihop")
    client.force_login(world.people["developer"])

    response = client.post(_page(element), {"title": "Prova en vecka"})

    made = Item.objects.get(kind="toy-trial")
    link = Link.objects.get()
    assert response.status_code == 303
    assert (link.source, link.rel, link.target) == (made, "toy-tries", element)
    assert set(Entry.everywhere.values_list("action", flat=True)) >= {"thread.created", "thread.linked"}


def test_become_when_the_form_is_empty_then_said_and_nothing_made(world, client):
    element = world.item("toy-element", "Middag ihop")
    client.force_login(world.people["developer"])

    assert client.post(_page(element), {"title": ""}).status_code == 422
    assert not Item.objects.filter(kind="toy-trial").exists()


def test_become_when_the_link_does_not_fit_then_nothing_is_made(world):
    need = world.item("toy-need", "Sällskap")

    with pytest.raises(ValidationError):
        services.become(world.developer, need, manifests.becomes["toy-trial"], {"title": "Prova"})

    assert not Item.objects.filter(kind="toy-trial").exists()


def test_page_when_it_cannot_become_that_then_not_found(world, client):
    client.force_login(world.people["developer"])
    benefit = world.item("toy-benefit", "Äter ihop")

    assert client.get(_page(benefit)).status_code == 404
    assert client.get(_page(benefit, "nothing-there")).status_code == 404


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"from_kinds": frozenset({"toy-ghost"})}, "unknown kind toy-ghost"),
        ({"from_lanes": frozenset({"nowhere"})}, "unknown lane nowhere"),
        ({}, "says not what"),
        ({"from_lanes": frozenset({"voices"}), "relation": "toy-nothing"}, "unknown relation"),
        ({"from_lanes": frozenset({"voices"}), "source_is": "below"}, "source_is"),
    ],
)
def test_start_when_an_offer_cannot_hold_then_refused(given, why):
    offer = Become("toy-wrong", "Wrong", create_from="x", form="x", **{"relation": "toy-tries", **given})

    with pytest.raises(RegistryError, match=why):
        manifests._file_becomes([Manifest(name="wrong", title="Wrong", becomes=(offer,))])
