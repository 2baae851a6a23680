"""Every number of the charts, each a setting; the defaults are those of domain/spc-rules.md section 12."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Settings:
    """What the charts reckon with; numbers of points are whole numbers from 1."""

    run_allowance: int = 3
    """Longest run allowed: round(log2 n) and so many more (section 2)."""
    crossings_share: Fraction = Fraction(1, 20)
    """Fewest crossings allowed: this quantile of Binomial(n − 1, ½) (section 2)."""
    screening: float = 3.267
    """A moving range of so many means or more is dropped: Nelson's D4 (section 3)."""
    sigma_limits: float = 3.0
    """Sigmas from centre line to limits; the constants of section 3 are for 3."""
    sigma_warning: float = 2.0
    """Sigmas from centre line to the lines that two of three looks at."""
    laney_divisor: float = 1.128
    """Mean moving range of z to s_z on p′ and u′ (section 4)."""
    t_power: float = 3.6
    """The t chart reckons on y to the power of one through this (section 13)."""
    limits_shown_from: int = 5
    """Included baseline points from which limits are shown (section 14.5)."""
    settled_limits_from: int = 13
    """Included points of the part from which limits are no longer provisional."""
    settled_baseline_from: int = 12
    """Included points of a frozen baseline from which they are not, either."""
    verdict_from: int = 10
    """Useful points from which the runs verdict is shown."""
    short_group_below: int = 13
    """A batch marks an XmR group with fewer points as short (section 5)."""


DEFAULT = Settings()
TOLERANCE = 1e-12
"""Times the largest value of the part: closer than that is equal. Values such as 0.1 are not exact in binary;
a point on the line, or on a limit, may miss it by a few bits, and strict comparisons must not see them (section
10, which allows up to 1e-9). No data have thirteen figures, so nothing else is ever that close."""
