"""Who gets what from the addresses of measures: one of the municipality, shown to all within it."""

from __future__ import annotations

from datetime import date

from tests.permission_rows import Given, Row

from rodtrad.foundation.base.scope import acting
from rodtrad.foundation.org.models import Place
from rodtrad.sources.indicators.models import Batch, Compared, Signal
from rodtrad.sources.indicators.national.catalogue import Listed
from rodtrad.sources.indicators.national.comparison_records import Comparison
from rodtrad.sources.indicators.national.sheets import Sheet
from rodtrad.sources.indicators.services import batches, compared, fetching, groups, marking, packing
from rodtrad.sources.indicators.tests.factories import SYSTEM, make_measure, rows, write

#        stranger guest elected neighbour staff manager developer supervisor admin
_INSIDE = "302 404 404 404 200 200 200 404 200"
_SIGNED_IN = "302 200 200 200 200 200 200 200 200"
_STEERS = "302 404 404 404 403 200 200 404 200"
_POSTED = "302 404 404 404 403 302 302 404 302"
_REFUSED = "302 404 404 404 403 422 422 404 422"


def a_measure(cast):
    measure = make_measure(cast.unit)
    return Given({"code": measure.item.code}, data={"reason": "Mäts inte längre"})


def a_retired(cast):
    given = a_measure(cast)
    return Given(given.kwargs)


def a_fetched(cast):
    Place.objects.filter(pk=cast.municipality.pk).update(official_code="1480")
    unit = Place.objects.get(pk=cast.unit.pk)
    (fetch,) = fetching.choose(SYSTEM, unit, [Listed("U1", "Mått", "", False)], (), 2020)
    return Given({"code": fetch.measure.item.code}, data={"areas": "Atlantis"})


def a_sheet(cast):
    actor = cast.actor("admin")
    measure = make_measure(cast.unit)
    sheet = Sheet("Blad1", (("Indikator", "År", "Eget värde", "Grupp"), ("Trygghet", 2025.0, 3.0, "Riket")))
    with acting(actor):
        return Given({"code": compared.keep_sheet(actor, measure, "oj.xlsx", sheet).code})


def a_comparison(cast):
    said = Comparison(2, "Öppna jämförelser", "Trygghet", "2025", "Riket", 3.0, "", 4.0, "")
    batch = Batch.objects.get(code=a_sheet(cast).kwargs["code"])
    compared.keep(SYSTEM, batch, [said], "", comments=False)
    return Given({"code": Compared.objects.get().code})


def an_aim(cast):
    wanted = marking.WantedAim("target", 10.0, "own", "Planen", date(2025, 1, 1))
    return Given(
        {"code": marking.add_aim(SYSTEM, make_measure(cast.unit), wanted).code}, data={"reason": "Fel"}
    )


def a_mark(cast):
    measure = write(make_measure(cast.unit), (1, 2, 3))
    return Given({"code": marking.add_mark(SYSTEM, measure, "note", date(2025, 2, 1), "Flytt").code})


def a_signal(cast):
    measure = write(make_measure(cast.unit), [1] * 9 + [5] * 9)
    return Given({"code": Signal.objects.filter(measure=measure).latest("pk").code})


def a_batch(cast):
    actor = cast.actor("admin")
    measure = make_measure(cast.unit)
    with acting(actor):
        values = [packing.Row(1, measure.item.code, row) for row in rows((1, 2))]
        batch = batches.keep_batch(actor, measure, "file", "varden.csv", packing.packed(values), 2)
    return Given({"code": batch.code})


def a_group(cast):
    two = [make_measure(cast.unit), make_measure(cast.unit, title="Kostnad")]
    return Given({"code": groups.begin_group(SYSTEM, cast.unit, "Tillsammans", "", two).item.code},
                 data={"reason": "Behövs inte"})  # fmt: skip


def a_series(cast):
    return Given({"name": "toy.needs"})


ROWS = {
    "indicators:list": Row(get=_SIGNED_IN, post="302 303 303 303 303 303 303 303 303"),
    "indicators:list-file": Row(get=_SIGNED_IN),
    "indicators:new": Row(
        get="302 403 403 403 403 200 200 403 200", post="302 403 403 403 403 422 422 403 422"
    ),
    "indicators:take-in-many": Row(
        get="302 403 403 403 403 200 200 403 200", post="302 403 403 403 403 422 422 403 422"
    ),
    "indicators:preview": Row(
        get="302 404 404 404 404 404 404 404 200", post="302 404 404 404 404 404 404 404 302", given=a_batch
    ),
    "indicators:compared-file": Row(get=_STEERS, post=_REFUSED, given=a_measure),
    "indicators:compared-taken": Row(get=_INSIDE, given=a_measure),
    "indicators:compared-map": Row(
        get="302 404 404 404 404 404 404 404 200", post="302 404 404 404 404 404 404 404 422", given=a_sheet
    ),
    "indicators:compared-away": Row(get="405", post=_POSTED, given=a_comparison),
    "indicators:kolada": Row(
        get="302 403 403 403 403 200 200 403 200", post="302 403 403 403 403 422 422 403 422"
    ),
    "indicators:kolada-list": Row(get="405", post="302 403 403 403 403 302 302 403 302"),
    "indicators:fetch": Row(get=_STEERS, post=_REFUSED, given=a_fetched),
    "indicators:series": Row(get=_SIGNED_IN),
    "indicators:series-one": Row(get="302 404 200 200 200 200 200 200 200", given=a_series),
    "indicators:groups": Row(get=_SIGNED_IN),
    "indicators:group-new": Row(
        get="302 403 403 403 403 200 200 403 200", post="302 403 403 403 403 422 422 403 422"
    ),
    "indicators:group": Row(get=_INSIDE, given=a_group),
    "indicators:group-edit": Row(get=_STEERS, post=_REFUSED, given=a_group),
    "indicators:group-retire": Row(get=_STEERS, post=_POSTED, given=a_group),
    "indicators:group-bring-back": Row(get="405", post=_POSTED, given=a_group),
    "indicators:signal": Row(get=_STEERS, post=_REFUSED, given=a_signal),
    "indicators:aim-end": Row(get=_STEERS, post=_POSTED, given=an_aim),
    "indicators:unmark": Row(get="405", post=_POSTED, given=a_mark),
    "indicators:show": Row(get=_INSIDE, given=a_measure),
    "indicators:file": Row(get=_INSIDE, given=a_measure),
    "indicators:edit": Row(get=_STEERS, post=_REFUSED, given=a_measure),
    "indicators:retire": Row(get=_STEERS, post=_POSTED, given=a_measure),
    "indicators:bring-back": Row(get="405", post=_POSTED, given=a_retired),
    "indicators:writers": Row(get=_STEERS, post=_REFUSED, given=a_measure),
    "indicators:values": Row(get=_STEERS, post="302 404 404 404 403 303 303 404 303", given=a_measure),
    "indicators:corrections": Row(get=_STEERS, given=a_measure),
    "indicators:take-in": Row(get=_STEERS, post=_REFUSED, given=a_measure),
    "indicators:compare": Row(get=_INSIDE, given=a_measure),
    "indicators:aim-new": Row(get=_STEERS, post=_REFUSED, given=a_measure),
    "indicators:mark-new": Row(get=_STEERS, post=_REFUSED, given=a_measure),
}
