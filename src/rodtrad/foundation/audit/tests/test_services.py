"""Recording, sealing, checking and erasing."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction

from rodtrad.foundation.audit import queries, services, triggers
from rodtrad.foundation.audit.checking import Problem
from rodtrad.foundation.audit.models import Entry, Seal, Value
from rodtrad.foundation.base.fields import IdentityNumberFound
from rodtrad.foundation.base.scope import Actor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("acting_system")]
ANNA = Actor(kind="person", user_id=1, code="anna", name="Anna")
ACTION = "audit.erased"  # the one action this app declares


def record(item: str = "item", **changes: tuple[object, object]) -> Entry:
    services.record(ANNA, ACTION, item=item, home="home", place="place", changes=changes)
    return Entry.objects.latest("pk")


def without_triggers(change) -> None:
    """What somebody with the database's own password could do."""
    with connection.cursor() as cursor:
        triggers.drop(cursor.execute, connection.vendor)
        change()
        triggers.create(cursor.execute, connection.vendor)


def test_record_when_done_then_entry_and_values():
    entry = record(title=("A", "B"), day=(None, date(2027, 1, 2)), same=("x", "x"))

    assert (entry.actor, entry.actor_name, entry.item, entry.home, entry.place) == (
        "anna", "Anna", "item", "home", "place",
    )  # fmt: skip
    values = Value.objects.filter(entry_id=entry.pk).order_by("field").values_list("field", "before", "after")
    assert list(values) == [("day", "", "2027-01-02"), ("title", "A", "B")]
    assert [row["name"] for row in entry.fields] == ["title", "day"]


def test_record_when_action_is_not_declared_then_refused():
    with pytest.raises(services.UndeclaredAction):
        services.record(ANNA, "thread.made-up")

    assert not Entry.objects.exists()


def test_record_when_value_holds_identity_number_then_refused():
    with pytest.raises(IdentityNumberFound):
        record(text=("", "Ring 19121212-1212"))


def test_record_many_when_hundred_then_three_queries_or_fewer(django_assert_max_num_queries):
    rows = [services.Row(item=f"i{number}", changes={"title": ("", "x")}) for number in range(100)]

    with django_assert_max_num_queries(6):  # two writes, and on SQLite their savepoints
        services.record_many(ANNA, ACTION, rows)

    assert Entry.objects.count() == Value.objects.count() == 100


@pytest.mark.parametrize("table", ["audit_entry", "audit_seal"])
@pytest.mark.parametrize("change", ["UPDATE {} SET digest = 'x'", "DELETE FROM {}"])
def test_tables_when_changed_then_database_refuses(table, change):
    record()
    services.seal()

    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change.format(table))

    assert (Entry.objects.count(), Seal.objects.count()) == (1, 1)


def test_values_when_updated_then_database_refuses():
    record(title=("A", "B"))

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Value.objects.update(after="C")


def test_verify_when_nothing_touched_then_no_problems():
    for number in range(3):
        record(title=("", number))
        services.seal()
    record()

    assert services.verify() == []


def test_seal_when_more_than_a_batch_then_chained():
    for _number in range(5):
        record()

    assert [services.seal(2), services.seal(2), services.seal(2), services.seal(2)] == [2, 2, 1, 0]
    assert len(set(Seal.objects.values_list("digest", flat=True))) == 3
    assert services.verify() == []


def test_verify_when_entry_changed_then_found():
    entry = record()
    services.seal()

    without_triggers(lambda: Entry.objects.filter(pk=entry.pk).update(actor_name="Berit"))

    assert services.verify() == [Problem("entry changed", entry.pk)]


def test_verify_when_entry_changed_with_new_digest_then_seal_broken():
    from rodtrad.foundation.audit import digests

    entry = record()
    services.seal()
    entry.actor_name = "Berit"
    digest = digests.of_entry(entry)

    without_triggers(lambda: Entry.objects.filter(pk=entry.pk).update(actor_name="Berit", digest=digest))

    assert services.verify() == [Problem("seal broken", Seal.objects.get().pk)]


def test_verify_when_sealed_entry_deleted_then_seal_broken():
    record()
    record()
    services.seal()

    without_triggers(lambda: Entry.objects.order_by("pk").first().delete())

    assert [problem.what for problem in services.verify()] == ["seal broken"]


def test_verify_when_value_changed_or_missing_then_found():
    entry = record(title=("A", "B"), text=("C", "D"))

    without_triggers(lambda: Value.objects.filter(field="title").update(after="X"))
    Value.objects.filter(field="text").delete()

    assert services.verify() == [
        Problem("value changed", entry.pk, "title"),
        Problem("value missing", entry.pk, "text"),
    ]


def test_erase_when_done_then_values_gone_and_chain_holds(acting_system):
    entry = record(title=("A", "B"), text=("Ring Berit", ""))
    services.seal()

    assert (
        services.erase(acting_system, reason="found personal data", entry_ids=[entry.pk], field="text") == 1
    )

    services.seal()
    assert services.verify() == []
    assert not Value.objects.filter(field="text").exists()
    told = Entry.objects.latest("pk")
    assert (told.action, told.reason) == ("audit.erased", "found personal data")
    assert told.fields == [{"name": "text", "erased": [entry.pk]}]


def test_erase_when_by_a_person_then_refused():
    record(title=("A", "B"))

    with pytest.raises(PermissionDenied):
        services.erase(ANNA, reason="I want to", item="item")

    assert Value.objects.count() == 1


def test_history_when_asked_then_newest_first_in_two_queries(django_assert_num_queries):
    for number in range(3):
        record(title=("", number))
    record(item="other")

    with django_assert_num_queries(2):
        lines = queries.history(item="item")

    assert [line.changes[0].after for line in lines] == ["2", "1", "0"]
    assert [
        line.changes[0].after for line in queries.history(item="item", limit=2, before_id=lines[0].id)
    ] == ["1", "0"]
    assert [line.item for line in queries.history(home="home", items=["other"])] == ["other"]


def test_history_when_value_erased_then_says_so(acting_system):
    record(title=("A", "B"))
    services.erase(acting_system, reason="law", item="item")

    change = queries.history(item="item")[1].changes[0]

    assert (change.before, change.after, change.erased) == ("", "", True)
