"""Places: made, moved, closed, merged, split; networks."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from rodtrad.foundation.audit.queries import history
from rodtrad.foundation.base.scope import acting
from rodtrad.foundation.org import queries, services
from rodtrad.foundation.org.models import Membership, Place
from rodtrad.foundation.org.services import AreaRow

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("acting_system")]


def told(place: Place) -> list[str]:
    return [line.action for line in history(place=place.code)]


def test_create_place_when_below_then_path_and_municipality(cast):
    made = services.create_place(cast.actor("admin"), kind="unit", name=" Ny enhet ", parent=cast.area)

    assert (made.name, made.path, made.municipality) == (
        "Ny enhet",
        f"{cast.area.path}{made.pk}.",
        cast.municipality,
    )
    assert told(made) == ["org.place-created"]


@pytest.mark.parametrize("name", ["manager", "developer", "staff", "guest", "elected"])
def test_create_place_when_not_administrator_then_refused(cast, name):
    with pytest.raises(PermissionDenied):
        services.create_place(cast.actor(name), kind="unit", name="Ny", parent=cast.area)


def test_create_place_when_at_the_top_then_only_for_network_administrators(cast):
    with pytest.raises(PermissionDenied):
        services.create_place(cast.actor("admin"), kind="municipality", name="Ny kommun")


def test_create_place_when_kind_does_not_belong_there_then_refused(cast):
    with pytest.raises(ValidationError):
        services.create_place(cast.actor("admin"), kind="municipality", name="Ny", parent=cast.area)


def test_change_place_when_same_then_nothing_told(cast):
    services.change_place(cast.actor("admin"), cast.unit, name=cast.unit.name)
    before = told(cast.unit)
    services.change_place(cast.actor("admin"), cast.unit, name="Nytt namn")

    assert told(cast.unit) == ["org.place-changed", *before]
    change = history(place=cast.unit.code)[0].changes[0]
    assert (change.before, change.after) == ("Ängens hemtjänst", "Nytt namn")


def test_move_place_when_area_moves_then_subtree_follows(cast, acting_system):
    services.move_place(acting_system, cast.area, parent=cast.neighbour_municipality)

    unit = Place.objects.get(pk=cast.unit.pk)
    assert unit.path == f"{cast.neighbour_municipality.pk}.{cast.area.pk}.{cast.unit.pk}."
    assert unit.municipality == cast.neighbour_municipality
    assert told(cast.area)[0] == "org.place-moved"


def test_move_place_when_below_itself_then_refused(cast, acting_system):
    with pytest.raises(ValidationError):
        services.move_place(acting_system, cast.area, parent=cast.unit)


def test_close_place_when_something_is_open_below_then_refused(cast):
    with pytest.raises(ValidationError):
        services.close_place(cast.actor("admin"), cast.area)


def test_close_place_when_done_then_memberships_end(cast):
    services.close_place(cast.actor("admin"), cast.unit)

    assert cast.actor("staff").grants == ()
    assert told(cast.unit)[0] == "org.place-closed"
    assert queries.unit_named(cast.municipality, cast.unit.name) is None


def test_merge_place_when_done_then_people_keep_what_they_saw(cast):
    services.merge_place(cast.actor("admin"), cast.unit, into=cast.other_unit_place)

    for name in ("staff", "other_unit"):
        actor = cast.actor(name)
        assert {f"u:{cast.unit.pk}", f"u:{cast.other_unit_place.pk}"} <= actor.audiences
        assert {grant.place_id for grant in actor.grants} == {cast.unit.pk, cast.other_unit_place.pk}
    assert told(cast.unit)[0] == "org.place-merged"


def test_split_place_when_done_then_chosen_people_move(cast):
    rows = Membership.objects.filter(user=cast.staff)

    made = services.split_place(cast.actor("admin"), cast.unit, name="Ängens nattpatrull", people=rows)

    assert {grant.place_id for grant in cast.actor("staff").grants} == {made.pk}
    assert {grant.place_id for grant in cast.actor("colleague").grants} == {cast.unit.pk}


def test_join_network_when_one_side_only_then_refused(cast):
    with pytest.raises(PermissionDenied):
        services.join_network(cast.actor("admin"), network=cast.network, municipality=cast.municipality)


def test_network_when_joined_and_left_then_audiences_follow(cast, acting_system):
    services.join_network(acting_system, network=cast.network, municipality=cast.outside_municipality)
    assert f"N:{cast.municipality.pk}" in cast.actor("outsider").audiences

    services.leave_network(cast.actor("admin"), network=cast.network, municipality=cast.municipality)
    assert f"N:{cast.municipality.pk}" not in cast.actor("outsider").audiences
    assert told(cast.municipality)[0] == "org.network-left"


def test_ensure_municipality_when_known_then_found_else_made(cast, acting_system):
    assert services.ensure_municipality(acting_system, "9901", "Annat namn") == cast.municipality
    assert services.ensure_municipality(acting_system, "", " björkhamn ") == cast.municipality
    assert services.ensure_municipality(acting_system, "9909", "Nyby").official_code == "9909"
    with acting(cast.actor("admin")) as actor, pytest.raises(PermissionDenied):
        services.ensure_municipality(actor, "9910", "Enby")


def test_unit_named_when_spelt_otherwise_then_found_and_two_is_none(cast, acting_system):
    assert queries.unit_named(cast.municipality, "  ÄNGENS hemtjänst ") == cast.unit
    services.create_place(acting_system, kind="unit", name="ängens hemtjänst", parent=cast.administration)
    assert queries.unit_named(cast.municipality, "Ängens hemtjänst") is None


def test_ensure_areas_when_known_then_nothing_new(cast, acting_system):
    first = services.ensure_areas(
        acting_system, [AreaRow(("Björkhamn", "Norr"), "12"), AreaRow(("Björkhamn",))]
    )
    again = services.ensure_areas(acting_system, [AreaRow((" björkhamn", "NORR"), "13")])

    assert first["Björkhamn", "Norr"] == again[" björkhamn", "NORR"]
    assert (first["Björkhamn", "Norr"].code, first["Björkhamn", "Norr"].path) == ("12", "Björkhamn › Norr")
