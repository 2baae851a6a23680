"""Files of insights: read (reading), judged row by row (judging), kept meanwhile (packing)."""

from rodtrad.work.insights.imports.judging import Plan, Problem, Row, identity_numbers, judged, plan
from rodtrad.work.insights.imports.packing import (
    Verdict,
    packed_lines,
    packed_verdict,
    unpacked_lines,
    unpacked_verdict,
    verdict_of,
)
from rodtrad.work.insights.imports.reading import MOST_ROWS, Line, read

__all__ = [
    "MOST_ROWS",
    "Line",
    "Plan",
    "Problem",
    "Row",
    "Verdict",
    "identity_numbers",
    "judged",
    "packed_lines",
    "packed_verdict",
    "plan",
    "read",
    "unpacked_lines",
    "unpacked_verdict",
    "verdict_of",
]
