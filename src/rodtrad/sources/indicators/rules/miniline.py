"""A line so small that it fits in a list: shape only, no numbers. Attributes only, no style."""

from __future__ import annotations

from collections.abc import Sequence

WIDTH, HEIGHT = 120, 28
_AIR = 3


def miniline(values: Sequence[float | None]) -> str:
    """The drawing as SVG, without text: the words stand beside it. "" when fewer than two values can be drawn."""
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return ""
    low, high = min(known), max(known)
    step = (WIDTH - 2 * _AIR) / (len(values) - 1)
    height = (HEIGHT - 2 * _AIR) / ((high - low) or 1)
    parts: list[list[str]] = [[]]
    last = (0.0, 0.0)
    for at, value in enumerate(values):
        if value is None:
            parts.append([])
            continue
        last = (_AIR + at * step, HEIGHT - _AIR - (value - low) * height)
        parts[-1].append(f"{last[0]:.0f} {last[1]:.0f}")
    path = "".join(f"M{'L'.join(part)}" for part in parts if len(part) > 1)
    return (
        f'<svg class="miniline" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true" focusable="false">'
        f'<path d="{path}"/><circle cx="{last[0]:.0f}" cy="{last[1]:.0f}" r="2.5"/></svg>'
    )
