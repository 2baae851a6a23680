"""Guiding questions: changed by a place, proposed by teams, judged, and counted when they are used."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rodtrad.foundation.audit.services import record
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.locks import hold_name
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.permissions import require
from rodtrad.work.canvas.choices.guiding import PARTS
from rodtrad.work.canvas.models import CaseDetail, GuidingQuestion, GuidingUse, GuidingVote, GuidingWording
from rodtrad.work.canvas.queries.guiding import guide_by_key, guides, shown_guides
from rodtrad.work.canvas.rules.guiding import STEP
from rodtrad.work.canvas.services.saving import refuse_numbers

LONGEST = 300


@transaction.atomic
def write_question(
    actor: Actor, place: Place, key: str = "", *, text_sv: str, text_en: str = "", position: int | None = None,
    hidden: bool = False, part: str = "",
) -> GuidingQuestion:  # fmt: skip
    """How a question reads at the place and below from now on; without ``key`` a new one in ``part``, last."""
    _hold(place)
    require(actor, "canvas.guide", place)
    text_sv, text_en = _texts(text_sv, text_en)
    found = guide_by_key(actor, place, key) if key else None
    if key and found is None:
        raise ValidationError(_("There is no such question here."), code="gone")
    part = found.part if found else part
    if part not in PARTS:
        raise ValidationError({"part": _("Choose one of the pieces.")}, code="part")
    row = GuidingQuestion.objects.filter(place=place, key=key).first() if key else None
    row = row or GuidingQuestion(place=place, key=key, part=part, position=0)
    before = {"text_sv": found.text_sv if found else "", "text_en": found.text_en if found else ""}
    now = position if position is not None else found.position if found else _last(actor, place, part)
    row.text_sv, row.text_en, row.position, row.hidden = text_sv, text_en, now, hidden
    row.key = row.key or row.code
    row.save()
    _keep_wording(actor, row)
    changes = {
        "key": ("", row.key), "text_sv": (before["text_sv"], text_sv), "text_en": (before["text_en"], text_en),
        "hidden": (str(found.hidden if found else False), str(hidden)),
    }  # fmt: skip
    record(actor, "canvas.guiding-changed", place=place.code, changes=changes)
    return row


@transaction.atomic
def propose(
    actor: Actor, detail: CaseDetail, *, part: str, text_sv: str, text_en: str = ""
) -> GuidingQuestion:
    """A team's proposal to its municipality. It is asked of nobody until somebody there says yes."""
    place = detail.municipality
    _hold(place)
    require(actor, "canvas.edit", detail.item)
    if part not in PARTS:
        raise ValidationError({"part": _("Choose one of the pieces.")}, code="part")
    text_sv, text_en = _texts(text_sv, text_en)
    row = GuidingQuestion(
        place=place, part=part, text_sv=text_sv, text_en=text_en, position=_last(actor, place, part),
        state="proposed", proposed_by_id=actor.user_id,
    )  # fmt: skip
    row.key = row.code
    row.save(force_insert=True)
    _keep_wording(actor, row)
    record(actor, "canvas.guiding-proposed", place=place.code, changes={"text_sv": ("", text_sv)})
    return row


@transaction.atomic
def decide(actor: Actor, question: GuidingQuestion, *, accept: bool) -> None:
    """Say yes or no to a proposal. Raises ValidationError when somebody has done so already."""
    _hold(question.place)
    require(actor, "canvas.guide", question.place)
    state = "accepted" if accept else "declined"
    if not GuidingQuestion.objects.filter(pk=question.pk, state="proposed").update(state=state):
        raise ValidationError(_("Somebody has answered this already."), code="answered")
    changes = {"text_sv": ("", question.text_sv), "state": ("proposed", state)}
    record(actor, "canvas.guiding-decided", place=question.place.code, changes=changes)


@transaction.atomic
def vote(actor: Actor, detail: CaseDetail, key: str, *, useful: bool) -> None:
    """The actor's one word on a question; said again it replaces the old one."""
    _hold(detail.municipality)
    require(actor, "canvas.edit", detail.item)
    if guide_by_key(actor, detail.item.place, key) is None or actor.user_id is None:
        raise ValidationError(_("There is no such question here."), code="gone")
    given = {"useful": useful, "place": detail.municipality}
    GuidingVote.objects.update_or_create(user_id=actor.user_id, key=key, defaults=given)


@transaction.atomic
def count_shown(actor: Actor, detail: CaseDetail, part: str) -> None:
    """A person has opened the questions of a part."""
    require(actor, "canvas.edit", detail.item)
    rows = shown_guides(actor, detail.item.place, "sv").get(part, [])
    _count(detail.municipality, [row.key for row in rows], "shown")


@transaction.atomic
def count_answer(actor: Actor, detail: CaseDetail, key: str) -> None:
    """A person has written a card as an answer to the question."""
    require(actor, "canvas.edit", detail.item)
    _count(detail.municipality, [key], "answered")


def note_for(actor: Actor, detail: CaseDetail, key: str) -> str:
    """What an answer's card notes of the question; empty for none."""
    found = guide_by_key(actor, detail.item.place, key) if key else None
    if found is None:
        return ""
    return _("Answers the question: %(text)s") % {"text": found.text(get_language() or "sv")}


def _count(place: Place, keys: Sequence[str], what: str) -> None:
    _hold(place)
    known = GuidingUse.objects.filter(place=place, key__in=keys)
    missing = set(keys) - set(known.values_list("key", flat=True))
    GuidingUse.objects.bulk_create([GuidingUse(place=place, key=key) for key in sorted(missing)])
    known.update(**{what: F(what) + 1})


def _hold(place: Place) -> None:
    hold_name(f"guiding:{place.pk}")


def _last(actor: Actor, place: Place, part: str) -> int:
    return max((row.position for row in guides(actor, place)[part]), default=0) + STEP


def _texts(text_sv: str, text_en: str) -> tuple[str, str]:
    texts = {"text_sv": " ".join(text_sv.split()), "text_en": " ".join(text_en.split())}
    refuse_numbers(texts)
    if not texts["text_sv"]:
        raise ValidationError({"text_sv": _("Write the question.")}, code="required")
    for name, text in texts.items():
        if len(text) > LONGEST:
            raise ValidationError({name: _("Keep the question below 300 characters.")}, code="too-long")
    return texts["text_sv"], texts["text_en"]


def _keep_wording(actor: Actor, row: GuidingQuestion) -> None:
    last = row.wordings.first()
    if last and (last.text_sv, last.text_en) == (row.text_sv, row.text_en):
        return
    GuidingWording.objects.create(
        question=row, number=last.number + 1 if last else 1, text_sv=row.text_sv, text_en=row.text_en,
        at=clock.now(), by_id=actor.user_id,
    )  # fmt: skip
