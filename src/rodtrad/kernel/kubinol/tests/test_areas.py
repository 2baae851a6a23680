from __future__ import annotations

import pytest

from rodtrad.kernel.kubinol.areas import AreaTree
from rodtrad.kernel.kubinol.case import Area

TREE = AreaTree(
    [Area("Nordost", "Göteborg"), Area("Bergsjön", "Nordost"), Area("Centrum", "Mölndal")],
    implied=["Vindeln"],
)


@pytest.mark.parametrize(
    ("inner", "outer", "inside"),
    [
        ("Bergsjön", "Göteborg", True),
        ("Bergsjön", "Bergsjön", True),
        ("Göteborg", "Bergsjön", False),
        ("bergsjön ", "GÖTEBORG", True),
        ("Bergsjo\u0308n", "Nordost", True),
        ("Centrum", "Göteborg", False),
        ("Okänd", "Okänd", True),
        ("Okänd", "Göteborg", False),
        ("Bergsjön", "Vindeln", False),
    ],
)
def test_inside_when_reached_by_parents_then_holds(inner: str, outer: str, inside: bool) -> None:
    assert TREE.inside(inner, outer) is inside


def test_overlap_when_either_lies_inside_the_other_then_holds() -> None:
    assert TREE.overlap("Göteborg", "Bergsjön")
    assert TREE.any_overlap(["Centrum", "Nordost"], ["Bergsjön"])
    assert not TREE.any_overlap(["Centrum"], ["Bergsjön", "Vindeln"])
    assert not TREE.any_overlap([], ["Bergsjön"])


def test_path_when_declared_then_begins_at_the_top_in_the_spelling_of_the_file() -> None:
    assert TREE.path("bergsjön") == ("Göteborg", "Nordost", "Bergsjön")
    assert TREE.path("Okänd") == ("Okänd",)


def test_names_when_declared_parent_or_implied_then_are_known() -> None:
    names = ("Nordost", "Göteborg", "Vindeln", "Okänd")
    assert [TREE.knows(name) for name in names] == [True, True, True, False]


def test_loops_when_parents_come_back_then_name_the_area_that_closes_each() -> None:
    tree = AreaTree(
        [Area("A", "B"), Area("B", "C"), Area("C", "A"), Area("D", "A"), Area("E", "E"), Area("F", "G")]
    )

    assert tree.loops() == ("C", "E")
    assert tree.inside("D", "C")
    assert not tree.overlap("E", "A")


def test_tree_when_a_chain_is_long_then_is_walked_without_recursion() -> None:
    tree = AreaTree(Area(f"a{number}", f"a{number + 1}") for number in range(5_000))

    assert tree.loops() == ()
    assert tree.inside("a0", "a5000")


def test_inside_when_the_tree_is_very_deep_then_is_still_quick_and_right() -> None:
    deep = AreaTree(Area(f"a{step}", f"a{step + 1}") for step in range(50_000))

    assert all(deep.inside("a0", f"a{step}") for step in range(0, 50_000, 10))
    assert not any(deep.inside(f"a{step}", "a0") for step in range(10, 50_000, 10))
    assert not any(deep.inside(f"a{step}", "elsewhere") for step in range(0, 50_000, 10))


def test_inside_when_parents_form_a_loop_then_answers_all_the_same() -> None:
    loop = AreaTree([Area("a", "b"), Area("b", "a"), Area("c", "a"), Area("d", "e")])

    assert loop.inside("c", "b")
    assert not loop.inside("c", "d")
    assert loop.inside("d", "e")
