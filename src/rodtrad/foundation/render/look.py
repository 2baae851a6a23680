"""The look of documents: the values of foundation/ui's tokens.css, for forms that have no style sheet.

A test compares them with tokens.css.
"""

from __future__ import annotations

from typing import Final

PAPER: Final = "#fdfbf7"
SHEET: Final = "#ffffff"
SUNKEN: Final = "#f6f1e8"
INK: Final = "#23262d"
INK_SOFT: Final = "#585d68"
LINE: Final = "#e2dbcf"
LINE_STRONG: Final = "#8a8273"
THREAD: Final = "#b4232a"
THREAD_DARK: Final = "#8e1a20"
THREAD_SOFT: Final = "#fbeae7"

LANES: Final[dict[str, tuple[str, str]]] = {
    "voices": ("#a3561f", "#f9eee4"),
    "needs": ("#806400", "#f7f0d8"),
    "knowledge": ("#2b6698", "#e7f0f8"),
    "benefit": ("#2a7350", "#e5f3ec"),
    "intervention": ("#6650a4", "#efebf8"),
    "trying": ("#1b717b", "#e2f1f3"),
    "results": ("#5b6726", "#eff2df"),
    "spreading": ("#924177", "#f8eaf3"),
}
"""Lane → (strong, soft). Text in the strong colour on the soft one or on white has contrast above 4.5."""

SERIES: Final = ("#1b4b66", "#b4232a", "#806400", "#2a7350", "#6650a4", "#585d68")
"""The colours of series, told apart also by dash and marker; each at least 4.5 against white."""

FAMILY: Final = "Source Sans 3"


def tones(tone: str) -> tuple[str, str]:
    """The strong and the soft colour of a lane; without one, ink on the sunken ground."""
    return LANES.get(tone, (INK_SOFT, SUNKEN))
