import pytest

from rodtrad.work.ideas.rules.scoring import Placed, grid, quadrant, ranked, spread


def test_spread():
    found = spread([2, 5, 4])
    assert (found.count, found.middle, found.lowest, found.highest) == (3, 4.0, 2, 5)
    assert found.is_apart
    assert not spread([4, 3]).is_apart
    assert spread([]) is None
    with pytest.raises(ValueError, match="1 to 5"):
        spread([6])


def test_quadrants():
    assert [quadrant(5, 5), quadrant(5, 1), quadrant(1, 5), quadrant(1, 1)] == [
        "first",
        "plan",
        "easy",
        "rest",
    ]
    assert quadrant(3, 3) == "first"


def test_grid_holds_every_idea_once():
    placed = [Placed("a", 4.5, 2), Placed("b", 1, 5)]
    cells = grid(placed)
    assert len(cells) == 25
    assert [each.key for each in cells[4, 2]] == ["a"]
    assert sum(map(len, cells.values())) == 2
    assert [each.key for each in ranked(placed)] == ["a", "b"]
