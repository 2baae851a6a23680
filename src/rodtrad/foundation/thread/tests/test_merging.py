"""Two people in one form."""

from rodtrad.foundation.thread.merging import Conflict, Merge, merge_form


def test_merge_when_nothing_touched_then_nothing_is_applied():
    assert merge_form({"text": "a"}, {"text": "a"}, {"text": "a"}) == Merge()


def test_merge_when_others_changed_other_fields_then_mine_is_applied():
    merge = merge_form({"text": "a", "note": "x"}, {"text": "a", "note": "y"}, {"text": "b", "note": "x"})

    assert merge == Merge(apply={"text": "b"})


def test_merge_when_both_changed_one_field_then_both_are_shown():
    merge = merge_form({"text": "a"}, {"text": "b"}, {"text": "c"})

    assert merge == Merge(conflicts=[Conflict("text", "a", "b", "c")])


def test_merge_when_both_wrote_the_same_then_it_is_no_conflict():
    assert merge_form({"text": "a"}, {"text": "b"}, {"text": "b "}) == Merge()


def test_merge_when_line_breaks_differ_only_then_nothing_changed():
    assert merge_form({"text": "a\nb"}, {"text": "a\nb"}, {"text": "a\r\nb"}) == Merge()


def test_merge_when_the_seen_value_is_missing_then_nothing_is_overwritten():
    merge = merge_form({}, {"text": "b"}, {"text": "c"})

    assert merge.conflicts == [Conflict("text", "", "b", "c")]


def test_merge_when_a_text_was_emptied_then_the_emptying_is_applied():
    assert merge_form({"text": "a"}, {"text": "a"}, {"text": ""}) == Merge(apply={"text": ""})
