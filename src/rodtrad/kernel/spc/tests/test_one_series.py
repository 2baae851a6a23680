"""Files with one series: what is read, and every line that is refused."""

from __future__ import annotations

import pytest

from rodtrad.kernel.spc import CHARTS, Row
from rodtrad.kernel.spc.files.one_series import read_series
from rodtrad.kernel.spc.files.refusals import Refused


def read(text, chart="i"):
    return read_series(text if isinstance(text, bytes) else text.encode(), CHARTS[chart])


def refused(text, chart="i"):
    """Return line and code of every refusal."""
    with pytest.raises(Refused) as caught:
        read(text, chart)
    return [(refusal.line, refusal.code) for refusal in caught.value.refusals]


def test_all_columns_in_any_order_with_others_beside_them():
    text = "ghost,date,value,t,note,phase\n,2024-01,5,1,x,a\n1,,NA,2,y,\n0,,-1.5e1,3,,b\n"

    assert read(text) == [
        Row(1, 5.0, phase="a"), Row(2, None, ghost=True), Row(3, -15.0, phase="b"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "data",
    [
        b"t,value\n1,5\n2,6\n",
        b"\xef\xbb\xbft,value\n1,5\n2,6",
        b"t,value\r\n1,5\r\n2,6\r\n",
        b"t,value\r1,5\r2,6\r",
        b't,"value"\n"1","5"\n2, 6\t\n\n',
        b"t,value\n\n1,5\n  \n2,6\n\n\n",
        b"t,value\n+1,5.\n2.0,.6e1\n",
        b" t , value \n 1 ,5\n2,6\n",
    ],
)
def test_the_same_rows_however_they_are_written(data):
    assert read(data) == [Row(1, 5.0), Row(2, 6.0)]


def test_quoted_cells_may_hold_commas_quotes_and_line_breaks():
    rows = read('t,value,phase\n1,5,"a, ""b""\nc"\n2,6,\n')

    assert rows == [Row(1, 5.0, phase='a, "b"\nc'), Row(2, 6.0)]


def test_line_numbers_count_the_lines_of_a_cell():
    assert refused('t,value,phase\n1,5,"a\nb"\n2,x,\n') == [(4, "not-a-number")]


def test_run_i_and_xmr_take_num_and_den_only_when_no_row_has_a_value():
    assert read("t,num,den\n1,1,4\n2,NA,4\n") == [Row(1, num=1, den=4), Row(2, den=4)]
    assert read("t,value,num,den\n1,,1,4\n2,NA,2,0\n") == [Row(1, num=1, den=4), Row(2, num=2, den=0)]
    assert read("t,value,num,den\n1,7,x,4\n2,,2,4\n") == [Row(1, 7), Row(2)]
    assert refused("t,num\n1,1\n") == [(1, "missing-column")]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", [(1, "no-rows")]),
        (b"\xef\xbb\xbf", [(1, "no-rows")]),
        (b"t,value\n", [(1, "no-rows")]),
        (b"t,value\n\n\n", [(1, "no-rows")]),
        (b"\n", [(1, "missing-column"), (1, "missing-column")]),
        (b"\nt,value\n1,5\n", [(1, "missing-column"), (1, "missing-column")]),
        (b"t;value\n1;5\n", [(1, "missing-column"), (1, "missing-column")]),
        (b"T,Value\n1,5\n", [(1, "missing-column"), (1, "missing-column")]),
        (b"value\n5\n", [(1, "missing-column")]),
        (b"t,value,value\n1,5,6\n", [(1, "column-twice")]),
        (b"t,t,value\n1,1,6\n", [(1, "column-twice")]),
        (b"t,value\n1,1,5\n2,6\n3\n", [(2, "cell-count"), (4, "cell-count")]),
        (b't,value\n1,"1,5"\n', [(2, "not-a-number")]),
        (b"t,value\n1,5\x00\n2,6\n", [(2, "control-character")]),
        (b"t\x00,value\n1,5\n", [(1, "control-character")]),
        (b"t,value\n1,5\n2,\xe5\n3,6\n4,x\n", [(3, "not-utf8"), (5, "not-a-number")]),
        (b"t,v\xe5lue\n1,5\n", [(1, "not-utf8")]),
        (b't,value\n1,5\n2,"6\n3,7\n', [(3, "bad-quotes")]),
        (b't,value\n1,"5"x\n2,y\n', [(2, "bad-quotes"), (3, "not-a-number")]),
        (b"t,value\n1," + b"9" * 2_000_000 + b"\n", [(2, "bad-quotes")]),
    ],
)
def test_files_that_are_no_such_tables(data, expected):
    assert refused(data) == expected


@pytest.mark.parametrize(
    "cell",
    ["x", "nan", "NaN", "inf", "-inf", "Infinity", "1_000", "1 000", "0x1f", "٣", "３", "1.5.2", "5%", "--1", "e5", ".",
     "na", "null", "None", "#N/A", "-"],
)  # fmt: skip
def test_what_is_no_number_is_refused(cell):
    assert refused(f"t,value\n1,{cell}\n2,6\n") == [(2, "not-a-number")]


@pytest.mark.parametrize("cell", ["1e999", "-1e999", "9" * 400])
def test_what_is_not_finite_is_refused(cell):
    assert refused(f"t,value\n1,6\n2,{cell}\n") == [(3, "not-finite")]
    assert refused(f"t,value\n{cell},6\n") == [(2, "not-finite")]


def test_a_large_t_is_kept_to_the_last_figure():
    assert read("t,value\n12345678901234567890123,5\n")[0].t == 12345678901234567890123


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        (["1", "", "3"], [(3, "missing")]),
        (["1", "NA", "3"], [(3, "missing")]),
        (["1", "1.5", "3"], [(3, "not-whole")]),
        (["1", "x", "3"], [(3, "not-a-number")]),
        (["1", "2", "2"], [(4, "repeated")]),
        (["1", "1.0", "3"], [(3, "repeated")]),
        (["1", "3", "2"], [(4, "falling")]),
        (["-2", "-1", "0"], None),
        (["1", "x", "1"], [(3, "not-a-number"), (4, "repeated")]),
        (["1", "9", "8", "9"], [(4, "falling"), (5, "repeated")]),
    ],
)
def test_t_is_whole_and_rises(times, expected):
    text = "t,value\n" + "".join(f"{t},5\n" for t in times)

    if expected is None:
        assert len(read(text)) == len(times)
    else:
        assert refused(text) == expected


@pytest.mark.parametrize(("cell", "ghost"), [("1", True), ("0", False), ("", False), ("NA", False)])
def test_ghost_words(cell, ghost):
    assert read(f"t,value,ghost\n1,5,{cell}\n")[0].ghost is ghost


@pytest.mark.parametrize("cell", ["2", "x", "true", "1.0", "yes"])
def test_other_ghost_words_are_refused(cell):
    assert refused(f"t,value,ghost\n1,5,{cell}\n") == [(2, "ghost-word")]


@pytest.mark.parametrize(
    ("chart", "cells", "code"),
    [
        ("p", "5,4", "over-den"),
        ("pp", "-1,4", "negative"),
        ("p", "1,-4", "negative"),
        ("p", "0,0", None),
        ("p", "5,0", None),
        ("p", "4,4", None),
        ("p", ",4", None),
        ("pp", "3,", None),
        ("p", "0.5,0.75", None),
        ("u", "-1,4", "negative"),
        ("up", "1,-4", "negative"),
        ("u", "5,0", None),
        ("u", "9,2", None),
        ("u", "1e308,1e-308", "rate-not-finite"),
        ("i", "-1,4", None),
        ("i", "1,-4", None),
        ("run", "1e308,1e-308", "rate-not-finite"),
    ],
)
def test_num_and_den_of_each_chart(chart, cells, code):
    text = f"t,num,den\n1,1,2\n2,{cells}\n"

    if code is None:
        assert len(read(text, chart)) == 2
    else:
        assert refused(text, chart) == [(3, code)]


@pytest.mark.parametrize(
    ("chart", "cell", "code"),
    [
        ("c", "-1", "negative"),
        ("g", "-1", "negative"),
        ("c", "1.5", "not-whole"),
        ("g", "0.1", "not-whole"),
        ("c", "3.0", None),
        ("g", "0", None),
        ("c", "NA", None),
        ("t", "0", "not-above-0"),
        ("t", "-1", "not-above-0"),
        ("t", "0.1", None),
        ("t", "", None),
    ],
)
@pytest.mark.parametrize("ghost", ["", "1"])
def test_values_of_each_chart_on_ghosted_rows_too(chart, cell, ghost, code):
    text = f"t,value,ghost\n1,1,\n2,{cell},{ghost}\n"

    if code is None:
        assert len(read(text, chart)) == 2
    else:
        assert refused(text, chart) == [(3, code)]


def test_a_line_is_told_once_with_all_that_is_wrong_and_never_what_stood_there():
    with pytest.raises(Refused) as caught:
        read("t,value,ghost\nx,191212121212x,7\n1,2,3\n")

    lines = caught.value.by_line()
    assert [line for line, _ in lines] == [2, 3]
    assert lines[0][1].count(";") >= 2
    assert "1912" not in lines[0][1]
