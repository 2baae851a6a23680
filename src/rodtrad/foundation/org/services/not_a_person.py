"""Words that point to nobody: remembered for the organisation, and forgotten again."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from rodtrad.foundation.audit.services import Row, record_many
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.locks import hold_name
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org import permissions
from rodtrad.foundation.org.models import NotAPerson, Place
from rodtrad.foundation.org.queries.not_a_person import home_places

LENGTH = 200


@transaction.atomic
def remember_words(actor: Actor, words: Iterable[str]) -> None:
    """The actor has said that these words point to nobody: the guard asks no more about them in their organisation.

    ``words``: as kernel.guard.said_name writes them. Whoever may write there may say so; it stands in the history.
    """
    wanted = {word for word in words if word and len(word) <= LENGTH}
    for place in Place.objects.filter(pk__in=home_places(actor)):
        hold_name(f"not-a-person-{place.pk}")
        known = set(NotAPerson.objects.filter(place=place, said__in=wanted).values_list("said", flat=True))
        new = sorted(wanted - known)
        NotAPerson.objects.bulk_create(
            [NotAPerson(place=place, said=word, by_id=actor.user_id, at=clock.now()) for word in new]
        )
        told = [Row(place=place.code, changes={"word": ("", word)}) for word in new]
        record_many(actor, "org.word-said-ok", told)


@transaction.atomic
def forget_word(actor: Actor, row: NotAPerson) -> None:
    """Ask about the word again from now on."""
    permissions.require(actor, "org.change-settings", row.place)
    if NotAPerson.objects.filter(pk=row.pk).delete()[0]:
        told = [Row(place=row.place.code, changes={"word": (row.said, "")})]
        record_many(actor, "org.word-forgotten", told)
