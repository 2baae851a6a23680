"""Days in words."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation

from rodtrad.foundation.base.days import in_words


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2026-03-12", "12 mars 2026"),
        (date(2026, 3, 12), "12 mars 2026"),
        ("2026-03", "mars 2026"),
        ("2026", "2026"),
        ("2026-03/2026-05-01", "mars 2026–1 maj 2026"),
        ("2024–2026", "2024–2026"),
        ("2026-02-30", "2026-02-30"),
        ("2026 höst", "2026 höst"),
        ("2026-03-12 och sedan", "2026-03-12 och sedan"),
        ("", ""),
    ],
)
def test_day_when_written_as_in_a_file_then_said_in_words(written, said) -> None:
    with translation.override("sv"):
        assert in_words(written) == said


def test_day_when_in_english_then_in_english() -> None:
    with translation.override("en"):
        assert in_words("2026-03-12") == "12 March 2026"
