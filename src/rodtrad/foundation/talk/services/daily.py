"""What is looked after each minute, a few people at a time: the daily mail, what is due, what is done."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone

from rodtrad.foundation.base import clock, scope
from rodtrad.foundation.base.declarations import MOST_TODOS
from rodtrad.foundation.org.models import User
from rodtrad.foundation.org.queries import actors_for
from rodtrad.foundation.talk import rules
from rodtrad.foundation.talk.choices import DUE, Outcome
from rodtrad.foundation.talk.models import Delegation, Notice, Preference, Told
from rodtrad.foundation.talk.queries.todos import Waiting, own_todos, waiting
from rodtrad.foundation.talk.services.mail import write_mail
from rodtrad.foundation.talk.services.notices import tell
from rodtrad.foundation.thread.models import Item

SYSTEM = scope.system("daily")
AT_ONCE = 50
LOOKED_AT_ONCE = 10


def write_digests() -> None:
    """A mail to everybody who has something new to be told of and whose hour of the day has come."""
    with scope.acting(SYSTEM):
        wanting = Notice.objects.filter(in_digest=True).order_by().values("user_id")
        done = Preference.objects.filter(digested=clock.today()).values("user_id")
        hour = timezone.localtime(clock.now()).hour
        later = Preference.objects.filter(hour__gt=hour).values("user_id")
        rows = User.objects.filter(pk__in=wanting, is_active=True).exclude(email="")
        rows = rows.exclude(Q(pk__in=done) | Q(pk__in=later))
        for user in rows.order_by("pk")[:AT_ONCE]:
            _digest(user)


@transaction.atomic
def _digest(user: User) -> None:
    Preference.objects.get_or_create(user=user)
    mine = Preference.objects.select_for_update().get(user=user)
    here = timezone.localtime(clock.now())
    if mine.digested == here.date() or here.hour < mine.hour:
        return
    mine.digested = here.date()
    mine.save(update_fields=["digested"])
    if here.weekday() in mine.quiet:
        return  # it waits for the next day that is not
    rows = Notice.objects.filter(user=user, in_digest=True)
    kinds = rows.filter(read__isnull=True).order_by("kind").values_list("kind").annotate(Count("pk"))
    counts = dict(kinds)
    rows.update(in_digest=False)
    if counts:
        write_mail(user, counts)


def tell_of_due() -> None:
    """Everybody is looked after once a day: what is due today or late is told of, once for each last day."""
    with scope.acting(SYSTEM):
        today = clock.today()
        looked = Preference.objects.filter(looked=today).values("user_id")
        rows = User.objects.filter(is_active=True, memberships__isnull=False).exclude(pk__in=looked)
        users = list(rows.order_by("pk").distinct()[:LOOKED_AT_ONCE])
        actors = actors_for(users)
        for user in users:
            due = [line for line in waiting(actors[user.pk]) if _is_due(line)]
            _tell_of(user, due)


def _is_due(line: Waiting) -> bool:
    own = line.given is None and not line.stands_for and not line.todo.tells_itself
    return own and line.when in ("late", "today") and bool(line.todo.item)


@transaction.atomic
def _tell_of(user: User, due: list[Waiting]) -> None:
    Preference.objects.update_or_create(user=user, defaults={"looked": clock.today()})
    items = {item.code: item for item in Item.objects.filter(code__in=[line.todo.item for line in due])}
    for line in due:
        _row, new = Told.objects.get_or_create(
            user=user, key=line.todo.key[:120], due=line.due or clock.today()
        )
        if new and line.todo.item in items:
            tell(SYSTEM, DUE, items[line.todo.item], {user.pk})


def _givers() -> list[int]:
    """Some of those who have handed something over: others each minute, so that everybody's turn comes."""
    rows = Delegation.objects.filter(ended__isnull=True).order_by("giver_id")
    ids = list(rows.values_list("giver_id", flat=True).distinct())
    first = int(clock.now().timestamp() // 60) * AT_ONCE % len(ids) if len(ids) > AT_ONCE else 0
    return (ids + ids)[first : first + AT_ONCE]


def settle_delegations() -> None:
    """What is gone from the list of the one who handed it over is done."""
    with scope.acting(SYSTEM):
        users = list(User.objects.filter(pk__in=_givers()))
        actors = actors_for(users)
        for user in users:
            keys = [line.todo.key for line in own_todos(actors[user.pk])]
            rows = Delegation.objects.filter(giver=user, ended__isnull=True)
            gone = [pk for pk, key in rows.values_list("pk", "key") if rules.lost(key, keys, MOST_TODOS)]
            Delegation.objects.filter(pk__in=gone, ended__isnull=True).update(
                ended=clock.now(), outcome=Outcome.DONE
            )
