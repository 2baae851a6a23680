"""The search index, pure: the tokens of an item, and a question put in tokens. The same on both databases.

An item is a row of tokens: the stems of its texts, the same with _t_ before them for those of its title, and marks that
begin with an underscore (no stem has one): _i every item, _a_ audience, _h_ home, _w_ author, _k_ kind, _l_ lane, _p_
its place and all places above it, _y_ the year it was made, _q_ the month, _m_ a theme, _r retired. So permission and
filters are inside the index (settled questions, section 8).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from rodtrad.foundation.base.scope import Actor
from rodtrad.kernel.swedish import query_terms, terms, words

EVERY, RETIRED = "_i", "_r"
OLDER = "older"
OLDER_THAN = 24  # months
MOST_WORDS = 8
_NO_AUDIENCE = "_a_private"


@dataclass(frozen=True, slots=True)
class Indexed:
    """What of an item is indexed. ``places``: the ids of its place and of all above it. ``made``: the day."""

    title: str
    text: str
    kind: str
    lane: str
    audience: str
    home: str
    author_id: int | None
    places: tuple[int, ...]
    made: date
    is_retired: bool
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a search is narrowed to; empty = everything. ``place``: the id of a place, with all below it.

    ``months``: as "yyyymm", made in one of these, or in none of them when ``older``.
    """

    kinds: tuple[str, ...] = ()
    lane: str = ""
    place: int | None = None
    year: int | None = None
    retired: bool = False
    theme: str = ""
    months: tuple[str, ...] = ()
    older: bool = False


@dataclass(frozen=True, slots=True)
class All:
    """All of the parts must hold, and none of ``but_not``."""

    parts: tuple[Ask, ...]
    but_not: tuple[Ask, ...] = ()


@dataclass(frozen=True, slots=True)
class Any:
    """At least one of the parts must hold."""

    parts: tuple[Ask, ...]


@dataclass(frozen=True, slots=True)
class Begins:
    """Some token begins so."""

    text: str


Ask = str | All | Any | Begins


@dataclass(frozen=True, slots=True)
class Question:
    """Stems to look for. ``unfinished``: the last word as far as it is typed."""

    stems: tuple[str, ...] = ()
    unfinished: str = ""
    narrowed: Narrowed = field(default_factory=Narrowed)


def question_of(text: str, narrowed: Narrowed | None = None) -> Question:
    """What a line of words asks for; at most eight words count."""
    return Question(tuple(query_terms(text)[:MOST_WORDS]), narrowed=narrowed or Narrowed())


def typed_so_far(text: str) -> Question:
    """The same while the last word is still being typed."""
    said = words(text)
    if not said or text[-1:].isspace():
        return question_of(text)
    return Question(tuple(query_terms(" ".join(said[:-1]))[: MOST_WORDS - 1]) if said[:-1] else (), said[-1])


def tokens(item: Indexed) -> list[str]:
    """All tokens of an item, each once, in a fixed order."""
    title = terms(item.title)
    found = [*title, *(f"_t_{term}" for term in title), *terms(item.text)]
    found += [
        audience_token(item.audience),
        f"_h_{item.home}",
        f"_k_{item.kind.replace('-', '_')}",
        f"_l_{item.lane}",
    ]
    found += [EVERY, f"_y_{item.made.year}", f"_q_{month_of(item.made)}"]
    found += [f"_p_{place}" for place in item.places]
    found += [theme_token(theme) for theme in item.themes]
    if item.author_id is not None:
        found.append(f"_w_{item.author_id}")
    if item.is_retired:
        found.append(RETIRED)
    return list(dict.fromkeys(found))


def audience_token(key: str) -> str:
    """The mark of an audience key. "N:5" and "n:5" differ by their letter's size, which the index does not see."""
    return "_a_" + key.replace("N:", "nn_").replace(":", "_")


def theme_token(theme: str) -> str:
    """The mark of a theme by its name, without regard to its letters' size."""
    return "_m_" + re.sub(r"[\W_]+", "_", theme.casefold()).strip("_")[:60]


def month_of(day: date) -> str:
    return f"{day.year}{day.month:02}"


def months_back(today: date, number: int) -> tuple[str, ...]:
    """This month and so many before it, as "yyyymm", the latest first."""
    count = today.year * 12 + today.month - 1
    return tuple(f"{(count - each) // 12}{(count - each) % 12 + 1:02}" for each in range(number + 1))


def narrowed_by(chosen: Mapping[str, str], place: int | None, today: date) -> Narrowed:
    """What the fields of the search page choose, as they are sent. ``place``: the id of the place they name."""
    age = chosen.get("age", "")
    months = OLDER_THAN if age == OLDER else int(age or 0)
    return Narrowed(
        kinds=(chosen["kind"],) if chosen.get("kind") else (), lane=chosen.get("lane", ""), place=place,
        year=int(chosen["year"]) if chosen.get("year") else None, retired=bool(chosen.get("retired")),
        theme=chosen.get("theme", ""), older=age == OLDER, months=months_back(today, months) if months else (),
    )  # fmt: skip


def seen_by(actor: Actor) -> Ask | None:
    """What this actor may see, as org.rules.sees says it; None = everything."""
    if actor.everything:
        return None
    ways: list[Ask] = [audience_token(key) for key in sorted(actor.audiences)]
    if actor.user_id is not None:
        ways.append(f"_w_{actor.user_id}")
    if actor.on_objects:
        homes = Any(tuple(f"_h_{code}" for code in sorted(actor.on_objects)))
        ways.append(All((homes,), (_NO_AUDIENCE,)))
    return Any(tuple(ways))


def levels(question: Question) -> list[Ask | None]:
    """What is asked for, best first: a hit in the title before none, then all words, all but one, some.

    Each level leaves out what the ones before it hold, so that paging never shows a row twice. No words: everything.
    """
    last: tuple[Ask, ...] = (Begins(question.unfinished),) if question.unfinished else ()
    stems = (*question.stems, *last)
    if not stems:
        return [None]
    in_title = Any(tuple(_in_title(stem) for stem in stems))
    if question.unfinished:
        every = All(stems)
        return [All((every, in_title)), All((every,), (in_title,))]
    counts = _by_count(stems)
    return [_level(counts, place, title, in_title) for title in (True, False) for place in range(len(counts))]


def _by_count(stems: Sequence[Ask]) -> list[Ask]:
    """All words; all but one; at least one."""
    found: list[Ask] = [All(tuple(stems))]
    if len(stems) > 2:
        found.append(Any(tuple(All(tuple(some)) for some in combinations(stems, len(stems) - 1))))
    if len(stems) > 1:
        found.append(Any(tuple(stems)))
    return found


def _level(counts: list[Ask], place: int, title: bool, in_title: Ask) -> Ask:
    better = tuple(counts[:place])
    if title:
        return All((counts[place], in_title), better)
    return All((counts[place],), (*better, in_title))


def _in_title(stem: Ask) -> Ask:
    return Begins(f"_t_{stem.text}") if isinstance(stem, Begins) else f"_t_{stem}"


def narrowing(narrowed: Narrowed) -> tuple[tuple[Ask, ...], tuple[Ask, ...]]:
    """(what must hold, what must not) beside the words."""
    must: list[Ask] = []
    if narrowed.kinds:
        must.append(Any(tuple(f"_k_{kind.replace('-', '_')}" for kind in narrowed.kinds)))
    if narrowed.lane:
        must.append(f"_l_{narrowed.lane}")
    if narrowed.place is not None:
        must.append(f"_p_{narrowed.place}")
    if narrowed.year is not None:
        must.append(f"_y_{narrowed.year}")
    if narrowed.theme:
        must.append(theme_token(narrowed.theme))
    months = tuple(f"_q_{month}" for month in narrowed.months)
    if months and not narrowed.older:
        must.append(Any(months))
    must_not = months if narrowed.older else ()
    return tuple(must), must_not if narrowed.retired else (RETIRED, *must_not)


def joined(level: Ask | None, seen: Ask | None, narrowed: Narrowed) -> Ask:
    """One level of a question, by one actor, narrowed."""
    must, must_not = narrowing(narrowed)
    parts = tuple(part for part in (level, seen, *must) if part is not None)
    return All(parts or (EVERY,), must_not)


def every_word(question: Question) -> Ask | None:
    """All the words of a question, wherever they stand; None for a question without words."""
    return All(question.stems) if question.stems else None


def as_fts5(ask: Ask) -> str:
    """The question in SQLite's FTS5 language."""
    if isinstance(ask, str):
        return f'"{ask}"'
    if isinstance(ask, Begins):
        return f'"{ask.text}" *'
    if isinstance(ask, Any):
        return f"({' OR '.join(as_fts5(part) for part in ask.parts)})"
    said = f"({' AND '.join(as_fts5(part) for part in ask.parts)})"
    return f"({said} NOT {_fts5_any(ask.but_not)})" if ask.but_not else said


def _fts5_any(parts: Iterable[Ask]) -> str:
    return f"({' OR '.join(as_fts5(part) for part in parts)})"


def as_tsquery(ask: Ask) -> str:
    """The question in PostgreSQL's tsquery language. Tokens hold letters, digits and underscores only."""
    if isinstance(ask, str):
        return f"'{ask}'"
    if isinstance(ask, Begins):
        return f"'{ask.text}':*"
    if isinstance(ask, Any):
        return f"({' | '.join(as_tsquery(part) for part in ask.parts)})"
    parts = [as_tsquery(part) for part in ask.parts] + [f"!{as_tsquery(part)}" for part in ask.but_not]
    return f"({' & '.join(parts)})"
