"""Files of Open Comparisons: headings found, mapped and read; every refused line with its reason."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
import xlsxwriter

from rodtrad.sources.indicators.national.comparison_columns import Mapped, Role, municipality_code, propose
from rodtrad.sources.indicators.national.comparison_records import (
    NO_VALUE,
    Choice,
    Comparison,
    Group,
    Problem,
)
from rodtrad.sources.indicators.national.comparisons import read
from rodtrad.sources.indicators.national.sheets import Bounds, FileRefused, Sheet, sheets

BOUNDS = Bounds()
WIDE = [
    ["Öppna jämförelser 2025 – hemtjänst"],
    [],
    [None, None, None, "Trygghet", None, "Bemötande"],
    ["Kommunkod", "Kommun", "Län", "Kvinnor", "Män", "Alla"],
    ["0180", "Stockholm", "Stockholms län", 0.81, 0.8, "91"],
    [1480, "Göteborg", "Västra Götalands län", 0.835, "..", "88,5"],
    ["1481", "Mölndal", "Västra Götalands län", 0.9, 0.85, None],
    [None, "Riket", None, 0.84, 0.83, 90],
    [None, "Västra Götalands län", None, 0.86, 0.84, 89],
    ["Källa: Socialstyrelsen"],
]
LISTED = [
    ["Indikator", "År", "Eget värde", "Jämförelsegrupp", "Gruppens värde", "Rang", "Kommentar"],
    ["Trygghet", 2025, 83.5, "Riket", 84, 120, "Bättre än i fjol"],
    ["Trygghet", 2025, 83.5, "R9", 82, 3, None],
    ["Bemötande", "2025", "X", "Riket", "90,1 %", None, "Anna Svensson svarade på 070-174 06 35"],
]
CHOICE = Choice("Öppna jämförelser", "1480", "2025", ("Riket",))


def book(*pages: Sequence[Sequence[object]]) -> bytes:
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"default_date_format": "yyyy-mm-dd"}) as made:
        for rows in pages:
            sheet = made.add_worksheet()
            for line, row in enumerate(rows):
                sheet.write_row(line, 0, row)
    return data.getvalue()


def sheet(rows: Sequence[Sequence[object]]) -> Sheet:
    return sheets(book(rows), BOUNDS)[0]


def proposed(found: Sheet) -> Mapped:
    mapped = propose(found)
    assert mapped is not None
    return mapped


def with_columns(mapped: Mapped, **changes: dict[str, object]) -> Mapped:
    """Change columns by the first word of their heading, as a person does."""
    columns = (replace(each, **changes.get(each.heading.split()[0], {})) for each in mapped.columns)
    return replace(mapped, columns=tuple(columns))


def test_columns_are_proposed_below_titles_and_joined_headings() -> None:
    mapped = proposed(sheet(WIDE))

    assert mapped.heading_line == 4
    assert [(each.heading, each.role) for each in mapped.columns] == [
        ("Kommunkod", Role.CODE), ("Kommun", Role.AREA), ("Län", Role.NOTHING), ("Trygghet – Kvinnor", Role.VALUE),
        ("Trygghet – Män", Role.VALUE), ("Bemötande – Alla", Role.VALUE),
    ]  # fmt: skip
    assert mapped.columns[3].samples == ("0,81", "0,835", "0,9")
    assert mapped.groups == ("Riket", "Västra Götalands län")


def test_columns_of_a_row_an_indicator_are_proposed() -> None:
    mapped = proposed(sheet(LISTED))

    assert mapped.heading_line == 1
    assert [each.role for each in mapped.columns] == [
        Role.INDICATOR, Role.PERIOD, Role.OWN, Role.GROUP, Role.GROUP_VALUE, Role.RANK, Role.COMMENT,
    ]  # fmt: skip


def test_a_sheet_without_headings_proposes_nothing() -> None:
    assert propose(sheet([["Läs mig"], ["Filen handlar om hemtjänst", "2025"]])) is None


def test_headings_that_are_the_same_or_missing_are_told_apart() -> None:
    mapped = proposed(sheet([["Kommun", "Andel", "Andel", None], ["Göteborg", 1, 2, 3]]))

    assert [each.heading for each in mapped.columns] == ["Kommun", "Andel", "Andel (3)", "Kolumn 4"]


def test_a_row_an_area_gives_own_value_group_and_rank() -> None:
    page = sheet(WIDE)
    mapped = with_columns(
        proposed(page), Trygghet={"better": "high", "factor": 100.0}, Bemötande={"role": Role.VALUE}
    )

    found = read(page, mapped, replace(CHOICE, groups=(Group("Grannar", ("1481", "0180", "1401")),)), BOUNDS)

    assert found.problems == ()
    assert found.passed == ("Västra Götalands län",)
    source = ("Öppna jämförelser",)
    assert found.records == (
        Comparison(6, *source, "Trygghet – Kvinnor", "2025", "Riket", 83.5, "", 84.0, "", 2, 3, True),
        Comparison(
            6, *source, "Trygghet – Kvinnor", "2025", "Grannar", 83.5, "", 85.5, "2 av 3 kommuner", 2, 3, True
        ),
        Comparison(6, *source, "Trygghet – Män", "2025", "Riket", None, "..", 83.0, ""),
        Comparison(6, *source, "Trygghet – Män", "2025", "Grannar", None, "..", 82.5, "2 av 3 kommuner", computed=True),
        Comparison(6, *source, "Bemötande – Alla", "2025", "Riket", 88.5, "", 90.0, ""),
        Comparison(
            6, *source, "Bemötande – Alla", "2025", "Grannar", 88.5, "", 91.0, "1 av 3 kommuner", computed=True
        ),
    )  # fmt: skip


def test_low_may_be_better_and_equals_share_a_rank() -> None:
    page = sheet([["Kommun", "Kostnad"], ["Göteborg", 5], ["Mölndal", 5], ["Ale", 4], ["Riket", 4.5]])

    found = read(page, with_columns(proposed(page), Kostnad={"better": "low"}), CHOICE, BOUNDS)

    assert [(each.rank, each.of) for each in found.records] == [(2, 3)]


def test_indicators_in_a_column_of_their_own() -> None:
    page = sheet(
        [
            ["Kommun", "Indikator", "År", "Värde", "Kommentar"],
            ["Göteborg", "Trygghet", 2024, 80, "Ny fråga"],
            ["Göteborg", "Trygghet", 2025, 83, None],
            ["Riket", "Trygghet", 2025, 84, None],
        ]
    )

    found = read(page, proposed(page), replace(CHOICE, period=""), BOUNDS)

    assert [(each.line, each.period, each.own, each.group_value, each.group_status) for each in found.records] == [
        (2, "2024", 80.0, None, NO_VALUE), (3, "2025", 83.0, 84.0, ""),
    ]  # fmt: skip
    assert [each.comment for each in found.records] == ["Ny fråga", ""]


def test_a_row_an_indicator_is_read_as_it_stands() -> None:
    page = sheet(LISTED)

    found = read(page, proposed(page), replace(CHOICE, period=""), BOUNDS)

    assert found.problems == ()
    first, second, third = found.records
    assert first == Comparison(
        2,
        "Öppna jämförelser",
        "Trygghet",
        "2025",
        "Riket",
        83.5,
        "",
        84.0,
        "",
        120,
        None,
        False,
        "Bättre än i fjol",
    )
    assert (second.group, second.rank) == ("R9", 3)
    assert (third.own, third.own_status, third.group_value, third.rank) == (None, "X", 90.1, None)
    assert "070-174 06 35" in third.found  # asked about before it is brought in


def test_every_wrong_line_is_told_and_nothing_is_read() -> None:
    page = sheet(
        [
            *LISTED,
            ["Trygghet", 2025, 80, "Riket", 81, 1, None],
            ["Kontinuitet", 2025, "åttio", "Riket", 81, 1, None],
            [None, 2025, 80, "Riket", 81, 1, None],
            ["Kontinuitet", "i fjol", 80, "Riket", 81, 1, None],
            ["Kontinuitet", 2025, 80, "Riket", 81, 1.5, None],
            ["Väntetid", 2025, 80, "Riket", 81, 1, "gäller 19811228-9874"],
        ]
    )

    found = read(page, proposed(page), CHOICE, BOUNDS)

    assert found.records == ()
    assert found.problems == (
        Problem(5, "samma indikator, period och grupp står redan på rad 2"),
        Problem(6, "åttio under Eget värde är inget tal; lämna tomt där värde saknas"),
        Problem(7, "indikatorns namn saknas"),
        Problem(8, "i fjol är inget år; skriv till exempel 2025"),
        Problem(9, "rangen 1,5 är inget heltal från 1 och uppåt"),
        Problem(10, "ett personnummer står här; Rödtråd sparar inga sådana, ta bort det"),
    )
    assert read(page, proposed(page), CHOICE, Bounds(most_problems=2)).more == 4


def test_areas_twice_or_without_name_are_told() -> None:
    page = sheet(
        [
            ["Kommunkod", "Kommun", "Mått A"],
            [1480, "Göteborg", 1],
            ["1480", "Göteborg", 2],
            [None, None, 3],
            ["Not"],
        ]
    )

    found = read(page, proposed(page), CHOICE, BOUNDS)

    assert found.problems == (
        Problem(3, "Göteborg står redan på rad 2"), Problem(4, "raden har varken kommunkod eller namn"),
    )  # fmt: skip


def test_who_is_compared_must_be_in_the_file() -> None:
    page = sheet(WIDE)

    found = read(
        page, proposed(page), replace(CHOICE, municipality="1401", rows=("Riket", "Skåne län")), BOUNDS
    )

    assert found.problems == (
        Problem(0, "Kommun 1401 finns inte bland filens rader."), Problem(0, "Raden Skåne län finns inte i filen."),
    )  # fmt: skip


def test_what_has_to_be_chosen_first_is_said() -> None:
    page = sheet(WIDE)
    bare = replace(proposed(page), columns=())
    twice = with_columns(proposed(page), Län={"role": Role.INDICATOR})

    assert [each.reason for each in read(page, bare, Choice("", "1480"), BOUNDS).problems] == [
        "Skriv varifrån filen kommer.",
        "Ange vilket år värdena gäller, till exempel 2025, eller välj kolumnen med år.",
        "Välj kolumnen med kommunernas namn eller koder.",
        "Välj minst en kolumn med värden.",
        "Välj minst en grupp att jämföra med.",
    ]
    assert [each.reason for each in read(page, twice, CHOICE, BOUNDS).problems] == [
        "Välj en enda kolumn med värden när indikatorernas namn står i en egen kolumn."
    ]
    own = with_columns(proposed(sheet(LISTED)), Indikator={"role": Role.NOTHING})
    assert read(page, own, CHOICE, BOUNDS).problems == (Problem(0, "Välj kolumnen med indikatorernas namn."),)
    empty = sheet(LISTED[:1])
    assert read(empty, proposed(empty), CHOICE, BOUNDS).problems == (
        Problem(0, "Det finns inga värden under rubrikerna."),
    )


@pytest.mark.parametrize(
    ("code", "name", "found"),
    [
        (180.0, None, "0180"), ("0180", "fel namn", "0180"), (None, "Upplands Väsby", "0114"),
        (None, "Göteborgs stad", "1480"), (None, "Ale kommun", "1440"), (None, "Riket", ""),
        (1.0, "Stockholms län", ""), ("9999", "Göteborg", ""), (None, None, ""),
    ],
)  # fmt: skip
def test_a_municipality_is_known_by_code_or_name(
    code: str | float | None, name: str | None, found: str
) -> None:
    assert municipality_code(code, name) == found


def test_sheets_keep_their_lines_and_plain_cells() -> None:
    pages = sheets(book([[]], [[], [None, "  två\n rader "], ["'=1+1", True, date(2025, 3, 1), 7]]), BOUNDS)

    assert [each.name for each in pages] == ["Sheet2"]
    assert [list(filter(None, row)) for row in pages[0].rows] == [
        [], ["två rader"], ["=1+1", "True", "2025-03-01", 7.0],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "bounds", "words"),
    [
        (b"PK not a zip", BOUNDS, "skadad"),
        (b"kommun;v\xe4rde", BOUNDS, "går inte att öppna som Excel"),
        (book([[]]), BOUNDS, "tom"),
        (book([["a"]]), Bounds(most_bytes=100), "större än"),
        (book([["a"]]), Bounds(most_unpacked=100), "packas upp"),
        (book([["a"], ["b"], ["c"]]), Bounds(most_rows=2), "fler än 2 rader"),
    ],
)
def test_files_that_cannot_be_read_say_what_to_do(data: bytes, bounds: Bounds, words: str) -> None:
    with pytest.raises(FileRefused, match=words):
        sheets(data, bounds)
