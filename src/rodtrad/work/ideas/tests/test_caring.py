"""Ideas are looked at before they are shown, split and made whole again, put away and brought back."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from rodtrad.work.ideas.models import Idea
from rodtrad.work.ideas.queries import ideas as queries
from rodtrad.work.ideas.services import caring
from rodtrad.work.ideas.tests.factories import SYSTEM, make_campaign, make_idea

pytestmark = pytest.mark.django_db


def fresh(idea: Idea) -> Idea:
    return Idea.objects.select_related("item__place", "campaign__item__place").get(pk=idea.pk)


def test_text_from_a_file_when_it_names_somebody_then_held_until_somebody_has_looked(
    cast, acting_system
) -> None:
    idea = make_idea(
        make_campaign(cast.municipality), text="Ring 070-174 06 05", place=cast.unit, channel="file"
    )
    staff, manager = cast.actor("staff"), cast.actor("manager")

    assert not queries.seen(staff).exists()
    assert list(queries.held_ideas(staff)) == []
    assert list(queries.held_ideas(manager)) == [idea]
    with pytest.raises(ValidationError):
        caring.let_through(manager, fresh(idea), "Ring 070-174 06 05")
    with pytest.raises(PermissionDenied):
        caring.let_through(staff, fresh(idea), "Ring oss")
    caring.let_through(manager, fresh(idea), "Ring oss")

    assert [row.item.text for row in queries.seen(staff)] == ["Ring oss"]


def test_note_when_split_then_parts_rest_on_it_and_it_can_be_undone(cast, acting_system) -> None:
    idea = make_idea(make_campaign(cast.municipality), text="Ett och två", place=cast.unit)

    split = caring.split_note(SYSTEM, fresh(idea), ["Ett", "Två"])

    parts = Idea.objects.filter(split_from=idea).select_related("item")
    assert [part.item.text for part in parts.order_by("pk")] == ["Ett", "Två"]
    assert fresh(idea).item.state == "sorted"
    with pytest.raises(ValidationError):
        caring.split_note(SYSTEM, fresh(idea), ["Ett", "Två"])

    caring.undo_split(SYSTEM, split, "Det var en idé")

    assert {part.item.life for part in parts.all()} == {"retired"}
    assert fresh(idea).item.state == "new"


def test_idea_when_put_away_then_not_listed_and_can_be_brought_back(cast, acting_system) -> None:
    idea = make_idea(make_campaign(cast.municipality), place=cast.unit)

    caring.put_away(SYSTEM, fresh(idea), "Dubbel")
    assert not queries.narrowed(SYSTEM, queries.Wanted()).exists()

    caring.bring_back(SYSTEM, fresh(idea))
    assert queries.narrowed(SYSTEM, queries.Wanted()).count() == 1


def test_idea_when_changed_then_found_by_its_new_words(cast, acting_system) -> None:
    idea = make_idea(make_campaign(cast.municipality), place=cast.unit)

    caring.change_idea(SYSTEM, fresh(idea), "Måla entrén", {"category": "Lokaler"})

    assert queries.narrowed(SYSTEM, queries.Wanted(text="måla", category="Lokaler")).get() == idea
    assert not queries.narrowed(SYSTEM, queries.Wanted(text="samåka")).exists()
