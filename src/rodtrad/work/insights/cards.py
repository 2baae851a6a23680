"""An insight as lists show it: the words, who is behind it, and how sure it is. Colour never says it alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rodtrad.foundation.base.declarations import Text
from rodtrad.foundation.thread.states import state_title
from rodtrad.work.insights.choices import CIRCLE_TITLES
from rodtrad.work.insights.models import Insight
from rodtrad.work.insights.rules import circles


@dataclass(frozen=True, slots=True)
class InsightCard:
    """One insight in a list."""

    insight: Insight
    state: Text
    circles: list[Text]
    labels: list[str]
    themes: list[str]


def insight_cards(rows: Iterable[Insight]) -> list[InsightCard]:
    """Rows that were read with queries.insights.with_words: no query more."""
    return [
        InsightCard(
            insight=row,
            state=state_title("insight", row.item.state),
            circles=[CIRCLE_TITLES[each] for each in circles.parts(row.circles)],
            labels=[str(label) for label in row.labels.all()],
            themes=[theme.label for theme in row.themes.all()],
        )
        for row in rows
    ]
