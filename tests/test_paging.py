"""The pager, over places."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from rodtrad.foundation.base.paging import linked, page_of
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.tests.factories import make_place

pytestmark = pytest.mark.django_db
NAMES = ["d", "a", "c", "a", "b"]


@pytest.fixture
def places():
    return [make_place("network", name=name) for name in NAMES]


def walk(order, step, size=2):
    found, cursor, turns = [], "", 0
    while turns < 10:
        page = page_of(Place.objects.all(), order=order, after=cursor, size=size)
        found.append([row.name for row in page.rows])
        cursor, turns = getattr(page, step), turns + 1
        if not cursor:
            return found
    raise AssertionError("no end")


def test_pages_when_walked_forward_then_every_row_once(places):
    assert walk(("name", "id"), "next_cursor") == [["a", "a"], ["b", "c"], ["d"]]
    assert walk(("-name", "-id"), "next_cursor") == [["d", "c"], ["b", "a"], ["a"]]


def test_pages_when_walked_back_then_same_pages(places):
    first = page_of(Place.objects.all(), order=("name", "id"), size=2)
    second = page_of(Place.objects.all(), order=("name", "id"), after=first.next_cursor, size=2)
    third = page_of(Place.objects.all(), order=("name", "id"), after=second.next_cursor, size=2)
    back = page_of(Place.objects.all(), order=("name", "id"), after=third.previous_cursor, size=2)
    start = page_of(Place.objects.all(), order=("name", "id"), after=back.previous_cursor, size=2)

    assert back.rows == second.rows
    assert start.rows == first.rows
    assert (first.previous_cursor, start.previous_cursor, third.next_cursor) == ("", "", "")


@pytest.mark.parametrize("cursor", ["nonsense", "a:b:c", "é"])
def test_page_when_cursor_is_bad_then_first_page(places, cursor):
    assert [
        row.name for row in page_of(Place.objects.all(), order=("name", "id"), after=cursor, size=2).rows
    ] == [
        "a",
        "a",
    ]


def test_page_when_cursor_is_of_another_order_then_first_page(places):
    other = page_of(Place.objects.all(), order=("-name", "-id"), size=1).next_cursor

    assert page_of(Place.objects.all(), order=("name", "id"), after=other, size=1).rows[0].name == "a"


def test_page_when_rows_of_next_page_are_gone_then_first_page(places):
    cursor = page_of(Place.objects.all(), order=("name", "id"), size=4).next_cursor
    Place.objects.filter(name="d").delete()

    assert len(page_of(Place.objects.all(), order=("name", "id"), after=cursor, size=4).rows) == 4


def test_page_when_read_then_one_query(places, django_assert_num_queries):
    with django_assert_num_queries(1):
        page_of(Place.objects.all(), order=("name", "id"), size=2)


def test_linked_when_params_then_kept(places):
    page = linked(page_of(Place.objects.all(), order=("name", "id"), size=2), QueryDict("namn=x&after=old"))

    assert page.next_url.startswith("?namn=x&after=")
    assert page.previous_url == ""
