"""Short ways to write a chart in a test, and series that the rules have much to say about."""

from __future__ import annotations

from hypothesis import strategies as st

from rodtrad.kernel.spc import Row, chart_of, make_plan


def chart(kind, values, *, phases=None, ghosts=(), **choices):
    """Chart values; ``ghosts`` holds places from 1, ``phases`` a label or None for each row."""
    rows = [
        Row(place, value, ghost=place in ghosts, phase=phases[place - 1] if phases else None)
        for place, value in enumerate(values, start=1)
    ]
    return chart_of(rows, make_plan(kind, **choices))


def share_chart(kind, pairs, *, ghosts=(), **choices):
    """Chart pairs of num and den."""
    rows = [
        Row(place, num=num, den=den, ghost=place in ghosts) for place, (num, den) in enumerate(pairs, start=1)
    ]
    return chart_of(rows, make_plan(kind, **choices))


_WHOLE = st.integers(0, 12).map(float)
_TENTHS = st.integers(-60, 60).map(lambda number: number / 10)
_STEPS = st.sampled_from([-1.0, 0.0, 1.0, 1.0, 0.1, 5.0])
_WITH_OUTLIERS = st.one_of(_WHOLE, _WHOLE, _WHOLE, st.just(90.0))


@st.composite
def _walks(draw):
    """Values that go up and down in stretches, so that trends and shifts are common."""
    values, level = [], 0.0
    for _ in range(draw(st.integers(1, 6))):
        step = draw(_STEPS)
        for _ in range(draw(st.integers(1, 9))):
            level = round(level + step, 1)
            values.append(level)
    return values


VALUES = st.one_of(
    st.lists(_WHOLE, max_size=40),
    st.lists(_TENTHS, max_size=40),
    st.lists(_WITH_OUTLIERS, max_size=40),
    st.lists(st.sampled_from([3.0, 3.0, 3.0, 4.0]), max_size=40),
    _walks(),
)
"""Series of values, 0 to 54 of them."""


@st.composite
def with_gaps(draw):
    """Return a series in which some values are missing."""
    values = draw(VALUES)
    gaps = draw(st.sets(st.integers(0, 60), max_size=8))
    return [None if place in gaps else value for place, value in enumerate(values)]
