"""Signing in through allauth and axes, one-time passwords, language."""

from __future__ import annotations

import pytest
from django.urls import reverse
from tests.cast import PASSWORD

from rodtrad.foundation.org.models import User

pytestmark = pytest.mark.django_db
URL = "/konto/logga-in/"
NEW = "sju gröna cyklar i regn"


def sign_in(client, username="staff", password=PASSWORD):
    return client.post(URL, {"login": username, "password": password})


@pytest.fixture
def axes(settings):
    settings.AXES_ENABLED = True
    settings.ACCOUNT_RATE_LIMITS = False


def test_sign_in_when_right_then_in(cast, client, axes):
    assert sign_in(client).status_code == 302
    assert client.get("/konto/").status_code == 200


@pytest.mark.parametrize("username", ["staff", "nobody"])
def test_sign_in_when_wrong_then_same_answer_for_known_and_unknown(cast, client, username):
    response = sign_in(client, username, "fel lösenord här")

    assert response.status_code == 200
    assert (
        response.context["form"].non_field_errors()
        == sign_in(client, "other", "x").context["form"].non_field_errors()
    )


def test_sign_in_when_eight_wrong_then_locked_also_with_right_password(cast, client, axes, settings):
    for number in range(settings.AXES_FAILURE_LIMIT):
        response = sign_in(client, ["staff", "STAFF", " Staff "][number % 3], "fel lösenord här")

    assert response.status_code == 429
    assert "account/locked.html" in [template.name for template in response.templates]
    assert sign_in(client).status_code == 429
    assert sign_in(client, "colleague").status_code == 302


def test_sign_up_when_looked_for_then_no_such_page(client):
    assert client.get("/konto/signup/").status_code == 404


def test_one_time_password_when_used_then_must_choose_another(cast, client):
    User.objects.filter(pk=cast.staff.pk).update(must_change_password=True)
    sign_in(client)

    assert client.get("/konto/").headers["Location"] == reverse("account_change_password")
    assert client.get(reverse("account_change_password")).status_code == 200
    same = {"oldpassword": PASSWORD, "password1": PASSWORD, "password2": PASSWORD}
    assert client.post(reverse("account_change_password"), same).status_code == 200

    client.post(
        reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    )

    user = User.objects.get(pk=cast.staff.pk)
    assert (user.must_change_password, user.check_password(NEW)) == (False, True)
    assert client.get("/konto/").status_code == 200


def test_password_change_when_done_then_other_sessions_end(cast, client, django_user_model):
    from django.test import Client

    other = Client()
    sign_in(other)
    sign_in(client)

    client.post(
        reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    )

    assert client.get("/konto/").status_code == 200
    assert other.get("/konto/").status_code == 302


def test_password_change_when_weak_then_refused(cast, client):
    sign_in(client)

    response = client.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": "kort", "password2": "kort"},
    )

    assert response.context["form"].errors


def test_password_change_when_account_has_none_then_own_page(cast, client):
    cast.staff.set_unusable_password()
    cast.staff.save()
    client.force_login(cast.staff)

    assert client.get(reverse("account_change_password")).headers["Location"] == reverse("org:me")


def test_language_when_chosen_then_pages_follow(cast, client):
    client.force_login(cast.staff)
    assert 'lang="sv"' in client.get("/konto/").content.decode()

    client.post("/konto/", {"name": "Sara", "title": "", "language": "en"})

    assert 'lang="en"' in client.get("/konto/").content.decode()


def test_language_when_chosen_by_the_button_then_the_account_remembers(cast, client):
    client.force_login(cast.staff, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.post("/om/sprak/", {"language": "en", "next": "/"})
    assert 'lang="en"' in client.get("/").content.decode()
    cast.staff.refresh_from_db()
    assert cast.staff.language == "en"


def test_language_when_unknown_then_nothing_changes(cast, client):
    client.force_login(cast.staff, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.post("/om/sprak/", {"language": "xx", "next": "/"})
    cast.staff.refresh_from_db()
    assert cast.staff.language == "sv"
