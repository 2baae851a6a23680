"""The indexed engine against slow, obvious predicates on random cases."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from rodtrad.kernel.kubinol.case import Card, Case, Link
from rodtrad.kernel.kubinol.tests.build import TODAY, card, cards_in, case
from rodtrad.kernel.kubinol.words import CARD_TYPES, RELATIONS, relation_allowed

SLOW_MACHINE = settings(deadline=None)
CRITERIA = st.fixed_dictionaries(
    {},
    optional={
        "age_min": st.integers(70, 73),
        "age_max": st.integers(73, 76),
        "gender": st.sampled_from(["man", "kvinna", ["man", "kvinna"]]),
        "area": st.lists(
            st.sampled_from(["Vindeln", "Byarna", "Södra byarna", "Umeå"]), min_size=1, max_size=2
        ),
    },
)
PARENTS = {"Södra byarna": "Byarna", "Byarna": "Vindeln"}
CRITERIA_KEY = {"target-group": "criteria", "knowledge-user": "applies_to", "result": "reached"}


@st.composite
def cases(draw) -> Case:
    kinds = draw(st.lists(st.sampled_from([*CARD_TYPES, "target-group", "result", "test"]), max_size=12))
    cards = [draw(random_card(f"K{place}", kind)) for place, kind in enumerate(kinds)]
    possible = [
        (source.id, rel, target.id)
        for source in cards
        for target in cards
        for rel in RELATIONS
        if source is not target and relation_allowed(rel, source.type, target.type)
    ]
    said = draw(st.lists(st.sampled_from(possible), unique=True, max_size=10)) if possible else []
    links = [Link(*ends, life=draw(st.sampled_from(["current", "current", "retired"]))) for ends in said]
    return case(*cards, links=tuple(links), status="in-test")


@st.composite
def random_card(draw, card_id: str, kind: str) -> Card:
    given = {CRITERIA_KEY[kind]: draw(CRITERIA)} if kind in CRITERIA_KEY else {}
    if kind == "test":
        given["end"] = (TODAY - timedelta(days=draw(st.integers(28, 33)))).isoformat()
    return card(card_id, kind, life=draw(st.sampled_from(["current", "draft", "retired"])), **given)


def alive(of: Case, *kinds: str) -> list[Card]:
    return [one for one in of.cards if one.life != "retired" and one.type in kinds]


def linked(of: Case, source: str, rel: str, target: str) -> bool:
    """Obvious and slow: look through all links and all cards."""
    living = {one.id for one in of.cards if one.life != "retired"}
    return any(
        (one.source, one.rel, one.target) == (source, rel, target)
        and one.life != "retired"
        and {source, target} <= living
        for one in of.links
    )


def listed(cards: list[Card]) -> tuple[str, ...] | None:
    return tuple(one.id for one in cards) or None


BENEFITS = ("benefit-individual", "benefit-organisational", "benefit-society")


@SLOW_MACHINE
@given(cases())
def test_kub_chk_03_is_as_the_obvious_reading(of):
    missing = [
        benefit
        for benefit in alive(of, *BENEFITS)
        if not any(linked(of, one.id, "follows", benefit.id) for one in alive(of, "measure"))
    ]

    assert cards_in("03", of) == listed(missing)


@SLOW_MACHINE
@given(cases())
def test_kub_chk_11_is_as_the_obvious_reading(of):
    kinds = tuple(kind for kind in CARD_TYPES if kind.startswith("knowledge-"))
    alone = [
        one
        for one in alive(of, *kinds)
        if not any(
            linked(of, one.id, rel, other.id) or linked(of, other.id, rel, one.id)
            for other in of.cards
            for rel in RELATIONS
        )
    ]

    assert cards_in("11", of) == listed(alone)


@SLOW_MACHINE
@given(cases())
def test_kub_chk_18_is_as_the_obvious_reading(of):
    late = [
        one
        for one in alive(of, "test")
        if (TODAY - date.fromisoformat(one.fields["end"])).days > 30
        and not any(linked(of, one.id, "yields", other.id) for other in alive(of, "result"))
    ]

    assert cards_in("18", of) == listed(late)


def chain(area: str) -> list[str]:
    return [area, *(chain(PARENTS[area]) if area in PARENTS else [])]


def words(value) -> set[str]:
    return {value} if isinstance(value, str) else set(value)


def may_meet(one: dict, other: dict) -> bool:
    """Rule 13 by trying every age, gender and area."""
    ages = any(
        one.get("age_min", 0) <= age <= one.get("age_max", 130)
        and other.get("age_min", 0) <= age <= other.get("age_max", 130)
        for age in range(131)
    )
    genders = "gender" not in one or "gender" not in other or words(one["gender"]) & words(other["gender"])
    areas = (
        "area" not in one
        or "area" not in other
        or any(a in chain(b) or b in chain(a) for a in one["area"] for b in other["area"])
    )
    return bool(ages and genders and areas)


@SLOW_MACHINE
@given(cases())
def test_kub_chk_07_is_as_the_obvious_reading(of):
    groups = [one.fields["criteria"] for one in alive(of, "target-group") if one.fields["criteria"]]
    strange = [
        one
        for one in alive(of, "knowledge-user")
        if one.fields["applies_to"]
        and groups
        and not any(may_meet(one.fields["applies_to"], group) for group in groups)
    ]

    assert cards_in("07", of) == listed(strange)


def goes_beyond(reached: dict, group: dict) -> bool:
    """Rule 14 read aloud, one line per sentence of it."""
    reasons = []
    if "age_min" in reached and "age_min" in group:
        reasons.append(reached["age_min"] < group["age_min"])
    if "age_max" in reached and "age_max" in group:
        reasons.append(reached["age_max"] > group["age_max"])
    if "age_min" in reached and "age_max" in group:
        reasons.append(reached["age_min"] > group["age_max"])
    if "age_max" in reached and "age_min" in group:
        reasons.append(reached["age_max"] < group["age_min"])
    if "gender" in reached and "gender" in group:
        reasons.append(bool(words(reached["gender"]) - words(group["gender"])))
    if "area" in reached and "area" in group:
        reasons.append(any(not set(chain(area)) & set(group["area"]) for area in reached["area"]))
    return any(reasons)


@SLOW_MACHINE
@given(cases())
def test_kub_chk_20_is_as_the_obvious_reading(of):
    groups = [one.fields["criteria"] for one in alive(of, "target-group") if one.fields["criteria"]]
    strange = [
        one
        for one in alive(of, "result")
        if one.fields["reached"]
        and groups
        and all(goes_beyond(one.fields["reached"], group) for group in groups)
    ]

    assert cards_in("20", of) == listed(strange)
