"""The 28 checks of KUBINOL as pure functions (domain/kubinol.md sections 6 and 6.1)."""

from rodtrad.kernel.kubinol.checks.engine import (
    BLOCKS_SHARING,
    CODES,
    SEVERITY,
    Severity,
    check_case,
    piece_of,
    rests_on_suggestion,
    without_suggestions,
)
from rodtrad.kernel.kubinol.checks.thresholds import DEFAULT, Thresholds

__all__ = [
    "BLOCKS_SHARING",
    "CODES",
    "DEFAULT",
    "SEVERITY",
    "Severity",
    "Thresholds",
    "check_case",
    "piece_of",
    "rests_on_suggestion",
    "without_suggestions",
]
