"""Labels of the words that a key of a card or case may hold."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rodtrad.foundation.org.choices import Audience
from rodtrad.work.canvas.choices.asking import QuestionState
from rodtrad.work.canvas.choices.keys import TITLES
from rodtrad.work.canvas.choices.parts import PIECE_TITLES
from rodtrad.work.canvas.choices.states import EntryTrigger, Level, NewOrExisting

_ELEMENT_STATES = {
    "idea": pgettext_lazy("state", "idea"),
    "planned": pgettext_lazy("state", "planned"),
    "running": pgettext_lazy("state", "running"),
    "paused": pgettext_lazy("state", "paused"),
    "ended": pgettext_lazy("state", "ended"),
    "done": pgettext_lazy("state", "done"),
}

# key name → word → label. Where two types use one key with other words, all stand together.
WORDS: Mapping[str, Mapping[str, Promise]] = {
    "measurable": {"yes": _("yes"), "no": _("no"), "later": _("later")},
    "strength": {
        "observed": _("observed"),
        "confirmed-by-group": _("confirmed by the target group"),
        "confirmed-by-data": _("confirmed by figures"),
    },
    "priority": {"primary": _("primary"), "secondary": _("secondary")},
    "gender": {"man": _("men"), "kvinna": _("women"), "annat": _("other")},
    "context_kind": {
        "demography": _("demography"),
        "socio-economy": _("socio-economy"),
        "premises": _("premises"),
        "staffing": _("staffing"),
        "finance": _("finance"),
        "technology": _("technology"),
        "provider-gap": _("a gap between providers"),
        "other": _("something else"),
    },
    "mission_kind": {
        "law": _("law"),
        "political-goal": _("political goal"),
        "business-goal": _("goal of the organisation"),
        "funding": _("term of funding"),
        "other": _("something else"),
    },
    "actor_kind": {
        "internal": _("internal unit"),
        "region": _("region, health care"),
        "civil-society": _("civil society"),
        "faith": _("faith community"),
        "business": _("business"),
        "authority": _("authority"),
        "property-owner": _("property owner"),
        "individuals": _("individuals"),
        "other": _("something else"),
    },
    "actor_role": {
        "informs": _("informs"),
        "knows-group": _("knows the group"),
        "co-creates": _("co-creates"),
        "carries-out": _("carries out"),
        "decides": _("decides"),
    },
    "contact_status": {
        "identified": _("identified"),
        "contacted": _("contacted"),
        "in-dialogue": _("in dialogue"),
        "takes-part": _("takes part"),
        "ended": _("ended"),
    },
    "trust": {
        "well-supported": _("well supported"),
        "some-support": _("some support"),
        "single-voice": _("a single voice"),
        "assumption": _("an assumption"),
    },
    "user_kind": {"target-group": _("the target group"), "next-of-kin": _("next of kin")},
    "practice_kind": {
        "own-staff": _("own staff"),
        "other-unit": _("another unit"),
        "other-municipality": _("another municipality"),
        "other-country": _("another country"),
    },
    "found_through": {
        "research": _("research"),
        "interview": _("an interview"),
        "analysis": _("analysis"),
        "dialogue": _("dialogue"),
    },
    "competence": {
        "professional": _("professional"),
        "volunteer": _("volunteer"),
        "mixed": _("mixed"),
        "anyone": _("anyone"),
        "not-settled": _("not settled"),
    },
    "element_kind": {
        "activity": _("activity"),
        "channel": _("channel and recruitment"),
        "place": _("place"),
        "time": _("time"),
        "price": _("price"),
        "staffing": _("staffing"),
        "information": _("information"),
        "collaboration": _("form of collaboration"),
        "extension": _("planned extension"),
    },
    "state": _ELEMENT_STATES,
    "scale": {
        "thought": _("a test in thought"),
        "sketch": _("a sketch shown to others"),
        "prototype": _("a prototype"),
        "small": _("on a small scale"),
        "full": _("on full scale"),
    },
    "method": {
        "count": _("count"),
        "survey": _("survey"),
        "interview": _("interview"),
        "register": _("register"),
        "instrument": _("instrument"),
        "conversation": _("conversation"),
    },
    "supports": {
        "supports": _("supports the assumption"),
        "contradicts": _("contradicts the assumption"),
        "unclear": _("unclear"),
    },
    "decision": {
        "keep": _("keep"),
        "adjust": _("adjust how we do it"),
        "reconsider": _("reconsider why we do it"),
    },
}

CATALOGUE_TITLES: Mapping[str, Promise] = {
    "utmaning_nå_ut": _("Challenges in reaching out"),
    "utvecklingsbehov": _("Needs for development"),
    "organisatorisk_utmaning": _("Organisational challenges"),
    "policy": _("Policy"),
}
TAG_LABELS: Mapping[str, Promise] = {
    "fler": _("reach more"),
    "jämlikt": _("reach more equally"),
    "svårnådda-grupper": _("reach groups that are hard to reach"),
    "nya-behov": _("meet new needs"),
    "tidigare": _("reach earlier"),
    "definiera-nytta": _("define the wanted benefit"),
    "fånga-behov": _("catch needs"),
    "bästa-kunskap": _("use the best available knowledge"),
    "följa-upp-nytta": _("follow up and evaluate benefit"),
    "använda-profession": _("use professional expertise"),
    "synliggöra-resultat": _("make results visible"),
    "lära-av-erfarenhet": _("learn from experience"),
    "rum-struktur-metod": _("room, structure and method"),
    "riktning-finansiering": _("direction and funding"),
    "samverkan": _("collaboration"),
    "organisatoriskt-lärande": _("organisational learning"),
    "socialtjänstlag": _("Social Services Act"),
    "god-nära-vård": _("good and close care"),
    "tillitsbaserad-styrning": _("trust-based steering"),
    "förebyggande-nivåer": _("prevention on several levels"),
}


def said(field: str, value: str) -> str:
    """A saved value as the history tells it: known words by their labels, one by one, anything else as it stands."""
    inside = _structure(value)
    if isinstance(inside, dict):
        return "\n".join(
            f"{TITLES.get(name, name)}: {said(name, _text(each))}" for name, each in inside.items()
        )
    if isinstance(inside, list):
        return ", ".join(said(field, _text(each)) for each in inside)
    lines = [line.partition(": ") for line in value.splitlines()]
    if lines and all(inside and name in TITLES for name, inside, _value in lines):
        return "\n".join(f"{TITLES[name]}: {said(name, inner)}" for name, _colon, inner in lines)
    words = _CHOSEN.get(field) or WORDS.get(field, {})
    parts = value.split(", ")
    return ", ".join(str(words[part]) for part in parts) if all(part in words for part in parts) else value


def _structure(value: str) -> Any:
    """What the log keeps as JSON, a list or a map; None for a plain text."""
    try:
        return json.loads(value) if value[:1] in ("[", "{") else None
    except ValueError:
        return None


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


_CHOSEN: Mapping[str, Mapping[str, Promise]] = {
    "visibility": dict(Audience.choices),
    "level": dict(Level.choices),
    "new_or_existing": dict(NewOrExisting.choices),
    "entry_piece": PIECE_TITLES,
    "entry_trigger": dict(EntryTrigger.choices),
    "question_state": dict(QuestionState.choices),
}


def word_label(key: str, word: str) -> Promise | str:
    """How ``word`` of ``key`` reads; a word without a label stands as it is."""
    return WORDS.get(key, {}).get(word, word)
