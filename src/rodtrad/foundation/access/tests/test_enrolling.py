"""Whoever may administer sets up a second step before anything else; who has lost theirs gets it taken away."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from rodtrad.foundation.access import doctor, permissions
from rodtrad.foundation.access.models import FactorState, Session
from rodtrad.foundation.access.permissions import DAYS, REQUIRED
from rodtrad.foundation.access.services import factors
from rodtrad.foundation.access.todos import second_step
from rodtrad.foundation.audit.models import Entry
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import acting, system
from rodtrad.foundation.org.models import Membership
from rodtrad.foundation.org.services.memberships import add_membership
from rodtrad.foundation.org.services.setting_values import change_setting
from rodtrad.foundation.talk.models import Mail

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def bare(cast) -> Client:
    """An administrator without a second step, signed in."""
    with acting(system("test")):
        Authenticator.objects.filter(user=cast.admin).delete()
    client = Client()
    client.force_login(cast.admin, backend=BACKEND)
    return client


def set_value(name, value, place=None):
    with acting(system("test")) as actor:
        change_setting(actor, place, name, value)


@pytest.mark.parametrize(
    "path", ["/", "/arbeten/", "/forvalta/personer/", "/konto/inloggningar/", "/finns-inte/"]
)
def test_page_when_the_second_step_is_lacking_then_leads_to_adding_it(bare, path):
    assert bare.get(path)["Location"] == "/konto/saker/"
    assert bare.post(path)["Location"] == "/konto/saker/"


def test_pages_needed_to_add_it_when_lacking_then_open(bare, cast):
    assert bare.get("/konto/saker/").status_code == 200
    assert bare.get("/konto/bekrafta/").status_code == 200
    assert bare.get(reverse("mfa_activate_totp"))["Location"].startswith("/konto/bekrafta/")
    assert bare.post("/konto/logga-ut/").status_code == 302


def test_one_time_password_when_waiting_then_that_comes_first(bare, cast):
    cast.admin.must_change_password = True
    cast.admin.save()

    assert bare.get("/")["Location"] == reverse("account_change_password")


def test_person_when_not_administering_then_let_in(cast):
    client = Client()
    client.force_login(cast.staff, backend=BACKEND)

    assert client.get("/konto/").status_code == 200


def test_specialist_when_they_may_change_settings_then_they_must_have_one_too(cast):
    with acting(system("test")) as actor:
        add_membership(actor, user=cast.staff, place=cast.unit, role="specialist")
    client = Client()
    client.force_login(cast.staff, backend=BACKEND)

    assert client.get("/")["Location"] == "/konto/saker/"


def test_setting_when_off_where_they_administer_then_let_in(bare, cast):
    set_value(REQUIRED, False, cast.municipality)

    assert bare.get("/").status_code == 200


def test_setting_when_off_in_one_place_only_then_the_other_still_asks(bare, cast):
    with acting(system("test")) as actor:
        add_membership(actor, user=cast.admin, place=cast.neighbour_municipality, role="administrator")
    set_value(REQUIRED, False, cast.municipality)

    assert bare.get("/")["Location"] == "/konto/saker/"


def test_setting_when_changed_then_only_by_who_manages_people(cast):
    from rodtrad.foundation.base import manifests

    assert manifests.settings[REQUIRED].action == manifests.settings[DAYS].action == "org.manage-people"


def test_days_when_given_then_let_in_with_a_reminder_until_they_are_over(bare, cast):
    set_value(DAYS, 5)
    Membership.objects.filter(user=cast.admin).update(since=clock.today())
    actor = cast.actor("admin")

    assert bare.get("/").status_code == 200
    with acting(actor):
        (todo,) = second_step(actor)
    assert todo.due == clock.today() + timedelta(days=5)
    Membership.objects.filter(user=cast.admin).update(since=clock.today() - timedelta(days=6))
    assert bare.get("/")["Location"] == "/konto/saker/"


def test_directory_person_when_administering_then_the_directory_asks(bare, cast):
    cast.admin.set_unusable_password()
    cast.admin.save()
    bare.force_login(cast.admin, backend=BACKEND)

    assert bare.get("/").status_code == 200
    with acting(cast.actor("admin")) as actor:
        assert not permissions.must_have_factor(actor, cast.admin)


def test_reset_when_an_administrator_does_it_then_gone_ended_told_and_asked_for_anew(cast):
    cast.staff.email = "sara@example.invalid"
    cast.staff.save()
    theirs, client = Client(), Client()
    theirs.force_login(cast.staff, backend=BACKEND)
    client.force_login(cast.admin, backend=BACKEND)
    with acting(system("test")):
        Authenticator.objects.create(user=cast.staff, type="totp", data={"secret": "x"})
        Authenticator.objects.create(
            user=cast.staff, type="recovery_codes", data={"seed": "x", "used_mask": 0}
        )
    page = client.get(reverse("org:person", args=[cast.staff.code])).content.decode()
    assert reverse("access:reset", args=[cast.staff.code]) in page

    answer = client.post(reverse("access:reset", args=[cast.staff.code]))

    assert answer.status_code == 302
    assert not Authenticator.objects.filter(user=cast.staff).exists()
    assert not Session.objects.filter(user=cast.staff).exists()
    entry = Entry.everywhere.get(action="access.reset")
    assert (entry.actor, entry.item) == (cast.admin.code, cast.staff.code)
    assert Mail.everywhere.filter(body__contains="den som sköter Rödtråd").exists()
    theirs.force_login(cast.staff, backend=BACKEND)
    assert "Ditt andra steg togs bort" in theirs.get("/konto/inloggningar/").content.decode()
    actor = cast.actor("staff")
    with acting(actor):
        assert [todo.key for todo in second_step(actor)] == ["access.reset"]
    theirs.post(reverse("access:seen"))
    with acting(actor):
        assert second_step(actor) == []


def test_reset_when_there_is_nothing_or_it_is_ones_own_then_refused(cast):
    with acting(cast.actor("admin")) as actor:
        with pytest.raises(ValidationError):
            factors.reset_factors(actor, cast.staff)
        with pytest.raises(ValidationError):
            factors.reset_factors(actor, cast.admin)
    with acting(cast.actor("manager")) as actor, pytest.raises(PermissionDenied):
        factors.reset_factors(actor, cast.staff)


def test_reset_when_a_new_one_is_added_then_no_longer_a_reminder(cast):
    FactorState.objects.create(user=cast.staff, reset=clock.now())

    with acting(cast.actor("staff")):
        Authenticator.objects.create(user=cast.staff, type="totp", data={"secret": "x"})

    assert FactorState.objects.get(user=cast.staff).reset is None


def test_doctor_when_all_have_one_then_nothing(cast):
    assert doctor.not_required() == doctor.without_factor() == []


def test_doctor_when_somebody_lacks_one_then_named_for_the_command_line_only(bare):
    (found,) = doctor.without_factor()

    assert (found.code, found.examples) == ("access.without-factor", ("admin",))
    assert "Alva" not in str(found.text)


def test_doctor_when_it_is_not_asked_for_then_said(cast):
    set_value(REQUIRED, False)

    assert [found.code for found in doctor.not_required()] == ["access.not-required"]
