"""Codes of things elsewhere: an administrator of another municipality gets nothing from any address, and a code out of
place in a form is refused."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from rodtrad.foundation.base import manifests, scope
from rodtrad.foundation.org import services
from rodtrad.foundation.org.models import Membership, SettingValue, User
from rodtrad.work.canvas.models import CardDetail, Seat
from rodtrad.work.canvas.tests.factories import make_card, make_case
from tests.test_permission_matrix import rows

pytestmark = pytest.mark.django_db
SYSTEM = scope.system("test")
# Whoever holds the secret of the link may write, wherever they are.
BY_SECRET = {"canvas:guest", "ideas:public", "ideas:public-similar"}
# The words of all municipalities, cared for by all who curate.
OWN = {"access:end"}  # one's own sign-ins: any other code is one that is over already
NAMES = {"indicators:series-one"}  # a series that a module declares; its values are of places one sees
SHARED = {"insights:label", "insights:label-merge", "insights:label-part"}


@pytest.fixture
def foreigner(cast: Any) -> User:
    """Administrator and developer of a municipality that shares no network with the others."""
    with scope.acting(SYSTEM):
        user = services.create_user(
            SYSTEM,
            username="frammande",
            name="Frida Främmande",
            place=cast.outside_municipality,
            role="administrator",
        )
        services.add_membership(SYSTEM, user=user, place=cast.outside_municipality, role="developer")
    User.objects.filter(pk=user.pk).update(must_change_password=False)
    user.refresh_from_db()
    return user


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def with_codes() -> list[str]:
    """The addresses that hold a code: those that cannot be made without one."""
    found = []
    for name in sorted(rows().keys() - BY_SECRET - SHARED - OWN - NAMES):
        if name.startswith("rest:"):  # no session opens that door: tests/test_rest_rights.py
            continue
        try:
            reverse(name)
        except NoReverseMatch:
            found.append(name)
    return found


@pytest.mark.parametrize("name", with_codes())
def test_address_when_of_another_municipality_then_nothing_there(cast, foreigner, name) -> None:
    row = rows()[name]
    with scope.acting(SYSTEM):
        given = row.given(cast)
    url = reverse(name, kwargs=dict(given.kwargs))
    client = signed_in(foreigner)

    got = {client.get(url).status_code, client.post(url, dict(given.data)).status_code}

    assert got <= {404, 405}
    assert 404 in got


def test_order_when_after_a_card_of_another_case_then_only_the_own_case_changes(cast) -> None:
    staff = cast.actor("staff")
    mine, other = make_case(staff, cast.unit), make_case(staff, cast.unit, "Ett annat")
    first, second = make_card(staff, mine), make_card(staff, mine)
    strange = make_card(staff, other)
    with scope.acting(SYSTEM):
        before = CardDetail.objects.get(pk=strange.pk).position

    url = reverse("canvas:card-order", args=[second.item.code])
    answer = signed_in(cast.staff).post(url, {"after": strange.item.code})

    with scope.acting(SYSTEM):
        assert answer.status_code == 303
        assert CardDetail.objects.get(pk=strange.pk).position == before
        assert {row.case_id for row in CardDetail.objects.filter(pk__in=[first.pk, second.pk])} == {mine.pk}


def test_seat_when_given_to_somebody_elsewhere_then_refused(cast) -> None:
    case = make_case(cast.actor("staff"), cast.unit)
    client = signed_in(cast.staff)

    for username in (cast.outsider.username, cast.neighbour.username):
        answer = client.post(reverse("canvas:team", args=[case.item.code]), {"who": username})
        assert answer.status_code == 422
    with scope.acting(SYSTEM):
        assert Seat.objects.filter(case=case).count() == 1


def test_case_when_begun_at_a_place_elsewhere_then_refused(cast) -> None:
    data = {"title": "Nytt", "entry_piece": "insats", "entry_trigger": "other", "level": "operational",
            "new_or_existing": "new", "place": cast.outside_unit.code}  # fmt: skip

    assert signed_in(cast.staff).post(reverse("canvas:new"), data).status_code == 422


def test_membership_when_of_another_person_then_not_found(cast) -> None:
    theirs = cast.colleague.memberships.get()
    url = reverse("org:membership-end", args=[cast.staff.code, theirs.code])

    assert signed_in(cast.admin).post(url).status_code == 404
    assert Membership.objects.get(pk=theirs.pk).until is None


def test_role_when_given_at_a_place_elsewhere_then_refused(cast) -> None:
    url = reverse("org:membership-add", args=[cast.staff.code])
    data = {"place": cast.outside_unit.code, "role": "administrator"}

    assert signed_in(cast.admin).post(url, data).status_code == 422
    assert cast.staff.memberships.count() == 1


def test_account_when_made_elsewhere_or_with_more_than_asked_then_refused(cast, foreigner) -> None:
    data = {"name": "Ny", "username": "ny", "language": "sv", "role": "staff"}
    client = signed_in(foreigner)

    assert client.post(reverse("org:person-new"), {**data, "place": cast.unit.code}).status_code == 422
    more = {
        **data,
        "place": cast.outside_unit.code,
        "is_active": "",
        "code": "aaaaaaaaaa",
        "must_change_password": "",
    }
    assert client.post(reverse("org:person-new"), more).status_code == 302
    made = User.objects.get(username="ny")
    assert (made.is_active, made.must_change_password, made.code == "aaaaaaaaaa") == (True, True, False)


def test_own_page_when_more_is_sent_then_only_name_title_and_language_change(cast) -> None:
    data = {
        "name": "Sara",
        "title": "",
        "language": "sv",
        "username": "admin2",
        "email": "x@y.se",
        "is_active": "",
    }

    signed_in(cast.staff).post(reverse("org:me"), data)

    user = User.objects.get(pk=cast.staff.pk)
    assert (user.name, user.username, user.email, user.is_active) == ("Sara", "staff", "", True)


def test_setting_when_of_a_place_above_or_beside_then_refused(cast, foreigner) -> None:
    name = manifests.settings.names()[0]
    for place, status in ((cast.municipality, 404), (cast.network, 404)):
        url = reverse("org:setting", args=[place.code, name])
        assert signed_in(foreigner).post(url, {"value": "x"}).status_code == status
    assert not SettingValue.objects.exists()


def test_card_when_moved_by_posting_its_parts_then_stays_in_its_case(cast) -> None:
    staff = cast.actor("staff")
    mine, other = make_case(staff, cast.unit), make_case(staff, cast.unit, "Ett annat")
    card = make_card(staff, mine)
    extra = {
        "case": other.item.code,
        "case_id": str(other.pk),
        "key": "X1",
        "home": other.item.code,
        "author": "1",
    }

    answer = signed_in(cast.staff).post(
        reverse("canvas:card-edit", args=[card.item.code]),
        {"text": "Nu", "seen-text": card.item.text, **extra},
    )

    with scope.acting(SYSTEM):
        now = CardDetail.objects.select_related("item").get(pk=card.pk)
        assert answer.status_code == 303
        assert (now.case_id, now.key, now.item.home, now.item.text) == (
            mine.pk,
            card.key,
            mine.item.code,
            "Nu",
        )
