"""What holds for any text: the guard against generated numbers and random writing."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rodtrad.kernel.guard import Hit, find, has_identity_number, mask

SLOW_MACHINE = settings(deadline=None)
# Birth numbers 980-999 are kept for testing by Skatteverket, so no generated number is a person's.
DAYS = st.dates(date(1900, 1, 1), date(2029, 12, 31))
TEST_SERIALS = st.integers(980, 999)
JOINS = st.sampled_from(["", "-", "+", " ", "–", "\u00a0", " - ", "\u200b", "-\u2060"])
GAPS = st.sampled_from(["", " ", ".", "-", "\u202f", "\u00ad"])
DIGITS = st.sampled_from(["0123456789", "０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗"])


def luhn(nine: str) -> int:
    """The check digit, reckoned in another way than the guard does: by the published table of doubles."""
    doubled = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)
    total = sum(doubled[int(digit)] if place % 2 == 0 else int(digit) for place, digit in enumerate(nine))
    return (10 - total % 10) % 10


def parts(born: date, serial: int, shift: int = 0, wrong: int = 0) -> list[str]:
    """Century, year, month, day and last four of a number; ``wrong`` is added to the check digit."""
    year, month, day = f"{born.year % 100:02}", f"{born.month:02}", f"{born.day + shift:02}"
    check = (luhn(f"{year}{month}{day}{serial}") + wrong) % 10
    return [str(born.year // 100), year, month, day, f"{serial}{check}"]


@SLOW_MACHINE
@given(DAYS, TEST_SERIALS, st.sampled_from([0, 60]), JOINS, GAPS, DIGITS, st.booleans())
def test_find_sees_every_number_however_it_is_written(born, serial, shift, join, gap, digits, with_century):
    century, *rest, last = parts(born, serial, shift)
    written = gap.join([century, *rest] if with_century else rest) + join + last
    written = written.translate(str.maketrans("0123456789", digits))

    text = f"Hon, {written}, kom."

    assert find(text) == [Hit("identity-number", 5, 5 + len(written))]
    assert has_identity_number(text)


@SLOW_MACHINE
@given(DAYS, TEST_SERIALS, st.integers(1, 9), st.booleans())
def test_find_passes_over_a_wrong_check_digit(born, serial, wrong, with_century):
    century, *rest, last = parts(born, serial, wrong=wrong)
    written = (century if with_century else "") + "".join(rest) + "-" + last

    assert not has_identity_number(written)


@SLOW_MACHINE
@given(DAYS, TEST_SERIALS, st.sampled_from("0123456789"), st.booleans())
def test_find_never_sees_a_number_inside_a_longer_run(born, serial, more, before):
    run = "".join(parts(born, serial))

    assert not has_identity_number(more + run if before else run + more)


@pytest.mark.parametrize(
    "month_and_day", ["0000", "1300", "0132", "0230", "0431", "0159", "0192", "0093", "1392"]
)
def test_find_asks_for_a_possible_date(month_and_day):
    nine = "85" + month_and_day + "980"

    assert not has_identity_number(nine[:6] + "-" + nine[6:] + str(luhn(nine)))


@pytest.mark.parametrize("month_and_day", ["0060", "0160", "0061", "0091", "1291", "0289"])
def test_find_sees_coordination_numbers_of_days_not_fully_known(month_and_day):
    nine = "84" + month_and_day + "980"

    assert has_identity_number(nine[:6] + "-" + nine[6:] + str(luhn(nine)))


PIECES = [*"0123456789 -–.+/@åaZ\u200b\u00a0１,\n", "gatan ", "07", "1212", "19", "Ek", ".se"]
WRITING = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


@SLOW_MACHINE
@given(st.one_of(WRITING, st.lists(WRITING, max_size=3).map(" ".join), st.text(max_size=80)))
def test_find_gives_hits_in_order_within_the_text(text):
    hits = find(text)
    ends = [0, *(hit.end for hit in hits)]

    assert all(end <= hit.start < hit.end <= len(text) for end, hit in zip(ends, hits, strict=False))
    assert has_identity_number(text) == any(hit.kind == "identity-number" for hit in hits)


@SLOW_MACHINE
@given(st.lists(WRITING, max_size=4))
def test_find_never_reaches_over_an_empty_line(texts):
    texts = [text.replace("\n", " ") for text in texts]

    assert [hit.kind for hit in find("\n\n".join(texts))] == [
        hit.kind for text in texts for hit in find(text)
    ]


def test_mask_puts_a_word_for_the_kind_in_place():
    text = "Åsa, 12\u200b1212-1212, bor på Storgatan 5 B (070-174 06 05, asa@example.se)."

    assert mask(text, find(text)) == "Åsa, [personnummer], bor på [adress] ([telefonnummer], [e-postadress])."


def test_a_hit_tells_nothing_of_what_was_found():
    assert "1212" not in repr(find("Åsa, 121212-1212")[0])
