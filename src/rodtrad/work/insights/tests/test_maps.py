"""The maps from the database to the page: what is counted for whom, what is kept, and what the pages cost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import acting, system
from rodtrad.foundation.thread.services import bring_back, retire
from rodtrad.work.insights.map_doctor import counts_hold
from rodtrad.work.insights.models import MapCount
from rodtrad.work.insights.queries import maps
from rodtrad.work.insights.queries.maps import About
from rodtrad.work.insights.queries.white_spots import cell_at, ins_30_matrix, taken_on
from rodtrad.work.insights.rules.circles import RISK
from rodtrad.work.insights.services import catalogue, counting, insights, white_spots
from rodtrad.work.insights.services.maps import keep_picture
from rodtrad.work.insights.tests import factories as make

pytestmark = pytest.mark.django_db


def released(cast, level="network", **values):
    insight = make.make_insight(cast.actor("developer"), cast.unit, **values)
    with acting(cast.actor("developer")) as actor:
        insights.release(actor, insight, level)
        return make.fresh(insight)


def counted(**where):
    with acting(system("test")):
        rows = MapCount.objects.filter(**{"circles": 0, "group": 0, "theme": 0, "label": 0, **where})
        return sum(rows.values_list("number", flat=True))


def numbers(cast, who, **about):
    actor = cast.actor(who)
    with acting(actor):
        return maps.numbers_by_town(actor, About(**about))


def test_release_counts_for_the_network_and_not_outside(cast):
    released(cast)

    assert numbers(cast, "neighbour") == {cast.municipality.pk: 1}
    assert numbers(cast, "outsider") == {}


def test_unreleased_is_not_on_the_joined_map(cast):
    make.make_insight(cast.actor("staff"), cast.unit)

    assert numbers(cast, "staff") == {}
    assert counted() == 1


def test_counts_follow_every_change(cast):
    insight = released(cast, is_key=True)
    with acting(system("test")):
        adult, young = make.group(), make.group("unga")
    with acting(cast.actor("developer")) as actor:
        insights.change_insight(actor, insight, {"main_group": young, "circles": 6})
    assert numbers(cast, "neighbour", group=adult.pk) == {}
    assert numbers(cast, "neighbour", group=young.pk, region=6) == {cast.municipality.pk: 1}

    with acting(cast.actor("developer")) as actor:
        retire(actor, make.fresh(insight).item, "fel")
    assert numbers(cast, "neighbour") == {}

    with acting(cast.actor("developer")) as actor:
        bring_back(actor, make.fresh(insight).item)
    assert numbers(cast, "neighbour") == {cast.municipality.pk: 1}


def test_counting_again_changes_nothing_and_all_anew_gives_the_same(cast):
    first = released(cast)
    make.make_insight(cast.actor("staff"), cast.unit)
    with acting(system("test")):
        before = sorted(
            MapCount.objects.filter(number__gt=0).values_list("circles", "group", "label", "number")
        )
        counting.count_again([first.pk])
        counting.count_all()
        after = sorted(MapCount.objects.values_list("circles", "group", "label", "number"))

    assert before == after


def test_doctor_sees_counts_that_differ(cast):
    released(cast)
    with acting(system("test")):
        assert counts_hold() == []
        MapCount.objects.update(number=5)
        assert [each.code for each in counts_hold()] == ["insights.counts-differ"]


def test_joined_labels_are_counted_as_their_heir(cast):
    released(cast)
    with acting(cast.actor("developer")) as actor:
        old, new = make.label(), make.label("misstro")
        catalogue.merge_labels(actor, old, new)

    assert numbers(cast, "neighbour", label=new.pk) == {cast.municipality.pk: 1}
    assert numbers(cast, "neighbour", label=old.pk) == {}


def test_ins_71_shows_key_insights_in_full_beside_counts(cast):
    released(cast, is_key=True, text="En stark ensam röst.")
    actor = cast.actor("neighbour")
    with acting(actor):
        found = maps.ins_71_merged_map(actor, About(), {1: "Stöd"})

    assert [(row.title, row.number, row.organisations) for row in found.regions] == [("Stöd", 1, 1)]
    assert [row.item.text for row in found.key_insights] == ["En stark ensam röst."]


def test_ins_71_is_empty_for_an_outsider(cast):
    released(cast, is_key=True)
    actor = cast.actor("outsider")
    with acting(actor):
        found = maps.ins_71_merged_map(actor, About(), {1: "Stöd"})

    assert (found.total, found.key_insights) == (0, [])


def test_kept_picture_holds_only_what_all_its_readers_may_see(cast):
    released(cast, level="network", text="Utsläppt.")
    make.make_insight(cast.actor("developer"), cast.unit, text="Inom kommunen.")
    with acting(cast.actor("developer")) as actor, pytest.raises(PermissionDenied):
        keep_picture(actor, cast.municipality, title="November", level="network")
    with acting(cast.actor("admin")) as actor:
        picture = keep_picture(actor, cast.municipality, title="November", level="network")

    assert [dot["text"] for dot in picture.dots] == ["Utsläppt."]


def test_local_map_marks_what_is_new_since_a_picture(cast, client):
    released(cast, text="Äldre insikt.")
    with acting(cast.actor("admin")) as actor:
        picture = keep_picture(actor, cast.municipality, title="November", level="network")
    released(cast, text="Nyare insikt.")
    client.force_login(cast.staff, backend="allauth.account.auth_backends.AuthenticationBackend")

    page = client.get(reverse("insights:map"), {"since": picture.item.code}).content.decode()

    assert "1 är ny" in page
    assert client.get(reverse("insights:picture", args=[picture.item.code])).status_code == 200


@pytest.mark.parametrize("name", ["map", "merged", "national", "white-spots", "equality", "debt", "reports"])
def test_pages_cost_the_same_for_one_and_three(cast, client, name):
    client.force_login(cast.developer, backend="allauth.account.auth_backends.AuthenticationBackend")
    released(cast)
    url = reverse(f"insights:{name}")
    client.get(url)

    with CaptureQueriesContext(connection) as one:
        assert client.get(url).status_code == 200
    released(cast, text="Två.")
    released(cast, text="Tre.")
    with CaptureQueriesContext(connection) as three:
        assert client.get(url).status_code == 200

    assert len(one) == len(three)


@pytest.mark.parametrize("form", ["pdf", "pptx", "docx", "xlsx", "csv", "html"])
def test_map_is_taken_out_in_every_form(cast, client, form):
    released(cast, is_key=True)
    client.force_login(cast.staff, backend="allauth.account.auth_backends.AuthenticationBackend")

    response = client.get(reverse("insights:map-take"), {"form": form})

    assert response.status_code == 200
    assert response.content[:4] in (b"%PDF", b"PK\x03\x04") or make.TEXT in response.content.decode(
        "utf-8-sig"
    )


def test_identity_number_is_never_in_an_address_of_the_filter(cast, client):
    client.force_login(cast.staff, backend="allauth.account.auth_backends.AuthenticationBackend")

    assert client.post(reverse("insights:map"), {"group": "811228-9874"}).status_code == 422


def test_white_cell_is_known_when_three_places_told(cast):
    for place in (cast.unit, cast.other_unit_place, cast.unit):
        make.make_insight(cast.actor("developer"), place, circles=RISK)
    actor = cast.actor("developer")
    with acting(actor):
        matrix = ins_30_matrix(actor, cast.municipality)
    cell = next(row[1][1] for row in matrix.rows if row[0].key == "vuxna")

    assert (cell.shade, cell.known.insights, cell.known.organisations) == ("filled", 3, 2)
    assert len(matrix.at_risk) == len(matrix.rows) - 1


def test_taking_on_a_white_spot_plans_a_work(cast):
    due = clock.today() + timedelta(days=30)
    with acting(cast.actor("admin")) as actor:
        cell = cell_at(actor, cast.municipality, RISK, make.group("unga").code, "alla")
        with pytest.raises(ValidationError):
            white_spots.take_on(actor, cast.municipality, cell, owner=None, due=due)
        made = white_spots.take_on(actor, cast.municipality, cell, owner=cast.staff, due=due)
        rows = taken_on(cast.municipality)

    assert (made.work.owner, made.work.circles, made.work.starts) == (cast.staff, RISK, due)
    assert [row.pk for row in rows] == [made.pk]


def test_excluded_cell_is_no_white_spot_until_taken_back(cast):
    with acting(cast.actor("admin")) as actor:
        where = (cast.municipality, RISK, make.group("unga").code, "alla")
        with pytest.raises(ValidationError):
            white_spots.exclude(actor, cast.municipality, cell_at(actor, *where), " ")
        white_spots.exclude(actor, cast.municipality, cell_at(actor, *where), "Finns inte här.")
        excluded = cell_at(actor, *where)
        white_spots.end(actor, cast.municipality, excluded)
        back = cell_at(actor, *where)

    assert (excluded.shade, excluded.worth, back.shade) == ("excluded", 0, "white")
