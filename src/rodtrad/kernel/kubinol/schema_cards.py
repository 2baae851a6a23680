"""The keys that each card type has beside the common ones, and the criteria map (form section 5)."""

from __future__ import annotations

from collections.abc import Mapping

from rodtrad.kernel.kubinol.keys import Key, Kind, Shape

CRITERIA_KEYS = (
    Key("age_min", Kind.WHOLE, high=130),
    Key("age_max", Kind.WHOLE, high=130),
    Key("gender", Kind.WORDS, words=("man", "kvinna", "annat"), folded=True),
    Key("household", Kind.WORDS),
    Key("area", Kind.TEXTS),
    Key("language", Kind.WORDS),
    Key("birth_country", Kind.WORDS),
    Key("services", Kind.WORDS),
    Key("max_services"),
    Key("housing", Kind.WORDS),
    Key("areas_count", Kind.WHOLE),
    Key("other"),
)
REACHED_KEYS = (*CRITERIA_KEYS, Key("count_min", Kind.WHOLE), Key("count_max", Kind.WHOLE))
CRITERIA = Shape(CRITERIA_KEYS, ascending=(("age_min", "age_max"),))
REACHED = Shape(REACHED_KEYS, ascending=(("age_min", "age_max"), ("count_min", "count_max")))

_START_END = (("start", "end"),)

_BENEFIT = Shape(
    (
        Key("starting_problem"),
        Key("wanted_state"),
        Key("noticed"),
        Key("measurable", Kind.WORD, words=("yes", "no", "later")),
        Key("horizon"),
    )
)
_NEED = Shape(
    (
        Key("whose"),
        Key("found_by"),
        Key("strength", Kind.WORD, words=("observed", "confirmed-by-group", "confirmed-by-data")),
    )
)
_SIZE = Shape((Key("count", Kind.WHOLE), Key("source"), Key("year", Kind.WHOLE)))
_TARGET_GROUP = Shape(
    (
        Key("criteria", Kind.MAP, shape=CRITERIA),
        Key("priority", Kind.WORD, words=("primary", "secondary"), default="primary"),
        Key("size", Kind.MAP, shape=_SIZE),
        Key("reasons"),
    )
)
_CONTEXT_KINDS = (
    "demography",
    "socio-economy",
    "premises",
    "staffing",
    "finance",
    "technology",
    "provider-gap",
    "other",
)
_CONTEXT = Shape((Key("context_kind", Kind.WORD, words=_CONTEXT_KINDS),))
_MISSION_KINDS = ("law", "political-goal", "business-goal", "funding", "other")
_MISSION = Shape(
    (
        Key("mission_kind", Kind.WORD, words=_MISSION_KINDS),
        Key("period", Kind.PERIOD),
        Key("binding", Kind.BOOL),
        Key("criteria", Kind.MAP, shape=CRITERIA),
    )
)
_ACTOR_KINDS = (
    "internal",
    "region",
    "civil-society",
    "faith",
    "business",
    "authority",
    "property-owner",
    "individuals",
    "other",
)
_ACTOR_ROLES = ("informs", "knows-group", "co-creates", "carries-out", "decides")
_CONTACT = ("identified", "contacted", "in-dialogue", "takes-part", "ended")
_ACTOR = Shape(
    (
        Key("actor_kind", Kind.WORD, words=_ACTOR_KINDS),
        Key("actor_role", Kind.TEXTS, words=_ACTOR_ROLES),
        Key("contact_status", Kind.WORD, words=_CONTACT),
        Key("contact"),
    )
)
_TRUST = ("well-supported", "some-support", "single-voice", "assumption")
_KNOWLEDGE_KEYS = (
    Key("year", Kind.WHOLE),
    Key("applies_to", Kind.MAP, shape=CRITERIA),
    Key("trust", Kind.WORD, words=_TRUST),
)
_USER_KIND = Key("user_kind", Kind.WORD, words=("target-group", "next-of-kin"))
_PRACTICE_KIND = Key(
    "practice_kind",
    Kind.WORD,
    words=("own-staff", "other-unit", "other-municipality", "other-country"),
)
_CORE = Shape(
    (
        Key("found_through", Kind.WORD, words=("research", "interview", "analysis", "dialogue")),
        Key(
            "competence",
            Kind.WORD,
            words=("professional", "volunteer", "anyone", "not-settled"),
            default="not-settled",
        ),
        Key("if_missing"),
    )
)
_ELEMENT_KINDS = (
    "activity",
    "channel",
    "place",
    "time",
    "price",
    "staffing",
    "information",
    "collaboration",
    "extension",
)
_ELEMENT = Shape(
    (
        Key("element_kind", Kind.WORD, words=_ELEMENT_KINDS),
        Key("state", Kind.WORD, words=("idea", "planned", "running", "paused", "ended")),
        Key("competence", Kind.WORD, words=("professional", "volunteer", "mixed")),
        Key("responsible"),
        Key("start", Kind.DATE),
        Key("end", Kind.DATE),
        Key("period", Kind.PERIOD),
        Key("schedule"),
        Key("place"),
        Key("price_sek", Kind.NUMBER),
        Key("cost_sek", Kind.NUMBER),
    ),
    in_order=_START_END,
)
_TEST = Shape(
    (
        Key("scale", Kind.WORD, words=("thought", "sketch", "prototype", "small", "full")),
        Key("assumption"),
        Key("expected"),
        Key("state", Kind.WORD, words=("planned", "running", "ended")),
        Key("start", Kind.DATE),
        Key("end", Kind.DATE),
        Key("period", Kind.PERIOD),
        Key("place"),
    ),
    in_order=_START_END,
)
_CONSENT = Shape((Key("asked", Kind.BOOL, required=True), Key("kept"), Key("erase_by", Kind.DATE)))
_METHODS = ("count", "survey", "interview", "register", "instrument", "conversation")
_MEASURE = Shape(
    (
        Key("method", Kind.WORD, words=_METHODS),
        Key("instrument"),
        Key("start_value"),
        Key("interval_months", Kind.WHOLES),
        Key("state", Kind.WORD, words=("planned", "running", "done")),
        Key("due", Kind.DATE),
        Key("period", Kind.PERIOD),
        Key("responsible"),
        Key("contacts_again", Kind.BOOL, default=False),
        Key("consent", Kind.MAP, shape=_CONSENT),
    )
)
_RESULT = Shape(
    (
        Key("date", Kind.DATE),
        Key("reached", Kind.MAP, shape=REACHED),
        Key("value"),
        Key("meaning"),
        Key("supports", Kind.WORD, words=("supports", "contradicts", "unclear")),
        Key("decision", Kind.WORD, words=("keep", "adjust", "reconsider")),
        Key("decided", Kind.DATE),
        Key("decision_reason"),
    ),
    needs=(("decided", "decision"), ("decision_reason", "decision")),
)
_LESSON = Shape((Key("useful_for"), Key("shareable", Kind.BOOL, default=False)))

TYPE_SHAPES: Mapping[str, Shape] = {
    "benefit-individual": _BENEFIT,
    "benefit-organisational": _BENEFIT,
    "benefit-society": _BENEFIT,
    "need": _NEED,
    "target-group": _TARGET_GROUP,
    "context": _CONTEXT,
    "mission": _MISSION,
    "actor": _ACTOR,
    "knowledge-research": Shape(_KNOWLEDGE_KEYS),
    "knowledge-practice": Shape((*_KNOWLEDGE_KEYS, _PRACTICE_KIND)),
    "knowledge-user": Shape((*_KNOWLEDGE_KEYS, _USER_KIND)),
    "knowledge-statistics": Shape(_KNOWLEDGE_KEYS),
    "core-component": _CORE,
    "intervention-element": _ELEMENT,
    "test": _TEST,
    "measure": _MEASURE,
    "result": _RESULT,
    "lesson": _LESSON,
    "unsorted": Shape(()),
}
