"""The timeline: how the work came to be, versions, decisions, tests, results and loops by date (KUB-64)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from rodtrad.foundation.base.days import in_words
from rodtrad.foundation.render.blocks import Column, Document, Section, Table, paragraphs
from rodtrad.kernel.kubinol.dates import DateError, parse_period
from rodtrad.work.canvas.choices import PIECE_TITLES, Status
from rodtrad.work.canvas.documents.cards import cut
from rodtrad.work.canvas.documents.parts import headed
from rodtrad.work.canvas.documents.sources import Told
from rodtrad.work.canvas.queries import timeline as over_time


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of the timeline. ``when``: as it is written; ``kind``: what it was; ``more``: what is said of it."""

    when: str
    kind: str
    text: str
    more: str = ""

    @property
    def first_day(self) -> date:
        """For the order; what has no date that can be read stands last."""
        try:
            return parse_period(self.when).first
        except DateError:
            return date.max


def timeline(told: Told, *, language: str) -> Document:
    """All moments, oldest first; those whose date cannot be read stand last."""
    found = sorted(moments_of(told), key=lambda moment: moment.first_day)
    rows = tuple(
        (in_words(moment.when) or _("no date"), moment.kind, moment.text, moment.more) for moment in found
    )
    columns = (
        Column(_("When"), weight=0.9), Column(_("What"), weight=1.0), Column(_("Text"), weight=3.2),
        Column(_("More"), weight=2.2),
    )  # fmt: skip
    start = str(PIECE_TITLES.get(str(told.case.fields.get("entry_piece", "")), ""))
    lead = _("The work began in: %(piece)s.") % {"piece": start} if start else ""
    if not rows:
        empty = _(
            "Nothing with a date yet. Take a version, decide something or note a result, and it stands here."
        )
        return headed(
            told,
            (Section(_("Timeline"), (paragraphs(empty),), lead),),
            subtitle=_("Timeline"),
            language=language,
        )
    table = Table(_("How the work came to be"), columns, rows)
    return headed(
        told, (Section(_("Timeline"), (table,), lead, "results"),), subtitle=_("Timeline"), language=language
    )


def moments_of(told: Told) -> list[Moment]:
    """Everything with a date: what the page of the timeline shows, and what only the case in a file's form tells."""
    if told.detail is not None and told.actor is not None:
        ids = {card.id for card in told.case.cards}
        rows = over_time.moments_of(told.actor, told.detail, only=ids)
        found = [Moment(row.day.isoformat(), row.kind_title, row.title, row.text) for row in rows]
        return found + _thought_tests(told) + _of_cards(told, "measure")
    found = _of_file(told) + _thought_tests(told) + _of_cards(told, "test", "measure", "result")
    if told.case.status_since:
        found.append(Moment(told.case.status_since, _("State"), str(Status(told.case.status).label)))
    return found


def _of_file(told: Told) -> list[Moment]:
    found = [
        Moment(
            str(row["date"]), _("Sketch %(number)s") % {"number": row["number"]}, str(row.get("name", "")),
            str(row.get("reason", "")),
        )
        for row in told.history.get("versions", ())
    ]  # fmt: skip
    found += [
        Moment(
            str(row["date"]), _("Decision point"), str(row["question"]), _chosen(str(row.get("chosen", "")))
        )
        for row in told.history.get("decision_points", ())
    ]
    return found


def _thought_tests(told: Told) -> list[Moment]:
    return [
        Moment(str(row["date"]), _("Thought test"), str(row["knot"]), str(row.get("outcome", "")))
        for row in told.history.get("thought_tests", ())
    ]


def _chosen(text: str) -> str:
    return _("Chosen: %(text)s") % {"text": text} if text else ""


def _of_cards(told: Told, *types: str) -> list[Moment]:
    found = []
    for card in told.of(*types):
        name = {"test": _("Test"), "measure": _("Measure"), "result": _("Result")}[card.type]
        fields = card.fields
        when = fields.get("period") or fields.get("date") or fields.get("start") or fields.get("due") or ""
        if when:
            said = str(fields.get("meaning") or fields.get("expected") or fields.get("value") or "")
            found.append(Moment(str(when), name, card.text, cut(said, 200)))
    return found
