"""A case file read and weighed against what is here: what importing it would do. Nothing is written.

``read`` judges the file by itself (form section 11), ``plan`` against the installation (section 13).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rodtrad.foundation.base.fields import texts_in
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.permissions import At, may
from rodtrad.foundation.org.queries import said_ok
from rodtrad.kernel import guard
from rodtrad.kernel.kubinol.case import Case, CaseFile
from rodtrad.kernel.kubinol.loader import Loaded, load, texts_of
from rodtrad.kernel.kubinol.messages import Problem
from rodtrad.kernel.municipalities import codes_by_name
from rodtrad.work.canvas.queries.areas import arrival_content
from rodtrad.work.canvas.queries.files import AreasClash, Beside, besides_of, joined_beside
from rodtrad.work.canvas.queries.known import Known, known_of
from rodtrad.work.canvas.queries.references import with_references
from rodtrad.work.canvas.queries.safety import for_team, unsafe
from rodtrad.work.canvas.queries.whole import LoadedCase
from rodtrad.work.canvas.rules import differences
from rodtrad.work.canvas.rules.differences import Difference, Plain
from rodtrad.work.canvas.rules.reach import is_beyond_team
from rodtrad.work.canvas.services.importing.apply import tree_rows
from rodtrad.work.canvas.services.importing.plans import CasePlan, Outcome, Plan
from rodtrad.work.canvas.services.importing.problems import LIMIT, refusal, without_numbers

MOST_NAMES = 60


def read(data: bytes, *, keep_unknown: bool = False) -> Loaded:
    """The file, or every reason why not. An identity number anywhere refuses it; no message repeats one."""
    loaded = load(data, codes_by_name(), keep_unknown=keep_unknown)
    if loaded.case_file is None:
        return Loaded(None, tuple(map(without_numbers, loaded.problems)))
    numbers = [
        refusal(line, "identity-number-key" if guard.has_identity_number(key) else "identity-number", key=key)
        for line, key, text in texts_of(loaded)
        if guard.has_identity_number(text)
    ]
    numbers = [without_numbers(problem) for problem in numbers]
    if numbers:
        return Loaded(None, tuple(sorted(numbers, key=lambda problem: problem.line or 0)[:LIMIT]))
    return loaded


@dataclass(slots=True)
class _Reading:
    """What the judging of every case needs."""

    actor: Actor
    loaded: Loaded
    file: CaseFile
    known: Known
    overwrite: bool
    as_team: bool

    def line(self, *key: str) -> int | None:
        """The line of a card, link or key; else that of its case."""
        return self.loaded.lines.get(key) or self.loaded.lines.get(("case", key[1]))


def plan(actor: Actor, loaded: Loaded, *, overwrite: bool = False, as_team: bool = False) -> Plan:
    """What importing the file would do, as far as ``actor`` may see and do it.

    ``overwrite``: what persons have changed is overwritten instead of refused. ``as_team``: a case that safety
    keeps within its team comes in for its team only, instead of being refused.
    """
    found = Plan(problems=list(loaded.problems), remarks=list(loaded.remarks))
    if loaded.case_file is None:
        return found
    file = loaded.case_file
    reading = _Reading(actor, loaded, file, known_of(actor, file), overwrite, as_team)
    for case in file.cases:
        _judge(reading, case, found)
    _settle_beside(found, file)
    left = tree_rows(file.areas)[1] if found.writes else []
    found.remarks += [refusal(loaded.lines.get(("area", name)), "area-left", given=name) for name in left]
    found.problems = sorted(found.problems, key=lambda problem: problem.line or 0)[:LIMIT]
    found.names = _names_in(actor, found)
    return found


def _names_in(actor: Actor, found: Plan) -> list[str]:
    """What seems to be names of people in texts that would be new here, each once, the first ones of the file."""
    ok, names = said_ok(actor), dict[str, None]()
    for entry in found.cases:
        if entry.outcome not in (Outcome.NEW, Outcome.CHANGED):
            continue
        known = frozenset(texts_in(entry.before))
        for text in texts_in(entry.content):
            if text not in known:
                names |= dict.fromkeys(text[start:end] for start, end in guard.probable_names(text, ok))
    return list(names)[:MOST_NAMES]


def _judge(reading: _Reading, case: Case, found: Plan) -> None:
    known, line = reading.known, reading.line("case", case.id)
    code = known.code_of(case)
    entry = CasePlan(
        case=case,
        content={},
        beside=_beside_of(reading.file, case),
        code=code,
        municipality=known.name_of(code),
        owner=known.places.get(code),
        unit=known.unit_of(case),
        line=line,
        loaded=known.loaded.get((code, case.id)),
    )
    if (code, case.id) in known.unseen:
        found.problems.append(refusal(line, "id-taken", case=case.id))
        return
    if (problem := _not_allowed(reading, entry)) is not None:
        found.problems.append(problem)
        return
    _settle_visibility(reading, entry, found)
    if entry.loaded is None:
        entry.content = differences.content_of(entry.case)
    else:
        _compare(reading, entry, entry.loaded, found)
    found.cases.append(entry)


def _beside_of(file: CaseFile, case: Case) -> Beside:
    expected_extra = case.extra.get("expected_findings", {})
    return Beside(file.areas, case.expected_findings, file.snapshot_date, file.extra, expected_extra)


def _not_allowed(reading: _Reading, entry: CasePlan) -> Problem | None:
    actor, line = reading.actor, reading.line("key", entry.case.id, "municipality")
    if actor.everything:
        return None
    if entry.owner is None:
        return refusal(line, "municipality-missing", given=entry.municipality)
    targets = [At((entry.unit or entry.owner).path)]
    if entry.loaded is not None:
        targets.append(At(entry.loaded.detail.item.path, entry.loaded.code))
    if all(may(actor, "canvas.import", target) for target in targets):
        return None
    return refusal(line, "municipality-not-allowed", given=entry.municipality)


def _settle_visibility(reading: _Reading, entry: CasePlan, found: Plan) -> None:
    """Refuse, or narrow when that is wished, what may not be shown beyond the team."""
    case = entry.case
    if not is_beyond_team(case.visibility):
        return
    line = reading.line("key", case.id, "visibility")
    open_checks = unsafe(case, entry.loaded.detail.cleared if entry.loaded else ())
    if open_checks and reading.as_team:
        entry.case = for_team(case)
    elif open_checks:
        check = ", ".join(open_checks)
        found.problems.append(
            refusal(line, "unsafe-visibility", case=case.id, visibility=case.visibility, check=check)
        )
    elif not _may_give(reading.actor, entry):
        found.problems.append(refusal(line, "visibility-not-given", case=case.id, visibility=case.visibility))


def _may_give(actor: Actor, entry: CasePlan) -> bool:
    if entry.loaded is None:
        path = entry.owner.path if entry.owner else ""
        return may(actor, "canvas.release", At(path, author_id=actor.user_id))
    same = entry.loaded.detail.visibility == entry.case.visibility
    return same or may(actor, "canvas.release", entry.loaded.detail.item)


def _compare(reading: _Reading, entry: CasePlan, loaded: LoadedCase, found: Plan) -> None:
    """Weigh a case that is here already: unchanged, changed, or refused since a person has changed it."""
    if entry.case.history is not None:
        line = reading.line("key", entry.case.id, "history")
        found.remarks.append(refusal(line, "history-left", case=entry.case.id))
    entry.case = _without_hidden(entry.case, loaded)
    entry.case = with_references(entry.case, loaded.case, reading.known.hidden.get(loaded.code, ()))
    entry.before = differences.content_of(loaded.case)
    entry.content = differences.content_of(replace(entry.case, municipality=loaded.case.municipality))
    arrival = arrival_content(loaded) if loaded.arrival is not None else None
    if arrival is not None and entry.content.get("team") == arrival.get("team"):
        # Who sits in the team is nothing that the file has an opinion on until it says something new.
        _copy_key("team", entry.before, entry.content)
    entry.difference = differences.between(entry.before, entry.content)
    entry.outcome = Outcome.CHANGED if entry.difference else Outcome.UNCHANGED
    if entry.difference and not reading.overwrite:
        found.problems.extend(_by_person(reading, entry, arrival))


def _without_hidden(case: Case, loaded: LoadedCase) -> Case:
    """Cards that the importer may not see are left alone, also where the file has one of the same id."""
    if not loaded.hidden:
        return case
    links = (link for link in case.links if not loaded.hidden & {link.source, link.target})
    return replace(
        case, cards=tuple(card for card in case.cards if card.id not in loaded.hidden), links=tuple(links)
    )


def _copy_key(key: str, source: Plain, target: Plain) -> None:
    target.pop(key, None)
    if key in source:
        target[key] = source[key]


def _by_person(reading: _Reading, entry: CasePlan, arrival: Plain | None) -> Iterator[Problem]:
    """What persons have changed since the case came; a case made here counts as changed altogether."""
    case_id = entry.case.id
    if arrival is None:
        yield refusal(entry.line, "made-here", case=case_id)
        yield from _told(reading, case_id, differences.between(entry.content, entry.before))
        return
    yield from _told(reading, case_id, differences.by_persons(arrival, entry.before))


def _told(reading: _Reading, case_id: str, mine: Difference) -> Iterator[Problem]:
    if mine.fields:
        yield refusal(
            reading.line("case", case_id), "person-fields", case=case_id, keys=", ".join(mine.fields)
        )
    for key, names in mine.changed_cards.items():
        yield refusal(reading.line("card", case_id, key), "person-card", card=key, keys=", ".join(names))
    for key in mine.new_cards:
        yield refusal(reading.line("card", case_id, key), "person-new-card", card=key)
    for ends, names in mine.changed_links.items():
        line = reading.line("link", case_id, *ends)
        yield refusal(line, "person-link", link=" ".join(ends), keys=", ".join(names))
    for ends in mine.new_links:
        yield refusal(reading.line("link", case_id, *ends), "person-new-link", link=" ".join(ends))
    if mine.order and not mine.new_cards:
        yield refusal(reading.line("case", case_id), "person-order", case=case_id)


def _settle_beside(found: Plan, file: CaseFile) -> None:
    """Cases that say the same but stood in a file with another date, other areas or expectations are noted."""
    same = found.of(Outcome.UNCHANGED)
    seen = [entry.loaded for entry in same if entry.loaded is not None]
    besides = besides_of(seen)
    expected = all(_expects_same(entry.beside, beside) for entry, beside in zip(same, besides, strict=True))
    if expected and len(same) == len(file.cases) and _is_own_export(file, besides):
        return
    for entry, beside in zip(same, besides, strict=True):
        if not (_expects_same(entry.beside, beside) and _says_same(entry.beside, beside)):
            entry.outcome = Outcome.NOTED


def _is_own_export(file: CaseFile, besides: list[Beside]) -> bool:
    try:
        joined = joined_beside(besides)
    except AreasClash:
        return False
    return _says_same(Beside(file.areas, None, file.snapshot_date, file.extra), joined)


def _expects_same(one: Beside, other: Beside) -> bool:
    return one.expected == other.expected and differences.plain(one.expected_extra) == differences.plain(
        other.expected_extra
    )


def _says_same(one: Beside, other: Beside) -> bool:
    return (set(one.areas), one.snapshot_date, differences.plain(one.extra)) == (
        set(other.areas),
        other.snapshot_date,
        differences.plain(other.extra),
    )
