"""The second step at sign-in: asked for, counted, used once; added and removed; recovery codes."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from rodtrad.foundation.access import rules
from rodtrad.foundation.access.models import FactorState
from rodtrad.foundation.access.tests.conftest import code
from rodtrad.foundation.audit.models import Entry
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import acting, system
from rodtrad.foundation.org import services
from rodtrad.foundation.talk.models import Mail

pytestmark = pytest.mark.django_db
STEP = "/konto/logga-in/steg-tva/"


def actions(user) -> list[str]:
    rows = Entry.everywhere.filter(item=user.code, action__startswith="access.").order_by("pk")
    return [row.action.removeprefix("access.") for row in rows]


def add_app(client: Client) -> str:
    """Add an app as the person who is signed in; gives its secret."""
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    answer = client.post(reverse("mfa_activate_totp"), {"code": code(secret=secret)})
    assert answer["Location"] == reverse("mfa_view_recovery_codes"), answer.content.decode()
    return secret


def test_sign_in_when_only_the_password_is_right_then_not_in(sign_in, cast):
    client = sign_in("admin")

    assert client.get("/konto/")["Location"].startswith("/konto/logga-in/")
    assert client.get(STEP).status_code == 200
    assert client.post(STEP, {"code": "000000"}).status_code == 422
    assert client.get("/konto/").status_code == 302


def test_sign_in_when_the_code_is_right_then_in(admin):
    assert admin.get("/konto/").status_code == 200


def test_code_when_used_before_then_refused(sign_in, admin):
    other = sign_in("admin")

    answer = other.post(STEP, {"code": code()})

    assert answer.context["form"].errors
    assert other.get("/konto/").status_code == 302
    assert other.post(STEP, {"code": code(later=1)}).status_code == 302
    assert other.get("/konto/").status_code == 200


def test_code_when_used_before_in_another_process_then_refused(cast, sign_in, admin):
    from django.core.cache import cache

    cache.clear()  # what another web process would not have in its memory

    answer = sign_in("admin").post(STEP, {"code": code()})

    assert answer.context["form"].errors["code"] == ["Den koden är redan använd. Vänta på nästa."]


def test_codes_when_wrong_too_often_then_closed_also_for_the_right_one_until_a_while(sign_in, cast):
    client = sign_in("admin")
    for _time in range(rules.MOST_MISSES):
        assert "Det stämde inte" in client.post(STEP, {"code": "000000"}).content.decode()

    answer = client.post(STEP, {"code": code()})

    assert "Vänta en kvart" in answer.content.decode()
    assert client.get("/konto/").status_code == 302
    assert actions(cast.admin) == ["codes-closed"]
    FactorState.objects.update(tried=clock.now() - rules.WAIT - timedelta(seconds=1))
    assert client.post(STEP, {"code": code()}).status_code == 302


def test_codes_when_right_then_the_count_begins_anew(sign_in, cast):
    client = sign_in("admin")
    client.post(STEP, {"code": "000000"})

    client.post(STEP, {"code": code()})

    assert FactorState.objects.get(user=cast.admin).missed == 0


def test_app_when_added_then_asked_for_at_the_next_sign_in_and_told_of(sign_in, cast):
    cast.staff.email = "sara@example.invalid"
    cast.staff.save()
    client = sign_in("staff")

    secret = add_app(client)

    assert actions(cast.staff) == ["app-added", "codes-made"]
    kept = Authenticator.objects.get(user=cast.staff, type="totp").data["secret"]
    assert secret not in kept
    assert get_adapter().decrypt(kept) == secret
    mail = Mail.everywhere.get()
    assert (mail.to, "Sara" in mail.body, "/konto/inloggningar/" in mail.body) == (cast.staff, False, True)
    assert sign_in("staff").get("/konto/").status_code == 302


def test_app_when_the_code_is_wrong_then_not_added(sign_in, cast):
    client = sign_in("staff")
    client.get(reverse("mfa_activate_totp"))

    answer = client.post(reverse("mfa_activate_totp"), {"code": "12"})

    assert "Det stämde inte" in answer.content.decode()
    assert not Authenticator.objects.filter(user=cast.staff).exists()


def test_app_page_when_shown_then_the_key_is_drawn_here_and_never_kept(sign_in, cast):
    answer = sign_in("staff").get(reverse("mfa_activate_totp"))

    text = answer.content.decode()
    assert "<svg" in text
    assert "http://www.w3.org/2000/svg" not in text.replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert answer["Cache-Control"].startswith("max-age=0, no-cache, no-store")


def test_secret_when_the_installation_has_another_key_then_no_code_fits(settings, sign_in, cast):
    settings.SECRET_KEY = "another"

    answer = sign_in("admin").post(STEP, {"code": code()})

    assert answer.status_code == 422
    assert answer.context["form"].errors


def test_change_when_signed_in_long_ago_then_asked_to_confirm_first(cast, client):
    client.force_login(cast.staff, backend="allauth.account.auth_backends.AuthenticationBackend")

    answer = client.get(reverse("mfa_activate_totp"))

    assert answer["Location"] == "/konto/bekrafta/?next=%2Fkonto%2Fsaker%2Fapp%2F"
    posted = client.post(reverse("mfa_activate_totp"), {"code": "123456", "note": "nothing of this is kept"})
    assert posted["Location"] == answer["Location"]
    assert "nothing of this" not in str(dict(client.session))
    assert client.get("/konto/bekrafta/").status_code == 200


def test_confirm_when_the_password_is_wrong_too_often_then_closed(cast, client, settings):
    settings.AXES_ENABLED = True
    client.force_login(cast.staff, backend="allauth.account.auth_backends.AuthenticationBackend")

    for _time in range(settings.AXES_FAILURE_LIMIT):
        answer = client.post("/konto/bekrafta/", {"password": "fel lösenord här"})

    assert answer.status_code == 429


def test_confirm_when_one_has_a_second_step_then_the_password_is_not_enough(cast, client):
    client.force_login(cast.admin, backend="allauth.account.auth_backends.AuthenticationBackend")

    assert client.get("/konto/bekrafta/")["Location"] == "/konto/bekrafta/kod/"
    answer = client.post("/konto/bekrafta/kod/?next=/konto/saker/app/ta-bort/", {"code": code()})
    assert answer["Location"] == "/konto/saker/app/ta-bort/"
    assert client.get("/konto/saker/app/ta-bort/").status_code == 200


def test_remove_when_one_must_have_one_then_refused(admin, cast):
    answer = admin.post(reverse("mfa_deactivate_totp"))

    assert "Lägg till ett annat" in answer.content.decode()
    assert Authenticator.objects.filter(user=cast.admin).exists()


def test_remove_when_one_need_not_have_one_then_gone_with_the_codes(sign_in, cast):
    client = sign_in("staff")
    add_app(client)

    client.post(reverse("mfa_deactivate_totp"))

    assert not Authenticator.objects.filter(user=cast.staff).exists()
    assert actions(cast.staff)[-1] == "app-removed"


def test_recovery_codes_when_made_then_shown_and_fetched_until_kept_and_each_works_once(sign_in, cast):
    client = sign_in("staff")
    add_app(client)
    codes = client.get(reverse("mfa_view_recovery_codes")).context["codes"]
    file = client.get(reverse("mfa_download_recovery_codes"))
    client.post(reverse("mfa_view_recovery_codes"))

    assert len(set(codes)) == 10
    assert set(codes) <= set(file.content.decode().split("\r\n"))
    assert file["Content-Disposition"] == 'attachment; filename="rodtrad-reservkoder.txt"'
    assert client.get(reverse("mfa_view_recovery_codes")).context["codes"] == []
    assert client.get(reverse("mfa_download_recovery_codes")).status_code == 404
    first, again = sign_in("staff"), sign_in("staff")
    assert first.post(STEP, {"code": codes[0]}).status_code == 302
    assert again.post(STEP, {"code": codes[0]}).status_code == 422
    assert actions(cast.staff)[-1] == "code-used"


def test_recovery_codes_when_left_open_then_hidden_after_a_while(sign_in, cast):
    client = sign_in("staff")
    add_app(client)
    Authenticator.objects.update(created_at=clock.now() - timedelta(minutes=11))

    assert client.get(reverse("mfa_view_recovery_codes")).context["codes"] == []


def test_recovery_codes_when_few_are_left_then_said(sign_in, cast):
    client = sign_in("staff")
    add_app(client)
    row = Authenticator.objects.get(user=cast.staff, type="recovery_codes")
    row.data["used_mask"] = 0b1111111
    row.save()

    other = sign_in("staff")
    other.post(STEP, {"code": row.wrap().get_unused_codes()[0]})

    assert "Du har 2 reservkoder kvar" in other.get("/konto/").content.decode()


def test_recovery_codes_when_made_anew_then_the_old_ones_stop(sign_in, cast):
    client = sign_in("staff")
    add_app(client)
    old = client.get(reverse("mfa_view_recovery_codes")).context["codes"][0]

    client.post(reverse("mfa_generate_recovery_codes"))

    assert sign_in("staff").post(STEP, {"code": old}).status_code == 422
    assert actions(cast.staff)[-1] == "codes-made"


def test_passkey_when_its_owner_has_left_then_not_let_in(cast, monkeypatch):
    from allauth.mfa.webauthn.internal import auth

    with acting(system("test")) as actor:
        row = Authenticator.objects.create(
            user=cast.staff, type="webauthn", data={"name": "Nyckel", "credential": {}}
        )
        services.deactivate_user(actor, cast.staff)
    monkeypatch.setattr(auth, "parse_authentication_response", lambda _sent: None)
    monkeypatch.setattr(auth, "extract_user_from_response", lambda _sent: row.user)
    monkeypatch.setattr(auth, "complete_authentication", lambda _user, _sent: row)
    client = Client()

    answer = client.post(reverse("mfa_login_webauthn"), {"credential": "{}"})

    assert answer["Location"] == "/konto/avslutat/"
    assert client.get("/konto/").status_code == 302


NONSENSE = [
    "", "x", "[]", "1", '"x"', "{}", "null",
    json.dumps({"id": 1, "response": {"userHandle": "åäö"}}),
    json.dumps({"response": []}),
    json.dumps({"id": "YQ", "rawId": "YQ", "type": "public-key", "response": {}}),
]  # fmt: skip


@pytest.mark.parametrize("sent", NONSENSE)
def test_passkey_when_the_browser_sends_nonsense_then_refused_without_a_fault(sign_in, admin, cast, sent):
    stranger, half = Client(), sign_in("admin")
    stranger.get(reverse("mfa_login_webauthn"), headers={"accept": "application/json"})
    admin.get(reverse("mfa_add_webauthn"))

    assert stranger.post(reverse("mfa_login_webauthn"), {"credential": sent}).status_code == 302
    assert half.post(STEP, {"credential": sent}).status_code == 422
    assert admin.post(reverse("mfa_add_webauthn"), {"credential": sent}).status_code == 422
    assert stranger.get("/konto/").status_code == half.get("/konto/").status_code == 302
    assert not Authenticator.objects.filter(type="webauthn").exists()
