"""Words that point to nobody: remembered where the actor belongs, forgotten by whoever may change settings."""

import pytest
from django.core.exceptions import PermissionDenied

from rodtrad.foundation.audit.models import Entry
from rodtrad.foundation.org.models import NotAPerson
from rodtrad.foundation.org.queries import said_ok
from rodtrad.foundation.org.services import forget_word, remember_words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("acting_system")]


def test_word_when_said_twice_then_kept_once_and_told_once(cast):
    for _time in range(2):
        remember_words(cast.actor("staff"), {"anna", "", "x" * 300})

    assert list(NotAPerson.objects.values_list("place__code", "said")) == [(cast.municipality.code, "anna")]
    assert Entry.everywhere.filter(action="org.word-said-ok").count() == 1
    assert said_ok(cast.actor("colleague")) == {"anna"}


def test_word_when_said_in_one_municipality_then_asked_about_in_another(cast):
    remember_words(cast.actor("staff"), {"anna"})

    assert said_ok(cast.actor("neighbour")) == frozenset()


def test_word_when_forgotten_then_asked_about_again(cast):
    remember_words(cast.actor("staff"), {"anna"})
    row = NotAPerson.objects.get()

    with pytest.raises(PermissionDenied):
        forget_word(cast.actor("staff"), row)
    forget_word(cast.actor("admin"), row)

    assert said_ok(cast.actor("staff")) == frozenset()
    assert Entry.everywhere.filter(action="org.word-forgotten").count() == 1
