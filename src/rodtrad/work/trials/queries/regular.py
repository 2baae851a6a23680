"""Introductions: which trials have become, or are about to become, regular work, and what is to be followed up."""

from __future__ import annotations

from django.db.models import QuerySet

from rodtrad.foundation.base.paging import Page, page_of
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.queries import visible_q
from rodtrad.foundation.thread.queries import ItemNotFound
from rodtrad.work.trials.models import FollowUp, Regular, Trial

ORDER = ("-trial__item__changed", "-pk")


def regular_of(trial: Trial) -> Regular | None:
    """The introduction of a trial, with its measure and its follow-ups; None before the gate."""
    rows = Regular.objects.select_related("measure", "responsible", "answered_by", "trial__item__place")
    return rows.prefetch_related("follow_ups__by").filter(trial=trial).first()


def introductions(actor: Actor) -> QuerySet[Regular]:
    """Those one may see, what changed latest first (TID-77)."""
    rows = Regular.objects.filter(visible_q(actor, "trial__item__")).exclude(trial__item__life="retired")
    rows = rows.select_related("trial__item__place", "responsible").prefetch_related("follow_ups")
    return rows.order_by(*ORDER)


def introduction_page(actor: Actor, after: str = "", size: int = 50) -> Page[Regular]:
    """One page of them."""
    return page_of(introductions(actor).order_by(), order=ORDER, after=after, size=size)


def follow_up_by_code(actor: Actor, code: str) -> FollowUp:
    """One follow-up of a trial one may see. Raises ItemNotFound (404)."""
    rows = FollowUp.objects.filter(visible_q(actor, "regular__trial__item__"), code=code)
    found = rows.select_related("regular__trial__item__place__municipality").first()
    if found is None:
        raise ItemNotFound(code)
    return found
