"""``rodtrad user``: accounts without a browser, through the same services and with the same history."""

from __future__ import annotations

import json
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth import authenticate

from rodtrad.cli.main import main
from rodtrad.foundation.audit.models import Entry, Value
from rodtrad.foundation.base.scope import acting, system
from rodtrad.foundation.org.models import Membership, Place, User

pytestmark = pytest.mark.django_db
NEW = ["user", "create", "Nils.Ny", "--name", "Nils Ny", "--role", "administrator"]


def asked(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> Any:
    """What the command prints as JSON, or on stderr when it refuses."""
    assert main([*arguments, "--json"]) == status
    out = capsys.readouterr()
    return out.err if status else json.loads(out.out)


def test_create_when_nothing_is_there_then_the_first_administrator_can_sign_in(
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = asked(
        capsys, *NEW, "--place", "9905", "--new-municipality", "Sjöby", "--reason", "ny installation"
    )

    user = User.objects.get(username="nils.ny")
    assert user.check_password(told["one_time_password"])
    assert user.must_change_password
    assert Membership.objects.get(user=user).place == Place.objects.get(official_code="9905")
    with acting(system("test")):
        entry = Entry.objects.get(action="org.user-created")
        assert entry.reason == "rodtrad user create: ny installation"
        assert entry.actor_kind == "system"
        assert not Value.objects.filter(after__contains=told["one_time_password"]).exists()


def test_create_when_the_place_is_unknown_then_no_account_is_made(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Ingen plats heter 1234" in asked(capsys, *NEW, "--place", "1234", status=1)
    assert not User.objects.exists()


def test_create_when_a_rule_is_broken_then_it_says_which(
    capsys: pytest.CaptureFixture[str], cast: Any
) -> None:
    wrong = ["user", "create", "x", "--name", "X", "--role", "staff", "--place", cast.unit.code]

    assert "användarnamn" in asked(capsys, *wrong, status=1).lower()
    assert "roll" in asked(capsys, *NEW[:-1], "kung", "--place", "Björkhamn", status=1)


def test_reason_when_it_holds_an_identity_number_then_it_is_refused(
    capsys: pytest.CaptureFixture[str], cast: Any
) -> None:
    wrong = asked(capsys, "user", "set-password", "staff", "--reason", "för 19121212-1212", status=1)

    assert "1212" not in wrong
    assert not User.objects.get(username="staff").must_change_password


def test_set_password_when_done_then_the_old_one_no_longer_works(
    capsys: pytest.CaptureFixture[str], cast: Any
) -> None:
    told = asked(capsys, "user", "set-password", "STAFF")

    assert User.objects.get(username="staff").check_password(told["one_time_password"])
    assert authenticate(None, username="staff", password="fyra ord utan samband") is None


def test_reset_factor_when_lost_then_taken_away_and_told_in_the_history(
    capsys: pytest.CaptureFixture[str], cast: Any
) -> None:
    assert asked(capsys, "user", "reset-factor", "admin", "--reason", "borttappad mobil")["removed"] == 1

    assert not Authenticator.objects.filter(user=cast.admin).exists()
    with acting(system("test")):
        entry = Entry.objects.get(action="access.reset", item=cast.admin.code)
    assert (entry.actor_kind, entry.reason) == ("system", "rodtrad user reset-factor: borttappad mobil")
    assert "inget andra steg" in asked(capsys, "user", "reset-factor", "admin", status=1)


def test_list_when_narrowed_then_only_those(capsys: pytest.CaptureFixture[str], cast: Any) -> None:
    assert [row["username"] for row in asked(capsys, "user", "list", "--role", "administrator")] == ["admin"]
    assert asked(capsys, "user", "list", "--waiting") == []
    asked(capsys, "user", "set-password", "staff")
    assert [row["username"] for row in asked(capsys, "user", "list", "--waiting")] == ["staff"]
    assert main(["user", "list"]) == 0
    assert "administrator i Björkhamn" in capsys.readouterr().out


def test_roles_when_given_and_ended_then_they_hold_and_no_longer(
    capsys: pytest.CaptureFixture[str], cast: Any
) -> None:
    given = asked(capsys, "user", "roles", "staff", "--give", "developer", "--place", "9901")
    assert {row["role"] for row in given} == {"staff", "developer"}

    left = asked(capsys, "user", "roles", "staff", "--end", "developer", "--place", "Björkhamn")
    assert {row["role"] for row in left} == {"staff"}
    assert "har inte rollen" in asked(
        capsys, "user", "roles", "staff", "--end", "sas", "--place", "9901", status=1
    )
    with acting(system("test")):
        assert Entry.objects.filter(action="org.membership-ended", item=cast.staff.code).count() == 1


def test_deactivate_when_done_then_nothing_is_left_to_sign_in_with(
    capsys: pytest.CaptureFixture[str], cast: Any
) -> None:
    assert asked(capsys, "user", "deactivate", "staff")["memberships"] == 1

    assert not User.objects.get(username="staff").is_active
    assert "redan slutat" in asked(capsys, "user", "deactivate", "staff", status=1)
    assert [row["username"] for row in asked(capsys, "user", "list", "--left")] == ["staff"]
    assert "Inget konto" in asked(capsys, "user", "deactivate", "nobody", status=1)
