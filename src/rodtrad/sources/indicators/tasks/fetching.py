"""Background work that fetches from Kolada: one call a step, then one measure a step, so that it can be taken up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from rodtrad.foundation.base.scope import Actor, acting, system
from rodtrad.foundation.jobs.steps import JobRefused, Work, job
from rodtrad.foundation.org.queries import actor_by_code
from rodtrad.sources.indicators.models import Fetch
from rodtrad.sources.indicators.national.failures import Failed, UnknownCode
from rodtrad.sources.indicators.national.kolada import Call, Kolada
from rodtrad.sources.indicators.national.kolada_rows import Measure
from rodtrad.sources.indicators.queries.fetching import going_on
from rodtrad.sources.indicators.services import fetching, sources
from rodtrad.sources.indicators.services.readings import Done


@job(title=gettext_lazy("Fetch from Kolada"), attempts=3)
def fetch_kolada(work: Work) -> None:
    """First what the measures are, then a call a step, then the values of a measure a step."""
    source = _source()
    codes = [str(code) for code in work.arguments["measures"]]
    at = int(work.cursor.get("at", -1))
    try:
        measures = _measures(source, work.arguments["ids"])
        calls = source.calls(measures, work.arguments["areas"], work.arguments["years"])
        if 0 <= at < len(calls):
            source.take(calls[at])
    except Failed as failure:
        fetching.note_failure(codes, str(failure))
        raise JobRefused(str(failure)) from failure
    if at < len(calls):
        _asked(work, at, calls, codes)
    else:
        _bring_home(work, source, {each.id: each for each in measures}, codes, at - len(calls), at)


def _asked(work: Work, at: int, calls: Sequence[Call], codes: Sequence[str]) -> None:
    """The answer is kept: on to the next question, or to what it brought."""
    with work.step() as step:
        step.go_on(
            cursor={"at": at + 1, "new": 0, "corrected": 0}, done=at + 1, total=len(calls) + len(codes),
            words=_("Kolada is asked. The values are saved when all answers have come."),
        )  # fmt: skip


def _bring_home(
    work: Work, source: Kolada, known: Mapping[str, Measure], codes: Sequence[str], number: int, at: int
) -> None:
    """The values of one measure; after the last one the work is over."""
    if number >= len(codes):
        with work.step() as step:
            step.finish({"url": _url(codes)}, words=_told(work.cursor))
        return
    fetch = going_on().filter(measure__item__code=codes[number]).first()
    done = Done()
    with work.step() as step:
        if fetch is not None and fetch.measure.source_key in known:
            readings = source.known(
                [known[fetch.measure.source_key]], work.arguments["areas"], work.arguments["years"]
            ).readings
            done = _saved(_actor(work), fetch, readings)
        elif fetch is not None:
            said = UnknownCode(fetching.SOURCE, codes=fetch.measure.source_key, variable="nyckeltal")
            fetching.note_failure([codes[number]], str(said))
        counts = {
            "new": work.cursor["new"] + done.new,
            "corrected": work.cursor["corrected"] + done.corrected,
        }
        step.go_on(cursor={"at": at + 1, **counts}, done=at + 1, words=_told(counts))


def _saved(actor: Actor, fetch: Fetch, readings: Any) -> Done:
    try:
        with acting(actor):
            return fetching.bring_home(actor, fetch, readings)
    except (ValidationError, PermissionDenied) as error:
        words = (
            error.messages if isinstance(error, ValidationError) else [_("You may not write these values.")]
        )
        raise JobRefused(" ".join(words[:5])) from error


def _told(counts: Mapping[str, Any]) -> str:
    new, corrected = int(counts["new"]), int(counts["corrected"])
    told = ngettext("%(number)s value is new", "%(number)s values are new", new) % {"number": new}
    return _("%(new)s, %(revised)s revised by the source.") % {"new": told, "revised": corrected}


def _url(codes: Sequence[str]) -> str:
    return reverse("indicators:show", args=codes) if len(codes) == 1 else reverse("indicators:list")


def _actor(work: Work) -> Actor:
    """Whoever asked; the system when nobody did, as at night."""
    actor = actor_by_code(work.owner) if work.owner else system("fetch")
    if actor is None:
        raise JobRefused(_("You may no longer bring values in. Ask an administrator."))
    return actor


def _source() -> Kolada:
    source = sources.kolada()
    if source is None:
        raise JobRefused(sources.off())
    return source


def _measures(source: Kolada, ids: Sequence[str]) -> Sequence[Measure]:
    """The measures as Kolada knows them, kept for a day; without those it does not have."""
    try:
        return source.measures(ids).items
    except UnknownCode as unknown:
        gone = str(unknown.facts["codes"]).split(", ")
        rest = [each for each in ids if each not in gone]
        return source.measures(rest).items if rest else ()


@job(title=gettext_lazy("Fetch Kolada's list of measures"), attempts=3)
def fetch_list(work: Work) -> None:
    """The whole list, so that searching it asks nobody."""
    try:
        found = _source().search("")
    except Failed as failure:
        raise JobRefused(str(failure)) from failure
    if found.failure is not None:
        raise JobRefused(str(found.failure))
    with work.step() as step:
        said = ngettext(
            "%(number)s measure can be chosen.", "%(number)s measures can be chosen.", len(found.items)
        )
        step.finish({"url": reverse("indicators:kolada")}, words=said % {"number": len(found.items)})
