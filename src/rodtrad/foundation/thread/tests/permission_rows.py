"""Who gets what from the thread's addresses, tried on the toy's kinds."""

from __future__ import annotations

from typing import Any

from tests.permission_rows import Given, Row

from rodtrad.foundation.base import clock
from rodtrad.foundation.thread.models import Alternative, Flag, Item, SavedSearch
from rodtrad.foundation.thread.tests.factories import make_item, make_link


def _need(cast: Any) -> Item:
    return make_item("toy-need", cast.unit, audience=f"m:{cast.municipality.pk}")


def _benefit(cast: Any) -> Item:
    return make_item("toy-benefit", cast.unit, audience=f"m:{cast.municipality.pk}")


def an_item(cast: Any) -> Given:
    return Given({"code": _need(cast).code})


def an_item_and_a_reason(cast: Any) -> Given:
    return Given({"code": _need(cast).code}, data={"reason": "Slut"})


def two_items(cast: Any) -> Given:
    data = {"said": "toy-answers<", "target": _benefit(cast).code, "reason": "Därför"}
    return Given({"code": _need(cast).code}, data=data)


def a_suggestion(cast: Any) -> Given:
    link = make_link(_benefit(cast), "toy-answers", _need(cast), basis="inferred")
    return Given({"code": link.code}, data={"do": "confirm"})


def a_flag(cast: Any) -> Given:
    need = _need(cast)
    flag = Flag.objects.create(item=need, home=need.home, raised=clock.now())
    return Given({"code": flag.code}, data={"answer": "keep", "reason": "Stämmer"})


def an_alternative(cast: Any) -> Given:
    kept = Alternative.objects.create(item=_need(cast), field="text", text="Min text", created=clock.now())
    return Given({"code": kept.code})


def an_element_to_try(cast: Any) -> Given:
    element = make_item("toy-element", cast.unit, audience=f"m:{cast.municipality.pk}")
    return Given({"code": element.code, "name": "toy-trial"}, data={"title": "Ett försök"})


def a_saved_search(cast: Any) -> Given:
    kept = SavedSearch.objects.create(
        owner=cast.staff, name="Bussar", words="buss", created=clock.now(), looked=clock.now()
    )
    return Given({"code": kept.code}, data={"name": "Alla bussar"})


#       stranger guest elected neighbour staff manager developer supervisor admin
SEES = "302 404 404 404 200 200 200 404 200"
EDITS = "302 404 404 404 403 200 200 404 403"
SAVES = "302 404 404 404 403 303 303 404 403"

SIGNED_IN = "302 200 200 200 200 200 200 200 200"
OWNER = "302 404 404 404 {0} 404 404 404 404"
ROWS = {
    "thread:save-search": Row(get=SIGNED_IN, post="302 422 422 422 422 422 422 422 422"),
    "thread:saved-list": Row(get=SIGNED_IN),
    "thread:saved": Row(get=OWNER.format(200), given=a_saved_search),
    "thread:saved-edit": Row(get=OWNER.format(200), post=OWNER.format(303), given=a_saved_search),
    "thread:saved-seen": Row(get="405", post=OWNER.format(303), given=a_saved_search),
    "thread:saved-take-away": Row(get="405", post=OWNER.format(303), given=a_saved_search),
    "thread:search": Row(get=SIGNED_IN, post="302 303 303 303 303 303 303 303 303"),
    "thread:suggestions": Row(get="405", post="302 204 204 204 204 204 204 204 204"),
    "thread:show": Row(get=SEES, given=an_item),
    "thread:history": Row(get=SEES, given=an_item),
    "thread:flag": Row(get=SEES, post=SAVES, given=a_flag),
    "thread:link": Row(get=SEES, post=SAVES, given=a_suggestion),
    "thread:link-new": Row(get=EDITS, post=SAVES, given=two_items),
    "thread:become": Row(get=EDITS, post=SAVES, given=an_element_to_try),
    "thread:retire": Row(get=EDITS, post=SAVES, given=an_item_and_a_reason),
    "thread:alternative": Row(get="405", post=SAVES, given=an_alternative),
}
