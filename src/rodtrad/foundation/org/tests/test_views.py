"""The pages of people and places: what they show, how much they ask the database, what they do."""

from __future__ import annotations

import pytest

from rodtrad.foundation.base import manifests
from rodtrad.foundation.org.context import menu
from rodtrad.foundation.org.models import Membership, User
from rodtrad.foundation.org.tests.factories import make_membership, make_place, make_user

pytestmark = pytest.mark.django_db


def count(client, url, django_assert_max_num_queries):
    with django_assert_max_num_queries(60) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


@pytest.fixture
def admin(cast, client):
    client.force_login(cast.admin)
    return client


@pytest.mark.parametrize("url", ["/forvalta/personer/", "/forvalta/platser/", "/forvalta/natverk/", "place"])
def test_list_when_more_rows_then_as_many_queries(cast, admin, django_assert_max_num_queries, url):
    url = f"/forvalta/platser/{cast.unit.code}/" if url == "place" else url
    admin.get(url)
    first = count(admin, url, django_assert_max_num_queries)
    for _ in range(3):
        unit = make_place("unit", cast.unit)
        make_membership(make_user(), unit)
        make_membership(make_user(), cast.unit)

    assert count(admin, url, django_assert_max_num_queries) == first


def test_people_when_filtered_then_only_those(cast, admin):
    url = "/forvalta/personer/"

    def names(query):
        return [person.name for person in admin.get(f"{url}?{query}").context["page"].rows]

    assert names("namn=hand") == ["Sara Handläggare"]
    assert names(f"plats={cast.unit.code}") == ["Kim Kollega", "Malin Chef", "Sara Handläggare"]
    assert names("roll=elected") == ["Elsa Ledamot"]
    assert "Ulf Utanför" not in names("")
    assert names("slutat=on") == []


def test_people_when_more_than_fifty_then_paged(cast, admin):
    for number in range(60):
        make_membership(make_user(name=f"Person {number:02}"), cast.unit)

    page = admin.get("/forvalta/personer/").context["page"]
    rest = admin.get("/forvalta/personer/" + page.next_url).context["page"]

    assert (len(page.rows), len(rest.rows), rest.next_url) == (50, 18, "")


def test_new_person_when_filled_in_then_password_page(cast, admin):
    data = {"name": "Nina", "username": "nina", "language": "sv", "place": cast.unit.code, "role": "staff"}

    response = admin.post("/forvalta/personer/ny/", data, follow=True)

    user = User.objects.get(username="nina")
    assert response.redirect_chain == [(f"/forvalta/personer/{user.code}/losenord/", 302)]
    shown = admin.post(f"/forvalta/personer/{user.code}/losenord/")
    assert User.objects.get(username="nina").check_password(shown.context["password"])
    assert "no-store" in shown.headers["Cache-Control"]


def test_new_person_when_taken_then_shown_at_the_field(cast, admin):
    data = {"name": "Nina", "username": "staff", "language": "sv", "place": cast.unit.code, "role": "staff"}

    response = admin.post("/forvalta/personer/ny/", data)

    assert response.status_code == 422
    assert "username" in response.context["form"].errors


def test_person_edit_when_identity_number_then_stays_in_form(cast, admin):
    data = {"name": "Sara 19121212-1212", "username": "staff", "language": "sv"}

    response = admin.post(f"/forvalta/personer/{cast.staff.code}/andra/", data)

    assert response.status_code == 422
    assert User.objects.get(pk=cast.staff.pk).name == "Sara Handläggare"


def test_role_when_given_and_ended_then_on_the_page(cast, admin):
    url = f"/forvalta/personer/{cast.staff.code}/"
    admin.post(f"{url}roll/", {"place": cast.area.code, "role": "controller"})
    row = Membership.objects.get(user=cast.staff, role="controller")
    assert "controller" in admin.get(url).content.decode()

    admin.post(f"{url}roll/{row.code}/avsluta/")

    assert len([row for row in admin.get(url).context["memberships"] if row.valid]) == 1


def test_place_when_made_moved_and_closed_then_history_says_so(cast, admin):
    admin.post("/forvalta/platser/ny/", {"name": "Ny", "kind": "unit", "parent": cast.area.code})
    place = cast.area.children.get(name="Ny")
    url = f"/forvalta/platser/{place.code}/"
    admin.post(f"{url}andra/", {"name": "Nyare"})
    admin.post(f"{url}flytta/", {"parent": cast.administration.code})
    admin.post(f"{url}stang/")

    lines = [line.action for line in admin.get(url).context["history"]]

    assert lines == ["org.place-closed", "org.place-moved", "org.place-changed", "org.place-created"]


def test_setting_when_changed_then_shown_as_own(cast, admin):
    setting = next(row for row in manifests.settings if row.kind == "whole")
    url = f"/forvalta/platser/{cast.municipality.code}/installningar/"

    assert admin.post(f"{url}{setting.name}/", {"value": setting.highest or 9}).status_code == 302

    rows = [row for group in admin.get(url).context["groups"] for row in group.rows]
    assert [row.held.setting.name for row in rows if row.held.source == "own"] == [setting.name]


def test_tree_when_outside_then_other_municipalities_not_there(cast, client):
    client.force_login(cast.outsider)

    text = client.get("/forvalta/platser/").content.decode()

    assert "Utö hemtjänst" in text
    assert "Björkhamn" not in text


def test_place_when_neighbour_in_network_then_municipality_but_not_inside(cast, client):
    client.force_login(cast.neighbour)

    assert client.get(f"/forvalta/platser/{cast.municipality.code}/").status_code == 200
    assert client.get(f"/forvalta/platser/{cast.unit.code}/").status_code == 404


def test_menu_when_guest_then_only_what_may_be_opened(cast):
    titles = {key: [e["url"] for g in menu(cast.actor(key), "/forvalta/platser/x/") for e in g["entries"]] for key in
              ("guest", "admin")}  # fmt: skip

    assert "/forvalta/personer/" not in titles["guest"]
    assert "/forvalta/personer/" in titles["admin"]


def test_menu_when_below_an_entry_then_that_entry_is_current(cast):
    rows = [
        entry for group in menu(cast.actor("admin"), "/forvalta/platser/abc/") for entry in group["entries"]
    ]

    assert [row["url"] for row in rows if row["current"]] == ["/forvalta/platser/"]


def test_reading_person_when_deactivated_then_admin_still_finds(cast, admin):
    admin.post(f"/forvalta/personer/{cast.staff.code}/avsluta/", {"to": cast.colleague.code})

    names = [person.name for person in admin.get("/forvalta/personer/?slutat=on").context["page"].rows]

    assert names == ["Sara Handläggare"]
