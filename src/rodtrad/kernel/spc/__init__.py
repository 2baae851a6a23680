"""Run charts and control charts (domain/spc-rules.md): ``one`` series with all it can say, ``many`` at once in NumPy.

The package itself imports no NumPy, so that one series is drawn without waiting for it.
"""

from rodtrad.kernel.spc.charts import CHARTS, RULE_SETS, ChartKind, RuleSet
from rodtrad.kernel.spc.engine import chart_of
from rodtrad.kernel.spc.plan import Misuse, Plan, make_plan
from rodtrad.kernel.spc.series import Chart, Part, Point, Row, as_dict
from rodtrad.kernel.spc.settings import DEFAULT, Settings

__all__ = [
    "CHARTS",
    "DEFAULT",
    "RULE_SETS",
    "Chart",
    "ChartKind",
    "Misuse",
    "Part",
    "Plan",
    "Point",
    "Row",
    "RuleSet",
    "Settings",
    "as_dict",
    "chart_of",
    "make_plan",
]
