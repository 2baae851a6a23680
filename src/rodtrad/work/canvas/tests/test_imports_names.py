"""Words of a case file that seem to be people's names: asked about before anything is saved."""

from __future__ import annotations

import pytest

from rodtrad.foundation.org.models import NotAPerson
from rodtrad.work.canvas import imports
from rodtrad.work.canvas.models import CaseDetail
from rodtrad.work.canvas.tests.case_files import IMPORT, SEED, a_card, a_case, data_of
from rodtrad.work.canvas.tests.test_files_pages import client, developer, text_of, upload

__all__ = ["client", "developer"]  # fixtures
pytestmark = pytest.mark.django_db
NAMED = a_card("B2", "need", "Vi pratade med Anna Bergström om maten.")


def named_case():
    case = a_case()
    return a_case(cards=(*case.cards, NAMED), links=case.links)


def test_file_when_it_names_people_then_asked_and_nothing_is_saved_without_an_answer(client):
    page = upload(client, data_of(named_case()))["Location"]

    shown = text_of(client.get(page))
    refused = client.post(page, {})

    assert "<li>Anna Bergström</li>" in shown
    assert (refused.status_code, "Se först igenom orden som liknar namn." in text_of(refused)) == (422, True)
    assert not CaseDetail.everywhere.exists()


def test_file_when_its_names_point_to_nobody_then_saved_and_remembered(client):
    page = upload(client, data_of(named_case()))["Location"]

    saved = client.post(page, {"nobody": "on"})

    assert saved.status_code == 303
    assert CaseDetail.everywhere.count() == 1
    assert NotAPerson.objects.get().said == "anna bergström"
    again = upload(client, data_of(named_case()))["Location"]
    assert "Anna Bergström</li>" not in text_of(client.get(again))


def test_seed_when_planned_then_no_name_is_asked_about(acting_system):
    assert imports.plan(IMPORT, imports.read(SEED)).names == []
