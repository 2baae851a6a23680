"""Comments: who is told, who may, what is kept."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from rodtrad.foundation.audit.models import Entry, Value
from rodtrad.foundation.base.scope import acting
from rodtrad.foundation.talk import queries, services
from rodtrad.foundation.talk.models import Comment, Follow, Mention, Notice
from rodtrad.foundation.talk.tests.factories import make_toy, say, take_part
from rodtrad.foundation.thread.queries import ItemNotFound
from rodtrad.foundation.thread.services import change_item, retire


@pytest.fixture
def item(cast, acting_system):
    return make_toy(cast)


def told(item=None) -> set[tuple[str, str]]:
    return {(row.user.username, row.kind) for row in Notice.objects.select_related("user")}


def test_write_when_somebody_is_named_then_told_once_and_those_who_follow_too(cast, item):
    take_part(cast.staff, item)
    take_part(cast.manager, item)

    written = services.write_comment(cast.actor("colleague"), item, "Vad säger @staff om detta?")

    assert told() == {("staff", "talk.mention"), ("manager", "talk.comment")}
    assert written.untold == ()
    entry = Entry.objects.get(action="talk.commented")
    assert (entry.item, entry.actor) == (item.code, cast.colleague.code)


def test_write_when_the_named_do_not_see_it_or_are_nobody_then_said_and_nobody_told(cast, item):
    written = services.write_comment(cast.actor("staff"), item, "@neighbour @ingen @guest @colleague")

    assert written.untold == ("neighbour", "ingen", "guest")
    assert told() == {("colleague", "talk.mention")}


def test_write_when_it_answers_then_the_answered_is_told_and_the_question_is_settled(cast, item):
    asked = say(cast.actor("staff"), item, "Hur gick det, @colleague?")
    Notice.objects.all().delete()

    answer = say(cast.actor("colleague"), item, "Bra.", answers=asked)
    again = say(cast.actor("staff"), item, "Tack!", answers=answer)

    assert again.parent == asked
    assert told() == {("staff", "talk.answer"), ("colleague", "talk.answer")}
    assert not Mention.objects.filter(settled__isnull=True).exists()


def test_write_when_about_something_else_or_empty_then_refused(cast, item):
    other = say(cast.actor("staff"), make_toy(cast))

    for text, answers in (("Hej", other), ("  ", None)):
        with pytest.raises(ValidationError):
            services.write_comment(cast.actor("staff"), item, text, answers=answers)


@pytest.mark.parametrize("who", ["elected", "guest"])
def test_write_when_only_a_reader_then_not_allowed(cast, acting_system, who):
    item = make_toy(cast, audience="public")

    with pytest.raises(PermissionDenied):
        services.write_comment(cast.actor(who), item, "Hej")


def test_write_when_the_item_is_not_seen_then_not_found(cast, acting_system):
    with pytest.raises(ItemNotFound):
        services.write_comment(cast.actor("neighbour"), make_toy(cast), "Hej")


def test_edit_when_edited_meanwhile_then_a_clash_and_the_old_words_in_the_history(cast, item):
    comment = say(cast.actor("staff"), item, "Först")
    services.edit_comment(cast.actor("staff"), comment, "Sedan", seen=1)

    with pytest.raises(services.CommentClash) as clash:
        services.edit_comment(cast.actor("staff"), comment, "En annan", seen=1)

    assert (clash.value.text, clash.value.version) == ("Sedan", 2)
    kept = Value.objects.get(field="comment")
    assert (kept.before, kept.after) == ("Först", "Sedan")
    with pytest.raises(PermissionDenied):
        services.edit_comment(cast.actor("colleague"), comment, "Min", seen=2)


def test_retire_when_by_the_lead_then_hidden_with_its_reason_and_brought_back(cast, item):
    lead = take_part(cast.manager, item, "lead")
    comment = say(cast.actor("staff"), item, "Hör inte hit")

    services.retire_comment(lead, comment, "Hör till ett annat kort")

    (talk,) = queries.comments_of(lead, item)
    assert talk.comment.retire_reason == "Hör till ett annat kort"
    services.bring_back_comment(lead, comment)
    assert Comment.objects.get().retired is None
    with pytest.raises(PermissionDenied):
        services.retire_comment(cast.actor("colleague"), comment, "Nej")


def test_followers_when_ended_then_stays_ended_whatever_one_does(cast, item):
    take_part(cast.staff, item)
    say(cast.actor("colleague"), item)
    assert queries.followers(item) == {cast.staff.pk, cast.colleague.pk}

    services.stop_following(cast.actor("colleague"), item)
    say(cast.actor("colleague"), item)

    assert queries.followers(item) == {cast.staff.pk}
    assert Follow.objects.count() == 1
    services.follow(cast.actor("colleague"), item)
    assert queries.followers(item) == {cast.staff.pk, cast.colleague.pk}


def test_followers_when_a_whole_work_is_followed_then_what_lives_in_it_too_but_for_one(cast, item):
    inside = make_toy(cast, home=item.code)
    services.follow(cast.actor("manager"), item)
    assert queries.followers(inside) == {cast.manager.pk}
    assert queries.follow_state(cast.actor("manager"), inside).by_home

    services.stop_following(cast.actor("manager"), inside)

    assert queries.followers(inside) == frozenset()
    assert queries.followers(item) == {cast.manager.pk}


def test_change_when_of_substance_then_followers_are_told_and_a_small_one_tells_nobody(cast, item):
    services.follow(cast.actor("colleague"), item)
    developer = cast.actor("developer")

    with acting(developer):
        change_item(developer, item, {"text": "Rättstavat"}, small=True)
        assert told() == set()
        change_item(developer, item, {"text": "Något annat"})
        change_item(developer, item, {"text": "Något tredje"})
        retire(developer, item, "Slut")

    assert told() == {("colleague", "talk.changed"), ("colleague", "talk.retired")}
    assert Notice.objects.get(kind="talk.changed").count == 2
