"""What comes back, to whom, and with how many queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rodtrad.foundation.thread import queries, services
from rodtrad.foundation.thread.labels import labels_of, set_labels, words_in_use
from rodtrad.foundation.thread.tests.factories import chain


def test_item_by_code_when_hidden_or_of_another_kind_then_it_is_not_found(world):
    item = world.item("toy-need")

    assert queries.item_by_code(world.staff, item.code, "toy-need", "toy-group") == item
    for actor, kinds in ((world.outsider, ()), (world.staff, ("toy-group",))):
        with pytest.raises(queries.ItemNotFound):
            queries.item_by_code(actor, item.code, *kinds)


def test_item_by_code_when_found_then_its_path_costs_nothing(world, django_assert_num_queries):
    item = world.item("toy-need")

    with django_assert_num_queries(1):
        assert queries.item_by_code(world.staff, item.code).path == world.place.path


def _count(function, *args):
    with CaptureQueriesContext(connection) as caught:
        function(*args)
    return len(caught)


def test_neighbourhood_when_it_grows_then_the_queries_do_not(world):
    starts = {size: chain(world, size)[0].code for size in (1, 3, 300)}

    assert {_count(queries.surroundings, world.staff, code) for code in starts.values()} == {3}
    assert _count(queries.neighbourhood, world.staff, starts[300]) == 5


def test_neighbourhood_when_a_card_is_the_focus_then_what_hangs_together_comes(world):
    home = world.item("toy-case")
    one, two, three, lone = (world.item("toy-element", home=home.code) for _ in range(4))
    world.link(one, "toy-beside", two)
    world.link(three, "toy-beside", two)

    items, links = queries.neighbourhood(world.staff, one.code)

    assert items[0] == one
    assert set(items) == {one, two, three}
    assert len(links) == 2
    assert set(queries.neighbourhood(world.staff, home.code)[0]) == {home, one, two, three, lone}


def test_neighbourhood_when_it_leaves_the_home_then_only_straight_on(world):
    one = world.item("toy-element", "ett")
    up, upper, side = (world.item("toy-need", name) for name in ("upp", "överst", "sidan"))
    down = world.item("toy-trial", "ner")
    world.link(one, "toy-beside", up)
    world.link(up, "toy-beside", upper)
    world.link(side, "toy-beside", up)
    world.link(down, "toy-beside", one)

    items, links = queries.neighbourhood(world.staff, one.code)

    assert {item.title for item in items} == {"ett", "upp", "överst", "ner"}
    assert len(links) == 3


def test_neighbourhood_when_an_end_is_hidden_or_retired_then_nothing_tells_of_it(world):
    need = world.item("toy-need")
    hidden = world.item("toy-benefit", home=need.code, audience="private", author_id=world.developer.user_id)
    gone = world.item("toy-benefit", home=need.code, life="retired")
    foreign = world.item("toy-element", place=world.elsewhere)
    behind = world.item("toy-trial")
    for source, target in ((hidden, need), (gone, need), (foreign, need), (behind, foreign)):
        world.link(source, "toy-beside", target)
    kept = world.item("toy-element", home=need.code)
    world.link(kept, "toy-beside", need, life="retired")

    items, links = queries.neighbourhood(world.staff, need.code)

    assert (set(items), links) == ({need, kept}, [])
    assert queries.links_of(world.staff, need) == []


def test_neighbourhood_when_it_goes_in_a_ring_then_it_ends(world):
    ring = [world.item("toy-element") for _ in range(4)]
    for place, item in enumerate(ring):
        world.link(item, "toy-beside", ring[(place + 1) % 4])

    items, links = queries.neighbourhood(world.staff, ring[0].code)

    assert (len(items), len(links)) == (4, 4)


def test_neighbourhood_when_there_is_more_than_the_limit_then_the_focus_is_still_there(world):
    items = chain(world, 30)

    found, links = queries.neighbourhood(world.staff, items[-1].code, 10)

    assert found[0] == items[-1]
    assert len(found) <= 10
    assert {link.source_id for link in links} <= {item.pk for item in found}


def test_links_of_when_read_from_either_end_then_people_s_words(world):
    need = world.item("toy-need", "Sällskap")
    benefit = world.item("toy-benefit", "Äter ihop")
    link = world.link(benefit, "toy-answers", need, basis="inferred")

    down, up = queries.links_of(world.staff, need), queries.links_of(world.staff, benefit)

    assert [(group.label, group.up, [line.other.title for line in group.lines]) for group in down] == [
        ("is answered by", False, ["Äter ihop"])
    ]
    assert [(group.label, group.up, [line.link for line in group.lines]) for group in up] == [
        ("answers", True, [link])
    ]


def test_links_of_when_many_then_one_query(world, django_assert_num_queries):
    need = world.item("toy-need")
    for _ in range(5):
        world.link(world.item("toy-benefit"), "toy-answers", need)

    with django_assert_num_queries(1):
        assert len(queries.links_of(world.staff, need)[0].lines) == 5


def test_link_targets_when_searched_then_kinds_words_and_home_count(world):
    benefit = world.item("toy-benefit")
    far = world.item("toy-need", "Sällskap i byn")
    near = world.item("toy-need", "Mer sällskap", home=benefit.home)
    world.item("toy-need", "Sällskap", life="retired")
    world.item("toy-need", "Sällskap", place=world.elsewhere)
    world.item("toy-group", "Sällskap")
    said = next(row for row in queries.relations_for("toy-benefit") if row.key == "toy-answers>")

    assert queries.link_targets(world.staff, benefit, said, "sällskap") == [near, far]
    assert queries.link_targets(world.staff, benefit, said, "sällskap byn") == [far]


def test_link_targets_when_the_word_begins_with_a_swedish_letter_then_capitals_do_not_matter(world):
    benefit, need = world.item("toy-benefit"), world.item("toy-need", "Äter ensam")
    said = next(row for row in queries.relations_for("toy-benefit") if row.key == "toy-answers>")

    assert queries.link_targets(world.staff, benefit, said, "äter") == [need]


def test_relations_for_when_asked_then_both_directions_with_kinds():
    keys = {row.key: row.kinds for row in queries.relations_for("toy-trial")}

    assert keys["toy-tries>"] == {"toy-element"}
    assert keys["toy-yields>"] == {"toy-result"}
    assert "toy-answers>" not in keys
    assert keys["toy-beside>"] == keys["toy-beside<"] == frozenset()


def test_history_when_read_then_words_and_values_for_people(world):
    item = world.item("toy-trial", "Två byar", state="planned")
    services.change_item(
        world.developer, item, {"state": "running", "text": "I tre månader"}, reason="Nu kör vi"
    )

    (row,) = queries.history_of(world.staff, item)

    assert (row.who, str(row.what), row.note) == ("Developer", "ändrade", "Nu kör vi")
    assert [(change.before, change.after) for change in row.changes] == [
        ("planned", "running"),
        ("", "I tre månader"),
    ]
    with pytest.raises(queries.ItemNotFound):
        queries.history_of(world.outsider, item)


def test_history_when_a_link_leads_to_something_hidden_then_the_line_is_left_out(world):
    need = world.item("toy-need")
    open_one = world.item("toy-benefit", "Öppen nytta")
    secret = world.item("toy-benefit", "Hemlig", audience="private", author_id=world.developer.user_id)
    for benefit in (open_one, secret):
        services.add_link(world.developer, benefit, "toy-answers", need)

    seen = [change.after for row in queries.history_of(world.staff, need) for change in row.changes]

    assert seen == ["is answered by: Öppen nytta"]
    assert len(queries.history_of(world.developer, need)) == 2


def test_history_when_long_then_it_comes_page_by_page(world):
    item = world.item("toy-need")
    for number in range(5):
        services.change_item(world.developer, item, {"title": f"Rubrik {number}"})

    first, following = queries.history_page(world.staff, item, limit=3)
    second, end = queries.history_page(world.staff, item, limit=3, before_id=following)

    titles = [row.changes[0].after for row in first + second]
    assert titles == [f"Rubrik {number}" for number in (4, 3, 2, 1, 0)]
    assert end is None


def test_labels_when_set_then_exactly_these_stand_and_are_counted(world):
    one, two, hidden = world.item(), world.item(), world.item(place=world.elsewhere)
    set_labels(world.developer, one, "theme", ["mat", " ensamhet ", "mat", ""])
    set_labels(world.developer, two, "theme", ["mat"])
    set_labels(world.outsider, hidden, "theme", ["mat"])
    set_labels(world.developer, one, "theme", ["mat", "byar"])

    assert labels_of(world.staff, [one, two]) == {
        one.pk: {"theme": ["mat", "byar"]},
        two.pk: {"theme": ["mat"]},
    }
    assert words_in_use(world.staff, "theme") == [("mat", 2), ("byar", 1)]
    assert words_in_use(world.staff, "theme", "toy-group") == []
    assert len(queries.history_of(world.staff, one)) == 2
