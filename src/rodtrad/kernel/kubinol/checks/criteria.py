"""Comparing groups of people by their criteria: rules 10-14 of domain/kubinol.md section 6.1.

Compared are age, gender, household and area. Other keys are carried and shown, never compared.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from rodtrad.kernel.kubinol.areas import AreaTree, fold
from rodtrad.kernel.kubinol.case import Card
from rodtrad.kernel.kubinol.checks.index import View


@dataclass(frozen=True, slots=True)
class Criteria:
    """What is compared of a criteria map. Ages in years, both ends included; None or empty = not said."""

    age_min: int | None
    age_max: int | None
    gender: frozenset[str]
    household: frozenset[str]
    area: tuple[str, ...]


def has_criteria(criteria: Mapping[str, Any]) -> bool:
    """Say whether a map names at least one key, also one that is never compared (rule 12)."""
    return any(value not in (None, "", (), [], {}) for value in criteria.values())


def criteria_of(card: Card, key: str) -> Criteria | None:
    """Return what a card says under ``key`` (criteria, applies_to or reached), None when it says nothing."""
    written = card.fields.get(key) or {}
    if not has_criteria(written):
        return None
    return Criteria(
        age_min=written.get("age_min"),
        age_max=written.get("age_max"),
        gender=frozenset(fold(word) for word in _texts(written.get("gender"))),
        household=frozenset(fold(word) for word in _texts(written.get("household"))),
        area=_texts(written.get("area")),
    )


def groups_with_criteria(view: View) -> list[Criteria]:
    """Return the criteria of the case's target groups, that have any, primary and secondary alike.

    Groups that say the same stand once: what fits one of them fits the other.
    """
    found = (criteria_of(card, "criteria") for card in view.of_type("target-group"))
    return list(dict.fromkeys(criteria for criteria in found if criteria is not None))


def fits_none(
    criteria: Criteria | None,
    groups: list[Criteria],
    differs: Callable[[Criteria, Criteria], bool],
) -> bool:
    """Say whether the criteria differ from every group; silent without criteria or groups (rule 12)."""
    return criteria is not None and bool(groups) and all(differs(criteria, group) for group in groups)


def overlap(one: Criteria, other: Criteria, areas: AreaTree) -> bool:
    """Say whether the two may hold the same person (rule 13); a key missing on a side makes no difference."""
    return (
        _ages_meet(one, other)
        and _share(one.gender, other.gender)
        and _share(one.household, other.household)
        and (not one.area or not other.area or areas.any_overlap(one.area, other.area))
    )


def deviates(reached: Criteria, group: Criteria, areas: AreaTree) -> bool:
    """Say whether those reached go beyond the group (rule 14); each comparison needs both values given."""
    return (
        _age_deviates(reached, group)
        or _names_others(reached.gender, group.gender)
        or _names_others(reached.household, group.household)
        or (bool(group.area) and not all(_is_inside(area, group.area, areas) for area in reached.area))
    )


def _ages_meet(one: Criteria, other: Criteria) -> bool:
    """A missing end is open; both ends belong to the range, so 70-74 and 74-80 meet."""
    return not (_is_above(one.age_min, other.age_max) or _is_above(other.age_min, one.age_max))


def _age_deviates(reached: Criteria, group: Criteria) -> bool:
    """A missing end is not open here: "from 75" beside a group of 70-90 is silent."""
    return (
        _is_above(group.age_min, reached.age_min)
        or _is_above(reached.age_max, group.age_max)
        or _is_above(reached.age_min, group.age_max)
        or _is_above(group.age_min, reached.age_max)
    )


def _is_above(one: int | None, other: int | None) -> bool:
    return one is not None and other is not None and one > other


def _share(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one or not other or not one.isdisjoint(other)


def _names_others(reached: frozenset[str], group: frozenset[str]) -> bool:
    return bool(group) and not reached <= group


def _is_inside(area: str, outer: tuple[str, ...], areas: AreaTree) -> bool:
    return any(areas.inside(area, other) for other in outer)


def _texts(value: Any) -> tuple[str, ...]:
    """Return "words" of the form, one text or a list of texts, as a tuple."""
    if not value:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)
