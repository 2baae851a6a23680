"""What the kernel's checks say about cases as they stand in the database. Stored by services.findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from typing import Any

from django.utils import timezone

from rodtrad.foundation.base import clock
from rodtrad.foundation.org import settings
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.thread.models import Flag as ItemFlag
from rodtrad.kernel.kubinol.areas import AreaTree
from rodtrad.kernel.kubinol.case import Card, Case, Finding, Flag
from rodtrad.kernel.kubinol.checks import (
    BLOCKS_SHARING,
    DEFAULT,
    Thresholds,
    check_case,
    rests_on_suggestion,
    without_suggestions,
)
from rodtrad.work.canvas.models import Version
from rodtrad.work.canvas.queries.areas import HouseAreas, areas_of, house_areas
from rodtrad.work.canvas.queries.whole import LoadedCase
from rodtrad.work.canvas.rules.thresholds import SETTING_NAMES, thresholds_from

PERSONAL_DATA = "KUB-CHK-28"


@dataclass(frozen=True, slots=True)
class Found:
    """One code on one case, and those of its cards (or the case: "") that hang on an unconfirmed suggestion."""

    finding: Finding
    on_suggestion: frozenset[str] = frozenset()


@dataclass(slots=True)
class Around:
    """What the checks need beside the cases, read for many at once."""

    flags: dict[str, list[ItemFlag]] = field(default_factory=lambda: defaultdict(list))
    versions: dict[int, list[date]] = field(default_factory=lambda: defaultdict(list))
    thresholds: dict[int, Thresholds] = field(default_factory=dict)
    house: HouseAreas = field(default_factory=HouseAreas)


def thresholds_at(place: Place | None) -> Thresholds:
    """The thresholds that hold at the place."""
    return thresholds_from(settings.values(SETTING_NAMES.values(), place))


def around(loaded: Sequence[LoadedCase]) -> Around:
    """Two or three queries for any number of cases, and one per place."""
    found = Around(house=house_areas(loaded))
    for flag in ItemFlag.objects.filter(home__in=[each.code for each in loaded], answered__isnull=True):
        found.flags[flag.home].append(flag)
    named = Version.objects.filter(case_id__in=[each.detail.pk for each in loaded]).exclude(name="")
    for case_id, taken in named.values_list("case_id", "taken"):
        found.versions[case_id].append(timezone.localtime(taken).date())
    for each in loaded:
        place = each.detail.item.place
        if place.pk not in found.thresholds:
            found.thresholds[place.pk] = thresholds_at(place)
    return found


def findings_of(loaded: LoadedCase, beside: Around, as_of: date) -> list[Found]:
    """What the checks find on the whole case."""
    key_of = {card.pk: key for key, card in loaded.cards.items()}
    flags = [
        Flag(key_of[flag.item_id], timezone.localtime(flag.raised).date())
        for flag in beside.flags[loaded.code]
        if flag.item_id in key_of
    ]
    tree = AreaTree(areas_of(loaded, beside.house), implied=(loaded.detail.municipality.name,))

    def ask(case: Case) -> list[Finding]:
        return _asked(case, loaded.detail.cleared, lambda each: check_case(
            each, tree, as_of, beside.thresholds[loaded.detail.item.place_id],
            flags=flags, versions=beside.versions[loaded.detail.pk],
        ))  # fmt: skip

    found = ask(loaded.case)
    if not _has_suggestions(loaded.case):
        return [Found(finding) for finding in found]
    without = ask(without_suggestions(loaded.case))
    return [Found(finding, _suggested(finding, without)) for finding in found]


def _asked(case: Case, cleared: Iterable[str], check: Any) -> list[Finding]:
    """What the checks find; texts that a person has said point to nobody are not asked about again."""
    found: list[Finding] = check(case)
    digests = frozenset(cleared)
    if not digests or all(finding.check != PERSONAL_DATA for finding in found):
        return found
    again = [finding for finding in check(without_texts(case, digests)) if finding.check == PERSONAL_DATA]
    return [finding for finding in found if finding.check != PERSONAL_DATA] + again


def safety_of(case: Case, cleared: Iterable[str]) -> list[Finding]:
    """What keeps a case, or a frozen sketch of it, from being shown outside its team (KUB-CHK-26 and -28)."""
    tree = AreaTree(())
    found = _asked(case, cleared, lambda each: check_case(each, tree, clock.today(), DEFAULT))
    return [finding for finding in found if finding.check in BLOCKS_SHARING]


def _suggested(finding: Finding, without: list[Finding]) -> frozenset[str]:
    if not rests_on_suggestion(finding, without):
        return frozenset()
    still = next((other.cards for other in without if other.check == finding.check), ())
    return frozenset(finding.cards or ("",)) - frozenset(still)


def _has_suggestions(case: Case) -> bool:
    return any(card.basis == "inferred" for card in case.cards) or any(
        link.basis == "inferred" for link in case.links
    )


def digest_of(text: str) -> str:
    """How a cleared text is remembered: it counts as cleared only as long as it reads the same."""
    return sha256(text.encode()).hexdigest()


def without_texts(case: Case, digests: frozenset[str]) -> Case:
    """The case with the texts of these digests emptied."""

    def kept(value: Any) -> Any:
        if isinstance(value, str):
            return "" if digest_of(value) in digests else value
        if isinstance(value, Mapping):
            return {key: kept(inner) for key, inner in value.items()}
        return [kept(inner) for inner in value] if isinstance(value, list | tuple) else value

    def card(each: Card) -> Card:
        return replace(
            each, text=kept(each.text), note=kept(each.note), reference=kept(each.reference),
            tags=tuple(kept(each.tags)),
            fields={key: kept(value) if key in _FREE_TEXTS else value for key, value in each.fields.items()},
        )  # fmt: skip

    return replace(
        case, title=kept(case.title), description=kept(case.description),
        fields={key: kept(value) for key, value in case.fields.items()},
        cards=tuple(card(each) for each in case.cards),
        links=tuple(replace(link, reason=kept(link.reason)) for link in case.links),
    )  # fmt: skip


# Dates and criteria are left alone: the checks read them, and they hold no free text that points to anybody.
_FREE_TEXTS = frozenset(
    {
        "starting_problem", "wanted_state", "noticed", "horizon", "whose", "found_by", "reasons", "contact",
        "if_missing", "responsible", "schedule", "place", "assumption", "expected", "instrument", "start_value",
        "value", "meaning", "decision_reason", "useful_for", "size", "consent",
    }
)  # fmt: skip
