"""Survey scales scored: facts only, no item wording (domain/instruments.md, "Output of scoring")."""

from rodtrad.kernel.scales.instruments import INSTRUMENTS, score
from rodtrad.kernel.scales.lines import score_line
from rodtrad.kernel.scales.refusal import Refused

__all__ = ["INSTRUMENTS", "Refused", "score", "score_line"]
