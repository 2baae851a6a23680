"""The colours of tokens.css against each other (WCAG 2.2, 1.4.3 and 1.4.11)."""

import re

import pytest

from rodtrad.foundation.ui.components import HERE
from rodtrad.kernel.thread.lanes import LANES

SOURCE = (HERE / "static/ui/tokens.css").read_text("utf-8")
TOKENS = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", SOURCE))
GROUNDS = ("paper", "sheet", "sunken")
TONES = ("info", "ask", "warning", "error", "done")
TEXT = [
    *[(text, ground) for text in ("ink", "ink-soft", "link", "link-hover", "thread", "error") for ground in GROUNDS],
    *[(tone, f"{tone}-soft") for tone in TONES],
    *[(ink, f"{tone}-soft") for tone in TONES for ink in ("ink", "link")],
    *[(f"lane-{lane}", ground) for lane in LANES for ground in (*GROUNDS, f"lane-{lane}-soft", "warning-soft")],
    *[("ink", f"lane-{lane}-soft") for lane in LANES],
    *[("sheet", ground) for ground in ("thread", "thread-dark", "thread-darker", "warning", "ink")],
    ("ink", "thread-soft"), ("thread-dark", "thread-soft"), ("thread", "thread-soft"),
]  # fmt: skip
SHAPES = [("line-strong", ground) for ground in GROUNDS] + [("focus", ground) for ground in GROUNDS]


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(TOKENS[one]), luminance(TOKENS[other])))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_can_be_read(text, ground):
    assert contrast(text, ground) >= 4.5


@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_shape_can_be_seen(shape, ground):
    assert contrast(shape, ground) >= 3
