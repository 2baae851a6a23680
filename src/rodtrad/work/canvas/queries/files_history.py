"""The history of cases in the form's lists (form section 10): what came by file, then what was made here.

Persons appear nowhere; what concerns a card that the actor may not see is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Max, OuterRef, Subquery
from django.utils import timezone

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.queries import visible_q
from rodtrad.foundation.thread.models import Flag
from rodtrad.kernel.kubinol.keys import TEXT_LENGTH
from rodtrad.kernel.kubinol.schema_history import CARD_ID_KEYS
from rodtrad.work.canvas.models import DecisionPoint, FindingAnswer, HistoryEntry, Loop, Version
from rodtrad.work.canvas.queries.files_asking import questions_in_file, thought_tests_in_file
from rodtrad.work.canvas.queries.whole import LoadedCase, sees

Lists = dict[str, list[dict[str, Any]]]
Placed = dict[str, list[tuple[int | None, dict[str, Any]]]]
HIGHEST_NUMBER = 1_000_000_000  # far beyond any count of sketches, and what a column of whole numbers holds
LIST_NAMES = ("versions", "decision_points", "questions", "thought_tests", "flags", "loops", "answers")


def history_of(actor: Actor, seen: Sequence[LoadedCase]) -> dict[str, Mapping[str, Any]]:
    """The history of every case by the code of its item, in ten queries. Cases without any are left out.

    Rows that came by file stand first, at the places they had; then those made here, oldest first.
    """
    by_pk = {loaded.detail.pk: loaded for loaded in seen}
    placed: dict[str, Placed] = {loaded.code: defaultdict(list) for loaded in seen}
    for entry in HistoryEntry.objects.filter(case_id__in=by_pk).order_by("case_id", "position", "pk"):
        placed[by_pk[entry.case_id].code][entry.list_name].append((entry.position, entry.content))
    for pk, asked in questions_in_file(by_pk).items():
        placed[by_pk[pk].code]["questions"] += asked
    for pk, tried in thought_tests_in_file(by_pk).items():
        placed[by_pk[pk].code]["thought_tests"] += tried
    for version in Version.objects.filter(case_id__in=by_pk).order_by("case_id", "number"):
        placed[by_pk[version.case_id].code]["versions"].append((version.position, _version(version)))
    decisions = DecisionPoint.objects.filter(
        visible_q(actor, "item__"), case_id__in=by_pk, item__life="current"
    )
    for point in decisions.select_related("item").order_by("day", "pk"):
        placed[by_pk[point.case_id].code]["decision_points"].append((point.position, _decision(point)))
    for loop in Loop.objects.filter(case_id__in=by_pk).select_related("card__item").order_by("pk"):
        if loop.kind and (loop.card is None or sees(actor, loop.card.item)):
            placed[by_pk[loop.case_id].code]["loops"].append((loop.position, _loop(loop)))
    found = {code: _in_place(lists) for code, lists in placed.items()}
    _add_flags(actor, seen, found)
    for answer in FindingAnswer.objects.filter(case_id__in=by_pk).order_by("case_id", "at", "pk"):
        found[by_pk[answer.case_id].code]["answers"].append(_answer(answer))
    return {
        loaded.code: {name: tuple(rows) for name in LIST_NAMES if (rows := _seen_rows(loaded, name, found))}
        for loaded in seen
        if any(found[loaded.code].values())
    }


def _in_place(lists: Placed) -> Lists:
    """Each list in its order: rows with a place by it, then the others as they stand."""
    found: Lists = defaultdict(list)
    for name, rows in lists.items():
        found[name] = [row for _place, row in sorted(rows, key=lambda each: (each[0] is None, each[0] or 0))]
    return found


def _seen_rows(loaded: LoadedCase, name: str, found: Mapping[str, Lists]) -> list[dict[str, Any]]:
    rows = found[loaded.code].get(name, [])
    if not loaded.hidden:
        return rows
    return [shown for row in rows if (shown := _without(loaded.hidden, name, row)) is not None]


def _without(hidden: frozenset[str], name: str, row: Mapping[str, Any]) -> dict[str, Any] | None:
    """The row without hidden cards; None when it is about one of them."""
    if name == "versions":
        cards = [card for card in row.get("cards", ()) if card["id"] not in hidden]
        links = [link for link in row.get("links", ()) if not hidden & {link["from"], link["to"]}]
        return {**row, "cards": cards, "links": links}
    if row.get("about") in hidden:
        return None
    shown = dict(row)
    for key in CARD_ID_KEYS.get(name, ()):
        value = row.get(key, ())
        if isinstance(value, str):
            if value in hidden:
                return None
        elif name == "answers" and hidden & set(value):
            return None
        elif value:
            shown[key] = [card for card in value if card not in hidden]
    return shown


def _version(version: Version) -> dict[str, Any]:
    rows = {name: [_known(row) for row in version.content.get(name, ())] for name in ("cards", "links")}
    row = {
        "number": version.number,
        "name": version.name,
        "date": _day(version.taken),
        "reason": version.reason,
        "status": version.status,
        **rows,
    }
    return _said(row)


def _decision(point: DecisionPoint) -> dict[str, Any]:
    names = ("alternatives", "chosen", "reasons", "grounds", "decided_by", "gives_up", "reconsider")
    row = {"date": point.day.isoformat(), "question": point.item.text}
    return _said({**row, **{name: getattr(point, name) for name in names}})


def _loop(loop: Loop) -> dict[str, Any]:
    return _said(
        {
            "trigger": loop.trigger, "from_version": loop.from_number, "to_version": loop.to_number,
            "assumptions": loop.assumptions, "changed": loop.changed, "kind": loop.kind, "learning": loop.learning,
        }
    )  # fmt: skip


def _said(row: dict[str, Any]) -> dict[str, Any]:
    """Without what is empty, which means the same as not said."""
    return {name: value for name, value in row.items() if value not in ("", None, [])}


def _known(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "extra"}


def _add_flags(actor: Actor, seen: Sequence[LoadedCase], found: Mapping[str, Lists]) -> None:
    key_of = {card.pk: key for loaded in seen for key, card in loaded.cards.items()}
    rows = Flag.objects.filter(home__in=found).select_related("cause").order_by("raised", "pk")
    for flag in rows:
        hidden_cause = flag.cause is not None and flag.cause_id not in key_of and not sees(actor, flag.cause)
        if flag.item_id not in key_of or hidden_cause:
            continue
        cause = key_of.get(flag.cause_id or 0) if flag.cause and flag.cause.home == flag.home else None
        found[flag.home]["flags"].append(
            {
                "card": key_of[flag.item_id],
                "cause": cause,
                "raised": _day(flag.raised),
                "what": _what(flag),
                "answer": flag.answer,
                "answered": _day(flag.answered) if flag.answered else None,
                "reason": flag.reason,
            }
        )


def _what(flag: Flag) -> str:
    told = "; ".join(f"{field}: {before} → {after}" for field, before, after in flag.changes)
    return told[:TEXT_LENGTH]


def _answer(answer: FindingAnswer) -> dict[str, Any]:
    return {
        "check": answer.check_code,
        "cards": answer.cards,
        "answer": answer.answer,
        "reason": answer.reason,
        "date": _day(answer.at),
        "until": answer.until.isoformat() if answer.until else None,
    }


def _day(moment: Any) -> str:
    return str(timezone.localtime(moment).date())


def next_version_number(case_ids: Iterable[int]) -> dict[int, int]:
    """The number of the next version of each case, above those made here and those that came by file."""
    wanted = list(case_ids)
    numbers = dict.fromkeys(wanted, 0)
    made = Version.objects.filter(case_id__in=wanted).order_by().values_list("case_id")
    numbers.update(made.annotate(last=Max("number")))
    came = HistoryEntry.objects.filter(case_id__in=wanted, list_name="versions")
    for case_id, content in came.values_list("case_id", "content"):
        number = content.get("number", 0)
        numbers[case_id] = max(numbers[case_id], number if number <= HIGHEST_NUMBER else 0)
    return {case_id: number + 1 for case_id, number in numbers.items()}


def last_sketches(case_ids: Iterable[int]) -> dict[int, dict[str, Any]]:
    """What stands in the newest version of each case that has one: one query."""
    newest = Version.objects.filter(case_id=OuterRef("case_id")).order_by("-number").values("pk")[:1]
    rows = Version.objects.filter(case_id__in=list(case_ids), pk=Subquery(newest)).order_by()
    return dict(rows.values_list("case_id", "content"))
