"""Many series at once, in NumPy: the charts run, i and xmr with their defaults, as the batch prints them.

Written apart from ``engine`` on purpose: the tests hold the two against each other. Arrays are flat, one entry
for each row, the rows of a series next to each other; nothing is padded, so one long series costs no more.
"""

from rodtrad.kernel.spc.many.charts import Individuals, Runs, Xmr, i_charts, run_charts, xmr_charts
from rodtrad.kernel.spc.many.groups import Groups

__all__ = ["Groups", "Individuals", "Runs", "Xmr", "i_charts", "run_charts", "xmr_charts"]
