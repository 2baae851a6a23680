"""Files that are broken or mean harm are refused with the reason; no file makes the reader fail otherwise."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rodtrad.kernel.questionnaire import workbook
from rodtrad.kernel.questionnaire.problems import Refused
from rodtrad.kernel.questionnaire.tests.sheets import changed, xlsx
from rodtrad.kernel.questionnaire.xlsform_reading import read_xlsform

SHEET = "xl/worksheets/sheet1.xml"
DTD = b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


def refusal(data: bytes) -> str:
    with pytest.raises(Refused) as refused:
        read_xlsform(data)
    return refused.value.problems[0].code


def with_dtd(part: bytes) -> bytes:
    head, end, rest = part.partition(b"?>")
    return head + end + DTD + rest


def in_utf_16(part: bytes) -> bytes:
    text = with_dtd(part).decode().replace("UTF-8", "UTF-16")
    return text.encode("utf-16")


def cell(text: str) -> Callable[[bytes], bytes]:
    return lambda part: part.replace(b"</sheetData>", f'<row r="9">{text}</row></sheetData>'.encode())


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not-excel"),
        (b"type,name\ntext,a", "not-excel"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "old-excel"),
        (b"PK\x03\x04" + b"x" * 100, "broken"),
        (xlsx()[:-200], "broken"),
        (b"PK" + b"\0" * (workbook.MOST_BYTES + 1), "too-large"),
        (changed(xlsx(), {SHEET: with_dtd}), "entities"),
        (changed(xlsx(), {SHEET: in_utf_16}), "entities"),
        (changed(xlsx(), {"xl/sharedStrings.xml": with_dtd}), "entities"),
        (changed(xlsx(), {"xl/workbook.xml": with_dtd}), "entities"),
        (changed(xlsx(), {SHEET: lambda part: part[:-20]}), "broken"),
        (changed(xlsx(), {SHEET: lambda part: part.replace(b"UTF-8", b"klingon")}), "broken"),
        (changed(xlsx(), extra={"xl/vbaProject.bin": b"x"}), "active-content"),
        (changed(xlsx(), extra={"xl/externalLinks/externalLink1.xml": b"<a/>"}), "active-content"),
        (changed(xlsx(), extra={"xl/embeddings/oleObject1.bin": b"x"}), "active-content"),
        (
            changed(
                xlsx(),
                {"[Content_Types].xml": lambda part: part.replace(b"openxml", b"x.macroEnabled.openxml", 1)},
            ),
            "active-content",
        ),
        (changed(xlsx(), {SHEET: cell('<c r="A9"><f>1+1</f><v>2</v></c>')}), "formula"),
        (changed(xlsx(), {SHEET: cell('<c r="XFD9"><v>2</v></c>')}), "too-many-cells"),
        (changed(xlsx(), {SHEET: cell('<c r="A999999"><v>2</v></c>')}), "too-many-cells"),
        (changed(xlsx(), {SHEET: cell('<c r="?"><v>2</v></c>')}), "too-many-cells"),
        (changed(xlsx(), extra={"xl/media/a.xml": b"\0" * 30_000_000}), "bomb"),
        (changed(xlsx(), extra={f"xl/media/{n}.txt": b"" for n in range(600)}), "bomb"),
    ],
)
def test_file_when_it_is_broken_or_means_harm_then_it_is_refused(data: bytes, code: str) -> None:
    assert refusal(data) == code


def test_file_when_it_lies_about_its_size_then_it_is_refused() -> None:
    data = changed(xlsx(), extra={"xl/media/a.xml": b"<a>" + b" " * 3_000_000 + b"</a>"})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        info = archive.getinfo("xl/media/a.xml")
    size = info.file_size.to_bytes(4, "little")

    assert refusal(data.replace(size, (10).to_bytes(4, "little"))) == "broken"


def test_formula_when_found_then_its_cell_is_named() -> None:
    with pytest.raises(Refused) as refused:
        read_xlsform(changed(xlsx(), {SHEET: cell('<c r="B9"><f>A1</f></c>')}))

    assert refused.value.problems[0].place == (SHEET, "B9")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 10**6), st.binary(min_size=1, max_size=8))
def test_any_bytes_when_changed_then_the_file_is_read_or_refused(at: int, noise: bytes) -> None:
    data = bytearray(xlsx())
    data[at % len(data) : at % len(data) + len(noise)] = noise
    try:
        read_xlsform(bytes(data))
    except Refused as refused:
        assert refused.problems  # noqa: PT017


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.lists(
            st.sampled_from(
                [
                    *"ab",
                    "text",
                    "begin group",
                    "end group",
                    "select_one a",
                    "begin repeat",
                    "${a} = 1",
                    "yes",
                    "rank b",
                    "integer",
                    "",
                    ". > 1",
                    "table-list",
                    "matrix",
                    "scale a",
                ]
            ),
            max_size=8,
        ),
        max_size=9,
    )
)
def test_any_rows_when_read_then_they_are_carried_or_refused(rows: list[list[str]]) -> None:
    head = "type | name | label | required | relevant | constraint | appearance | rodtrad\n"
    lines = "\n".join("|".join(row) for row in rows if any(row))
    lists = "list_name | name | label\na | 1 | x\na | 2 | y"
    try:
        read_xlsform(xlsx(head + lines, lists))
    except Refused as refused:
        assert all(problem.place for problem in refused.problems)  # noqa: PT017
