"""How a series is charted: the choices made, and which of them go together (section 14.1, 14.2)."""

from __future__ import annotations

from dataclasses import dataclass

from rodtrad.kernel.spc.charts import CHARTS, RULE_SETS, ChartKind, RuleSet

DIRECTIONS = ("up", "down", "none")


class Misuse(ValueError):
    """Choices that do not go together; the text says why, in Swedish."""


@dataclass(frozen=True, slots=True)
class Plan:
    """One chart with its choices settled; ``constant`` and ``screen`` are None where there is no choice."""

    kind: ChartKind
    rules: RuleSet
    constant: str | None
    screen: bool | None
    freeze: int | None = None
    """The first so many rows are the baseline."""
    direction: str = "none"
    """Which way is better: up, down, none."""
    target: float | None = None


def make_plan(
    chart: str,
    *,
    rules: str | None = None,
    constant: str | None = None,
    screen: bool | None = None,
    freeze: int | None = None,
    direction: str | None = None,
    target: float | None = None,
) -> Plan:
    """Return the plan with the chart's defaults for what is None. Raises Misuse; KeyError for unknown names."""
    kind = CHARTS[chart]
    rule_set = RULE_SETS[rules or kind.rule_sets[0]]
    if rule_set.name not in kind.rule_sets:
        raise Misuse(f"regelverket {rule_set.name} finns inte för diagrammet {chart}")
    if constant is not None and constant not in kind.constants:
        raise Misuse(f"diagrammet {chart} har ingen konstant att välja")
    if screen is not None and not kind.screens:
        raise Misuse(f"diagrammet {chart} har ingen gallring av rörliga omfång")
    if freeze is not None and freeze < 1:
        raise Misuse("basperioden måste ha minst en rad")
    if (direction is not None or target is not None) and rule_set.name != "nhs":
        raise Misuse("riktning och målvärde hör till regelverket nhs")
    return Plan(
        kind=kind,
        rules=rule_set,
        constant=constant or next(iter(kind.constants), None),
        screen=(True if screen is None else screen) if kind.screens else None,
        freeze=freeze,
        direction=direction or "none",
        target=target,
    )
