"""Findings are stored on save: new ones appear, gone ones leave, answers lapse when what they were about changes.

The thread tells of changed items, links and flags (base.events); within ``gathering`` a case is looked at once,
at the end. An open safety question keeps the case within its team (rule 15).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date

from django.db import transaction

from rodtrad.foundation.base import clock, scope
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.services.setting_values import SettingChanged
from rodtrad.foundation.thread.events import FlagChanged, ItemChanged, ItemRetired, LinkChanged
from rodtrad.foundation.thread.models import Item
from rodtrad.foundation.thread.services import hold
from rodtrad.kernel.kubinol.checks import BLOCKS_SHARING
from rodtrad.kernel.kubinol.words import CARD_TYPES, RELATIONS
from rodtrad.work.canvas.models import CaseDetail, Finding
from rodtrad.work.canvas.queries.checking import Around, Found, around, findings_of
from rodtrad.work.canvas.queries.whole import LoadedCase, load_cases, retold
from rodtrad.work.canvas.rules import reach
from rodtrad.work.canvas.services.reach import set_audiences

_SYSTEM = scope.system("findings")
_waiting: ContextVar[dict[str, LoadedCase | None] | None] = ContextVar("cases_to_check", default=None)
_AT_ONCE = 100
_AFTER_A_SETTING = 500


@contextmanager
def gathering() -> Iterator[None]:
    """Within the block, changed cases wait; each is checked once when the outermost block ends well."""
    if _waiting.get() is not None:
        yield
        return
    waiting: dict[str, LoadedCase | None] = {}
    token = _waiting.set(waiting)
    try:
        yield
    finally:
        _waiting.reset(token)
    _changed(waiting)


def look_at(code: str, loaded: LoadedCase | None = None) -> None:
    """Something in the case with this code has changed: check it now, or when the gathering ends.

    ``loaded``: its rows, read since the case was held and kept up to date by the caller, who changes nothing
    but its cards. Whoever says so too without them has changed something else: then it is read again.
    """
    waiting = _waiting.get()
    if waiting is None:
        _changed({code: loaded})
    else:
        waiting[code] = loaded


@transaction.atomic
def _changed(cases: Mapping[str, LoadedCase | None]) -> None:
    """Check the cases, and let the list show them first: what changes in a case has changed the case."""
    with scope.acting(_SYSTEM):
        _refresh([code for code, loaded in cases.items() if loaded is None])
        store_findings([retold(loaded) for loaded in cases.values() if loaded is not None])
        Item.objects.filter(code__in=cases, kind="case").update(changed=clock.now())


def refresh(actor: Actor, detail: CaseDetail) -> None:
    """Check one case and store what is found. ``detail`` is brought up to date."""
    refresh_cases([detail.item.code])
    detail.refresh_from_db(fields=["open_findings", "held"])


def refresh_findings(actor: Actor, limit: int = 500, after: int = 0) -> int:
    """Check the next ``limit`` cases by row number, for what only dates change. Says where it came to; 0 = done."""
    rows = CaseDetail.objects.filter(pk__gt=after).order_by("pk").values_list("pk", "item__code")[:limit]
    found = list(rows)
    for start in range(0, len(found), _AT_ONCE):
        refresh_cases([code for _pk, code in found[start : start + _AT_ONCE]])
    return int(found[-1][0]) if len(found) == limit else 0


def refresh_all() -> tuple[int, int]:
    """Check every case, a hundred at a time, for what only dates change. How many there were, and how many changed."""
    number, changed, after = 0, 0, 0
    while True:
        rows = CaseDetail.objects.filter(pk__gt=after).order_by("pk").values_list("pk", "item__code")
        codes = dict(rows[:_AT_ONCE])
        if not codes:
            return number, changed
        with transaction.atomic():
            hold(*codes.values())
            before = _stored(codes)
            refresh_cases(codes.values())
            now = _stored(codes)
        number, after = number + len(codes), max(codes)
        changed += sum(now[pk] != before[pk] for pk in codes)


def _stored(ids: Iterable[int]) -> dict[int, set[tuple[object, ...]]]:
    found: dict[int, set[tuple[object, ...]]] = {pk: set() for pk in ids}
    rows = Finding.objects.filter(case_id__in=found).order_by()
    for case_id, *row in rows.values_list("case_id", "check_code", "card_id", "on_suggestion", "answer"):
        found[case_id].add(tuple(row))
    return found


@transaction.atomic
def refresh_cases(codes: Iterable[str], as_of: date | None = None) -> None:
    """Check the cases and store what is found; nothing changed → nothing written."""
    with scope.acting(_SYSTEM):
        _refresh(codes, as_of)


def _refresh(codes: Iterable[str], as_of: date | None = None) -> None:
    wanted = sorted(codes)
    if wanted:
        hold(*wanted)
        store_findings(load_cases(_SYSTEM, wanted), as_of)


def store_findings(loaded: list[LoadedCase], as_of: date | None = None) -> None:
    """The same for cases that are read already."""
    if not loaded:
        return
    beside, day = around(loaded), as_of or clock.today()
    stored: dict[int, list[Finding]] = {each.detail.pk: [] for each in loaded}
    for row in Finding.objects.filter(case_id__in=stored):
        stored[row.case_id].append(row)
    made: list[Finding] = []
    for each in loaded:
        made += _store(each, stored[each.detail.pk], beside, day)
    Finding.objects.bulk_create(made, batch_size=500)


def _store(loaded: LoadedCase, rows: list[Finding], beside: Around, day: date) -> list[Finding]:
    """Bring one case's rows up to date; the new ones are returned, to be made together with others'."""
    wanted = _wanted(loaded, findings_of(loaded, beside, day))
    old = {(row.check_code, row.card_id): row for row in rows}
    gone = [row.pk for key, row in old.items() if key not in wanted]
    if gone:
        Finding.objects.filter(pk__in=gone).delete()
    kept = [(old[key], suggested) for key, suggested in wanted.items() if key in old]
    for row, suggested in kept:
        _keep(loaded, row, suggested, day)
    now = clock.now()
    made = [
        Finding(case=loaded.detail, check_code=code, card_id=card, since=now, on_suggestion=suggested)
        for (code, card), suggested in wanted.items()
        if (code, card) not in old
    ]
    _count(loaded, [row for row, _suggested in kept] + made)
    return made


def _wanted(loaded: LoadedCase, found: list[Found]) -> dict[tuple[str, int | None], bool]:
    wanted: dict[tuple[str, int | None], bool] = {}
    for each in found:
        for key in each.finding.cards or ("",):
            card = loaded.cards[key].pk if key else None
            wanted[each.finding.check, card] = key in each.on_suggestion
    return wanted


def _keep(loaded: LoadedCase, row: Finding, suggested: bool, day: date) -> None:
    """A finding that is still there: its answer lapses when its card changed in substance, or its time is out."""
    before = (row.answer, row.on_suggestion)
    row.on_suggestion = suggested
    if row.answered and (_changed_since(loaded, row) or (row.until is not None and row.until <= day)):
        row.answer, row.reason, row.answered, row.answered_by, row.until = "", "", None, None, None
    if before != (row.answer, row.on_suggestion):
        row.save()


def _changed_since(loaded: LoadedCase, row: Finding) -> bool:
    item: Item | None = loaded.detail.item
    if row.card_id is not None:
        item = next((card.item for card in loaded.cards.values() if card.pk == row.card_id), None)
    return item is not None and row.answered is not None and item.substance_changed > row.answered


def _count(loaded: LoadedCase, rows: list[Finding]) -> None:
    """Keep the number of open questions, and whether safety holds the case within its team.

    Questions on cards that are shown to fewer than the case are not in the number: it would hint at them.
    """
    detail = loaded.detail
    own_reach = {
        card.pk for card in loaded.cards.values() if reach.said_level(card.visibility, detail.visibility)
    }
    number = len({row.check_code for row in rows if not row.answer and row.card_id not in own_reach})
    held = any(row.check_code in BLOCKS_SHARING for row in rows)
    if (number, held) == (detail.open_findings, detail.held):
        return
    was_held, detail.open_findings, detail.held = detail.held, number, held
    detail.save(update_fields=["open_findings", "held"])
    if was_held != held:
        set_audiences(detail, loaded.cards.values())


def on_item_changed(event: ItemChanged | ItemRetired) -> None:
    """A case or one of its cards has changed; other modules' items concern nobody here."""
    if event.item.kind == "case" or event.item.kind in CARD_TYPES:
        look_at(event.item.home)


def on_link_changed(event: LinkChanged) -> None:
    if event.link.home and event.link.rel in RELATIONS:
        look_at(event.link.home)


def on_flag_changed(event: FlagChanged) -> None:
    """Only an answer can change what the checks say: a new flag is never old enough."""
    if event.flag.answered is not None:
        look_at(event.flag.home)


def on_setting_changed(event: SettingChanged) -> None:
    """Another threshold: the works below the place are asked anew at once, the last changed first."""
    if not event.name.startswith("canvas."):
        return
    with scope.acting(_SYSTEM):
        rows = Item.objects.filter(kind="case").order_by("-changed", "-id")
        if event.place is not None:
            rows = rows.filter(place__path__startswith=event.place.path)
        codes = list(rows.values_list("code", flat=True)[:_AFTER_A_SETTING])
    for start in range(0, len(codes), _AT_ONCE):
        refresh_cases(codes[start : start + _AT_ONCE])
