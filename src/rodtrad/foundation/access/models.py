"""Sessions that know whose they are, and what is counted about a person's codes. The factors are allauth's."""

from __future__ import annotations

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils import timezone

from rodtrad.foundation.access.choices import BROWSERS, SYSTEMS
from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.org.models import User

KEPT_BY_SAVES = ["session_data", "expire_date", "user", "browser", "system"]


class Session(AbstractBaseSession):
    """A sign-in in one browser. No address is kept, and of the browser only which it is.

    ``made``: when one signed in; ``seen``: when it was last used, some minutes coarse (middleware).
    """

    code = models.CharField(max_length=12, unique=True, default=new_code)
    user = models.ForeignKey(User, null=True, on_delete=models.CASCADE, related_name="+")
    browser = models.CharField(max_length=10, blank=True)
    system = models.CharField(max_length=10, blank=True)
    made = models.DateTimeField(default=timezone.now)
    seen = models.DateTimeField(default=timezone.now)

    class Meta(AbstractBaseSession.Meta):
        db_table = "access_session"

    def __str__(self) -> str:
        return self.code

    def save(self, *args: object, **kwargs: object) -> None:
        """Saved anew at every change of what the session holds: code, made and seen stay as they are."""
        if kwargs.get("force_update"):
            kwargs["update_fields"] = KEPT_BY_SAVES
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    @classmethod
    def get_session_store_class(cls) -> type:
        from rodtrad.foundation.access.sessions import SessionStore  # the store needs this model

        return SessionStore

    @property
    def browser_title(self) -> str:
        return str(BROWSERS.get(self.browser, BROWSERS["other"]))

    @property
    def system_title(self) -> str:
        return str(SYSTEMS.get(self.system, SYSTEMS["other"]))


class FactorState(models.Model):
    """What is kept about a person's second factor beside the factors.

    ``missed``: wrong codes in a row, the latest at ``tried``. ``period``: the latest period (rules.PERIOD) whose
    code was used: no code works twice. ``reset``: when somebody else took the factors away, until the person has
    seen it or has new ones.
    """

    user = models.OneToOneField(User, primary_key=True, on_delete=models.CASCADE, related_name="+")
    missed = models.PositiveSmallIntegerField(default=0)
    tried = models.DateTimeField(null=True)
    period = models.BigIntegerField(default=0)
    reset = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.pk)
