"""Thought tests: a knot opened, alternatives tried in words, one of them made a card (domain/kubinol.md 7.2)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.permissions import require
from rodtrad.kernel.kubinol.words import CARD_TYPES
from rodtrad.work.canvas.models import CardDetail, CaseDetail, Origin, ThoughtAlternative, ThoughtTest
from rodtrad.work.canvas.services.cards import add_card
from rodtrad.work.canvas.services.cases import locked
from rodtrad.work.canvas.services.saving import as_pairs, refuse_numbers
from rodtrad.work.canvas.services.telling import checked_save, next_in_list, next_position, tell

TEXTS = ("knot", "participants", "outcome", "next_test")
FIELDS = (*TEXTS, "pieces", "way", "minutes", "date")
WORDING = ("text", "speaks_for", "speaks_against")
MOST = 30  # alternatives of one knot


@transaction.atomic
def begin_thought_test(actor: Actor, detail: CaseDetail, values: Mapping[str, Any]) -> ThoughtTest:
    """Open a knot. ``values``: of FIELDS, at least knot. Raises PermissionDenied, ValidationError by field."""
    refuse_numbers(_texts(values, TEXTS))
    detail = locked(detail)
    require(actor, "canvas.think", detail.item)
    _refuse_empty(values, "knot", _("Write what the knot is."))
    test = ThoughtTest(
        case=detail, position=next_in_list(detail, "thought_tests", detail.thought_tests), author_id=actor.user_id,
        **{"date": clock.today(), **_known(values)},
    )  # fmt: skip
    checked_save(test, *TEXTS)
    tell(actor, "canvas.thought-test-begun", detail.item, detail, {"knot": ("", test.knot)})
    return test


@transaction.atomic
def change_thought_test(actor: Actor, test: ThoughtTest, values: Mapping[str, Any]) -> None:
    """Change what is said of the knot: outcome, next small test, who takes part."""
    refuse_numbers(_texts(values, TEXTS))
    detail, test = _held(actor, test)
    if "knot" in values:
        _refuse_empty(values, "knot", _("Write what the knot is."))
    before = {name: getattr(test, name) for name in FIELDS}
    for name, value in _known(values).items():
        setattr(test, name, value)
    changes = as_pairs(before, {name: getattr(test, name) for name in FIELDS})
    if changes:
        checked_save(test, *TEXTS)
        tell(actor, "canvas.thought-test-changed", detail.item, detail, changes)


@transaction.atomic
def start_clock(actor: Actor, test: ThoughtTest) -> None:
    """Begin the time-box now, or begin it anew."""
    _detail, test = _held(actor, test)
    if not test.minutes:
        raise ValidationError({"minutes": _("Say how many minutes first.")}, code="minutes")
    test.started = clock.now()
    test.save(update_fields=["started"])


@transaction.atomic
def add_alternative(actor: Actor, test: ThoughtTest, values: Mapping[str, Any]) -> ThoughtAlternative:
    """One more wording. ``values``: of WORDING, keep, not_ours; at least text."""
    refuse_numbers(_texts(values, WORDING))
    detail, test = _held(actor, test)
    _refuse_empty(values, "text", _("Write the alternative in words."))
    if test.alternatives.count() >= MOST:
        raise ValidationError(_("Thirty alternatives are enough for one knot. Begin a new one."), code="most")
    row = ThoughtAlternative(test=test, position=next_position(test.alternatives.all()))
    _fill(row, values)
    checked_save(row, *WORDING)
    tell(actor, "canvas.alternative-said", detail.item, detail, {"alternative": ("", row.text)})
    return row


@transaction.atomic
def change_alternative(actor: Actor, row: ThoughtAlternative, values: Mapping[str, Any]) -> None:
    """Write what speaks for and against, and whether to go on with it."""
    refuse_numbers(_texts(values, WORDING))
    detail, _test = _held(actor, row.test)
    fresh = ThoughtAlternative.objects.get(pk=row.pk)
    _refuse_empty(values, "text", _("Write the alternative in words."))
    before = {name: getattr(fresh, name) for name in (*WORDING, "keep")}
    _fill(fresh, values)
    changes = as_pairs(before, {name: getattr(fresh, name) for name in (*WORDING, "keep")})
    if changes or fresh.not_ours != row.not_ours:
        checked_save(fresh, *WORDING)
        told = {
            "alternative": (before["text"], fresh.text),
            **{k: v for k, v in changes.items() if k != "text"},
        }
        tell(actor, "canvas.alternative-changed", detail.item, detail, told)


@transaction.atomic
def promote_alternative(actor: Actor, row: ThoughtAlternative, card_type: str) -> CardDetail:
    """Make an alternative a card of the work. The card's page tells what it came out of."""
    detail, _test = _held(actor, row.test)
    require(actor, "canvas.edit", detail.item)
    if card_type not in CARD_TYPES:
        raise ValidationError({"type": _("There is no such type of card.")}, code="type")
    if row.not_ours:
        text = _("This is an example from elsewhere. Write your own wording before you make it a card.")
        raise ValidationError(text, code="not-ours")
    reasons = [(_("Speaks for"), row.speaks_for), (_("Speaks against"), row.speaks_against)]
    note = "\n\n".join(f"{title}: {text}" for title, text in reasons if text)
    card = add_card(actor, detail, card_type, {"text": row.text, "note": note})
    Origin.objects.create(card=card, alternative=row, at=clock.now())
    return card


def _held(actor: Actor, test: ThoughtTest) -> tuple[CaseDetail, ThoughtTest]:
    detail = locked(test.case)
    require(actor, "canvas.think", detail.item)
    fresh = ThoughtTest.objects.get(pk=test.pk)
    fresh.case = detail
    return detail, fresh


def _known(values: Mapping[str, Any]) -> dict[str, Any]:
    found = {name: values[name] for name in FIELDS if name in values}
    return {name: value.strip() if isinstance(value, str) else value for name, value in found.items()}


def _fill(row: ThoughtAlternative, values: Mapping[str, Any]) -> None:
    for name in WORDING:
        setattr(row, name, str(values.get(name, "")).strip())
    row.keep = values.get("keep")
    row.not_ours = bool(values.get("not_ours"))


def _texts(values: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, str]:
    return {name: str(values.get(name, "")) for name in names}


def _refuse_empty(values: Mapping[str, Any], name: str, message: str) -> None:
    if not str(values.get(name, "")).strip():
        raise ValidationError({name: message}, code="empty")
