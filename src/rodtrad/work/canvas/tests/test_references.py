"""What a case points to: an export tells of no case that is here but hidden, and importing it takes nothing away."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rodtrad.foundation.base.scope import acting
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.queries import actor_for
from rodtrad.foundation.org.services import create_user
from rodtrad.work.canvas.models import CaseDetail
from rodtrad.work.canvas.services import team
from rodtrad.work.canvas.tests.case_files import (
    IMPORT,
    a_case,
    bring_in,
    data_of,
    plan_of,
    read_file,
    taken_out,
)

pytestmark = pytest.mark.django_db
POINTING = {
    "parent_case": "hemligt",
    "inspired_by": ("2404/hemligt", "2480/hemligt", "0180/annorstades", "oppet"),
}


@pytest.fixture
def actor(db):
    """In the team of two cases in Vindeln; the third there, and Umeå's, are hidden."""
    bring_in(data_of(a_case("hemligt", municipality="Umeå")))
    bring_in(data_of(a_case("hemligt"), a_case("oppet"), a_case("pekar", fields=POINTING)))
    with acting(IMPORT):
        place = Place.objects.get(name="Vindeln")
        user = create_user(IMPORT, username="developer", name="Dag", place=place, role="developer")
        for detail in CaseDetail.objects.select_related("item__place").filter(key__in=("oppet", "pekar")):
            team.add_seat(IMPORT, detail, person=user, lead=True)
        return actor_for(user)


def test_export_when_what_it_points_to_is_hidden_then_left_out(actor):
    fields = read_file(taken_out("pekar", actor=actor)).cases[0].fields

    assert "parent_case" not in fields
    assert fields["inspired_by"] == ("0180/annorstades", "oppet")


def test_export_when_the_system_then_as_it_came(actor):
    assert read_file(taken_out("pekar")).cases[0].fields["inspired_by"] == POINTING["inspired_by"]


def test_own_export_when_imported_then_changes_nothing(actor):
    plan = plan_of(taken_out("pekar", actor=actor).encode(), actor)

    assert (plan.problems, plan.writes) == ([], False)


def test_own_export_when_changed_and_imported_then_what_is_hidden_stays(actor):
    case = read_file(taken_out("pekar", actor=actor)).cases[0]
    fields = {**case.fields, "inspired_by": ("0180/annorstades", "1480/nytt")}

    bring_in(data_of(replace(case, fields=fields)), actor, overwrite=True)

    with acting(IMPORT):
        saved = CaseDetail.objects.get(key="pekar").fields
    assert saved["parent_case"] == "hemligt"
    assert saved["inspired_by"] == ["2404/hemligt", "2480/hemligt", "0180/annorstades", "1480/nytt"]
