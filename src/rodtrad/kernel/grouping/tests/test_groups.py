"""Groups: every text once, the same on every run, what belongs together together, and corrections that win."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rodtrad.kernel.grouping import UNGROUPED, Contradiction, Corrections, Group, group

STAFF = ("Mer personal i hemtjänsten", "Mer hemtjänstpersonal", "Hemtjänsten behöver mer personal")
PATHS = ("Bättre cykelvägar till skolan", "Laga cykelvägen till skolan!", "Cykelväg till skolan")
SMALL = [*STAFF, *PATHS, "Köp en fontän", ""]
WORDS = st.sampled_from("hemtjänst hemtjänsten personal cykelväg maten lunchen och 🎉 مرحبا 12 a".split())
TEXTS = st.lists(st.lists(WORDS, max_size=6).map(" ".join) | st.text(max_size=30), max_size=25)
CODE = "from rodtrad.kernel.grouping import group; print(group(%r))"


def place(groups: list[Group], position: int) -> str:
    return next(each.id for each in groups if position in each.members)


def test_group_when_small_then_exactly_these_groups():
    groups = group(SMALL)

    assert [each.members for each in groups] == [(0, 1, 2), (3, 4, 5), (6, 7)]
    assert [each.id for each in groups][-1] == UNGROUPED
    assert groups[0].words == ("hemtjänsten", "personal")
    assert groups[0].label == "Hemtjänsten, personal"
    assert groups[2].words == ()


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_group_when_any_texts_then_each_is_in_exactly_one_group(texts: list[str]):
    groups = group(texts)

    assert sorted(at for each in groups for at in each.members) == list(range(len(texts)))
    assert len({each.id for each in groups}) == len(groups)
    assert all(set(each.borderline) <= set(each.members) for each in groups)
    assert UNGROUPED not in [each.id for each in groups[:-1]]
    assert group(texts) == groups


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=6), max_size=15))
def test_group_when_only_spaces_and_capitals_differ_then_same_groups(lists: list[list[str]]):
    plain = group([" ".join(each) for each in lists])
    spaced = group(["  " + "\n ".join(each).upper() + "\t" for each in lists])

    assert [(each.id, each.members) for each in spaced] == [(each.id, each.members) for each in plain]


def test_group_when_hashes_and_threads_differ_then_same_answer():
    answers = set()
    for seed, threads in (("0", "1"), ("77", "4")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "OMP_NUM_THREADS": threads}
        done = subprocess.run(
            [sys.executable, "-c", CODE % SMALL], env=environment, capture_output=True, check=True
        )
        answers.add(done.stdout)

    assert len(answers) == 1


def test_group_when_texts_read_the_same_or_nearly_then_together():
    groups = group(
        ["Bygg ett badhus vid sjön i sommar", "Bygg ett badhus vid sjön i sommr", "🎉", "🎉", "", ""]
    )

    assert place(groups, 0) == place(groups, 1) != UNGROUPED
    assert place(groups, 2) == place(groups, 3) != UNGROUPED
    assert place(groups, 4) == place(groups, 5) == UNGROUPED


def test_group_when_texts_are_added_at_the_end_then_ids_stay():
    before, after = group(SMALL), group([*SMALL, "Hemtjänsten saknar personal", "Laga flaggstången"])

    assert [place(after, at) for at in range(8)] == [place(before, at) for at in range(8)]
    assert place(after, 8) == place(before, 0)


def test_group_when_a_person_corrects_then_that_holds():
    staff = place(group(SMALL), 0)
    said = Corrections(together=[(0, 6)], apart=[(3, 4)], fixed={7: "egen"}, barred={2: frozenset({staff})})

    groups = group(SMALL, said)

    assert place(groups, 0) == place(groups, 6)
    assert place(groups, 3) != place(groups, 4)
    assert place(groups, 7) == "egen"
    assert place(groups, 2) != staff


@pytest.mark.parametrize(
    "said",
    [
        Corrections(together=[(0, 1), (1, 2)], apart=[(0, 2)]),
        Corrections(together=[(0, 1)], fixed={0: "a", 1: "b"}),
    ],
)
def test_group_when_corrections_contradict_then_refused(said: Corrections):
    with pytest.raises(Contradiction):
        group(SMALL, said)


def test_group_when_a_text_is_long_then_grouped():
    groups = group([STAFF[0] * 400, *STAFF])

    assert len({place(groups, at) for at in range(4)}) == 1
