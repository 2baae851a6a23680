"""Making, changing, putting away: row, history and flags together."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from rodtrad.foundation.audit.models import Entry
from rodtrad.foundation.base import events
from rodtrad.foundation.thread import services
from rodtrad.foundation.thread.events import ItemChanged, ItemRetired
from rodtrad.foundation.thread.models import Flag, Item

IDENTITY = "Anna 811228-9874 kom"


def _make(world, **more):
    values = {
        "kind": "toy-need",
        "place": world.place,
        "audience": f"m:{world.place.pk}",
        "title": "Sällskap",
        **more,
    }
    return services.create_item(world.developer, **values)


def test_create_when_made_then_row_and_history_stand(world):
    item = _make(world, text="Vid maten", details={"strength": "observed"})

    entry = Entry.objects.get()
    assert (item.home, item.version, item.author_id) == (item.code, 1, world.developer.user_id)
    assert (entry.action, entry.item, entry.place) == ("thread.created", item.code, world.place.code)
    assert {row["name"] for row in entry.fields} == {"kind", "title", "text", "strength"}


def test_create_when_text_is_very_long_then_all_of_it_is_kept(world):
    item = _make(world, text="å" * 10_000)

    assert len(Item.objects.get(pk=item.pk).text) == 10_000


@pytest.mark.parametrize("field", ["title", "text"])
def test_create_when_an_identity_number_stands_there_then_nothing_is_saved(world, field):
    with pytest.raises(ValidationError) as caught:
        _make(world, **{field: IDENTITY})

    assert "811228" not in str(caught.value)
    assert (Item.objects.count(), Entry.objects.count()) == (0, 0)


def test_create_when_a_detail_holds_an_identity_number_then_nothing_is_saved(world):
    with pytest.raises(ValidationError):
        _make(world, details={"note": [IDENTITY]})

    assert Item.objects.count() == 0


def test_create_when_the_kind_is_unknown_then_it_refuses(world):
    with pytest.raises(ValueError, match="no module declares"):
        _make(world, kind="nothing")


def test_change_when_something_changed_then_version_history_and_event_follow(world, monkeypatch):
    heard = []
    monkeypatch.setitem(events._handlers, ItemChanged, [heard.append])
    item = world.item(title="Sällskap")

    changed = services.change_item(
        world.developer,
        item,
        {"title": "Gemenskap ", "text": ""},
        details={"strength": ("a", "b"), "same": (1, 1)},
    )

    row = Item.objects.get()
    entry = Entry.objects.get()
    assert set(changed) == {"title", "strength"}
    assert (row.title, row.version, row.substance_changed) == ("Gemenskap", 2, row.changed)
    assert (item.title, item.version) == ("Gemenskap", 2)
    assert {name["name"] for name in entry.fields} == {"title", "strength"}
    assert heard == [ItemChanged(world.developer, item, changed, {"title": "Sällskap", "strength": "a"})]


def test_change_when_nothing_differs_then_nothing_is_written(world, django_assert_num_queries):
    item = world.item(title="Sällskap")

    assert services.change_item(world.developer, item, {"title": "Sällskap"}) == ()
    assert (Item.objects.get().version, Entry.objects.count()) == (1, 0)


def test_change_when_small_then_the_substance_stands(world):
    item = world.item(title="Sälskap")
    before = item.substance_changed

    services.change_item(world.developer, item, {"title": "Sällskap"}, small=True)

    assert Item.objects.get().substance_changed == before


def test_change_when_the_column_is_not_for_changing_then_it_refuses(world):
    item = world.item()

    with pytest.raises(ValueError, match="version"):
        services.change_item(world.developer, item, {"version": 7})
    with pytest.raises(ValueError, match="retire"):
        services.change_item(world.developer, item, {"life": "retired"})
    services.retire(world.developer, item, "därför")
    with pytest.raises(ValueError, match="bring_back"):
        services.change_item(world.developer, item, {"life": "current"})


@pytest.mark.parametrize(
    ("changes", "details"), [({"text": IDENTITY}, {}), ({}, {"note": ("", IDENTITY)}), ({"title": ""}, {})]
)
def test_change_when_the_text_cannot_be_kept_then_nothing_is_saved(world, changes, details):
    item = world.item(title="Sällskap")
    other = world.item("toy-benefit")
    world.link(other, "toy-answers", item)

    with pytest.raises(ValidationError):
        services.change_item(world.developer, item, changes, details=details)

    row = Item.objects.get(pk=item.pk)
    assert (row.title, row.text, row.version) == ("Sällskap", "", 1)
    assert (Entry.objects.count(), Flag.objects.count()) == (0, 0)


def test_change_when_somebody_was_first_then_the_version_still_grows_by_one(world):
    item = world.item(title="Ett")
    stale = Item.objects.get(pk=item.pk)
    services.change_item(world.developer, item, {"title": "Två"})

    services.change_item(world.developer, stale, {"text": "Tre"})

    row = Item.objects.get()
    assert (row.title, row.text, row.version) == ("Två", "Tre", 3)
    assert stale.title == "Två"


def test_retire_when_done_then_reason_history_and_event_stand(world, monkeypatch):
    heard = []
    monkeypatch.setitem(events._handlers, ItemRetired, [heard.append])
    item = world.item()

    services.retire(world.developer, item, " Gäller inte längre ")

    row = Item.objects.get()
    assert (row.life, row.retire_reason, row.version) == ("retired", "Gäller inte längre", 2)
    assert Entry.objects.get().action == "thread.retired"
    assert heard == [ItemRetired(world.developer, item)]


def test_retire_when_no_reason_then_it_refuses(world):
    with pytest.raises(ValidationError) as caught:
        services.retire(world.developer, world.item(), "  ")

    assert "reason" in caught.value.error_dict


def test_retire_when_one_may_not_then_it_refuses(world):
    with pytest.raises(PermissionDenied):
        services.retire(world.staff, world.item(), "därför")
    with pytest.raises(PermissionDenied):
        services.retire(world.developer, world.item("toy-note"), "därför")


def test_bring_back_when_retired_then_it_is_current_again(world):
    item = world.item()
    services.retire(world.developer, item, "därför")

    services.bring_back(world.developer, item)

    assert (Item.objects.get().life, Item.objects.get().retire_reason) == ("current", "")
    with pytest.raises(ValidationError):
        services.bring_back(world.developer, item)


def test_alternative_when_saved_and_settled_then_it_is_kept_once(world):
    from rodtrad.foundation.thread import queries

    item = world.item()
    first = services.save_alternative(world.developer, item, "text", "Min text")
    again = services.save_alternative(world.developer, item, "text", "Min text")

    assert first.pk == again.pk
    assert list(queries.alternatives_of(world.staff, item)) == [first]
    assert list(queries.alternatives_of(world.outsider, item)) == []
    services.settle_alternative(world.developer, first)
    services.settle_alternative(world.developer, first)
    assert list(queries.alternatives_of(world.staff, item)) == []
    assert Entry.objects.filter(action="thread.alternative-settled").count() == 1
    with pytest.raises(ValidationError):
        services.save_alternative(world.developer, item, "text", IDENTITY)
