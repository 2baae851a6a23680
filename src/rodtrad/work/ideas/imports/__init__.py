"""Files of many ideas: CSV, Excel and pasted notes, read into rows with their problems.

Nothing here writes. A file with any problem is refused whole, with line and reason.
"""

from __future__ import annotations

from rodtrad.foundation.base.tables import TableRefused
from rodtrad.work.ideas.imports.rows import (
    Problem,
    Read,
    Row,
    judged,
    mandate_of,
    packed,
    suggested_of,
    type_of,
    unpacked,
)
from rodtrad.work.ideas.imports.tables import MOST_BYTES, table_of
from rodtrad.work.ideas.models import Campaign
from rodtrad.work.ideas.rules.texts import split_lines

__all__ = [
    "MOST_BYTES",
    "Problem",
    "Read",
    "Row",
    "TableRefused",
    "mandate_of",
    "packed",
    "read_file",
    "read_notes",
    "suggested_of",
    "type_of",
    "unpacked",
]


def read_file(campaign: Campaign, data: bytes) -> Read:
    """The rows of a CSV or Excel file. Raises TableRefused when it cannot be read."""
    return judged(campaign, table_of(data))


def read_notes(campaign: Campaign, text: str) -> Read:
    """Notes pasted one to a line."""
    return judged(campaign, [["text"], *([line] for line in split_lines(text))])
