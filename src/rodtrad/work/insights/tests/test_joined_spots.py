"""White spots and counts over several municipalities: what each has let go, exactly as it is narrowed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import acting
from rodtrad.work.insights.models import Cell, InsightWork, Theme
from rodtrad.work.insights.queries import maps
from rodtrad.work.insights.queries.maps import About
from rodtrad.work.insights.queries.white_joined import ins_30_joined_matrix
from rodtrad.work.insights.queries.white_spots import cell_at
from rodtrad.work.insights.rules.circles import RISK, SUPPORT
from rodtrad.work.insights.services import white_spots
from rodtrad.work.insights.tests import factories as make
from rodtrad.work.insights.tests.test_maps import numbers, released

pytestmark = pytest.mark.django_db


def cells(cast, who: str, theme: Theme | None = None, **about):
    with acting(cast.actor(who)) as actor:
        matrix = ins_30_joined_matrix(actor, About(**about), theme)
    return {(each.cell.circle, group.key): each for group, row in matrix.rows for each in row}, matrix


def test_counts_when_narrowed_to_a_label_then_group_and_theme_hold_too(cast) -> None:
    shift = make.label()
    with acting(cast.actor("developer")):
        theme, other = Theme.objects.filter(kind="theme")[:2]
        young = make.group("unga")
    released(cast, themes=[theme])
    released(cast, main_group=young, labels=[make.label("misstro")])

    assert numbers(cast, "neighbour", label=shift.pk) == {cast.municipality.pk: 1}
    assert numbers(cast, "neighbour", label=shift.pk, theme=theme.pk) == {cast.municipality.pk: 1}
    assert numbers(cast, "neighbour", label=shift.pk, theme=other.pk) == {}
    assert numbers(cast, "neighbour", label=shift.pk, group=young.pk) == {}


def test_merged_map_when_narrowed_to_a_label_then_key_insights_are_too(cast) -> None:
    shift = make.label()
    released(cast, is_key=True, text="Med förflyttning.")
    released(cast, is_key=True, labels=[make.label("misstro")], text="Utan förflyttning.")

    with acting(cast.actor("neighbour")) as actor:
        found = maps.ins_71_merged_map(actor, About(label=shift.pk), {1: "Stöd"})

    assert [row.item.text for row in found.key_insights] == ["Med förflyttning."]
    assert [row.number for row in found.regions] == [1]


def test_matrix_when_nothing_is_let_go_then_all_white(cast) -> None:
    make.make_insight(cast.actor("developer"), cast.unit)

    found, matrix = cells(cast, "neighbour")

    assert ({each.cell.shade for each in found.values()}, matrix.towns) == ({"white"}, 0)


def test_matrix_when_only_one_has_heard_then_pale(cast) -> None:
    for _number in range(3):
        released(cast)

    found, matrix = cells(cast, "neighbour")

    cell = found[SUPPORT, "vuxna"].cell
    assert (cell.shade, cell.known.insights, cell.known.organisations, matrix.towns) == ("one", 3, 1, 1)
    assert matrix.ranked[0].cell.circle == RISK


def test_matrix_when_narrowed_to_nobody_then_white_again(cast) -> None:
    for _number in range(3):
        released(cast)

    found, _matrix = cells(cast, "neighbour", towns=(0,))

    assert found[SUPPORT, "vuxna"].cell.shade == "white"


def test_matrix_when_outside_the_network_then_nothing_is_hinted_at(cast) -> None:
    for _number in range(3):
        released(cast)

    found, matrix = cells(cast, "outsider")

    assert (found[SUPPORT, "vuxna"].cell.known.insights, matrix.towns) == (0, 0)


def test_cell_when_taken_on_then_a_work_is_planned_with_owner_and_day_and_shown_on_the_joined_matrix(
    cast,
) -> None:
    make.group()
    due = clock.today() + timedelta(days=30)
    with acting(cast.actor("developer")) as actor:
        cell = cell_at(actor, cast.municipality, RISK, make.group("unga").code, "alla")
        mine = maps.own_place(actor, cast.municipality, "insights.curate")
        white_spots.take_on(actor, mine, cell, owner=cast.staff, due=due)
        work = InsightWork.objects.get()
        kept, looks = Cell.objects.get(), work.looked_up.count()

    assert (work.item.state, work.owner, work.starts, work.circles) == ("planned", cast.staff, due, RISK)
    assert (kept.owner, kept.due, kept.work, looks) == (cast.staff, due, work, 1)
    found, matrix = cells(cast, "developer")
    assert found[RISK, "unga"].taken_on == (cast.municipality.name,)
    assert matrix.ranked[0].taken_on == ()
    assert cells(cast, "outsider")[0][RISK, "unga"].taken_on == ()


def test_page_when_opened_then_a_cell_leads_to_one_s_own_and_the_files_open(client, cast) -> None:
    released(cast)
    client.force_login(cast.developer, backend="allauth.account.auth_backends.AuthenticationBackend")

    page = client.get(reverse("insights:white-joined"))

    with acting(cast.actor("developer")):
        own = reverse("insights:cell", args=[cast.municipality.code, RISK, make.group("unga").code, "alla"])
    assert own in page.content.decode()
    for form in ("csv", "xlsx", "pdf"):
        assert client.get(reverse("insights:white-joined"), {"form": form}).status_code == 200
