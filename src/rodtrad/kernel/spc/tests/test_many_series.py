"""Files with many series: by columns and by lines the same, refusals, and the lines that come out."""

from __future__ import annotations

import numpy as np
import pytest

from rodtrad.kernel.spc.files import many_series
from rodtrad.kernel.spc.files.batch_lines import batch_text, decimals
from rodtrad.kernel.spc.files.many_series import read_batch
from rodtrad.kernel.spc.files.refusals import Refused
from rodtrad.kernel.spc.tests.test_against_obvious import groups

MIXED = "id,t,value\nb,1,5\na,-3,\nb,2,NA\na,7,0.1\nb,10,7\n"


def refused(data):
    with pytest.raises(Refused) as caught:
        read_batch(data if isinstance(data, bytes) else data.encode())
    return [(refusal.line, refusal.code) for refusal in caught.value.refusals]


@pytest.mark.parametrize(
    "data",
    [
        MIXED.encode(),
        b"\xef\xbb\xbf" + MIXED.replace("\n", "\r\n").encode(),
        MIXED.replace("b,10", "b,1" + "0" * 30).encode(),
        MIXED.replace("b,10", "\n \nb,+10").encode(),
        MIXED.replace(",5\n", ', "5"\n').replace(' "5"', '" 5"').encode(),
    ],
)
def test_series_come_in_order_of_first_appearance(data):
    batch = read_batch(data)

    assert batch.ids == ["b", "a"]
    assert batch.series.group.tolist() == [0, 0, 0, 1, 1]
    assert np.array_equal(batch.series.values, [5, np.nan, 7, np.nan, 0.1], equal_nan=True)


def test_the_reader_by_columns_takes_what_is_plain(monkeypatch):
    monkeypatch.setattr(many_series, "_read_lines", None)

    assert read_batch(MIXED.encode()).ids == ["b", "a"]
    rows = "".join(f"s{number // 40},{number % 40},{number / 8}\n" for number in range(120_000))
    assert read_batch(("id,t,value\n" + rows).encode()).series.sizes().tolist() == [40] * 3000


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", [(1, "no-rows")]),
        (b"id,t,value\n", [(1, "no-rows")]),
        (b"id,t,value\n\n", [(1, "no-rows")]),
        (b"id,value\na,1\n", [(1, "missing-column")]),
        (b"id,t,value,id\na,1,1,b\n", [(1, "column-twice")]),
        (b"id,t,value\n,1,5\na,1,5\n", [(2, "missing")]),
        (b"id,t,value\nNA,1,5\n", [(2, "missing")]),
        (b"id,t,value\na,,5\na,NA,5\n", [(2, "missing"), (3, "missing")]),
        (b"id,t,value\na,1,5\nb,1,5\na,1,6\n", [(4, "repeated")]),
        (b"id,t,value\na,2,5\nb,1,5\na,1,6\n", [(4, "falling")]),
        (b"id,t,value\na,1.5,5\n", [(2, "not-whole")]),
        (b"id,t,value\na,9000000000000000000,5\na,-9000000000000000000,5\n", [(3, "falling")]),
        (
            b"id,t,value\na,1,nan\na,2,inf\na,3,NAN\n",
            [(2, "not-a-number"), (3, "not-a-number"), (4, "not-a-number")],
        ),
        (b"id,t,value\na,1,1e999\n", [(2, "not-finite")]),
        (b"id,t,value\na," + b"9" * 5000 + b",1\n", [(2, "not-finite")]),
        (b"id,t,value\na,1,1_0\na,1_0,1\n", [(2, "not-a-number"), (3, "not-a-number")]),
        (b"id,t,value\na,1,1,5\n", [(2, "cell-count")]),
        (b"id,t,value\na\x00,1,5\nb,1,x\n", [(2, "control-character"), (3, "not-a-number")]),
        (b"id,t,value\n\xff,1,5\n", [(2, "not-utf8")]),
        (b'id,t,value\n"a,1,5\n', [(2, "bad-quotes")]),
    ],
)
def test_refused_lines(data, expected):
    assert refused(data) == expected


def test_batch_run_lines():
    assert batch_text("run", read_batch(MIXED.encode())).splitlines() == [
        "id,n_obs,n_useful,centre_line,longest_run,longest_run_max,n_crossings,n_crossings_min,runs_signal",
        "b,3,2,6.000000,1,4,1,0,0",
        "a,2,0,0.100000,NA,NA,NA,NA,0",
    ]


def test_batch_i_lines_keep_missing_rows():
    text = "id,t,value\n" + _rows([5] * 9 + ["", 15] + [5] * 10)

    # 18 ranges of which one of 10: the gap takes two. Screening would leave 0, so the mean of all stays.
    assert batch_text("i", read_batch(text.encode())).splitlines() == [
        "id,n_useful,centre_line,lcl,ucl,longest_run,n_crossings,runs_signal,sigma_flags",
        "s,20,5.500000,4.022459,6.977541,10,2,1,000000000010000000000",
    ]


def _rows(values):
    return "".join(f"s,{t},{value}\n" for t, value in enumerate(values, start=1))


def test_batch_xmr_lines_leave_missing_rows_out():
    values = [0, 1, "", 2, 3, 4, 5, 6, "NA", 0]

    lines = batch_text("xmr", read_batch(("id,t,value\n" + _rows(values) + "e,1,\n").encode())).splitlines()

    assert lines == [
        "id,n,mean,lpl,upl,short_group_warning,flags",
        # Ranges 1 1 1 1 1 1 6: mean 12/7, 6 is screened, 1 stays.
        "s,8,2.625000,-0.035000,5.285000,1,UUUUUUA.",
        "e,0,NA,NA,NA,1,",
    ]


@pytest.mark.parametrize(
    ("number", "text"),
    [(-0.0, "0.000000"), (-0.0000001, "0.000000"), (0.1, "0.100000"), (-1.5, "-1.500000"), (float("nan"), "NA"),
     (float("inf"), "NA"), (1e15, "1000000000000000.000000")],
)  # fmt: skip
def test_decimals(number, text):
    assert decimals(number) == text


def test_ids_are_given_back_as_they_were():
    text = 'id,t,value\n"a,b",1,5\n c,1,5\n"d""e",1,5\n"f\ng",1,5\n"h\ri",1,5\nåäö,1,5\n'

    assert batch_text("xmr", read_batch(text.encode())).split("\n", 1)[1] == "".join(
        f"{shown},1,5.000000,NA,NA,1,.\n" for shown in ('"a,b"', " c", '"d""e"', '"f\ng"', '"h\ri"', "åäö")
    )


def test_huge_values_have_a_mean_and_blank_limits():
    assert batch_text("xmr", many_series.Batch(["a"], groups([[1e308, -1e308, 1e308]]))).endswith(
        ",NA,NA,1,...\n"
    )
