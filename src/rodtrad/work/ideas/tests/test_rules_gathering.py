from rodtrad.work.ideas.rules.gathering import UNGROUPED, Standing, gather

PARKING = ["Bygg fler cykelparkeringar vid hemtjänsten", "Cykelparkering med tak vid hemtjänstens lokal"]
FOOD = ["Låt oss laga mat tillsammans på boendet", "Mer hemlagad mat på boendet, laga tillsammans"]
PILE = {
    f"i{number}": text
    for number, text in enumerate([*PARKING, *FOOD, *(f"{text} snart" for text in (*PARKING, *FOOD))])
}


def standing(found, texts):
    rows = {}
    for key, (name, _edge) in found.placed.items():
        if name != UNGROUPED:
            rows.setdefault(name, {})[key] = texts[key]
    return [Standing(name, members) for name, members in rows.items()]


def test_every_text_has_one_place_and_the_same_the_next_time():
    first = gather([], PILE)
    assert set(first.placed) == set(PILE)
    assert gather([], PILE) == first
    assert first.founded


def test_what_stands_is_not_moved_and_a_new_text_joins_its_like():
    first = gather([], PILE)
    groups = standing(first, PILE)
    later = gather(groups, {"new": "Bygg fler cykelparkeringar vid hemtjänsten!"})
    assert set(later.placed) == {"new"}
    assert later.placed["new"][0] == first.placed["i0"][0]
    assert later.words[first.placed["i0"][0]]


def test_a_group_that_a_person_has_taken_it_out_of_is_not_chosen_again():
    first = gather([], PILE)
    name = first.placed["i0"][0]
    groups = [
        Standing(each.id, each.texts, frozenset({"new"}) if each.id == name else frozenset())
        for each in standing(first, PILE)
    ]
    later = gather(groups, {"new": "Bygg fler cykelparkeringar vid hemtjänsten!"})
    assert later.placed["new"][0] != name


def test_nothing_new_changes_nothing():
    assert gather([Standing("g1", {"a": "Text"})], {}).placed == {}
