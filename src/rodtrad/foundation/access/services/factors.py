"""Passkeys get names; factors are removed, by oneself or by who looks after the account."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rodtrad.foundation.access import permissions, queries
from rodtrad.foundation.access.models import FactorState
from rodtrad.foundation.access.queries import Passkey
from rodtrad.foundation.access.services.sessions import end_all
from rodtrad.foundation.audit.services import record
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.fields import refuse_identity_numbers
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import User
from rodtrad.foundation.org.queries import may_change_person
from rodtrad.foundation.talk.services.mail import write_account_mail

NAME_LENGTH = 60
LAST = gettext_lazy(
    "You may administer, and must have one way to show that it is you. Add another before you remove this."
)
TAKEN_AWAY = gettext_lazy(
    "Your second step when signing in has been taken away by the one who looks after Rödtråd."
)


@transaction.atomic
def rename_passkey(actor: Actor, user: User, passkey: Passkey, name: str) -> None:
    """Call one of one's own passkeys something else."""
    name = " ".join(name.split())
    refuse_identity_numbers(name)
    if not name or len(name) > NAME_LENGTH:
        raise ValidationError({"name": _("Write a name of 1 to 60 characters.")}, code="length")
    passkey.row.data = {**passkey.row.data, "name": name}
    passkey.row.save(update_fields=["data"])
    record(actor, "access.passkey-renamed", item=user.code, changes={"name": (passkey.name, name)})


@transaction.atomic
def remove_passkey(actor: Actor, user: User, passkey: Passkey) -> None:
    """Remove one of one's own passkeys; with the last factor go the recovery codes."""
    others = queries.factors_of(user).exclude(pk=passkey.row.pk)
    if not others.exists():
        if permissions.must_have_factor(actor, user):
            raise ValidationError(LAST, code="last")
        Authenticator.objects.filter(user=user).exclude(pk=passkey.row.pk).delete()
    passkey.row.delete()


@transaction.atomic
def reset_factors(actor: Actor, user: User) -> int:
    """Take away all factors of somebody who has lost theirs, and end their sign-ins. Says how many factors there were.

    The person is told by mail and in the list of what waits.
    """
    if not may_change_person(actor, user):
        raise PermissionDenied("org.manage-people")
    if user.pk == actor.user_id:
        raise ValidationError(_("Your own you change on the page My sign-ins."), code="myself")
    number = queries.factors_of(user).count()
    if not number:
        raise ValidationError(_("This person has no second step to take away."), code="none")
    Authenticator.objects.filter(user=user).delete()
    FactorState.objects.update_or_create(user=user, defaults={"reset": clock.now(), "missed": 0})
    end_all(user.pk)
    record(actor, "access.reset", item=user.code)
    write_account_mail(user, TAKEN_AWAY)
    return number


def seen_reset(user: User) -> None:
    """The person knows of it: no reminder any more."""
    FactorState.objects.filter(user=user).update(reset=None)
