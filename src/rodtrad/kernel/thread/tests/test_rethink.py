import pytest

from rodtrad.kernel.thread.rethink import (
    Act,
    Change,
    Flag,
    FlagCause,
    Item,
    Link,
    LinkState,
    Reason,
    substance_changed,
    to_flag,
)

EDIT = Change(version=2, fields=("text",))

NEED = Item("need", "need", "case")
BENEFIT = Item("benefit", "benefit", "case")
MEASURE = Item("measure", "measure", "case")
RESULT = Item("result", "result", "case")
CHAIN = [NEED, BENEFIT, MEASURE, RESULT]
LINKS = [Link("benefit", "need"), Link("measure", "benefit"), Link("result", "measure")]


def targets(found: list[FlagCause]) -> dict[str, Reason]:
    return {flag.target: flag.reason for flag in found}


def test_to_flag_when_edited_then_one_step_both_ways() -> None:
    assert to_flag(CHAIN, LINKS, "benefit", change=EDIT) == [
        FlagCause("need", "benefit", Reason.LOWER_CHANGED),
        FlagCause("measure", "benefit", Reason.UPPER_CHANGED),
    ]


def test_to_flag_when_no_substance_then_silent() -> None:
    assert to_flag(CHAIN, LINKS, "benefit", change=Change(version=2)) == []


def test_to_flag_when_small_change_then_silent() -> None:
    assert to_flag(CHAIN, LINKS, "benefit", change=Change(2, fields=("text",), small=True)) == []


def test_to_flag_when_unknown_item_then_value_error() -> None:
    with pytest.raises(ValueError, match="not among"):
        to_flag(CHAIN, LINKS, "gone", change=EDIT)


def test_to_flag_across_homes_when_upper_changes_then_lower_flagged() -> None:
    items = [BENEFIT, Item("goal", "goal", "plan")]

    found = to_flag(items, [Link("goal", "benefit")], "benefit", change=EDIT)

    assert targets(found) == {"goal": Reason.UPPER_CHANGED_ELSEWHERE}


def test_to_flag_across_homes_when_lower_changes_then_silent() -> None:
    items = [BENEFIT, Item("goal", "goal", "plan")]

    assert to_flag(items, [Link("goal", "benefit")], "goal", change=EDIT) == []


def test_to_flag_when_neither_has_home_then_counts_as_across() -> None:
    items = [Item("idea", "idea", ""), Item("insight", "insight", "")]
    links = [Link("idea", "insight")]

    assert targets(to_flag(items, links, "insight", change=EDIT)) == {"idea": Reason.UPPER_CHANGED_ELSEWHERE}
    assert to_flag(items, links, "idea", change=EDIT) == []


GROUP = Item("group", "target-group", "case")
FOLLOWERS = [
    GROUP,
    NEED,
    Item("element", "intervention-element", "case"),
    Item("known", "knowledge-research", "case", has_applies_to=True),
]
STRANGERS = [
    Item("vague", "knowledge-research", "case"),
    BENEFIT,
    Item("odd", "result", "case", has_applies_to=True),
    Item("other-need", "need", "other"),
    Item("old-need", "need", "case", life="retired"),
]


def test_to_flag_when_target_group_changes_then_its_home_follows() -> None:
    found = to_flag([*FOLLOWERS, *STRANGERS], [], "group", change=EDIT)

    assert targets(found) == dict.fromkeys(["need", "element", "known"], Reason.TARGET_GROUP_CHANGED)


def test_to_flag_when_other_kind_changes_then_home_silent() -> None:
    assert to_flag([*FOLLOWERS, *STRANGERS], [], "need", change=EDIT) == []


def test_to_flag_when_follower_is_linked_too_then_flagged_once() -> None:
    found = to_flag(FOLLOWERS, [Link("need", "group", LinkState.SUGGESTED)], "group", change=EDIT)

    assert [flag.target for flag in found] == ["need", "element", "known"]
    # The group reaches it anyway, so the flag does not hang on the unconfirmed link.
    assert not found[0].unconfirmed


def test_to_flag_when_two_groups_without_home_then_strangers_silent() -> None:
    items = [Item("group", "target-group", ""), Item("need", "need", "")]

    assert to_flag(items, [], "group", change=EDIT) == []


def test_to_flag_when_double_loop_then_one_step_up_only_also_elsewhere() -> None:
    items = [*CHAIN, Item("element", "intervention-element", "other")]
    links = [*LINKS, Link("measure", "element")]

    found = to_flag(items, links, "measure", change=Change(2, Act.DOUBLE_LOOP))

    assert targets(found) == {"benefit": Reason.DOUBLE_LOOP, "element": Reason.DOUBLE_LOOP}


def test_to_flag_when_double_loop_at_top_then_silent() -> None:
    assert to_flag(CHAIN, LINKS, "need", change=Change(2, Act.DOUBLE_LOOP)) == []


def test_to_flag_when_answered_change_then_next_step_not_back() -> None:
    change = Change(1, Act.ANSWERED_CHANGE, answers="need")

    assert targets(to_flag(CHAIN, LINKS, "benefit", change=change)) == {"measure": Reason.NEXT_STEP}


def test_to_flag_when_answered_change_across_homes_then_only_down() -> None:
    items = [Item("mission", "mission", "plan"), BENEFIT, Item("goal", "goal", "plan")]
    links = [Link("benefit", "mission"), Link("goal", "benefit")]

    found = to_flag(items, links, "benefit", change=Change(1, Act.ANSWERED_CHANGE))

    assert targets(found) == {"goal": Reason.NEXT_STEP}


def test_to_flag_when_retired_then_neighbours_flagged() -> None:
    gone = Item("benefit", "benefit", "case", life="retired")

    found = to_flag([NEED, gone, MEASURE], LINKS, "benefit", change=Change(2, Act.RETIRED))

    assert set(targets(found)) == {"need", "measure"}


def test_to_flag_when_retired_item_edited_then_silent() -> None:
    gone = Item("benefit", "benefit", "case", life="retired")

    assert to_flag([NEED, gone], LINKS, "benefit", change=EDIT) == []


def test_to_flag_when_neighbour_retired_then_silent() -> None:
    items = [Item("need", "need", "case", life="retired"), BENEFIT]

    assert to_flag(items, LINKS, "benefit", change=EDIT) == []


@pytest.mark.parametrize("state", [LinkState.REJECTED, LinkState.RETIRED])
def test_to_flag_when_link_gone_then_silent(state: LinkState) -> None:
    assert to_flag(CHAIN, [Link("benefit", "need", state)], "need", change=EDIT) == []


def test_to_flag_when_link_suggested_then_flagged_as_unconfirmed() -> None:
    found = to_flag(CHAIN, [Link("benefit", "need", LinkState.SUGGESTED)], "need", change=EDIT)

    assert found == [FlagCause("benefit", "need", Reason.UPPER_CHANGED, unconfirmed=True)]


def test_to_flag_when_suggested_and_confirmed_then_confirmed() -> None:
    links = [Link("benefit", "need", LinkState.SUGGESTED), Link("benefit", "need")]

    assert [flag.unconfirmed for flag in to_flag(CHAIN, links, "need", change=EDIT)] == [False]


def test_to_flag_when_links_broken_or_in_cycle_then_each_target_once() -> None:
    links = [Link("need", "need"), Link("need", "gone"), Link("benefit", "need"), Link("need", "benefit")]

    assert [flag.target for flag in to_flag(CHAIN, links, "need", change=EDIT)] == ["benefit"]


@pytest.mark.parametrize(
    ("flag", "silent"),
    [
        (Flag("benefit", "need", version=1), True),
        (Flag("benefit", "need", version=2, is_open=False), True),
        (Flag("benefit", "need", version=1, is_open=False), False),
        (Flag("benefit", "measure", version=9), False),
        (Flag("measure", "need", version=9), False),
    ],
    ids=["open", "answered-after", "answered-before", "other-cause", "other-target"],
)
def test_to_flag_when_flagged_before_then_returns_only_after_change(flag: Flag, silent: bool) -> None:
    found = to_flag(CHAIN, LINKS, "need", change=EDIT, flags=[flag])

    assert (found == []) is silent


@pytest.mark.parametrize(("reason", "silent"), [(Reason.UPPER_CHANGED, False), (Reason.DOUBLE_LOOP, True)])
def test_to_flag_when_answered_for_other_reason_then_double_loop_still_asks(
    reason: Reason, silent: bool
) -> None:
    answered = Flag("benefit", "measure", version=2, reason=reason, is_open=False)

    found = to_flag(CHAIN, LINKS, "measure", change=Change(2, Act.DOUBLE_LOOP), flags=[answered])

    assert (found == []) is silent


def test_substance_changed_when_fields_differ_then_named_in_order() -> None:
    before = {"text": "a", "state": "idea", "tags": ["x"]}
    after = {"text": "b", "state": "running", "tags": ["y"]}

    assert substance_changed(before, after, frozenset({"text", "state"})) == ("state", "text")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"text": "a  b\n"}, {"text": "a b"}),
        ({}, {"text": None}),
        ({"text": ""}, {"text": []}),
        ({"text": ["a", "b "]}, {"text": ("a", "b")}),
        ({"text": {"from": 16, "to": ""}}, {"text": {"from": 16}}),
    ],
)
def test_substance_changed_when_same_in_substance_then_nothing(
    before: dict[str, object], after: dict[str, object]
) -> None:
    assert substance_changed(before, after, frozenset({"text"})) == ()


@pytest.mark.parametrize(
    ("before", "after"), [({}, {"text": 0}), ({}, {"text": False}), ({"text": True}, {"text": 1})]
)
def test_substance_changed_when_value_is_zero_or_no_then_counts(
    before: dict[str, object], after: dict[str, object]
) -> None:
    assert substance_changed(before, after, frozenset({"text"})) == ("text",)
